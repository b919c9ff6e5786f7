using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>Draws syntax trees of every shape, whatever their types.</summary>
internal static class SyntaxTrees
{
    private static readonly Gen<string> Names = Gen.Elements("a", "b", "form", "x_1", "_");

    private static readonly Gen<object?> Values = Gen.OneOf(
        Gen.Elements<object?>(null, true, false, 0L, 7L, -1L, long.MinValue, long.MaxValue, 3UL, ulong.MaxValue, 0.5, -2.0, 1e30, 1e-7),
        Gen.Elements<object?>("", "it's", "\\\n\t\u0001", "中文🐱", "\"", new byte[] { 0, 65, 255, 39 }));

    public static Gen<Node> Any { get; } = Gen.Sized(size => Of(Math.Min(size / 12, 5)));

    private static Gen<Node> Of(int depth) => depth <= 0
        ? Gen.OneOf(
            Values.Select(value => (Node)new LiteralNode(default, value)),
            Names.Select(name => (Node)new NameNode(default, name, false)))
        : Gen.OneOf(Of(0), Gen.OneOf(Operators(Of(depth - 1))), Gen.OneOf(Compounds(Of(depth - 1))));

    private static Gen<Node>[] Operators(Gen<Node> below) =>
    [
        from a in below from symbol in Gen.Elements("!", "-") select (Node)new UnaryNode(default, symbol, a),
        from a in below from b in below
        from symbol in Gen.Elements("||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%")
        select (Node)new BinaryNode(default, symbol, a, b, default),
        from a in below from b in below from c in below select (Node)new ConditionalNode(default, a, b, c),
        from a in below from name in Gen.Elements("f", "in_", "b-c", "for", "true") from isOptional in ArbMap.Default.GeneratorFor<bool>()
        select (Node)new SelectNode(default, a, name, isOptional, default),
        from a in below from b in below from isOptional in ArbMap.Default.GeneratorFor<bool>()
        select (Node)new IndexNode(default, a, b, isOptional),
    ];

    private static Gen<Node>[] Compounds(Gen<Node> below) =>
    [
        from a in below from items in below.ListOf(2) select (Node)new CallNode(default, a, "f", [.. items], default),
        from items in below.ListOf(2) select (Node)new CallNode(default, null, "f", [.. items], default),
        from items in below.ListOf(3) from isOptional in ArbMap.Default.GeneratorFor<bool>()
        select (Node)new ListNode(default, [.. items.Select(item => new Element(item, isOptional))]),
        from key in below from value in below select (Node)new MapNode(default, [new Entry(key, value, false), new Entry(value, key, true)]),
        from a in below select (Node)new HasNode(default, a, "f", default),
        from a in below from p in below select (Node)new LoopNode(default, LoopKind.All, "all", a, "x", null, null, p, default),
        from a in below from p in below select (Node)new LoopNode(default, LoopKind.Exists, "exists", a, "k", "v", null, p, default),
        from a in below from p in below from b in below select (Node)new LoopNode(default, LoopKind.Map, "map", a, "x", null, p, b, default),
        from a in below from b in below select (Node)new LetNode(default, LetKind.Bind, "x", a, b),
        from a in below from b in below select (Node)new LetNode(default, LetKind.OptMap, "x", a, b),
        from a in below select (Node)new MessageNode(default, "a.T", [new FieldInit("f", a, false)]),
    ];
}
