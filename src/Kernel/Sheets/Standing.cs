using System.Globalization;

namespace Lianxin.Kernel.Sheets;

/// <summary>The best of the rows of a band.</summary>
/// <param name="Of">the band; null is all rows</param>
/// <param name="TopPercent">of the rows of the band, 1 to 100</param>
public sealed record BestRule(string? Of, int TopPercent, string By);

/// <summary>Places and the best, exact in whole numbers.</summary>
public static class Standing
{
    /// <summary>Places from 1 by the columns named, the greatest first; equals share a place, and the next place counts them all.</summary>
    public static IReadOnlyList<int> Places(IReadOnlyList<IReadOnlyList<long>> keys)
    {
        var order = Enumerable.Range(0, keys.Count).OrderByDescending(i => keys[i], Comparer<IReadOnlyList<long>>.Create(Compare)).ToArray();
        var places = new int[keys.Count];
        for (var n = 0; n < order.Length; n++)
        {
            places[order[n]] = n > 0 && Compare(keys[order[n]], keys[order[n - 1]]) == 0 ? places[order[n - 1]] : n + 1;
        }

        return places;
    }

    /// <summary>Which of some values are in the top part: whole ties up to the line, never over it.</summary>
    public static IReadOnlyList<bool> Top(IReadOnlyList<long> values, int percent)
    {
        var line = (long)values.Count * percent / 100;
        var places = Places([.. values.Select(v => (IReadOnlyList<long>)[v])]);
        return [.. places.Select(p => p + places.Count(other => other == p) - 1 <= line)];
    }

    private static int Compare(IReadOnlyList<long>? one, IReadOnlyList<long>? other)
    {
        for (var i = 0; i < one!.Count; i++)
        {
            if (one[i].CompareTo(other![i]) is not 0 and var order)
            {
                return order;
            }
        }

        return 0;
    }
}

/// <summary>Shares of something by name, as parameters keep them: <c>cooperative 30, village 30, villagers 40</c>.</summary>
public static class Weights
{
    /// <summary>In the order written; null where it is no list of names each with a whole number, not negative and not all zero.</summary>
    public static IReadOnlyList<(string Name, long Weight)>? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var weights = new List<(string Name, long Weight)>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Split(' ') is not [{ Length: > 0 } name, var number] || weights.Exists(w => w.Name == name)
                || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var weight))
            {
                return null;
            }

            weights.Add((name, weight));
        }

        return weights.Exists(w => w.Weight > 0) ? weights : null;
    }

    /// <summary>What one name gets of an amount shared out by weights, to the last unit; null where nothing is written for it.</summary>
    public static long? Share(string text, string name, long amount) =>
        TryParse(text) is { } weights && weights.ToList().FindIndex(w => w.Name == name) is >= 0 and var at
            ? Split.ByWeights(amount, [.. weights.Select(w => w.Weight)])[at]
            : null;
}

/// <summary>Shares an amount out to the last unit.</summary>
public static class Split
{
    /// <summary>
    /// By largest remainder: each part is its share rounded down, and what is left goes one by one to the greatest
    /// remainders, the earlier first among equals. The parts sum to the amount; all are 0 where no weight is above zero.
    /// </summary>
    /// <param name="amount">not negative</param>
    /// <param name="weights">none negative</param>
    public static IReadOnlyList<long> ByWeights(long amount, IReadOnlyList<long> weights)
    {
        var total = weights.Aggregate(default(Int128), (sum, w) => sum + w);
        if (total <= 0)
        {
            return new long[weights.Count];
        }

        var parts = weights.Select(w => (long)((Int128)amount * w / total)).ToArray();
        var left = amount - parts.Sum();
        foreach (var i in Enumerable.Range(0, weights.Count).OrderByDescending(i => (Int128)amount * weights[i] % total).ThenBy(i => i).Take((int)left))
        {
            parts[i]++;
        }

        return parts;
    }
}
