using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>
/// I8, I9: in each round of a vote everybody uses their right once at most, ballots and confirmed counts are as many as
/// rights used and never more than the roll, and the count declared is their sum.
/// </summary>
internal sealed class VotesOnce : IInvariant
{
    public string Name => "votes_once";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases.Where(c => scene.Changed.Contains(c.Id.Value)))
        {
            var round = new Round(null);
            foreach (var e in scene.Engine.Queries.Stream(state.Id.Value).Select(x => x.Event))
            {
                if (e is StepEntered entered)
                {
                    round = new Round(entered.Shape is Polling p ? p.Roll.Count : null);
                }

                foreach (var (chinese, english) in round.Take(e))
                {
                    yield return About.Case(state, chinese, english);
                }
            }

            if (state.Open is Polling { Meeting: { } held } open && scene.Meeting(held)?.Item(state.Id) is { } item && (item.Recused.Overlaps(open.Roll) || item.State != ItemState.Voting))
            {
                yield return About.Case(state, "表决名册里有应回避的人，或会上没有在表决", "the roll holds somebody recused, or the meeting does not vote");
            }
        }
    }

    /// <param name="roll">how many may vote; null where it is no vote</param>
    private sealed class Round(int? roll)
    {
        private readonly HashSet<PersonId> used = [];
        private long counted;
        private long pending;
        private int witnesses;

        public IEnumerable<(string Chinese, string English)> Take(IEvent e)
        {
            switch (e)
            {
                case BallotCast { Person: var voter } when !used.Add(voter):
                case RightUsed { Person: var other } when !used.Add(other):
                    yield return ("有人投了两次票", "somebody voted twice");
                    break;
                case CountEntered c:
                    (pending, witnesses) = (HandCount.SumOf(c.Counts), 0);
                    break;
                case CountConfirmed when ++witnesses == HandCount.WitnessesNeeded:
                    counted += pending;
                    break;
                case BoxOpened box when roll is not null && box.Ballots.Count != used.Count:
                    yield return ($"用了 {used.Count} 份票权，票箱里有 {box.Ballots.Count} 张", $"{used.Count} rights were used, {box.Ballots.Count} ballots lay in the box");
                    break;
                case StepLeft left when roll > 0 && left.Numbers.TryGetValue("cast", out var cast) && cast != used.Count + counted:
                    yield return ($"用了 {used.Count + counted} 份票权，公布了 {cast} 票", $"{used.Count + counted} rights were used, {cast} votes were declared");
                    break;
                case StepLeft left when left.Numbers.Any(n => n.Key.StartsWith("votes.", StringComparison.Ordinal) && n.Value > left.Numbers["cast"] * left.Numbers.GetValueOrDefault(BallotNames.Places, 1)):
                    yield return ("有一项的得票比选票还多", "an option has more votes than there are ballots");
                    break;
            }

            if (used.Count + counted > roll && e is BallotCast or RightUsed or CountConfirmed)
            {
                yield return ($"名册上有 {roll} 人，用了 {used.Count + counted} 份票权", $"{used.Count + counted} rights were used by a roll of {roll}");
            }
        }
    }
}

/// <summary>
/// I8, I13: in each visit of a gather step everybody answers once at most, and in secret only that they did is written down;
/// nobody answers who is excepted; nobody signs twice.
/// </summary>
internal sealed class AnswersOnce : IInvariant
{
    public string Name => "answers_once";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases.Where(c => scene.Changed.Contains(c.Id.Value)))
        {
            var (given, signed) = (new HashSet<PersonId>(), new HashSet<PersonId>());
            OpenShape? shape = null;
            var step = "";
            foreach (var e in scene.Engine.Queries.Stream(state.Id.Value).Select(x => x.Event))
            {
                var broken = e switch
                {
                    AnswerGiven when shape is Gathering { Secret: true } => ("不记名的答复记进了日志", "an answer given in secret stands in the journal"),
                    AnswerGiven a when shape is Gathering && !given.Add(a.Person) => ("有人答了两次", "somebody answered twice"),
                    AnsweredInSecret a when !given.Add(a.Person) => ("有人答了两次", "somebody answered twice"),
                    BoxOpened box when shape is Gathering && box.Ballots.Count != given.Count * Asks(scene, state, step) => ("答复的人数和匣子里的对不上", "not as many slips in the box as were answered"),
                    AnswerGiven a when shape is Choosing c && c.Excepted.Contains(a.Person) => ("应回避的人作了决定", "somebody decided who is excepted"),
                    CoSigned s when !signed.Add(s.Person) => ("有人签了两次名", "somebody signed twice"),
                    _ => ((string, string)?)null,
                };
                if (broken is { } b)
                {
                    yield return About.Case(state, b.Item1, b.Item2);
                }

                switch (e)
                {
                    case StepEntered entered:
                        given.Clear();
                        (shape, step) = (entered.Shape, entered.Step);
                        break;
                    case CoSignatureWithdrawn w:
                        signed.Remove(w.Person);
                        break;
                }
            }
        }
    }

    /// <summary>How many fields a step asks for.</summary>
    private static int Asks(Scene scene, Case state, string step) => scene.ProcedureOf(state).Step(step).Fill?.Fields.Count ?? 0;
}

/// <summary>A notice stands exactly as long as its case is at the step that put it up.</summary>
internal sealed class NoticesStand : IInvariant
{
    public string Name => "notices_stand";

    public IEnumerable<Phrase> Broken(Scene scene) =>
        from notice in scene.Notices
        let standing = scene.Case(notice.Case)?.Open is Telling t && t.Notice == notice.Id
        where standing != notice.Ended is null
        select new Phrase($"公示 {Ids.NumberOf(notice.Id.Value)} 与办件不一致", $"notice {Ids.NumberOf(notice.Id.Value)} does not agree with its case");
}

/// <summary>Who is present is entitled; a meeting that is over has no open vote and no case waits for it.</summary>
internal sealed class MeetingsSound : IInvariant
{
    public string Name => "meetings_sound";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var meeting in scene.Meetings)
        {
            if (!meeting.Present.IsSubsetOf(meeting.Eligible))
            {
                yield return new Phrase($"会议 {Ids.NumberOf(meeting.Id.Value)}：到会的人不在应到之列", $"meeting {Ids.NumberOf(meeting.Id.Value)}: somebody present is not entitled");
            }

            if (meeting.Over && (meeting.Items.Exists(i => i.State == ItemState.Voting) || scene.Cases.Any(c => c.Open is Queueing { Meeting: { } m } && m == meeting.Id)))
            {
                yield return new Phrase($"会议 {Ids.NumberOf(meeting.Id.Value)} 已结束，还有议题没了结", $"meeting {Ids.NumberOf(meeting.Id.Value)} is over, an item of it is not");
            }
        }
    }
}

/// <summary>Who has a to-do of what is as the state asks: everybody asked who has not done their part, and nobody else.</summary>
internal sealed class TodosAsAsked : IInvariant
{
    private const int TodosMost = 500;

    public string Name => "todos_as_asked";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        var changed = scene.Changed.Where(s => scene.Cases.Any(c => c.Id.Value == s)).ToHashSet();
        if (changed.Count == 0)
        {
            yield break;
        }

        var wanted = changed.ToDictionary(s => s, s => Asked(scene, scene.Case(new CaseId(s))!));
        foreach (var person in wanted.Values.SelectMany(p => p).Concat(wanted.Keys.SelectMany(s => Bystanders(scene, s))).Distinct())
        {
            var shown = scene.Engine.Queries.Todos(new Viewer(person, scene.Engine.Queries.AtomsOf(person, scene.Today)), TodosMost).Select(t => t.Stream).ToHashSet();
            foreach (var stream in changed.Where(s => shown.Contains(s) != wanted[s].Contains(person)))
            {
                var state = scene.Case(new CaseId(stream))!;
                yield return shown.Contains(stream)
                    ? About.Case(state, $"{Ids.NumberOf(person.Value)} 的待办里有它，并没有请他办", $"{Ids.NumberOf(person.Value)} has a to-do of it and is asked nothing")
                    : About.Case(state, $"请了 {Ids.NumberOf(person.Value)} 办，待办里没有", $"{Ids.NumberOf(person.Value)} is asked and has no to-do of it");
            }
        }
    }

    /// <summary>Those who had to do with it before: to-dos that stay behind stay with them.</summary>
    private static IEnumerable<PersonId> Bystanders(Scene scene, long stream) =>
        scene.Engine.Queries.Stream(stream).Select(e => e.By.Person).OfType<PersonId>().Distinct();

    private static HashSet<PersonId> Asked(Scene scene, Case state) =>
        state.Request is { } request ? [.. OfStep(scene, state), .. scene.In(request.To, state)] : OfStep(scene, state);

    private static HashSet<PersonId> OfStep(Scene scene, Case state) => state switch
    {
        { Phase: CasePhase.Draft, Draft: { } draft } => [.. scene.In(draft.To, state).Except(draft.Signed)],
        { Open: Choosing o } => [.. o.Asked.SelectMany(a => scene.In(a, state)).Where(p => !o.Excepted.Contains(p)).Except(o.Answers.Keys)],
        { Open: Gathering o } => [.. o.Asked.SelectMany(a => scene.In(a, state)).Except(o.Answers.Keys)],
        { Open: Freezing o } => [.. o.Asked.SelectMany(a => scene.In(a, state))],
        { Open: Offering o } => [.. o.Asked.SelectMany(a => scene.In(a, state))],
        { Open: Working o } => [.. o.Asked.SelectMany(a => scene.In(a, state))],
        { Open: Polling { Chair: { } chair }, PollsClosed: true } => [.. scene.In(chair, state)],
        { Open: Polling o } => [.. o.Roll.Except(o.Settled)],
        { Open: Queueing { Meeting: null } o } => [.. scene.In(o.Convener, state)],
        _ => [],
    };
}
