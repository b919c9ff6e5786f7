using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Host.Demo;

/// <summary>One meeting from roll call to minutes.</summary>
/// <param name="apart">who comes but acts for themself: neither chairs nor votes here, and a vote they have still to cast stays open</param>
/// <param name="willing">whether all come and most agree, instead of what habit draws</param>
internal sealed class MeetingEvening(
    RealmEngine engine, Watch watch, InstitutionHabits habits, FormFilling forms, Place place, int seed, Func<string> nextKey, PersonId? apart = null, bool willing = false)
{
    /// <summary>The whole evening, or what is left of it.</summary>
    public IEnumerable<Wave> Hold(Meeting meeting)
    {
        var dice = new Dice(seed, "evening", Ids.NumberOf(meeting.Id.Value));
        var chair = Chair(meeting);
        if (meeting.Phase == MeetingPhase.Called)
        {
            yield return Wave.Of(Do(chair, _ => new CallRoll(meeting.Id, [.. Coming(meeting, chair, dice).Order()])));
        }

        foreach (var wave in Discuss(watch.Meeting(meeting.Id), chair, dice))
        {
            yield return wave;
        }

        foreach (var item in meeting.Items)
        {
            foreach (var wave in Take(meeting, item.Case, chair).Concat(Poll(item.Case, chair)))
            {
                yield return wave;
            }
        }

        foreach (var wave in Close(meeting.Id, chair, dice))
        {
            yield return wave;
        }
    }

    /// <summary>What is left of one item's vote, and of the meeting where that was its last item.</summary>
    public IEnumerable<Wave> Finish(Meeting meeting, CaseId id)
    {
        var chair = Chair(meeting);
        return chair == default ? [] : Poll(id, chair).Concat(Close(meeting.Id, chair, new Dice(seed, "evening", Ids.NumberOf(meeting.Id.Value))));
    }

    private Command Do(PersonId by, Func<ISealer, object> build) => new(nextKey(), new Actor(by), build);

    private PersonId Chair(Meeting meeting) => watch.In(meeting.By).FirstOrDefault(p => p != apart);

    private List<PersonId> Coming(Meeting meeting, PersonId chair, Dice dice)
    {
        var entitled = watch.In(meeting.To);
        var share = willing ? 1 : dice.Between(0, habits.Meetings[meeting.Kind].Attendance) / 100.0;
        var present = dice.Some(1, entitled, share).Where(p => meeting.Replies.GetValueOrDefault(p) is not { Attends: false }).ToList();
        foreach (var sure in entitled.Where(p => (p == chair || p == apart) && !present.Contains(p)))
        {
            present.Add(sure);
        }

        return present;
    }

    private IEnumerable<Wave> Discuss(Meeting meeting, PersonId chair, Dice dice)
    {
        var present = meeting.Present.Where(p => p != apart).ToList();
        var groups = place.Groups.Where(g => meeting.Reports.TrueForAll(r => r.Group != g)).ToList();
        if (engine.Institutions.Find(meeting.Pack)!.Meetings[meeting.Kind].Split is null || meeting.Items.Count == 0 || present.Count < 2 * groups.Count || groups.Count == 0)
        {
            yield break;
        }

        yield return Wave.Of(groups.Select((g, i) => Do(chair, s => new ReportGroup(
            meeting.Id, g, present[i * 2], present[(i * 2) + 1], s.Text(meeting.Id.Value, forms.Words("group_report", dice, 20 + i))))));
    }

    private IEnumerable<Wave> Take(Meeting meeting, CaseId id, PersonId chair)
    {
        var waiting = watch.Case(id);
        if (waiting.Open is not Queueing)
        {
            yield break;
        }

        var step = engine.Institutions.Find(waiting.Pack, waiting.Version)!.Procedures[waiting.Procedure].Step(waiting.Step!);
        yield return Wave.Of(Do(chair, s => new CloseItem(
            meeting.Id, id,
            step.Fill is { } form
                ? forms.Fill(s, form, id.Value, new Dice(seed, "fill", Ids.NumberOf(id.Value)), engine.Time.DayOf(engine.Clock.Now), place.Members)
                : new Dictionary<string, FieldValue>(StringComparer.Ordinal))));
    }

    private IEnumerable<Wave> Poll(CaseId id, PersonId chair)
    {
        if (watch.Case(id).Open is not Polling poll)
        {
            yield break;
        }

        // How a matter goes is drawn once for the matter, then each voter draws around it.
        var mood = willing || new Dice(seed, "mood", Ids.NumberOf(id.Value)).Chance(0, 0.99) ? 0.95 : 0.42;
        var ballots = new Wave();
        foreach (var person in poll.Roll.Where(p => p != apart && !poll.Used.Contains(p)))
        {
            var mine = new Dice(seed, "vote", Ids.NumberOf(id.Value), Ids.NumberOf(person.Value), poll.Meeting?.Value ?? 0);
            ballots.Ballots.Add(new BallotAct(person, id, mine.Chance(0, mood) ? "agree" : mine.Weighted(1, habits.Votes)));
        }

        if (ballots.Ballots.Count > 0)
        {
            yield return ballots;
        }

        if (apart is not { } me || !poll.Roll.Contains(me) || poll.Used.Contains(me))
        {
            yield return Wave.Of(Do(chair, _ => new CloseVote(id, null)));
        }
    }

    private IEnumerable<Wave> Close(MeetingId id, PersonId chair, Dice dice)
    {
        var meeting = watch.Meeting(id);
        if (meeting.Phase == MeetingPhase.InSession && meeting.Items.TrueForAll(i => i.State is ItemState.Closed or ItemState.Deferred))
        {
            yield return Wave.Of(Do(chair, s => new CloseMeeting(id, s.Text(id.Value, forms.Words("minutes", dice, 3)))));
        }
    }
}
