using Lianxin.Host.Demo;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>Lots drawn one after the other: the same seed gives the same lots, on every machine.</summary>
internal sealed class Draw(int seed, params ReadOnlySpan<object> about)
{
    private readonly Dice dice = new(seed, about);
    private int drawn;

    public bool Chance(double share) => dice.At(drawn++) < share;

    public int Between(int least, int most) => dice.Between(drawn++, least, most);

    public T Pick<T>(IReadOnlyList<T> from) => dice.Pick(drawn++, from);

    /// <summary>So many of them, in their own order.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> from, int count)
    {
        var left = from.Count;
        var chosen = new List<T>(count);
        foreach (var one in from)
        {
            if (Between(1, left--) <= count - chosen.Count)
            {
                chosen.Add(one);
            }
        }

        return chosen;
    }

    /// <summary>One of them, each as often as it weighs; null where nothing weighs anything.</summary>
    public T? Weighted<T>(IReadOnlyList<T> from, Func<T, int> weight)
        where T : class
    {
        var at = dice.At(drawn++) * from.Sum(weight);
        foreach (var one in from)
        {
            at -= weight(one);
            if (at < 0)
            {
                return one;
            }
        }

        return null;
    }
}
