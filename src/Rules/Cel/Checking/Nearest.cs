namespace Lianxin.Rules.Cel.Checking;

/// <summary>The known name somebody most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest edits, at most a third of its length; null where none is near.</summary>
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var best = candidates.Where(candidate => candidate != name)
            .Select(candidate => (Name: candidate, Edits: Edits(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(found => found.Edits <= Math.Max(1, Math.Max(name.Length, found.Name.Length) / 3))
            .OrderBy(found => found.Edits).ThenBy(found => found.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }
                var least = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    least = Math.Min(least, rows[i - 2, j - 2] + 1);
                rows[i, j] = least;
            }
        }
        return rows[a.Length, b.Length];
    }
}
