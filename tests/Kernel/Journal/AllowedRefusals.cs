using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Journal;

/// <summary>For each refusal of an act beside the course the shortest act that meets it.</summary>
internal static class AllowedRefusals
{
    private static readonly TextRef NoWords = new(default, "");

    public static IReadOnlyDictionary<string, Func<KernelWorld, Decision>> Acts { get; } = new Dictionary<string, Func<KernelWorld, Decision>>(StringComparer.Ordinal)
    {
        ["CaseRefusals.MayNotDo"] = w => w.Do(Pausing(Errand(w)), Members[7]),
        ["CaseRefusals.NotDoneHere"] = w => w.Do(Pausing(Errand(w, "urgent")), Deputy),
        ["CaseRefusals.UsedUp"] = w =>
        {
            var id = Errand(w);
            w.Must(new UseAllowed(id, new CorrectAct("title", Text(3)), null, Words(1)), Members[7]);
            return w.Do(new UseAllowed(id, new CorrectAct("title", Text(4)), null, Words(1)), Members[7]);
        },
        ["CaseRefusals.NoSuchReason"] = w => w.Do(new UseAllowed(Errand(w), new PauseAct(), "bored", NoWords), Deputy),
        ["CaseRefusals.RequestWaits"] = w => Requested(w, id => w.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Secretary)),
        ["CaseRefusals.NoRequest"] = w => w.Do(new JudgeRequest(Errand(w), Deputy, true, NoWords), Deputy),
        ["CaseRefusals.OwnRequest"] = w => Requested(w, id => w.Do(new JudgeRequest(id, Deputy, true, NoWords), Deputy)),
        ["CaseRefusals.PausedNow"] = w => Paused(w, id => w.Do(Pausing(id), Secretary)),
        ["CaseRefusals.NotPaused"] = w => w.Do(new Resume(Errand(w)), Deputy),
        ["CaseRefusals.NotPausable"] = w =>
        {
            var id = Errand(w);
            w.Must(new GiveAnswer(id, Secretary, "look", "take", Nothing), Secretary);
            w.Must(new HandIn(id, Secretary, "handle", null, Values(("words", Text()))), Secretary);
            return w.Do(Pausing(id), Deputy);
        },
        ["CaseRefusals.NothingToExtend"] = w =>
        {
            var id = Errand(w);
            w.PassDays(30);
            return w.Do(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy);
        },
        ["CaseRefusals.NobodyThere"] = w => w.Do(new UseAllowed(Errand(w), new ReassignAct(null, Members[7]), null, NoWords), Secretary),
        ["CaseRefusals.NotTheSame"] = w => Errand(w) is var id ? w.Do(new UseAllowed(id, new JoinAct(id), null, NoWords), Secretary) : throw new InvalidOperationException(),
        ["CaseRefusals.OthersFollow"] = w =>
        {
            var (first, repeat) = (Errand(w), FlowPack.Open(w, "errand", Members[8], "members", ("title", Text()), ("grade", new ChoiceValue("calm"))));
            w.Must(new UseAllowed(repeat, new JoinAct(first), null, NoWords), Secretary);
            return w.Do(new UseAllowed(first, new WithdrawAct(), "settled", NoWords), Members[7]);
        },
        ["CaseRefusals.ReopenedTooLate"] = w =>
        {
            var id = Errand(w);
            w.Must(new GiveAnswer(id, Secretary, "look", "leave", Values(("reasons", Text()))), Secretary);
            w.PassDays(30);
            return w.Do(new UseAllowed(id, new ReopenAct(), null, Words(1)), Members[7]);
        },
        ["CaseRefusals.EntryNotMet"] = w => w.Do(new UseAllowed(Errand(w), new OverrideAct("told"), null, Words(1)), Secretary),
    };

    private static CaseId Errand(KernelWorld world, string grade = "calm") =>
        FlowPack.Open(FlowPack.AddTo(world), "errand", Members[7], "members", ("title", Text()), ("grade", new ChoiceValue(grade)));

    private static UseAllowed Pausing(CaseId id) => new(id, new PauseAct(), "waits", NoWords);

    private static Decision Paused(KernelWorld world, Func<CaseId, Decision> then)
    {
        var id = Errand(world);
        world.Must(Pausing(id), Deputy);
        return then(id);
    }

    private static Decision Requested(KernelWorld world, Func<CaseId, Decision> then)
    {
        var id = Errand(world);
        world.Must(new UseAllowed(id, new ExtendAct(), null, Words(1)), Deputy);
        return then(id);
    }
}
