using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel;

/// <summary>
/// What a condition comes to while only some of its names have values: <c>params.variant == 'five' &amp;&amp; form.major</c>
/// is false wherever the variant is four, whatever the form says. For the prover, which looks at each setting of the
/// parameters as a course of its own.
/// </summary>
public static class CelForesight
{
    private static readonly object Unknown = new();

    /// <summary>
    /// True, false, or null where it depends on what is not known, or is no condition. <paramref name="known"/> gives the
    /// value (bool or string) of a path such as <c>params.variant</c>, and null for every other.
    /// </summary>
    public static bool? Decide(string source, Func<string, object?> known) =>
        Parser.Parse(source).Node is { } node && Value(node, known) is bool decided ? decided : null;

    /// <summary>Every path <c>a.b</c> that stands in an expression, each once, in order.</summary>
    public static IReadOnlyList<string> Paths(string source)
    {
        var paths = new List<string>();
        if (Parser.Parse(source).Node is { } node)
        {
            _ = Value(node, path =>
            {
                paths.Add(path);
                return null;
            });
        }

        return [.. paths.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Every function that an expression calls, with or without a target, each once.</summary>
    public static IReadOnlyList<string> Calls(string source) =>
        Parser.Parse(source).Node is { } node ? [.. Within(node).OfType<CallNode>().Select(c => c.Function).Distinct(StringComparer.Ordinal)] : [];

    private static IEnumerable<Node> Within(Node node) => Parts(node).SelectMany(Within).Prepend(node);

    private static object Value(Node node, Func<string, object?> known)
    {
        object Of(Node part) => Value(part, known);
        switch (node)
        {
            case LiteralNode { Value: bool or string or long } literal:
                return literal.Value!;
            case SelectNode { Operand: NameNode { Name: var name } } select:
                return known($"{name}.{select.Field}") ?? Unknown;
            case HasNode { Operand: NameNode { Name: var name } } has:
                _ = known($"{name}.{has.Field}");
                return Unknown;
            case UnaryNode { Operator: "!" } not:
                return Of(not.Operand) is bool value ? !value : Unknown;
            case BinaryNode { Operator: "&&" } and:
                return Junction(Of(and.Left), Of(and.Right), decisive: false);
            case BinaryNode { Operator: "||" } or:
                return Junction(Of(or.Left), Of(or.Right), decisive: true);
            case BinaryNode { Operator: "==" or "!=" } same:
                var (left, right) = (Of(same.Left), Of(same.Right));
                return left == Unknown || right == Unknown ? Unknown : left.Equals(right) == (same.Operator == "==");
            case BinaryNode { Operator: "in", Right: ListNode list } member:
                var (one, others) = (Of(member.Left), list.Elements.Select(e => e.IsOptional ? Unknown : Of(e.Value)).ToList());
                return one != Unknown && others.Contains(one) ? true : one == Unknown || others.Contains(Unknown) ? Unknown : false;
            case ConditionalNode choice:
                var (then, otherwise) = (Of(choice.Then), Of(choice.Else));
                return Of(choice.Condition) is bool holds ? holds ? then : otherwise : then != Unknown && then.Equals(otherwise) ? then : Unknown;
            default:
                foreach (var part in Parts(node))
                {
                    _ = Of(part);
                }

                return Unknown;
        }
    }

    // Either side decides by itself: false makes an "and" false though the other is not known.
    private static object Junction(object left, object right, bool decisive) =>
        left.Equals(decisive) || right.Equals(decisive) ? decisive : left is bool && right is bool ? !decisive : Unknown;

    private static IEnumerable<Node> Parts(Node node) => node switch
    {
        SelectNode n => [n.Operand],
        IndexNode n => [n.Operand, n.Index],
        CallNode n => n.Target is null ? n.Arguments : [n.Target, .. n.Arguments],
        UnaryNode n => [n.Operand],
        ConditionalNode n => [n.Condition, n.Then, n.Else],
        MessageNode n => n.Fields.Select(f => f.Value),
        BinaryNode n => [n.Left, n.Right],
        ListNode n => n.Elements.Select(e => e.Value),
        MapNode n => n.Entries.SelectMany(e => new[] { e.Key, e.Value }),
        HasNode n => [n.Operand],
        LoopNode n => n.Filter is null ? [n.Range, n.Body] : [n.Range, n.Filter, n.Body],
        LetNode n => [n.Value, n.Body],
        _ => [],
    };
}
