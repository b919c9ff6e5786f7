namespace Lianxin.Host.Demo;

/// <summary>
/// Drawing that depends on the seed and on what is drawn for, never on the order of drawing: so that one thing more in
/// the county leaves all others as they were. SplitMix64 over FNV-1a.
/// </summary>
public readonly struct Dice
{
    private readonly ulong seed;

    public Dice(int seed, params ReadOnlySpan<object> about)
    {
        var hash = 14695981039346656037UL ^ (uint)seed;
        foreach (var part in about)
        {
            foreach (var c in part.ToString()!)
            {
                hash = unchecked((hash ^ c) * 1099511628211UL);
            }

            hash = unchecked((hash ^ '/') * 1099511628211UL);
        }

        this.seed = hash;
    }

    /// <summary>A number in [0, 1), the nth of this thing.</summary>
    public double At(int n)
    {
        var z = unchecked(seed + (0x9E3779B97F4A7C15UL * (ulong)(n + 1)));
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EBUL);
        return (unchecked(z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    public int Between(int n, int least, int most) => least + (int)(At(n) * (most - least + 1));

    public int Between(int n, DaySpan span) => Between(n, span.Least, span.Most);

    public bool Chance(int n, double share) => At(n) < share;

    public T Pick<T>(int n, IReadOnlyList<T> from) => from[(int)(At(n) * from.Count)];

    public string Weighted(int n, IReadOnlyDictionary<string, int> weights)
    {
        var at = At(n) * weights.Values.Sum();
        foreach (var (name, weight) in weights)
        {
            at -= weight;
            if (at < 0)
            {
                return name;
            }
        }

        return weights.Keys.Last();
    }

    /// <summary>Some of a list, in the list's order.</summary>
    public IReadOnlyList<T> Some<T>(int n, IReadOnlyList<T> from, double share)
    {
        var chosen = new List<T>();
        for (var i = 0; i < from.Count; i++)
        {
            if (At((n * 100_003) + i) < share)
            {
                chosen.Add(from[i]);
            }
        }

        return chosen;
    }
}
