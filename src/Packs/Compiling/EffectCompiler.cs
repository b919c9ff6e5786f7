using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
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
                pieces.Later(argument.Value.Place, text);
            }
        }

        return paths;
    }

    private RecordEffect? One(EffectDecl effect)
    {
        if (effect is not { Kind.Value: "record", Form: { } form } || effect.Arguments.Count > 0)
        {
            pieces.Later(effect.Kind.Place, effect.Arguments.Count > 0 && effect.Form is not null ? effect.Arguments[0].Name.Value : effect.Kind.Value);
            return null;
        }

        if (pieces.Form(scope, form) is { Unique.Count: > 0 })
        {
            // An effect happens or the course was wrong; it has no way to be told that the record is there already.
            pieces.Later(form.Place, "record + unique");
        }

        return pieces.Form(scope, form) is { } definition ? new RecordEffect(definition, Paths(effect.With)) : null;
    }
}
