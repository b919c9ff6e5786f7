using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;

namespace Lianxin.Kernel.Records;

/// <summary>The meeting itself: roll, groups, items, minutes.</summary>
internal static class Session
{
    public static Decision Roll(Meeting state, CallRoll c, Act act, MeetingDefinition definition, Org org, IRecordReads reads)
    {
        if (act.Happened < state.At)
        {
            return Decision.Refuse(RecordRefusals.NotYet(state.At.ToString()));
        }

        var refusals = new List<Refusal>();
        if (c.Present.Distinct().Count() != c.Present.Count)
        {
            refusals.Add(RecordRefusals.PresentTwice());
        }

        // The roll is that of the day of the meeting; it does not change while the meeting lasts.
        var eligible = state.Eligible.Count > 0
            ? state.Eligible
            : [.. reads.Audiences.Members(reads.Audiences.Resolve(definition.Of, org, org), reads.Time.DayOf(state.At), definition.Of)];
        refusals.AddRange(c.Present.Where(p => !eligible.Contains(p)).Select(RecordRefusals.NotEntitled));
        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of(new RollCalled([.. eligible], [.. c.Present.Order()]));
    }

    public static Decision Report(Meeting state, ReportGroup c, MeetingDefinition definition, IRecordReads reads)
    {
        if (state.Phase != MeetingPhase.InSession)
        {
            return Decision.Refuse(RecordRefusals.NoRoll());
        }

        var refusals = new List<Refusal>();
        var group = reads.Orgs.Find(c.Group);
        if (group is null || group.Kind != definition.Split || !reads.Orgs.IsUnder(c.Group, state.Org))
        {
            refusals.Add(RecordRefusals.NotAGroup(c.Group));
        }

        if (!state.Present.Contains(c.Leader) || !state.Present.Contains(c.Recorder))
        {
            refusals.Add(RecordRefusals.LeaderNotPresent());
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of(new GroupReported(c.Group, c.Leader, c.Recorder, c.Words));
    }

    public static Decision Close(Meeting state, CloseItem c, MeetingDefinition definition, IRecordReads reads)
    {
        if (state.Phase != MeetingPhase.InSession)
        {
            return Decision.Refuse(RecordRefusals.NoRoll());
        }

        if (state.Item(c.Case) is not { } item)
        {
            return Decision.Refuse(RecordRefusals.NotOnAgenda(c.Case));
        }

        if (item.State != ItemState.Waiting)
        {
            return Decision.Refuse(RecordRefusals.ItemDone());
        }

        var (eligible, present) = state.Strength(item);
        var held = HasQuorum(definition, state.Org, eligible, present, reads);
        var outcome = held ? "held" : "no_quorum";
        return Decision.Of(
            [new ItemClosed(c.Case, outcome, eligible, present)],
            [new TellCaseOfItem(c.Case, state.Id, outcome, [.. state.Eligible.Except(item.Recused)], [.. state.Present.Except(item.Recused)], c.Values)]);
    }

    public static Decision End(Meeting state, CloseMeeting c)
    {
        if (state.Phase != MeetingPhase.InSession)
        {
            return Decision.Refuse(RecordRefusals.NoRoll());
        }

        var open = state.Items.Count(i => i.State == ItemState.Voting);
        if (open > 0)
        {
            return Decision.Refuse(RecordRefusals.VoteOpen(open));
        }

        var waiting = state.Items.Where(i => i.State == ItemState.Waiting).ToArray();
        return Decision.Of(
            [
                .. waiting.Select(i => new ItemDeferred(i.Case)),
                new MeetingClosed(c.Minutes, [.. state.Present], state.Eligible.Count),
            ],
            [.. waiting.Select(i => new TellCaseOfItem(i.Case, state.Id, TellCaseOfItem.Removed, [], []))]);
    }

    /// <summary>Whether enough are there: judged when an item closes and again when its vote closes.</summary>
    public static bool HasQuorum(MeetingDefinition definition, OrgId org, int eligible, int present, IRuleReads rules) =>
        definition.Quorum is null
        || (eligible > 0 && definition.Quorum.Holds(
            term => term switch { "present" => present, _ => eligible },
            name => rules.RuleBound(org, definition.Pack, name)));
}
