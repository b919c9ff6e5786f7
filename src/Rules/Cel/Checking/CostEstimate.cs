namespace Lianxin.Rules.Cel.Checking;

/// <summary>
/// The most an expression can cost, in two parts that a run charges apart. The straight part is charged at once: one
/// for each piece and each call's own cost, of two branches the dearer. The growing part is charged as it arises: a
/// loop's turns, up to the greatest size of its range, and the sizes of texts, lists and maps gone through. So no run
/// costs more than the estimate while values keep the sizes their types declare. Sums stop at <see cref="long.MaxValue"/>.
/// </summary>
internal static class CostEstimate
{
    public static long Of(Checked node) => Plus(OfStraightLine(node), OfGrowth(node));

    /// <summary>What a run charges at once, before anything.</summary>
    public static long OfStraightLine(Checked node)
    {
        var below = node switch
        {
            CheckedLoop loop => OfStraightLine(loop.Range),
            CheckedConditional choice => Plus(OfStraightLine(choice.Condition), Math.Max(OfStraightLine(choice.Then), OfStraightLine(choice.Else))),
            _ => node.Children.Aggregate(0L, (sum, child) => Plus(sum, OfStraightLine(child))),
        };
        return Plus(below, 1 + Fixed(node));
    }

    /// <summary>What one turn of a loop charges at once.</summary>
    public static long OfTurn(CheckedLoop loop) =>
        Plus(1, Plus(loop.Filter is null ? 0 : OfStraightLine(loop.Filter), OfStraightLine(loop.Body)));

    private static long OfGrowth(Checked node)
    {
        switch (node)
        {
            case CheckedLoop loop:
                var turn = Plus(OfTurn(loop), Plus(loop.Filter is null ? 0 : OfGrowth(loop.Filter), OfGrowth(loop.Body)));
                return Plus(OfGrowth(loop.Range), Times(loop.Range.Type.SizeMax, turn));
            case CheckedConditional choice:
                return Plus(OfGrowth(choice.Condition), Math.Max(OfGrowth(choice.Then), OfGrowth(choice.Else)));
            default:
                return Plus(node.Children.Aggregate(0L, (sum, child) => Plus(sum, OfGrowth(child))), Own(node));
        }
    }

    private static long Own(Checked node) => node switch
    {
        CheckedCall call when call.Overloads.Any(form => form.CostsBySize) => call.Arguments.Aggregate(0L, (sum, argument) => Plus(sum, Sized(argument.Type))),
        CheckedEqual equal => Math.Min(Sized(equal.Left.Type), Sized(equal.Right.Type)),
        _ => 0,
    };

    private static long Fixed(Checked node) => node switch
    {
        CheckedCall call => call.Overloads.Max(form => form.Cost),
        CheckedMember member => member.Member.Cost,
        _ => 0,
    };

    private static long Sized(CelType type) => type.Kind switch
    {
        CelKind.String or CelKind.Bytes => type.SizeMax / 5 + 1,
        CelKind.Dyn or CelKind.Free => type.SizeMax,
        CelKind.List or CelKind.Map => Times(type.SizeMax, Plus(1, Sized(type.Arguments[^1]))),
        CelKind.Optional => Sized(type.Arguments[0]),
        _ => 0,
    };

    private static long Plus(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private static long Times(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;
}
