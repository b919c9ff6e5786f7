using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;
using FreezeStep = Lianxin.Packs.Syntax.FreezeStep;

namespace Lianxin.Packs.Compiling;

/// <summary>Effects on accounts: which ledger, whose account, how much.</summary>
internal sealed class BookingCompiler(Pieces pieces, CheckContext context, ProcedureDecl procedure)
{
    private readonly Scope scope = context.Scope;
    private readonly WhoCompiler who = new(pieces, procedure, context.Scope);

    /// <summary>Null where the effect is of another kind, or after a report.</summary>
    public EffectSpec? One(EffectDecl effect, CaseNames names) => effect.Kind.Value switch
    {
        "post" => Post(effect, names),
        "hold" => Hold(effect, names),
        "release_hold" when effect.Argument("of") is { } step => new ReleaseHoldEffect(step.Text),
        "counter" when effect.Argument("of") is { } step => Counter(step.Text),
        _ => null,
    };

    private PostEffect? Post(EffectDecl effect, CaseNames names)
    {
        var (from, to) = (effect.Argument("from"), effect.Argument("to"));
        var rows = to is not null && procedure.Steps.Find(to.Text) is FreezeStep freeze
            ? SheetChecks.ColumnsOf(context, procedure, freeze).Select(c => c.Name.Value).ToArray()
            : null;
        var amount = pieces.Expressions.Amount(effect.Argument("amount"), names, rows);
        if (scope.Ledgers.Find(effect.Argument("in")?.Text ?? "") is not { } ledger || amount is null)
        {
            return null;
        }

        return new PostEffect(
            LedgerCompiler.Compile(ledger), from is null ? null : Holder(from), to is null ? null : Holder(to), amount,
            effect.Argument("at") is { Text: not "now" } at ? at.Text : null, effect.Argument("uses_hold")?.Text, effect.Argument("key")?.Text)
        {
            Head = effect.Argument("head")?.Text,
        };
    }

    private HoldEffect? Hold(EffectDecl effect, CaseNames names) =>
        scope.Ledgers.Find(effect.Argument("in")?.Text ?? "") is { } ledger && effect.Argument("from") is { } from
        && Holder(from) is { } holder && pieces.Expressions.Amount(effect.Argument("amount"), names, null) is { } amount
            ? new HoldEffect(LedgerCompiler.Compile(ledger), holder, amount)
            : null;

    private CounterEffect Counter(string step) => new(
        step,
        [.. ((procedure.Steps.Find(step) as Syntax.EnactStep)?.Do ?? [])
            .Select(d => scope.Ledgers.Find(d.Argument("in")?.Text ?? "")).OfType<LedgerDecl>().Select(LedgerCompiler.Compile)]);

    private HolderSpec? Holder(Expr holder)
    {
        var name = new Reporting.Located<string>(holder.Text, holder.Place);
        if (OrgPathText.Parse(holder.Text) is not null)
        {
            return new OrgHolder(GroupCompiler.Path(name));
        }

        return procedure.Steps.Find(holder.Text) is FreezeStep ? new SheetHolder(holder.Text)
            : who.One(name) is { } person ? new PersonHolder(person) : null;
    }
}
