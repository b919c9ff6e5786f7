namespace Lianxin.Rules.Cel.Checking;

/// <summary>
/// The most an expression can cost: one for each piece, a call's own cost, a tenth of the length of texts gone
/// through, one for each element gone through, and for a loop its body times the greatest size of its range. Both
/// branches of a choice are looked at, the dearer counts. Sums stop at <see cref="long.MaxValue"/>.
/// </summary>
internal static class CostEstimate
{
    public static long Of(Checked node)
    {
        var below = node switch
        {
            CheckedLoop loop => Plus(Of(loop.Range), Times(loop.Range.Type.SizeMax, OfTurn(loop))),
            CheckedConditional choice => Plus(Of(choice.Condition), Math.Max(Of(choice.Then), Of(choice.Else))),
            _ => node.Children.Aggregate(0L, (sum, child) => Plus(sum, Of(child))),
        };
        return Plus(below, Own(node));
    }

    /// <summary>One turn of a loop.</summary>
    public static long OfTurn(CheckedLoop loop) => Plus(1, Plus(loop.Filter is null ? 0 : Of(loop.Filter), Of(loop.Body)));

    /// <summary>What a run charges at once, before anything: all but the loops' turns, which charge themselves.</summary>
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

    /// <summary>What one turn charges beside the loops inside it.</summary>
    public static long OfTurnStraightLine(CheckedLoop loop) =>
        Plus(1, Plus(loop.Filter is null ? 0 : OfStraightLine(loop.Filter), OfStraightLine(loop.Body)));

    private static long Own(Checked node) => Plus(Plus(1, Fixed(node)), node switch
    {
        CheckedCall call when call.Overloads.Any(form => form.CostsBySize) => call.Arguments.Aggregate(0L, (sum, argument) => Plus(sum, Sized(argument.Type))),
        CheckedEqual equal => Math.Min(Sized(equal.Left.Type), Sized(equal.Right.Type)),
        _ => 0,
    });

    private static long Fixed(Checked node) => node switch
    {
        CheckedCall call => call.Overloads.Max(form => form.Cost),
        CheckedMember member => member.Member.Cost,
        _ => 0,
    };

    private static long Sized(CelType type) => type.Kind switch
    {
        CelKind.String or CelKind.Bytes or CelKind.Dyn => type.SizeMax / 5 + 1,
        CelKind.List or CelKind.Map => type.SizeMax,
        _ => 0,
    };

    private static long Plus(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;

    private static long Times(long a, long b) => a != 0 && b > long.MaxValue / a ? long.MaxValue : a * b;
}
