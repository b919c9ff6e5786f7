using System.Globalization;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>Roles as a scenario writes them: <c>secretary</c>, <c>member 3</c>, <c>member 1..15</c>, <c>town.secretary</c>.</summary>
public static partial class RoleText
{
    /// <summary>Null where it has another shape; whether the cast has so many is not asked.</summary>
    public static Role? Read(Located<string> text)
    {
        var match = Shape().Match(text.Value);
        if (!match.Success)
        {
            return null;
        }

        var from = match.Groups["from"].Success ? int.Parse(match.Groups["from"].ValueSpan, CultureInfo.InvariantCulture) : 1;
        var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, CultureInfo.InvariantCulture) : from;
        return new Role(text.Place, match.Groups["at"].Success ? match.Groups["at"].Value : null, match.Groups["name"].Value, from, to);
    }

    [GeneratedRegex(@"^(?:(?<at>[a-z][a-z0-9_]*)\.)?(?<name>[a-z][a-z_]*)(?: (?<from>[0-9]{1,4})(?:\.\.(?<to>[0-9]{1,4}))?)?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
