using System.Text.RegularExpressions;
using Lianxin.Kernel.People;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>
/// What a group's <c>where</c> sees of one person: <c>p.TAG</c> and <c>p.has('tag')</c>, <c>p.is('stage')</c>,
/// <c>p.holds('post')</c>. Tags are not declared anywhere, so every name is one.
/// </summary>
internal static partial class PersonNames
{
    private static readonly Dictionary<string, CelMember> Members = new(StringComparer.Ordinal)
    {
        ["has"] = new([CelType.String], CelType.Bool),
        ["is"] = new([CelType.String], CelType.Bool),
        ["holds"] = new([CelType.String], CelType.Bool),
    };

    public static CelEnvironment Environment(string source)
    {
        var tags = Tag().Matches(source).Select(m => m.Groups["tag"].Value).Distinct(StringComparer.Ordinal);
        var fields = tags.ToDictionary(t => t, _ => new CelField(CelType.Bool), StringComparer.Ordinal);
        return DateNames.Basis.With("p", CelType.Struct("p", fields, Members));
    }

    public static CelBindings Bind(PersonTies ties) => CelBindings.Of(("p", new View(ties)));

    [GeneratedRegex(@"\bp\s*\.\s*(?<tag>[a-z_][a-z0-9_]*)\b(?!\s*\()", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    private sealed class View(PersonTies ties) : ICelStruct
    {
        public object? Get(string field) => ties.Has(field);

        public bool Has(string field) => ties.Has(field);

        public object? Call(string function, object?[] args) => (function, args) switch
        {
            ("has", [string tag]) => ties.Has(tag),
            ("is", [string stage]) => ties.Affiliations.Any(a => a.Stage == stage),
            ("holds", [string post]) => ties.Appointments.Any(a => a.Post == post),
            _ => new CelFault("cel.run.no_function"),
        };
    }
}
