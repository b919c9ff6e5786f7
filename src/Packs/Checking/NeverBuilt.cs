using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Checking;

/// <summary>
/// What is never built and could still be written: records of what nobody is to write down, duties without rest, the name
/// of a person posted in proceedings against somebody. docs/codes/never-built.md lists everything and what stands against it.
/// </summary>
internal static class NeverBuilt
{
    public static void Run(CheckContext context)
    {
        foreach (var path in TextPaths.Of(context.Tree).Where(p => p.Path is not ("title" or "about") && !p.Path.EndsWith(".hint", StringComparison.Ordinal)))
        {
            var name = path.Path[(path.Path.LastIndexOf('.') + 1)..];
            var text = context.Model.Pack.Texts.Find(path.Path, Language.Chinese);
            if (NeverWords.WhyNotRecorded(name, text) is { } why)
            {
                context.Report.Add(Codes.NeverRecorded, path.Place, text ?? name, why);
            }
        }

        foreach (var routine in context.Tree.Routines.Where(r => r.Period == RoutinePeriod.Day && r.By is { } by && context.Scope.Groups.Has(by.Value)))
        {
            context.Report.Add(Codes.NoRest, routine.Name.Place, routine.Name.Value);
        }
    }

    /// <summary>Where something is decided against a person, no notice to everybody names anybody, be the field declared open or not.</summary>
    public static void Named(CheckContext context, ProcedureModel model)
    {
        if (model.Decl.Clears.Count == 0 && model.Decl.Steps.All(s => s.Adverse.Count == 0))
        {
            return;
        }

        var paths = new Paths(context with { Report = new Report() }, model.Decl);
        foreach (var shown in model.Decl.Steps.OfType<PublishStep>().Where(p => p.To.Any(t => t.Value == "public")).SelectMany(p => p.Show))
        {
            if (!shown.Value.EndsWith(".masked", StringComparison.Ordinal) && !shown.Value.EndsWith(".by", StringComparison.Ordinal)
                && paths.Resolve(shown, bareFields: true) is { Type: FieldType.Person or FieldType.People })
            {
                context.Report.Add(Codes.NamedInPublic, shown.Place, shown.Value);
            }
        }
    }
}
