using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Acts beside the course.</summary>
internal sealed class AllowCompiler(Pieces pieces, DurationCompiler durations, CaseNames names, WhoCompiler who)
{
    public Dictionary<string, AllowRule> All(ProcedureDecl procedure)
    {
        var all = new Dictionary<string, AllowRule>(StringComparer.Ordinal);
        foreach (var act in procedure.Allow)
        {
            if (who.Together(act.By) is { } by)
            {
                all[act.Name.Value] = Rule(act, by);
            }
        }

        return all;
    }

    private AllowRule Rule(AllowDecl act, WhoSpec by) => new(by, act.Until?.Value)
    {
        NeedsReason = act.NeedsReason,
        Reasons = [.. act.Reasons.Select(r => r.Value)],
        Unless = act.Unless is { } unless ? pieces.Expressions.Condition(unless, names) : null,
        Times = act.Times,
        Approve = act.Approve is { } approve ? who.One(approve) : null,
        Most = durations.One(act.Most),
        Adds = durations.One(act.Adds),
        For = durations.One(act.For),
        To = act.To?.Value,
        Clocks = [.. act.Clocks.Select(c => c.Value)],
    };
}
