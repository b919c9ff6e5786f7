using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Compiling;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel;

/// <summary>The passes of the rule language, in order: text, words, tree, types, cost, delegate.</summary>
[SuppressMessage("Design", "MA0049", Justification = "Cel.Compile is how callers read it; the namespace is the folder.")]
public static class Cel
{
    /// <summary>
    /// Compiles an expression for a place that wants a value of the expected type (<see cref="CelType.Dyn"/> for any).
    /// Syntax stops at the first mistake; of types and names all are reported. An expression whose cost may pass the
    /// environment's bound is refused.
    /// </summary>
    public static CelCompilation Compile(string source, CelEnvironment environment, CelType expected, SourcePlace place)
    {
        var errors = new ErrorList(source, place);
        var (node, mistake) = Parser.Parse(source);
        if (mistake is not null)
            errors.Add(mistake);
        if (node is null)
            return new(null, errors.Errors, 0);

        // Where types are left to the run, what the checker finds wrong is a fault of the run.
        var root = new Checker(environment, environment.IsChecked ? errors : new ErrorList(source, place)).Check(node, expected);
        if (errors.Errors.Count > 0)
            return new(null, errors.Errors, 0);

        var cost = CostEstimate.Of(root);
        if (cost > environment.CostBound)
        {
            errors.Add(node.Span, "cel.too_dear", cost.ToString(CultureInfo.InvariantCulture), environment.CostBound.ToString(CultureInfo.InvariantCulture));
            return new(null, errors.Errors, cost);
        }

        var body = Compiler.Compile(root, expected);
        var type = expected.Kind == CelKind.Dyn ? Typing.Closed(root.Type) : expected;
        var costs = new CelCost(cost, CostEstimate.OfStraightLine(root), environment.CostBound);
        return new(new CelProgram(source, type, root, body, costs), errors.Errors, cost);
    }
}
