using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Cel;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>One row of a made-up sheet; M may be missing.</summary>
internal sealed record SheetRow(long I, long J, double X, double Y, bool T, string K, long? M)
{
    public Dictionary<string, object> Fields
    {
        get
        {
            var fields = new Dictionary<string, object>(StringComparer.Ordinal) { ["i"] = I, ["j"] = J, ["x"] = X, ["y"] = Y, ["t"] = T, ["k"] = K };
            if (M is { } m)
                fields["m"] = m;
            return fields;
        }
    }
}

/// <summary>Draws well-typed programs over the fields of <see cref="SheetRow"/>, of numbers and truth throughout, and rows.</summary>
internal static class RowPrograms
{
    private static readonly string[] Kinds = ["road", "water"];

    public static CelEnvironment Environment { get; } = CelEnvironment.Standard.With("row", CelType.Struct("row", new Dictionary<string, CelField>
    {
        ["i"] = new(CelType.Int),
        ["j"] = new(CelType.Int),
        ["x"] = new(CelType.Double),
        ["y"] = new(CelType.Double),
        ["t"] = new(CelType.Bool),
        ["k"] = new(CelType.String, false, Kinds),
        ["m"] = new(CelType.Int, true),
    })).WithCostBound(100_000_000);

    public static Gen<string> Any { get; } = Gen.Sized(size =>
    {
        var depth = Math.Min(1 + size / 20, 4);
        return Gen.OneOf(Truth(depth), Whole(depth), Number(depth));
    });

    public static Gen<SheetRow> Row { get; } =
        from i in Wholes from j in Wholes from x in Numbers from y in Numbers from t in ArbMap.Default.GeneratorFor<bool>()
        from k in Gen.Elements(Kinds) from m in Wholes from has in ArbMap.Default.GeneratorFor<bool>()
        select new SheetRow(i, j, x, y, t, k, has ? m : null);

    private static Gen<long> Wholes => Gen.OneOf(Gen.Choose(-3, 3).Select(x => (long)x), Gen.Elements(long.MaxValue, long.MinValue, 4_000_000_000L));

    private static Gen<double> Numbers => Gen.Elements(0.0, -0.0, 0.5, -1.5, 2.0, 1e300, double.NaN, double.PositiveInfinity, 9.3e18);

    private static Gen<string> Truth(int depth)
    {
        var leaf = Gen.Elements("true", "false", "row.t", "has(row.m)", "(row.k == 'road')", "('water' != row.k)");
        if (depth == 0)
            return leaf;
        var (truth, whole, number) = (Truth(depth - 1), Whole(depth - 1), Number(depth - 1));
        return Gen.OneOf(
            leaf,
            from p in truth from q in truth from o in Gen.Elements("&&", "||", "==", "!=") select $"({p} {o} {q})",
            from p in truth select $"!{p}",
            from m in whole from n in whole from o in Gen.Elements("<", "<=", ">", ">=", "==", "!=") select $"({m} {o} {n})",
            from m in number from n in number from o in Gen.Elements("<", "<=", ">", ">=", "==", "!=") select $"({m} {o} {n})",
            from m in number from n in whole from o in Gen.Elements("<", "<=", ">", ">=") select $"({m} {o} {n})",
            from m in whole from n in number from o in Gen.Elements("<", ">=") select $"({m} {o} {n})",
            Choice(truth, truth));
    }

    private static Gen<string> Whole(int depth)
    {
        var leaf = Gen.Elements("row.i", "row.j", "0", "1", "-1", "9223372036854775807", "(has(row.m) ? row.m : 2)");
        if (depth == 0)
            return leaf;
        var whole = Whole(depth - 1);
        return Gen.OneOf(
            leaf,
            from m in whole from n in whole from o in Gen.Elements("+", "-", "*", "/", "%") select $"({m} {o} {n})",
            from m in whole select $"(-({m}))",
            Choice(Truth(depth - 1), whole));
    }

    private static Gen<string> Number(int depth)
    {
        var leaf = Gen.Elements("row.x", "row.y", "0.5", "2.0");
        if (depth == 0)
            return leaf;
        var number = Number(depth - 1);
        return Gen.OneOf(
            leaf,
            from m in number from n in number from o in Gen.Elements("+", "-", "*", "/") select $"({m} {o} {n})",
            from m in number select $"(-({m}))",
            Choice(Truth(depth - 1), number));
    }

    private static Gen<string> Choice(Gen<string> condition, Gen<string> branch) =>
        from c in condition from t in branch from e in branch select $"({c} ? {t} : {e})";
}
