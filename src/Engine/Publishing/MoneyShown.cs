using System.Globalization;
using Lianxin.Kernel.Cases.Definitions;

namespace Lianxin.Engine.Publishing;

/// <summary>Money as people read it, and which columns of a sheet hold money.</summary>
public static class MoneyShown
{
    /// <summary>¥12,800, with two places where there are fen.</summary>
    public static string Fen(long fen)
    {
        var whole = (Math.Abs((decimal)fen) / 100).ToString(fen % 100 == 0 ? "#,##0" : "#,##0.00", CultureInfo.InvariantCulture);
        return (fen < 0 ? "−¥" : "¥") + whole;
    }

    /// <summary>Columns and parts that are paid out of an account of money, and so are amounts in fen.</summary>
    public static IReadOnlySet<string> Columns(ProcedureDefinition procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return procedure.Steps.OfType<EnactStep>().SelectMany(s => s.Do).OfType<PostEffect>().Where(p => p.Ledger.IsMoney)
            .Select(p => p.Amount.Source.Split('.')).Where(p => p is ["row", _] or [_, "rest", _]).Select(p => p[^1]).ToHashSet(StringComparer.Ordinal);
    }
}
