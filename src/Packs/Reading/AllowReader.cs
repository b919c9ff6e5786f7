using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads one act of <c>allow</c>; each has the keys that mean something for it.</summary>
internal sealed class AllowReader(NodeReader nodes, ValueReader values)
{
    private const int TimesMost = 100;

    public AllowDecl? Act(YamlEntry entry)
    {
        var name = entry.Key.Text;
        if (nodes.Map(entry.Value, new Phrase($"allow {name}", $"allow {name}")) is not { } keys)
        {
            return null;
        }

        var act = Shared(new AllowDecl(new Located<string>(name, entry.Key.Place)) { By = nodes.Texts(keys.Need("by"), Same("by")) }, keys);
        act = name switch
        {
            "withdraw" => act with { Until = Until(keys), Approve = Approve(keys) },
            "correct" => act with { Until = Until(keys), Approve = Approve(keys), Times = Times(keys) },
            "pause" => act with { Until = Until(keys), Approve = Approve(keys), Times = TimesNeeded(keys), Most = values.Duration(keys.Need("most"), Same("most")), Clocks = Clocks(keys) },
            "extend" => act with { Until = Until(keys), Approve = Approve(keys), Times = TimesNeeded(keys), Adds = values.Duration(keys.Need("adds"), Same("adds")), Clocks = Clocks(keys) },
            "reassign" => act with { Until = Until(keys), Times = Times(keys) },
            "join" => act with { Until = Until(keys) },
            "reopen" => act with { Times = TimesNeeded(keys), For = values.Duration(keys.Need("for"), Same("for")), To = nodes.Text(keys.Need("to"), Same("to")) },
            _ => act with { Times = TimesNeeded(keys), Approve = nodes.Text(keys.Need("approve"), Same("approve")) },
        };
        keys.Done();
        return act;
    }

    private AllowDecl Shared(AllowDecl act, Keys keys)
    {
        var reasons = keys.Take("reasons");
        var isPlain = reasons is ScalarNode { Text: "true" or "false" };
        return act with
        {
            NeedsReason = isPlain && nodes.YesNo(reasons, Same("reasons")),
            Reasons = isPlain ? [] : nodes.Texts(reasons, Same("reasons")),
            Unless = nodes.Expression(keys.Take("unless"), Same("unless")),
        };
    }

    private Located<string>? Until(Keys keys) => nodes.Text(keys.Take("until"), Same("until"));

    private Located<string>? Approve(Keys keys) => nodes.Text(keys.Take("approve"), Same("approve"));

    private IReadOnlyList<Located<string>> Clocks(Keys keys) => nodes.Texts(keys.Take("clocks"), Same("clocks"));

    private int? Times(Keys keys) => keys.Has("times") ? nodes.Number(keys.Take("times"), Same("times"), 1, TimesMost, 1) : null;

    /// <summary>Without a bound a case could be put off for ever.</summary>
    private int? TimesNeeded(Keys keys) => nodes.Number(keys.Need("times"), Same("times"), 1, TimesMost, 1);

    private static Phrase Same(string key) => new(key, key);
}
