using System.Text.RegularExpressions;
using Lianxin.Packs.Library;

namespace Lianxin.Packs.Checking;

/// <summary>One move of a path to an organisation.</summary>
/// <param name="To">the kind it goes to; null for the next</param>
public sealed record OrgMove(string Word, string? To);

/// <summary>
/// A path to an organisation: <c>org</c> (where the case lives), <c>desk</c> (where it lies now),
/// <c>subject.as('member').org</c> (where whom it is about belongs) or <c>form.FIELD</c> (an organisation on its form), then
/// <c>.up</c>, <c>.up('town')</c>, <c>.beside</c>, <c>.beside('branch')</c>, <c>.below</c> or <c>.below('group')</c>.
/// </summary>
/// <param name="Root"><c>org</c>, <c>desk</c>, <c>subject</c> or <c>form</c></param>
/// <param name="Name">the stage by which the subject belongs, or the field; empty for <c>org</c> and <c>desk</c></param>
public sealed partial record OrgPathText(string Root, string Name, IReadOnlyList<OrgMove> Moves)
{
    /// <summary>Only a running case knows where it begins.</summary>
    public bool NeedsCase => Root is "subject" or "form";

    /// <summary>It can lead to more than one organisation.</summary>
    public bool IsMany => Moves.Any(m => m.Word == "below" || m is { Word: "beside", To: not null });

    /// <summary>A path to one place, whatever the case: null where it is no path, and where only a group can be of it.</summary>
    public static OrgPathText? Parse(string text) => ParseOfGroup(text) is { NeedsCase: false, IsMany: false } path ? path : null;

    /// <summary>A path that a group can be of; null where it is none.</summary>
    public static OrgPathText? ParseOfGroup(string text)
    {
        if (Shape().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var moves = match.Groups["move"].Captures.Select(c => Move(c.Value));
        var root = match.Groups["root"].Value;
        return match.Groups["stage"] is { Success: true } stage ? new OrgPathText("subject", stage.Value, [.. moves])
            : match.Groups["field"] is { Success: true } field ? new OrgPathText("form", field.Value, [.. moves])
            : new OrgPathText(root, "", [.. moves]);
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
        ("beside", { } to) => scope.Orgs.Find(to)?.Beside?.Value == kind ? [to] : [],
        ("beside", _) => scope.Orgs.Find(kind)?.Beside is { } beside ? [beside.Value] : [],
        ("below", null) => scope.Orgs.Items.Select(o => o.Item).Where(o => o.Under.Any(u => u.Value == kind)).Select(o => o.Name.Value),
        ("below", var to) => to != kind && Above(to!, scope, []).Contains(kind) ? [to!] : [],
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
        text.Contains('(', StringComparison.Ordinal) ? new OrgMove(text.Split('(')[0], text.Split('\'')[1]) : new OrgMove(text, null);

    [GeneratedRegex(@"^(?:(?<root>org|desk)|subject\.as\('(?<stage>[a-z][a-z0-9_]*)'\)\.org|form\.(?!(?:up|beside|below)\b)(?<field>[a-z][a-z0-9_]*))(?:\.(?<move>(?:up|below|beside)\('[a-z][a-z0-9_]*'\)|up|beside|below))*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
