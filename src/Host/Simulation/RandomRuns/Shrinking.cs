using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>
/// Makes a course that fails as short as can be: leaves out lines, large pieces first, and then people of the lines that are
/// left, so long as the same thing still fails.
/// </summary>
/// <param name="fails">plays a course in a fresh realm and says whether the same thing is broken; counts as one try</param>
internal sealed class Shrinking(Func<IReadOnlyList<ScenarioItem>, bool> fails, int triesMost)
{
    private int tries;

    public IReadOnlyList<ScenarioItem> Shrink(IReadOnlyList<ScenarioItem> course)
    {
        var left = course.ToList();
        for (var piece = Math.Max(1, left.Count / 2); ; piece = Math.Max(1, piece / 2))
        {
            var before = left.Count;
            left = WithoutPieces(left, piece);
            if (piece == 1 && left.Count == before)
            {
                break;
            }
        }

        for (var i = 0; i < left.Count; i++)
        {
            left[i] = Fewer(left, i);
        }

        return left;
    }

    private List<ScenarioItem> WithoutPieces(List<ScenarioItem> left, int piece)
    {
        for (var at = left.Count - piece; at >= 0; at -= piece)
        {
            List<ScenarioItem> shorter = [.. left[..at], .. left[(at + piece)..]];
            if (shorter.Count > 0 && Fails(shorter))
            {
                left = shorter;
            }
        }

        return left;
    }

    /// <summary>The line with half of its people, and half of those, so long as it fails.</summary>
    private ScenarioItem Fewer(List<ScenarioItem> left, int at)
    {
        while (left[at] is ActItem act && new[] { act with { Who = Half(act.Who) }, act with { Present = Half(act.Present) } }
            .FirstOrDefault(a => a != act && (a.Who.Count < act.Who.Count || a.Present.Count < act.Present.Count) && Fails([.. left[..at], a, .. left[(at + 1)..]])) is { } fewer)
        {
            left[at] = fewer;
        }

        return left[at];
    }

    private static IReadOnlyList<Role> Half(IReadOnlyList<Role> roles) => roles.Count > 1 ? [.. roles.Take(roles.Count / 2)] : roles;

    private bool Fails(IReadOnlyList<ScenarioItem> course) => ++tries <= triesMost && fails(course);
}
