using System.Text.RegularExpressions;
using Lianxin.Packs.Library;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Stages by which people are kept out: a group leaves out those who are of it, by <c>except</c> or by <c>!p.is('barred')</c>.
/// To make somebody one of these is done against them, whatever it is called.
/// </summary>
internal static partial class ShutOut
{
    public static bool Contains(Scope scope, string stage) =>
        scope.Groups.Items.Any(g => g.Item.Except.Any(e => scope.Groups.Find(e.Value)?.Are?.Value == stage)
            || (g.Item.Where is { } where && Negated().Matches(where.Text).Any(m => m.Groups["stage"].Value == stage)));

    [GeneratedRegex(@"(?:!\s*\(?\s*p\s*\.\s*is\(\s*['""](?<stage>[^'""]*)['""]\s*\)|p\s*\.\s*is\(\s*['""](?<stage>[^'""]*)['""]\s*\)\s*==\s*false)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Negated();
}
