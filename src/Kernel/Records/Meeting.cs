using System.Collections.Immutable;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

public enum MeetingPhase
{
    Called,
    InSession,
    Closed,
    Cancelled,
}

public enum ItemState
{
    Waiting,
    Voting,
    Closed,
    Deferred,
}

/// <summary>A case on the agenda.</summary>
/// <param name="Recused">who takes no part in this item and counts neither as entitled nor as present</param>
/// <param name="Outcome">held or no_quorum, once closed</param>
public sealed record AgendaItem(CaseId Case, ImmutableSortedSet<PersonId> Recused, ItemState State, string? Outcome);

/// <summary>What one who cannot come has said; read out at the meeting, never counted as a vote.</summary>
public sealed record AbsenceReply(PersonId Person, bool Attends, TextRef? Opinion, PersonId? Agent, Instant At);

/// <summary>What one discussion group reported back.</summary>
public sealed record GroupReport(OrgId Group, PersonId Leader, PersonId Recorder, TextRef Words);

/// <summary>
/// A meeting: a record with agenda, roll call and minutes that serves many cases and routines at once.
/// Invariants: who is present is entitled; an item is closed once; a closed meeting has no open vote.
/// </summary>
public sealed record Meeting(
    MeetingId Id, OrgId Org, string Pack, string Kind, Instant At, TextRef Place, Audience To, Audience By, MeetingPhase Phase,
    ImmutableList<AgendaItem> Items, ImmutableSortedSet<PersonId> Eligible, ImmutableSortedSet<PersonId> Present,
    ImmutableDictionary<PersonId, AbsenceReply> Replies, ImmutableList<GroupReport> Reports,
    ImmutableList<RecordId> Filed, PersonId? CalledBy, TextRef? Minutes)
{
    public bool Over => Phase is MeetingPhase.Closed or MeetingPhase.Cancelled;

    public AgendaItem? Item(CaseId id) => Items.Find(i => i.Case == id);

    /// <summary>Entitled and present for one item, the recused left out of both.</summary>
    public (int Eligible, int Present) Strength(AgendaItem item) =>
        (Eligible.Except(item.Recused).Count, Present.Except(item.Recused).Count);

    public static Meeting? Apply(Meeting? state, MeetingId id, Envelope envelope) => envelope.Event switch
    {
        MeetingCalled c => new Meeting(
            id, c.Org, c.Pack, c.Kind, c.At, c.Place, c.To, c.By, MeetingPhase.Called, [], [], [],
            ImmutableDictionary<PersonId, AbsenceReply>.Empty, [], [], envelope.By.Person, null),
        ItemAdded a => state! with { Items = state.Items.Add(new AgendaItem(a.Case, [.. a.Recused], ItemState.Waiting, null)) },
        ItemRemoved r => state! with { Items = state.Items.RemoveAll(i => i.Case == r.Case) },
        RecordFiledUnder f => state! with { Filed = state.Filed.Add(f.Record) },
        Replied r => state! with { Replies = state.Replies.SetItem(r.Person, new AbsenceReply(r.Person, r.Attends, r.Opinion, envelope.By.Agent, envelope.Happened)) },
        RollCalled r => state! with { Phase = MeetingPhase.InSession, Eligible = [.. r.Eligible], Present = [.. r.Present] },
        Recused r => state!.With(r.Case, i => i with { Recused = i.Recused.Add(r.Person) }),
        GroupReported g => state! with
        {
            Reports = state.Reports.RemoveAll(x => x.Group == g.Group).Add(new GroupReport(g.Group, g.Leader, g.Recorder, g.Words)),
        },
        ItemClosed c => state!.With(c.Case, i => i with { State = ItemState.Closed, Outcome = c.Outcome }),
        ItemVoteOpened v => state!.With(v.Case, i => i with { State = ItemState.Voting }),
        ItemVoteClosed v => state!.With(v.Case, i => i with { State = ItemState.Closed }),
        ItemDeferred d => state!.With(d.Case, i => i with { State = ItemState.Deferred }),
        MeetingClosed c => state! with { Phase = MeetingPhase.Closed, Minutes = c.Minutes },
        NoticeServed => state,
        MeetingCancelled => state! with { Phase = MeetingPhase.Cancelled },
        _ => throw new BrokenInvariantException("Records", $"no {envelope.Event.GetType().Name} in a meeting's stream"),
    };

    private Meeting With(CaseId id, Func<AgendaItem, AgendaItem> change)
    {
        var at = Items.FindIndex(i => i.Case == id);
        return at < 0
            ? throw new BrokenInvariantException("Records", $"case {id} is not on the agenda of {Id}")
            : this with { Items = Items.SetItem(at, change(Items[at])) };
    }
}
