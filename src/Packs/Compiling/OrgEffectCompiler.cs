using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Compiling;

/// <summary>Effects on organisations.</summary>
internal static class OrgEffectCompiler
{
    public static EffectSpec? One(EffectDecl effect) => effect.Kind.Value switch
    {
        "form_org" => new FormOrgEffect(Text(effect, "kind"), Text(effect, "name"), Place(effect, "under"), effect.Argument("beside") is null ? null : Place(effect, "beside"), effect.Argument("from")?.Text.Trim()),
        "move_org" => new MoveOrgEffect(Place(effect, "org"), Place(effect, "under")),
        "dissolve" => new DissolveEffect(Place(effect, "org"), effect.Argument("into") is null ? null : Place(effect, "into")),
        "link" => new LinkEffect(Place(effect, "org"), Place(effect, "to"), Text(effect, "name"), Term(effect)),
        "unlink" => new UnlinkEffect(Place(effect, "org"), Place(effect, "to"), Text(effect, "name")),
        _ => null,
    };

    private static string Text(EffectDecl effect, string key) => effect.Argument(key)?.Text.Trim() ?? "";

    private static OrgPlace Place(EffectDecl effect, string key) =>
        effect.Argument(key) is { } value && OrgPathText.Parse(value.Text.Trim()) is not null
            ? new OrgPlace(GroupCompiler.Path(new Located<string>(value.Text.Trim(), value.Place)), null)
            : new OrgPlace(null, Text(effect, key));

    private static DurationSpec? Term(EffectDecl effect) => effect.Argument("term")?.Text.Trim() switch
    {
        null => null,
        var text when text.StartsWith("params.", StringComparison.Ordinal) => new ParamDuration(text[7..]),
        var text => Duration.TryParse(text, out var length, out _) ? new FixedDuration(length) : null,
    };
}
