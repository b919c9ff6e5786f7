using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Compiling;

/// <summary>Effects, and values handed over by their path in the case.</summary>
internal sealed class EffectCompiler(Pieces pieces, CheckContext context, ProcedureDecl procedure)
{
    private readonly Scope scope = context.Scope;
    private readonly BookingCompiler bookings = new(pieces, context, procedure);
    private readonly RegisterCompiler registers = new(context, procedure);
    private readonly SheetCompiler sheets = new(pieces, context, procedure, new WhoCompiler(pieces, procedure, context.Scope));

    public IReadOnlyList<EffectSpec> Compile(IEnumerable<EffectDecl> effects, CaseNames names) =>
    [
        .. effects.Select(e => OrgEffectChecks.Handles(e) ? OrgEffectCompiler.One(e)
            : RegisterChecks.Handles(e) ? registers.One(e)
            : e.Kind.Value == "sheet" ? sheets.Change(e)
            : EffectChecks.Handles(e) ? bookings.One(e, names)
            : One(e)).OfType<EffectSpec>(),
    ];

    /// <summary>Name to path: <c>case</c>, <c>form.title</c>, <c>actors.review</c>, <c>params.window</c>, a group, or a length of time.</summary>
    public IReadOnlyDictionary<string, string> Paths(IEnumerable<ArgumentDecl> arguments)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            // The subject is followed to where it stands.
            var text = argument.Value.Text.Trim() is "subject" ? procedure.Subject?.Value ?? "subject" : argument.Value.Text.Trim();
            if (DurationCompiler.IsPath(text) || Duration.TryParse(text, out _, out _))
            {
                // The kernel knows a subject by where it stands; a procedure may call it otherwise.
                paths[argument.Name.Value] = text == "subject" ? procedure.Subject?.Value ?? text : text;
            }
            else
            {
                pieces.Report.Add(Codes.NotComputed, argument.Value.Place, text);
            }
        }

        return paths;
    }

    private RecordEffect? One(EffectDecl effect) =>
        effect.Form is { } form && pieces.Form(scope, form) is { } definition ? new RecordEffect(definition, Paths(effect.With)) : null;
}
