using System.Globalization;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Ledgers;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Ledgers, with their numbers written or named by a parameter.</summary>
internal static class LedgerCompiler
{
    public static LedgerDefinition Compile(LedgerDecl decl) => new(
        decl.Name.Value, decl.Unit?.Value ?? "", [.. decl.Of.Select(o => o.Value).Where(o => o != LedgerDecl.Persons)],
        decl.Of.Any(o => o.Value == LedgerDecl.Persons), decl.Least is { } least ? Number(least) : new LedgerNumber(0, null),
        [.. decl.Caps.Select(c => new CapRule(c.Gain, Number(c.Most), PeriodOf(c.Per)) { Heads = [.. c.Heads.Select(h => h.Value)] })], decl.Trims,
        decl.OpensEach is { } each ? PeriodOf(each) : null, decl.Issued is { } issued ? Number(issued) : null)
    {
        Heads = [.. decl.Heads.Select(h => h.Value)],
    };

    public static Period PeriodOf(RoutinePeriod period) => (Period)(int)period;

    private static LedgerNumber Number(Located<string> text) =>
        long.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new LedgerNumber(number, null)
            : new LedgerNumber(null, text.Value["params.".Length..]);
}
