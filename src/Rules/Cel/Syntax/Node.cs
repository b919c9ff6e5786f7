namespace Lianxin.Rules.Cel.Syntax;

/// <summary>A stretch of the expression's text, in UTF-16 characters from its beginning.</summary>
internal readonly record struct Span(int Offset, int Length)
{
    public int End => Offset + Length;

    public static Span Between(Span first, Span last) => new(first.Offset, last.End - first.Offset);
}

/// <summary>
/// A piece of an expression as written. Immutable. <see cref="Depth"/> counts the levels below and is bounded by the
/// parser, so every later pass may recurse.
/// </summary>
internal abstract record Node(Span Span)
{
    public abstract int Depth { get; }

    protected static int Above(params ReadOnlySpan<Node?> children)
    {
        var depth = 0;
        foreach (var child in children)
            depth = Math.Max(depth, child?.Depth ?? 0);
        return depth + 1;
    }

    protected static int Above(IEnumerable<Node> children) => children.Select(child => child.Depth).DefaultIfEmpty(0).Max() + 1;
}

/// <summary>null, bool, long, ulong, double, string or byte[].</summary>
internal sealed record LiteralNode(Span Span, object? Value) : Node(Span)
{
    public override int Depth => 1;
}

/// <summary>A name; IsRooted for <c>.name</c>, which skips the names of macros.</summary>
internal sealed record NameNode(Span Span, string Name, bool IsRooted) : Node(Span)
{
    public override int Depth => 1;
}

/// <summary><c>a.f</c>, or <c>a.?f</c>. NameSpan is the field's.</summary>
internal sealed record SelectNode(Span Span, Node Operand, string Field, bool IsOptional, Span NameSpan) : Node(Span)
{
    public override int Depth { get; } = Above(Operand);
}

/// <summary><c>a[i]</c>, or <c>a[?i]</c>.</summary>
internal sealed record IndexNode(Span Span, Node Operand, Node Index, bool IsOptional) : Node(Span)
{
    public override int Depth { get; } = Above(Operand, Index);
}

/// <summary><c>f(x)</c>, or <c>t.f(x)</c>. NameSpan is the function's.</summary>
internal sealed record CallNode(Span Span, Node? Target, string Function, IReadOnlyList<Node> Arguments, Span NameSpan) : Node(Span)
{
    public override int Depth { get; } = Math.Max(Above(Target), Above(Arguments));
}

/// <summary><c>!a</c> or <c>-a</c>.</summary>
internal sealed record UnaryNode(Span Span, string Operator, Node Operand) : Node(Span)
{
    public override int Depth { get; } = Above(Operand);
}

/// <summary>Any operator between two operands, <c>in</c> among them.</summary>
internal sealed record BinaryNode(Span Span, string Operator, Node Left, Node Right, Span OperatorSpan) : Node(Span)
{
    public override int Depth { get; } = Above(Left, Right);
}

/// <summary><c>c ? a : b</c>.</summary>
internal sealed record ConditionalNode(Span Span, Node Condition, Node Then, Node Else) : Node(Span)
{
    public override int Depth { get; } = Above(Condition, Then, Else);
}

/// <summary>An element of a list; IsOptional for <c>?x</c>, which is left out where x has no value.</summary>
internal sealed record Element(Node Value, bool IsOptional);

/// <summary><c>[a, ?b]</c>.</summary>
internal sealed record ListNode(Span Span, IReadOnlyList<Element> Elements) : Node(Span)
{
    public override int Depth { get; } = Above(Elements.Select(element => element.Value));
}

/// <summary>An entry of a map; IsOptional for <c>?k: v</c>.</summary>
internal sealed record Entry(Node Key, Node Value, bool IsOptional);

/// <summary><c>{k: v}</c>.</summary>
internal sealed record MapNode(Span Span, IReadOnlyList<Entry> Entries) : Node(Span)
{
    public override int Depth { get; } = Above(Entries.SelectMany(entry => new[] { entry.Key, entry.Value }));
}

/// <summary>A field of a message.</summary>
internal sealed record FieldInit(string Field, Node Value, bool IsOptional);

/// <summary><c>a.b.Type{f: v}</c>: part of the grammar; no place in a pack declares such a type.</summary>
internal sealed record MessageNode(Span Span, string TypeName, IReadOnlyList<FieldInit> Fields) : Node(Span)
{
    public override int Depth { get; } = Above(Fields.Select(field => field.Value));
}

/// <summary><c>has(a.f)</c>.</summary>
internal sealed record HasNode(Span Span, Node Operand, string Field, Span NameSpan) : Node(Span)
{
    public override int Depth { get; } = Above(Operand);
}

/// <summary>What a loop makes of its range.</summary>
internal enum LoopKind
{
    All,
    Exists,
    ExistsOne,
    Filter,
    Map,
    TransformList,
    TransformMap,
}

/// <summary>
/// A macro over a range: <c>r.all(x, p)</c>, <c>r.map(x, p, t)</c>, <c>m.exists(k, v, p)</c>. With one variable it is
/// the element, or the key of a map; with two they are index and element, or key and value. Filter is the middle
/// argument of map and the transforms.
/// </summary>
internal sealed record LoopNode(
    Span Span, LoopKind Kind, string Macro, Node Range, string First, string? Second, Node? Filter, Node Body, Span NameSpan) : Node(Span)
{
    public override int Depth { get; } = Above(Range, Filter, Body);
}

/// <summary>A local name for a value: <c>cel.bind(x, v, e)</c>, <c>o.optMap(x, e)</c>, <c>o.optFlatMap(x, e)</c>.</summary>
internal sealed record LetNode(Span Span, LetKind Kind, string Name, Node Value, Node Body) : Node(Span)
{
    public override int Depth { get; } = Above(Value, Body);
}

/// <summary>The forms of <see cref="LetNode"/>.</summary>
internal enum LetKind
{
    Bind,
    OptMap,
    OptFlatMap,
}
