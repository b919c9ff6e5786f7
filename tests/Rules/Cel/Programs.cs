using FsCheck;
using FsCheck.Fluent;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>Draws well-typed programs over i, j: int, b: bool, s: string, xs: list(int), and values for them.</summary>
internal static class Programs
{
    public static Gen<string> Any { get; } = Gen.Sized(size =>
    {
        var depth = Math.Min(1 + size / 20, 5);
        return Gen.OneOf(Bool(depth, []), Int(depth, []), Text(depth, []), List(depth, []));
    });

    public static Gen<Dictionary<string, object>> Values { get; } =
        from i in Ints from j in Ints from b in ArbMap.Default.GeneratorFor<bool>()
        from s in Gen.Elements("", "a", "ab", "中🐱", "b")
        from xs in Ints.ListOf()
        select new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["i"] = i, ["j"] = j, ["b"] = b, ["s"] = s, ["xs"] = xs.Take(4).Select(x => (object)x).ToList(),
        };

    private static Gen<long> Ints => Gen.OneOf(Gen.Choose(-3, 3).Select(x => (long)x), Gen.Elements(long.MaxValue, long.MinValue, 4_000_000_000L));

    private static Gen<string> Bool(int depth, string[] locals)
    {
        if (depth == 0)
            return Gen.Elements("true", "false", "b");
        var (truth, whole, text, list) = (Bool(depth - 1, locals), Int(depth - 1, locals), Text(depth - 1, locals), List(depth - 1, locals));
        var name = "x" + locals.Length;
        var inner = Bool(depth - 1, [.. locals, name]);
        return Gen.OneOf(
            Bool(0, locals),
            Gen.Elements("(1 / 0 > 0)", "(i / j > 0)", "(xs[i] == j)"),
            from p in truth from q in truth from o in Gen.Elements("&&", "||", "==", "!=") select $"({p} {o} {q})",
            from p in truth from q in truth from o in Gen.Elements("&&", "||") select $"({p} {o} {q})",
            from p in truth select $"!{p}",
            from p in truth from q in truth from o in Gen.Elements("&&", "||") select $"({q} {o} {p})",
            from m in whole from n in whole from o in Gen.Elements("<", "<=", ">", ">=", "==", "!=") select $"({m} {o} {n})",
            from m in text from n in text from o in Gen.Elements("<", "==", "!=") select $"({m} {o} {n})",
            from m in text from n in text from f in Gen.Elements("contains", "startsWith") select $"({m}).{f}({n})",
            from m in whole from l in list select $"({m} in {l})",
            from m in list from l in list select $"({m} == {l})",
            from l in list from p in inner from f in Gen.Elements("all", "exists", "exists_one") select $"{l}.{f}({name}, {p})",
            Choice(truth, truth));
    }

    private static Gen<string> Int(int depth, string[] locals)
    {
        string[] names = ["i", "j", "0", "1", "2", "-1", "9223372036854775807", .. locals, .. locals];
        var leaf = Gen.Elements(names);
        if (depth == 0)
            return leaf;
        var (whole, text, list) = (Int(depth - 1, locals), Text(depth - 1, locals), List(depth - 1, locals));
        return Gen.OneOf(
            leaf,
            from m in whole from n in whole from o in Gen.Elements("+", "-", "*", "/", "%") select $"({m} {o} {n})",
            from m in whole select $"(-({m}))",
            Gen.Elements("(1 / 0)", "xs[9]", "(1 / j)"),
            from t in text select $"size({t})",
            from l in list select $"size({l})",
            from l in list from m in whole select $"{l}[{m}]",
            Choice(Bool(depth - 1, locals), whole));
    }

    private static Gen<string> Text(int depth, string[] locals)
    {
        if (depth == 0)
            return Gen.Elements("s", "''", "'a'", "'中'");
        var text = Text(depth - 1, locals);
        return Gen.OneOf(Text(0, locals), from t in text from u in text select $"({t} + {u})", Choice(Bool(depth - 1, locals), text));
    }

    private static Gen<string> List(int depth, string[] locals)
    {
        if (depth == 0)
            return Gen.Elements("xs", "[1]", "[0, 1, 2]", "[i]");
        var (whole, list) = (Int(depth - 1, locals), List(depth - 1, locals));
        var name = "x" + locals.Length;
        string[] more = [.. locals, name];
        return Gen.OneOf(
            List(0, locals),
            from m in whole from n in whole select $"[{m}, {n}]",
            from l in list from r in list select $"({l} + {r})",
            from l in list from p in Bool(depth - 1, more) select $"{l}.filter({name}, {p})",
            from l in list from m in Int(depth - 1, more) select $"{l}.map({name}, {m})",
            from l in list from p in Bool(depth - 1, more) from m in Int(depth - 1, more) select $"{l}.map({name}, {p}, {m})",
            Choice(Bool(depth - 1, locals), list));
    }

    private static Gen<string> Choice(Gen<string> condition, Gen<string> branch) =>
        from c in condition from t in branch from e in branch select $"({c} ? {t} : {e})";
}
