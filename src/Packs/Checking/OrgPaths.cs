using System.Text.RegularExpressions;
using Lianxin.Packs.Library;

namespace Lianxin.Packs.Checking;

/// <summary>One move of a path to an organisation.</summary>
public sealed record OrgMove(string Word, string? To);

/// <summary>
/// A path to an organisation: <c>org</c> (where the case lives) or <c>desk</c> (where it lies now), then
/// <c>.up</c>, <c>.up('town')</c> or <c>.beside</c>.
/// </summary>
public sealed partial record OrgPathText(string Root, IReadOnlyList<OrgMove> Moves)
{
    /// <summary>Null where it is no path; <paramref name="later"/> where it is one that a later version walks.</summary>
    public static OrgPathText? Parse(string text, out bool later)
    {
        later = text.StartsWith("subject.as(", StringComparison.Ordinal) || text.StartsWith("form.", StringComparison.Ordinal) || text.EndsWith(".below", StringComparison.Ordinal);
        if (Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var moves = match.Groups["move"].Captures.Select(c => Move(c.Value));
        return new OrgPathText(match.Groups["root"].Value, [.. moves]);
    }

    /// <summary>The kinds it can lead to from an organisation of one kind; empty where it leads nowhere.</summary>
    public IReadOnlySet<string> From(string kind, Scope scope)
    {
        var here = new HashSet<string>([kind], StringComparer.Ordinal);
        foreach (var move in Moves)
        {
            here = [.. here.SelectMany(k => Next(k, move, scope)).Distinct(StringComparer.Ordinal)];
        }

        return here;
    }

    private static IEnumerable<string> Next(string kind, OrgMove move, Scope scope) => (move.Word, move.To) switch
    {
        ("beside", _) => scope.Orgs.Find(kind)?.Beside is { } beside ? [beside.Value] : [],
        ("up", null) => scope.Orgs.Find(kind)?.Under.Select(u => u.Value) ?? [],
        (_, var to) => Above(kind, scope, []).Contains(to!) ? [to!] : [],
    };

    private static HashSet<string> Above(string kind, Scope scope, HashSet<string> seen)
    {
        if (seen.Add(kind))
        {
            foreach (var above in scope.Orgs.Find(kind)?.Under ?? [])
            {
                Above(above.Value, scope, seen);
            }
        }

        return seen;
    }

    private static OrgMove Move(string text) =>
        text.Contains('(', StringComparison.Ordinal) ? new OrgMove("up", text.Split('\'')[1]) : new OrgMove(text, null);

    [GeneratedRegex(@"^(?<root>org|desk)(?:\.(?<move>up\('[a-z][a-z0-9_]*'\)|up|beside))*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
