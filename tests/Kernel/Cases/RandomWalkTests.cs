using FsCheck.Fluent;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Lianxin.Tests.Rules;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>
/// Seeded walks: hundreds of drawn acts, lawful and not, by people entitled and not. After each the world judges the
/// invariants; at the end the journal says the same as the states, and deciding again decides the same.
/// </summary>
public sealed class RandomWalkTests
{
    private static readonly PersonId[] Everyone =
        [.. Members, VillageHead, .. Supervisors, .. Representatives, .. Villagers.Take(8), Child, Stranger, TownSecretary, CountySecretary];

    [Fact]
    public void No_walk_breaks_an_invariant_and_every_journal_replays() => Properties.Hold(Gen.Choose(1, int.MaxValue), seed => Walk(seed, 220), 16);

    [Fact]
    public void Walks_reach_every_step_and_nearly_every_end()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 1; seed <= 20; seed++)
        {
            Walk(seed, 500, seen, 3);
        }

        foreach (var place in (string[])["review", "discuss", "view", "shown", "members_decision", "villagers_decision", "hand_out", "carry", "reviews", "outcome",
            "session", "adopt", "answer", "end done", "end returned", "end rejected", "end withdrawn", "end lapsed"])
        {
            Assert.Contains(place, seen);
        }
    }

    private static bool Walk(int seed, int acts, HashSet<string>? seen = null, int casesMost = 12)
    {
        var walk = new Walker(seed, casesMost);
        for (var n = 0; n < acts; n++)
        {
            walk.Step();
        }

        foreach (var state in walk.World.State.Cases.Values)
        {
            seen?.UnionWith(state.Visits.Keys);
            seen?.Add($"end {state.End}");
            Assert.Equal(Shown.Of(state), Shown.Of(walk.World.Replayed(state.Id)));
        }

        return true;
    }

    /// <summary>Draws the next act; mostly one that could be lawful now, sometimes nonsense.</summary>
    private sealed class Walker(int seed, int casesMost)
    {
        private readonly Random random = new(seed);
        private readonly List<CaseId> cases = [];

        public KernelWorld World { get; } = Begin(seed);

        public void Step()
        {
            switch (random.Next(20))
            {
                case 0 when World.State.Cases.Values.Count(c => c.Phase != CasePhase.Ended) < casesMost:
                    Open();
                    break;
                case 1:
                    World.PassUntil(World.Now.Plus(TimeSpan.FromHours(random.Next(1, 24 * 9))));
                    break;
                case 2:
                    CallMeeting();
                    break;
                case 3 when World.State.Cases.Count > 0:
                    Twice(new RunOut(Any(), Pick<string>(["within", "for", "signing"]), random.Next(3)), null);
                    break;
                case 4 when World.State.Cases.Count > 0 && random.Next(4) == 0:
                    Twice(new Withdraw(Any(), Words(1)), Pick(Everyone));
                    break;
                default:
                    if (cases.Count == 0)
                    {
                        Open();
                    }

                    if (cases.Count > 0)
                    {
                        Push(World.CaseAt(Any()));
                    }

                    break;
            }
        }

        private static KernelWorld Begin(int seed)
        {
            var world = Build();
            world.Values["secret"] = seed % 2 == 0 ? "true" : "false";
            return world;
        }

        private void Open()
        {
            var id = World.NewCase();
            var form = Course.Form(Pick<string>(["none", "party", "village"]), random.Next(2) == 0, random.Next(2) == 0, [.. Everyone.Where(_ => random.Next(20) == 0).Take(12)]);
            var decision = Twice(new OpenCase(id, Pack, "topic", Branch, Pick<string>(["branch_committee", "villagers", "representatives", "members"]), form), Pick(Everyone));
            if (decision.Accepted)
            {
                cases.Add(id);
            }
        }

        private void CallMeeting()
        {
            var kind = random.Next(4) == 0 ? "representatives_meeting" : "members_meeting";
            var waiting = World.State.Cases.Values.Where(c => c.Open is Queueing { Meeting: null } && random.Next(4) > 0).Select(c => c.Id).ToArray();
            var act = Act.At(World.Now, new Actor(Secretary));
            var items = waiting.Select(c => new ItemRequest(c, CaseDecisions.RecusedFrom(World.CaseAt(c), Members, act, World))).ToArray();
            var items_of_kind = items.Where(i => ((Queueing)World.CaseAt(i.Case).Open!).MeetingKind == kind).ToArray();
            World.Do(new CallMeeting(new MeetingId(World.Id()), Branch, Pack, kind, World.Now.Plus(TimeSpan.FromDays(random.Next(5, 20))), Words(1), items_of_kind, []),
                Pick([Secretary, Deputy, Members[8]]));
        }

        private void Push(Case state)
        {
            switch (state.Open)
            {
                case null when state.Phase == CasePhase.Draft:
                    var person = Pick(Everyone);
                    Twice(random.Next(6) == 0 ? new WithdrawSignature(state.Id, person) : new CoSign(state.Id, person), person);
                    break;
                case Choosing or Gathering:
                    Answer(state);
                    break;
                case Working w:
                    var doer = random.Next(8) == 0 ? Pick(Everyone) : new PersonId(w.Asked[0].Atoms[0].At);
                    Twice(random.Next(12) == 0
                        ? new SayUnable(state.Id, doer, "carry", Words(1), random.Next(2) * 5)
                        : new HandIn(state.Id, doer, "carry", random.Next(8) == 0 ? "before" : w.NextStage, Values(("words", Text(random.Next(8))))), doer);
                    break;
                case Polling p:
                    Poll(state, p);
                    break;
                case Queueing { Meeting: { } meeting }:
                    Hold(state, World.MeetingAt(meeting));
                    break;
                case Telling:
                    var objector = Pick(Everyone);
                    if (random.Next(10) == 0)
                    {
                        var id = World.NewCase();
                        World.Do(new Lianxin.Kernel.Cases.Object(state.Id, id, objector, Values(("grounds", Text(random.Next(4))))), objector);
                    }

                    break;
            }
        }

        private void Answer(Case state)
        {
            var person = random.Next(4) == 0 ? Pick(Everyone) : Pick(state.Step is "answer" ? Supervisors : [.. Members.Take(5)]);
            var (outcome, values) = state.Step switch
            {
                "review" => (random.Next(5) == 0 ? "send_back" : "accept", random.Next(8) == 0 ? Nothing : Values(("reasons", Text()))),
                "hand_out" => ("given", Values(("doer", new PeopleValue([Pick(Everyone)])))),
                "reviews" => (null, Values(("view", new ChoiceValue(Pick<string>(["satisfied", "fair", "dissatisfied", "nonsense"]))))),
                _ => ((string?)(random.Next(3) == 0 ? "uphold" : "reject"), Values(("reasons", Text()))),
            };
            Twice(new GiveAnswer(state.Id, person, random.Next(15) == 0 ? "view" : state.Step!, outcome, values), person);
        }

        private void Hold(Case state, Meeting meeting)
        {
            if (meeting.At > World.Now)
            {
                World.PassUntil(meeting.At);
                return;
            }

            IReadOnlyList<PersonId> all = meeting.Kind == "members_meeting" ? Members : Representatives;
            IMeetingCommand act = random.Next(6) switch
            {
                0 => new CallRoll(meeting.Id, [.. all.Where(_ => random.Next(5) > 1)]),
                1 => new DeclareRecusal(meeting.Id, state.Id, Pick([.. all])),
                2 => new CloseMeeting(meeting.Id, Words(1)),
                _ when meeting.Phase == MeetingPhase.Called => new CallRoll(meeting.Id, [.. all.Where(_ => random.Next(5) > 0)]),
                _ => new CloseItem(meeting.Id, state.Id, Nothing),
            };
            World.Do(act, Secretary);
        }

        private void Poll(Case state, Polling poll)
        {
            switch (random.Next(12))
            {
                case 0:
                    Twice(new EnterCount(state.Id, Pick<string>(["hands", "paper"]), Counts(random.Next(-1, 9), random.Next(5), random.Next(3))), Secretary);
                    break;
                case 1 or 2 when poll.Pending is not null:
                    var witness = Pick(Everyone);
                    Twice(new ConfirmCount(state.Id, witness), witness);
                    break;
                case 3 when poll.Pending is not null:
                    Twice(new DiscardCount(state.Id), Secretary);
                    break;
                case 4 or 7 when poll.Unused < 3 || random.Next(8) == 0:
                    World.Do(new CloseVote(state.Id, null), Secretary);
                    break;
                case 5 when random.Next(4) == 0:
                    World.Do(new VoidVote(state.Id, "key lost"), null);
                    break;
                case 6 when poll.Meeting is { } held:
                    World.Do(new CallRoll(held, [.. World.MeetingAt(held).Eligible.Where(_ => random.Next(4) > 0)]), Secretary);
                    break;
                default:
                    World.Vote(state.Id, random.Next(8) == 0 ? Pick(Everyone) : Pick([.. poll.Roll, Secretary]), random.Next(10) == 0 ? "perhaps" : random.Next(4) == 0 ? "against" : "agree");
                    break;
            }
        }

        /// <summary>Decides it twice from the same state: a decision is a function of what it is given.</summary>
        private Decision Twice(ICaseCommand command, PersonId? by)
        {
            var act = new Act(World.Now, World.Now, new Actor(by));
            var before = World.State;
            var first = CaseDecisions.Decide(before.Cases.GetValueOrDefault(command.Case), command, act, World);
            World.Rewind(before);
            var second = World.Do(command, by);
            if (second.Accepted)
            {
                Assert.Equal(Shown.Of(first.Events), Shown.Of(second.Events));
            }

            return second;
        }

        private CaseId Any() => random.Next(3) == 0 && World.State.Cases.Count > 0 ? Pick([.. World.State.Cases.Keys.Order()]) : Running();

        private CaseId Running()
        {
            var running = World.State.Cases.Values.Where(c => c.Phase != CasePhase.Ended).Select(c => c.Id).Order().ToArray();
            return running.Length > 0 ? Pick(running) : cases[^1];
        }

        private T Pick<T>(IReadOnlyList<T> of) => of[random.Next(of.Count)];
    }
}
