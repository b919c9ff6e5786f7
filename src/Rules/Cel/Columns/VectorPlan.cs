using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Lianxin.Rules.Cel.Checking;
using Lianxin.Rules.Cel.Compiling;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Rules.Cel.Columns;

/// <summary>
/// A checked expression as operations on vectors of 64-bit lanes: whole numbers, doubles by their bits, truth as all ones.
/// Branches run on both sides and are chosen between row by row, which is safe since nothing has an effect and a fault
/// counts only where it is chosen. Nothing of it grows with its values, so every row costs what is charged at once.
/// </summary>
internal sealed class VectorPlan
{
    private readonly VectorNode root;
    private readonly int slots;

    private VectorPlan(VectorNode root, int slots) => (this.root, this.slots) = (root, slots);

    /// <summary>The plan; null where a piece is neither number nor truth nor a comparison of a text with a literal.</summary>
    public static VectorPlan? Of(Checked root, CelType type, ColumnSource source)
    {
        var builder = new Builder(source);
        return IsLane(type) && builder.Build(root) is { } node && root.Type.Kind == type.Kind ? new VectorPlan(node, builder.Slots) : null;
    }

    public void Run<T>(CelColumnValues[] columns, CelColumn<T> result)
    {
        var run = new VectorRun(columns, slots);
        var values = result.Values;
        for (var start = 0; start < values.Length; start += VectorRun.RowsMost)
        {
            run.Begin(start, Math.Min(VectorRun.RowsMost, values.Length - start));
            var lanes = root.Run(run);
            Write(lanes.Values, values.AsSpan(start, run.Count));
            for (var i = 0; i < lanes.Faults.Length; i++)
            {
                if (lanes.Faults[i] > 0)
                    result.Fail(start + i, run.FaultOf(lanes.Faults[i]));
            }
        }
    }

    private static void Write<T>(ReadOnlySpan<long> lanes, Span<T> values)
    {
        if (values is { IsEmpty: true })
            return;
        if (typeof(T) != typeof(bool))
        {
            lanes.CopyTo(MemoryMarshal.CreateSpan(ref Unsafe.As<T, long>(ref MemoryMarshal.GetReference(values)), values.Length));
            return;
        }
        var truths = MemoryMarshal.CreateSpan(ref Unsafe.As<T, bool>(ref MemoryMarshal.GetReference(values)), values.Length);
        for (var i = 0; i < truths.Length; i++)
            truths[i] = lanes[i] != 0;
    }

    private static bool IsLane(CelType type) => type.Kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Bool;

    private sealed class Builder(ColumnSource source)
    {
        public int Slots { get; private set; }

        public VectorNode? Build(Checked node)
        {
            if (!IsLane(node.Type))
                return null;
            if (node is CheckedHas has)
                return Reads.Plain(has.Operand) is { } owner && source.Has($"{owner}.{has.Field}")
                    ? new ThereNode(Slots++, source.PlaceOf($"{owner}.{has.Field}", null)) : null;
            if (Reads.Plain(node) is { } path && source.Has(path))
                return new ColumnNode(Slots++, source.PlaceOf(path, ColumnSource.ElementOf(node.Type)), node.At);
            return node switch
            {
                CheckedConstant constant => new ConstantNode(Slots++, Lanes.Of(constant.Value!)),
                CheckedEqual equal => BuildEqual(equal),
                CheckedLogic logic => Build(logic.Left) is { } left && Build(logic.Right) is { } right ? new LogicNode(Slots++, logic.IsAnd, left, right) : null,
                CheckedConditional choice => BuildChoice(choice),
                CheckedCall { Overloads: [{ Method: { } method }] } call => BuildCall(call, method),
                _ => null,
            };
        }

        private SelectNode? BuildChoice(CheckedConditional choice) =>
            choice.Then.Type.Kind == choice.Else.Type.Kind && Build(choice.Condition) is { } condition && Build(choice.Then) is { } then && Build(choice.Else) is { } otherwise
                ? new SelectNode(Slots++, condition, then, otherwise) : null;

        private VectorNode? BuildEqual(CheckedEqual equal)
        {
            var (left, right) = equal.Left is CheckedConstant ? (equal.Right, equal.Left) : (equal.Left, equal.Right);
            if (right is CheckedConstant { Value: string text } && left.Type.Kind == CelKind.String && Reads.Plain(left) is { } path && source.Has(path))
                return Negated(new TextNode(Slots++, source.PlaceOf(path, typeof(string)), text, left.At), equal.IsNegated);
            if (equal.Left.Type.Kind != equal.Right.Type.Kind || Build(equal.Left) is not { } a || Build(equal.Right) is not { } b)
                return null;
            return Negated(equal.Left.Type.Kind == CelKind.Double ? new PairNode<EqualDoubles>(Slots++, a, b) : new PairNode<EqualBits>(Slots++, a, b), equal.IsNegated);
        }

        private VectorNode Negated(VectorNode node, bool isNegated) => isNegated ? new AloneNode<Not>(Slots++, node) : node;

        private VectorNode? BuildCall(CheckedCall call, MethodInfo method)
        {
            if (call.Arguments.Any(argument => !IsLane(argument.Type)))
                return null;
            var types = call.Arguments.Select(argument => ClrTypes.Of(argument.Type)).ToArray();
            if (types is [var one, var other] && Operators.AsDoubles(method, one, other) is { } mixed)
                return BuildMixed(call, mixed == System.Linq.Expressions.ExpressionType.LessThan);
            if (VectorOperations.Find(method) is not { } make)
                return null;
            var arguments = new VectorNode[call.Arguments.Count];
            for (var i = 0; i < arguments.Length; i++)
            {
                if (Build(call.Arguments[i]) is not { } argument)
                    return null;
                arguments[i] = argument;
            }
            return make(Slots++, call.At, arguments);
        }

        private VectorNode? BuildMixed(CheckedCall call, bool isLess)
        {
            if (AsDouble(call.Arguments[0]) is not { } left || AsDouble(call.Arguments[1]) is not { } right)
                return null;
            return isLess ? new PairNode<LessDoubles>(Slots++, left, right) : new PairNode<LessOrEqualDoubles>(Slots++, left, right);
        }

        private VectorNode? AsDouble(Checked node)
        {
            if (node is CheckedConstant constant)
                return new ConstantNode(Slots++, Lanes.Of(Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture)));
            return Build(node) is not { } built ? null : node.Type.Kind switch
            {
                CelKind.Int => new AloneNode<IntAsDouble>(Slots++, built),
                CelKind.Uint => new AloneNode<UintAsDouble>(Slots++, built),
                _ => built,
            };
        }
    }
}
