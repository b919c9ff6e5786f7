using System.Collections.Immutable;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>Which optional fields a condition has shown to be there: <c>has(a.f) &amp;&amp; a.f &gt; 1</c>.</summary>
internal sealed partial class Checker
{
    private T Knowing<T>(IEnumerable<string> paths, Func<T> check)
    {
        var before = present;
        present = present.Union(paths);
        var result = check();
        present = before;
        return result;
    }

    /// <summary>Paths that are present whenever the condition comes out that way.</summary>
    private static ImmutableHashSet<string> Present(Node condition, bool outcome)
    {
        var none = ImmutableHashSet.Create<string>(StringComparer.Ordinal);
        switch (condition)
        {
            case HasNode has when outcome && Path(has.Operand) is { } path:
                return none.Add($"{path}.{has.Field}");
            case UnaryNode { Operator: "!" } not:
                return Present(not.Operand, !outcome);
            case BinaryNode { Operator: "&&" } and:
                return outcome ? Present(and.Left, true).Union(Present(and.Right, true)) : Present(and.Left, false).Intersect(Present(and.Right, false));
            case BinaryNode { Operator: "||" } or:
                return outcome ? Present(or.Left, true).Intersect(Present(or.Right, true)) : Present(or.Left, false).Union(Present(or.Right, false));
            default:
                return none;
        }
    }

    /// <summary>What was shown of a name says nothing about a local of the same name.</summary>
    private ImmutableHashSet<string> Without(string name) =>
        present.Except(present.Where(path => path.StartsWith(name + ".", StringComparison.Ordinal)));
}
