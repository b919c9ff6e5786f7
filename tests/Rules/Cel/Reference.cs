using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>
/// CEL as its specification says it, walked over the syntax tree with exceptions for faults: slow, plain, and written
/// without looking at the compiler. Covers bool, int, double, string, lists of ints, fields, and the one-variable macros.
/// </summary>
internal sealed class Reference(IReadOnlyDictionary<string, object> variables)
{
    private sealed class Fault : Exception;

    /// <summary>The value, or null for a fault.</summary>
    public object? Run(Node node)
    {
        try
        {
            return Value(node, variables);
        }
        catch (Fault)
        {
            return null;
        }
    }

    private static object Value(Node node, IReadOnlyDictionary<string, object> scope)
    {
        bool Truth(Node part) => (bool)Value(part, scope);
        return node switch
        {
            LiteralNode literal => literal.Value!,
            NameNode name => scope[name.Name],
            UnaryNode { Operator: "!" } not => !Truth(not.Operand),
            SelectNode field => ((IReadOnlyDictionary<string, object>)Value(field.Operand, scope)).TryGetValue(field.Field, out var found) ? found : throw new Fault(),
            HasNode has => ((IReadOnlyDictionary<string, object>)Value(has.Operand, scope)).ContainsKey(has.Field),
            UnaryNode minus when Value(minus.Operand, scope) is double number => -number,
            UnaryNode minus => Whole(-(Int128)(long)Value(minus.Operand, scope)),
            BinaryNode { Operator: "&&" } and => Logic(() => Truth(and.Left), () => Truth(and.Right), false),
            BinaryNode { Operator: "||" } or => Logic(() => Truth(or.Left), () => Truth(or.Right), true),
            BinaryNode binary => Operate(binary.Operator, Value(binary.Left, scope), Value(binary.Right, scope)),
            ConditionalNode choice => Truth(choice.Condition) ? Value(choice.Then, scope) : Value(choice.Else, scope),
            ListNode list => list.Elements.Select(element => Value(element.Value, scope)).ToList(),
            IndexNode index => At((List<object>)Value(index.Operand, scope), (long)Value(index.Index, scope)),
            CallNode { Function: "size" } size => Size(Value(size.Arguments[0], scope)),
            CallNode { Function: "contains" } call => ((string)Value(call.Target!, scope)).Contains((string)Value(call.Arguments[0], scope), StringComparison.Ordinal),
            CallNode { Function: "startsWith" } call => ((string)Value(call.Target!, scope)).StartsWith((string)Value(call.Arguments[0], scope), StringComparison.Ordinal),
            LoopNode loop => Loop(loop, scope),
            _ => throw new NotSupportedException(node.GetType().Name),
        };
    }

    private static object Operate(string symbol, object left, object right) => (symbol, left, right) switch
    {
        ("==", _, _) => Same(left, right),
        ("!=", _, _) => !Same(left, right),
        ("in", _, List<object> list) => list.Exists(item => Same(left, item)),
        ("+", List<object> a, List<object> b) => a.Concat(b).ToList(),
        ("+", string a, string b) => a + b,
        ("+", double a, double b) => a + b,
        ("-", double a, double b) => a - b,
        ("*", double a, double b) => a * b,
        ("/", double a, double b) => a / b,
        ("+", long a, long b) => Whole((Int128)a + b),
        ("-", long a, long b) => Whole((Int128)a - b),
        ("*", long a, long b) => Whole((Int128)a * b),
        ("/", long a, long b) => b == 0 ? throw new Fault() : Whole((Int128)a / b),
        // The least int has no rest by -1: the division it belongs to overflows.
        ("%", long a, long b) => b == 0 || (a == long.MinValue && b == -1) ? throw new Fault() : a % b,
        (_, double or long, double or long) when left is double || right is double => Order(symbol, Number(left), Number(right)),
        _ => Order(symbol, left is string text ? string.CompareOrdinal(text, (string)right) : Comparer<object>.Default.Compare(left, right)),
    };

    private static bool Order(string symbol, int order) => symbol switch { "<" => order < 0, "<=" => order <= 0, ">" => order > 0, _ => order >= 0 };

    private static bool Order(string symbol, double a, double b) => symbol switch { "<" => a < b, "<=" => a <= b, ">" => a > b, _ => a >= b };

    private static double Number(object value) => value is long whole ? whole : (double)value;

    private static bool Same(object left, object right) => (left, right) is (double x, double y) ? x == y : (left, right) is (List<object> a, List<object> b)
        ? a.Count == b.Count && a.Zip(b).All(pair => Same(pair.First, pair.Second))
        : left.Equals(right);

    private static bool Logic(Func<bool> left, Func<bool> right, bool settling)
    {
        bool? first = null;
        try
        {
            first = left();
        }
        catch (Fault)
        {
            // Weighed below.
        }
        if (first == settling)
            return settling;
        var second = right();
        return second == settling ? settling : first is null ? throw new Fault() : !settling;
    }

    private static object Loop(LoopNode loop, IReadOnlyDictionary<string, object> scope)
    {
        var range = (List<object>)Value(loop.Range, scope);
        object In(object item, Node part) => Value(part, new Dictionary<string, object>(scope, StringComparer.Ordinal) { [loop.First] = item });
        return loop.Kind switch
        {
            LoopKind.All => range.Aggregate<object, Func<bool>>(() => true, (before, item) => () => Logic(before, () => (bool)In(item, loop.Body), false))(),
            LoopKind.Exists => range.Aggregate<object, Func<bool>>(() => false, (before, item) => () => Logic(before, () => (bool)In(item, loop.Body), true))(),
            LoopKind.ExistsOne => range.Count(item => (bool)In(item, loop.Body)) == 1,
            LoopKind.Filter => range.Where(item => (bool)In(item, loop.Body)).ToList(),
            _ => range.Where(item => loop.Filter is null || (bool)In(item, loop.Filter)).Select(item => In(item, loop.Body)).ToList(),
        };
    }

    private static object At(List<object> list, long index) => index >= 0 && index < list.Count ? list[(int)index] : throw new Fault();

    private static object Size(object value) => value is string text ? (long)text.EnumerateRunes().Count() : (long)((List<object>)value).Count;

    private static long Whole(Int128 value) => value < long.MinValue || value > long.MaxValue ? throw new Fault() : (long)value;
}
