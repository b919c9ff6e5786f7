using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>What an act beside the course brings about and within which limits, in words for whoever is about to do it.</summary>
public sealed class AllowWords(Desk desk, Words words)
{
    /// <summary>What follows, how long, who approves, and how often it can still be used.</summary>
    public string Of(CaseFile file, string act, AllowRule rule)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(rule);
        var length = LengthOf(file, rule.Most ?? rule.Adds ?? rule.For)?.InWords(desk.Language) ?? "";
        var said = words.T($"act.{act}.hint", ("length", length), ("step", rule.To is { } step ? desk.Word(file.Pack, file.PathOf(step)) : ""));
        if (rule.Approve is GroupWho { Group: var group })
        {
            said += words.T("act.hint_approve", ("group", desk.Word(file.Pack, $"groups.{group.Name}")));
        }

        return rule.Times is { } times ? said + words.T("act.hint_times", ("times", times), ("left", times - file.State.Used.GetValueOrDefault(act))) : said;
    }

    /// <summary>That an act was used as often as it can be.</summary>
    public string UsedUp(string act, int times) => words.T("act.used_up", ("what", words.T($"act.{act}")), ("times", times));

    private Duration? LengthOf(CaseFile file, DurationSpec? length) => length switch
    {
        FixedDuration f => f.Value,
        ParamDuration p when Duration.TryParse(file.State.Params.GetValueOrDefault(p.Name), out var value, out _) => value,
        PickedDuration p => LengthOf(file, p.Values[p.By.Pick(file.Scope(desk.Today, desk.Engine.States.Case))]),
        _ => null,
    };
}
