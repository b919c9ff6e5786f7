using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S9, for what is sealed for a time: up to the last step it waits for nothing uses it, no way tells it, and no side-case
/// shows it.
/// </summary>
internal static partial class SealProof
{
    /// <summary>Outcomes that say whether anybody answered, which is no secret.</summary>
    private static readonly string[] SaysNothing = [Outcomes.None, Outcomes.Closed, Outcomes.Late, Outcomes.Skipped];

    public static void Run(CheckContext context, ProcedureModel model)
    {
        var procedure = model.Decl;
        foreach (var step in procedure.Steps.Where(s => s.Sealed.Count > 0).ToList())
        {
            if (step.Sealed.Count(n => context.Known(Codes.UnknownStep, n, procedure.Steps.Names)) < step.Sealed.Count)
            {
                continue;
            }

            var last = procedure.Steps.Last(s => s == step || step.Sealed.Any(n => n.Value == s.Name.Value)).Name.Value;
            Ways(context, step, last);
            var until = procedure.Steps.TakeWhile(s => s.Name.Value != last).Append(procedure.Steps.Find(last)!).Where(s => s != step);
            Uses(context, step, last, until, Own);
            foreach (var side in context.Model.Own.Select(m => m.Decl).Where(p => p.About?.Value == procedure.Name.Value))
            {
                Uses(context, step, last, side.Steps, OfAbout);
            }
        }
    }

    private static void Ways(CheckContext context, StepDecl step, string last)
    {
        var told = step.Then.Where(w => !SaysNothing.Contains(w.Outcome.Value, StringComparer.Ordinal)).ToList();
        if (told.Find(w => !LeadsAs(w.Way, told[0].Way)) is { Outcome: var outcome })
        {
            context.Report.Add(Codes.SealShown, outcome.Place, step.Name.Value, last, outcome.Value);
        }
    }

    private static void Uses(CheckContext context, StepDecl step, string last, IEnumerable<StepDecl> where, Func<Regex> names)
    {
        foreach (var (text, place) in where.SelectMany(HappenedProof.Texts))
        {
            foreach (var match in names().Matches(text).Where(m => m.Groups["step"].Value == step.Name.Value && m.Groups["member"].Value != "by"))
            {
                context.Report.Add(Codes.SealBroken, place with { Column = place.Column + match.Index, Length = match.Length }, step.Name.Value, last, match.Value);
            }
        }
    }

    private static bool LeadsAs(Way one, Way other) => (one, other) switch
    {
        (StepWay a, StepWay b) => a.Step.Value == b.Step.Value,
        (EndWay a, EndWay b) => a.End.Value == b.End.Value,
        (BackWay a, BackWay b) => a.Step.Value == b.Step.Value && a.Most == b.Most && LeadsAs(a.Else, b.Else),
        (ClimbWay a, ClimbWay b) => a.Step.Value == b.Step.Value && a.To.Value == b.To.Value && LeadsAs(a.Else, b.Else),
        _ => one.GetType() == other.GetType(),
    };

    [GeneratedRegex(@"(?<![\w.])steps\.\??(?<step>[a-z][a-z0-9_]*)\.(?<member>[a-z][a-z0-9_]*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Own();

    [GeneratedRegex(@"(?<![\w.])about\.steps\.\??(?<step>[a-z][a-z0-9_]*)\.(?<member>[a-z][a-z0-9_]*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfAbout();
}
