using System.Collections.Immutable;

namespace Lianxin.Packs.Reporting;

/// <summary>
/// Collects mistakes and the lines they point at. Nothing here stops at the first one:
/// readers and checkers add and go on. Of each severity the first <see cref="KeptMost"/> are kept: who has more to mend
/// begins with these, and a file made to exhaust the checker cannot.
/// </summary>
public sealed class Report
{
    /// <summary>How many mistakes, and how many warnings, are kept.</summary>
    public const int KeptMost = 1_000;

    private readonly List<Diagnostic> diagnostics = [];
    private readonly HashSet<(string Code, Place Place)> seen = [];
    private readonly Dictionary<string, string[]> sources = new(StringComparer.Ordinal);
    private int errors;
    private int warnings;

    /// <summary>All mistakes in order of file, line and column.</summary>
    public ImmutableArray<Diagnostic> All =>
        [.. diagnostics.OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column).ThenBy(d => d.Code.Id, StringComparer.Ordinal)];

    public bool HasErrors => errors > 0;

    public int Count => diagnostics.Count;

    /// <summary>Whether no further mistake would be kept, so that nobody need look for one.</summary>
    public bool IsFull => errors >= KeptMost;

    /// <summary>Adds a mistake; the same code at the same place is kept once, and none beyond <see cref="KeptMost"/>.</summary>
    public void Add(Code code, Place place, params object[] arguments) => Add(new Diagnostic(code, place, arguments));

    /// <summary>The same for one made elsewhere.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ref var count = ref (diagnostic.Code.Severity == Severity.Error ? ref errors : ref warnings);
        if (count < KeptMost && seen.Add((diagnostic.Code.Id + "|" + string.Join('|', diagnostic.Arguments), diagnostic.Place)))
        {
            diagnostics.Add(diagnostic);
            if (++count == KeptMost)
            {
                diagnostics.Add(new Diagnostic(Codes.TooManyMistakes, diagnostic.Place, [KeptMost]));
            }
        }
    }

    /// <summary>Keeps the text of a file so that printed mistakes can show the line.</summary>
    public void Source(string file, string text) => sources[file] = text.ReplaceLineEndings("\n").Split('\n');

    /// <summary>The line a place points at, or null where the file was never read.</summary>
    public string? LineOf(Place place) =>
        sources.TryGetValue(place.File, out var lines) && place.Line >= 1 && place.Line <= lines.Length ? lines[place.Line - 1] : null;
}
