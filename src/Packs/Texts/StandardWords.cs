using System.Collections.Frozen;
using Lianxin.Rules;

namespace Lianxin.Packs.Texts;

/// <summary>
/// Words for what the verbs make by themselves: outcomes, what a plain report says, verbs, people. A pack may say an outcome otherwise
/// in its texts; nothing else is open to it.
/// </summary>
public static class StandardWords
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Words = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["late"] = ("超期", "Late"),
        ["skipped"] = ("不需要", "Not needed"),
        ["done"] = ("办完", "Done"),
        ["full"] = ("已选满", "All filled"),
        ["short"] = ("未选满", "Not all filled"),
        ["tie"] = ("票数相同", "A tie"),
        ["claimed"] = ("已认领", "Claimed"),
        ["unable"] = ("办不了", "Cannot be done"),
        ["none"] = ("无人回应", "No answer"),
        ["closed"] = ("到期", "Closed"),
        ["no_quorum"] = ("到会不足", "No quorum"),
        ["held"] = ("已议", "Held"),
        ["told"] = ("已告知", "Told"),
        ["clear"] = ("无异议成立", "No objection upheld"),
        ["upheld"] = ("异议成立", "Objection upheld"),
        ["past"] = ("时间到", "Time is up"),
        ["enacted"] = ("已生效", "In effect"),
        ["refused"] = ("未能生效", "Refused"),
        ["frozen"] = ("已造册签字", "Made and signed"),
        ["words"] = ("办理情况", "What was done"),
        ["sealed"] = ("已答，尚未公开", "Answered, not shown yet"),
        ["decide"] = ("决定", "Decide"),
        ["do"] = ("办理", "Carry out"),
        ["claim"] = ("认领", "Claim"),
        ["gather"] = ("征集", "Gather"),
        ["vote"] = ("表决", "Vote"),
        ["meet"] = ("开会", "Meet"),
        ["notify"] = ("告知", "Notify"),
        ["publish"] = ("公示", "Publish"),
        ["freeze"] = ("造册", "Freeze"),
        ["open"] = ("转办", "Open"),
        ["wait"] = ("等待", "Wait"),
        ["enact"] = ("生效", "Enact"),
        ["public"] = ("所有人", "everyone"),
        ["anyone"] = ("登录的人", "anyone signed in"),
        ["subject"] = ("当事人", "the person concerned"),
        ["opener"] = ("提出人", "who opened it"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The word, or null where it is none of the language's.</summary>
    public static string? Find(string word, Language language) =>
        Words.TryGetValue(word, out var said) ? language == Language.English ? said.English : said.Chinese : null;
}
