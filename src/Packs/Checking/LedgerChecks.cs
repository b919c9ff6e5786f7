using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Ledgers: who has an account exists, and every number or parameter is one.</summary>
internal static class LedgerChecks
{
    public static void Run(CheckContext context)
    {
        foreach (var ledger in context.Tree.Ledgers)
        {
            foreach (var kind in ledger.Of.Where(o => o.Value != LedgerDecl.Persons))
            {
                context.Org(kind);
            }

            foreach (var head in ledger.Caps.SelectMany(c => c.Heads))
            {
                Known(context, ledger, head);
            }

            foreach (var limit in ledger.Limits.Where(l => l.Value.StartsWith("params.", StringComparison.Ordinal)))
            {
                context.Param(limit with { Value = limit.Value[7..] }, FieldType.Number, FieldType.Money);
            }
        }
    }

    /// <summary>Reports a head that the ledger does not have.</summary>
    public static void Known(CheckContext context, LedgerDecl ledger, Located<string> head)
    {
        var heads = ledger.Heads.Select(h => h.Value).ToList();
        if (!heads.Contains(head.Value, StringComparer.Ordinal))
        {
            context.Report.Add(Codes.UnknownTag, head.Place, ledger.Name.Value, head.Value, Reading.Words.DidYouMean(head.Value, heads), Reading.Words.List(heads));
        }
    }
}
