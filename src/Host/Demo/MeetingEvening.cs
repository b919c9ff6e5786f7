using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Host.Demo;

/// <summary>One meeting from roll call to minutes.</summary>
internal sealed class MeetingEvening(
    RealmEngine engine, Watch watch, InstitutionHabits habits, FormFilling forms, Place place, int seed, Func<string> nextKey)
{
    public IEnumerable<Wave> Hold(Meeting meeting)
    {
        var dice = new Dice(seed, "evening", Ids.NumberOf(meeting.Id.Value));
        var definition = engine.Institutions.Find(meeting.Pack)!.Meetings[meeting.Kind];
        var chair = watch.In(meeting.By)[0];
        var entitled = watch.In(meeting.To);
        var share = dice.Between(0, habits.Meetings[meeting.Kind].Attendance) / 100.0;
        var present = dice.Some(1, entitled, share).Where(p => meeting.Replies.GetValueOrDefault(p) is not { Attends: false }).ToList();
        if (!present.Contains(chair) && entitled.Contains(chair))
        {
            present.Add(chair);
        }

        yield return Wave.Of(Do(chair, _ => new CallRoll(meeting.Id, [.. present.Order()])));
        if (definition.Split is not null && meeting.Items.Count > 0 && present.Count >= 2 * place.Groups.Count)
        {
            yield return Wave.Of(place.Groups.Select((g, i) => Do(chair, s => new ReportGroup(
                meeting.Id, g, present[i * 2], present[(i * 2) + 1], s.Text(meeting.Id.Value, forms.Words("group_report", dice, 20 + i))))));
        }

        foreach (var item in meeting.Items)
        {
            foreach (var wave in Take(meeting, item.Case, chair, dice))
            {
                yield return wave;
            }
        }

        yield return Wave.Of(Do(chair, s => new CloseMeeting(meeting.Id, s.Text(meeting.Id.Value, forms.Words("minutes", dice, 3)))));
    }

    private Command Do(PersonId by, Func<ISealer, object> build) => new(nextKey(), new Actor(by), build);

    private IEnumerable<Wave> Take(Meeting meeting, CaseId id, PersonId chair, Dice dice)
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
        if (watch.Case(id).Open is not Polling poll || poll.Meeting != meeting.Id)
        {
            yield break;
        }

        // How a matter goes is drawn once for the matter, then each voter draws around it.
        var mood = new Dice(seed, "mood", Ids.NumberOf(id.Value)).Chance(0, 0.99) ? 0.95 : 0.42;
        var ballots = new Wave();
        foreach (var person in poll.Roll)
        {
            var mine = new Dice(seed, "vote", Ids.NumberOf(id.Value), Ids.NumberOf(person.Value), poll.Meeting.Value);
            ballots.Ballots.Add(new BallotAct(person, id, mine.Chance(0, mood) ? "agree" : mine.Weighted(1, habits.Votes)));
        }

        yield return ballots;
        yield return Wave.Of(Do(chair, _ => new CloseVote(id, null)));
    }
}
