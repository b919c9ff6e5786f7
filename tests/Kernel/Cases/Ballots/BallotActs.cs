using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Tests.Kernel.World;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases.Ballots;

/// <summary>For each refusal of ballots with many options the shortest act that meets it.</summary>
internal static class BallotActs
{
    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> All { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(StringComparer.Ordinal)
    {
        ["CaseRefusals.MarkedTwice"] = w => w.Vote(Open(w), Members[0], Marks(1, 1)),
        ["CaseRefusals.TooManyMarked"] = w => w.Vote(Open(w), Members[0], Marks(1, 2)),
        ["CaseRefusals.OverBudget"] = w => w.Vote(SpendingPack.AtVote(w, SpendingPack.Pot + 1).Round, Members[0], "1"),
        ["CaseRefusals.CountDoesNotFit"] = w =>
        {
            var id = Open(w);
            w.PassDays(4);
            return w.Do(new EnterCount(id, EnterCount.Paper, new Dictionary<string, long>(StringComparer.Ordinal) { ["papers"] = 3, ["blank"] = 1 }), Secretary);
        },
        ["CaseRefusals.DrawnWrong"] = w =>
        {
            var id = Open(w);
            w.Vote(id, Members[0], Marks(1));
            w.Vote(id, Members[1], Marks(2));
            w.PassDays(4);
            w.Must(new CloseVote(id, null), Secretary);
            return w.Do(new GiveAnswer(id, Secretary, "lots", "drawn", Nothing), Secretary);
        },
    };

    private static string Marks(params int[] members) => string.Join(',', members.Select(m => BallotPaper.KeyOf(Members[m])));

    private static CaseId Open(KernelWorld w)
    {
        w.Add(Pack11.Plain("ballot",
            new VoteStep("ballot", null, new YesNoSpec(false), false, true, null, [])
            {
                Group = Who(MembersGroup), For = Time("3 days"), Then = Ways(("full", End("over")), ("short", End("over")), ("tie", Next)),
                Ballot = new BallotSpec(BallotKind.Choose, null, new NumberSpec("1"), true), Win = new WinSpec(new NumberSpec("1"), null),
            },
            Pack11.Decide("lots", "drawn") with { Draws = ["ballot"], Within = Time("3 days"), Then = Ways(("drawn", End("over")), ("late", Escalate)) }));
        return w.Open("ballot");
    }
}
