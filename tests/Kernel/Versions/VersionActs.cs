using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;
using Lianxin.Rules.Time;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Kernel.World;

namespace Lianxin.Tests.Kernel.Versions;

/// <summary>A realm with one pack in force at version 2, and two people at the top of the tree.</summary>
internal sealed class VersionDesk : IVersionReads
{
    public const string Pack = "street-lamps";
    public static readonly VersionId Id = new(Ids.Make(620_999, 900));
    public static readonly PersonId One = new(Ids.Make(620_999, 1));
    public static readonly PersonId Two = new(Ids.Make(620_999, 2));
    public static readonly PersonId Nobody = new(Ids.Make(620_999, 3));
    public static readonly DateOnly Today = new(2026, 3, 2);
    public static readonly TextRef Why = new(new VaultId(Ids.Make(620_999, 50)), "h");
    public static readonly TextRef Silence = new(default, "");

    private static readonly PackFile[] Files = [new("pack.yaml", "aa")];

    public RealmTime Time => County.Time;

    public Dictionary<string, int> Current { get; } = new(StringComparer.Ordinal) { [Pack] = 2, ["basics"] = 1 };

    public bool Waits { get; set; }

    public static readonly CaseId Running = new(Ids.Make(620_999, 70));

    public bool CarriesOver(string pack, int version, int from) => (version, from) is (3, 2);

    public Case? Case(CaseId id) => id == Running ? Lianxin.Kernel.Cases.Case.Apply(null, id, new Envelope(1, id.Value, County.Start, County.Start, Actor.Operator, new CaseOpened(new Beginning(
        Pack, 2, "repair", new OrgId(Ids.Make(620_999, 4)), One, "", new Dictionary<string, FieldValue>(StringComparer.Ordinal),
        new Dictionary<string, ArgumentValue>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal), null)))) : null;

    /// <summary>The third version in force.</summary>
    public PackVersion InForceNow()
    {
        var approved = Approved();
        Current[Pack] = 3;
        return Apply(approved, Decision.Of(new PackInForce(Pack, 3, 2)), null);
    }

    public PackVersion Carrying() => InForceNow() is var v ? Apply(v, Do(v, Carry(), One), One) : throw new InvalidOperationException();

    public static ProposeCarryOver Carry(int from = 2, TextRef? reason = null, params CaseId[] cases) => new(Id, from, cases.Length == 0 ? [Running] : cases, reason ?? Why);

    public IReadOnlyList<PersonId> Keepers => [One, Two];

    public bool KeepsInstitutions(PersonId person) => person == One || person == Two;

    public int InForce(string pack) => Current.GetValueOrDefault(pack);

    public int Highest(string pack) => pack == Pack ? 2 : 0;

    public bool IsWaiting(string pack) => Waits;

    public static ProposePack Proposal(int number = 3, int over = 2, DateOnly? from = null, TextRef? reason = null) =>
        new(Id, Pack, number, over, Files, new Dictionary<string, int>(StringComparer.Ordinal) { ["basics"] = 1 }, from ?? Today.AddDays(3), reason ?? Why);

    public Decision Do(PackVersion? state, IVersionCommand command, PersonId? by, Instant? at = null) =>
        VersionDecisions.Decide(state, command, Act.At(at ?? County.Start, by is null ? Actor.Operator : new Actor(by)), this);

    public PackVersion Proposed(PersonId? by = null) => Apply(null, Do(null, Proposal(), by ?? One), by ?? One);

    public PackVersion Approved() => Proposed() is var p ? Apply(p, Do(p, new ApprovePack(Id, Today.AddDays(3), null), Two), Two) : throw new InvalidOperationException();

    public static PackVersion Apply(PackVersion? state, Decision decision, PersonId? by) =>
        decision.Events.Aggregate(state, (s, e) => PackVersion.Apply(s, Id, new Envelope(1, Id.Value, County.Start, County.Start, new Actor(by), e)))!;
}

/// <summary>For each refusal the shortest act that meets it.</summary>
internal static class VersionActs
{
    private static VersionDesk Desk => new();

    public static Dictionary<string, Func<KernelWorld, Decision>> All { get; } = new(StringComparer.Ordinal)
    {
        ["VersionRefusals.Unknown"] = _ => Desk.Do(null, new RejectPack(VersionDesk.Id, VersionDesk.Why), VersionDesk.Two),
        ["VersionRefusals.Exists"] = _ => Desk.Do(Desk.Proposed(), VersionDesk.Proposal(), VersionDesk.One),
        ["VersionRefusals.NotEntitled"] = _ => Desk.Do(null, VersionDesk.Proposal(), VersionDesk.Nobody),
        ["VersionRefusals.NumberUsed"] = _ => Desk.Do(null, VersionDesk.Proposal(number: 2), VersionDesk.One),
        ["VersionRefusals.MovedOn"] = _ => Desk.Do(null, VersionDesk.Proposal(over: 1), VersionDesk.One),
        ["VersionRefusals.OtherWaiting"] = _ => new VersionDesk { Waits = true }.Do(null, VersionDesk.Proposal(), VersionDesk.One),
        ["VersionRefusals.DayPassed"] = _ => Desk.Do(null, VersionDesk.Proposal(from: VersionDesk.Today.AddDays(-1)), VersionDesk.One),
        ["VersionRefusals.DayNotMeant"] = _ => Desk.Do(null, VersionDesk.Proposal(from: new DateOnly(2206, 1, 1)), VersionDesk.One),
        ["VersionRefusals.SameHand"] = _ => Desk.Do(Desk.Proposed(), new ApprovePack(VersionDesk.Id, VersionDesk.Today, null), VersionDesk.One),
        ["VersionRefusals.Decided"] = _ => Desk.Do(Desk.Approved(), new RejectPack(VersionDesk.Id, VersionDesk.Why), VersionDesk.Two),
        ["VersionRefusals.ReasonMissing"] = _ => Desk.Do(Desk.Proposed(), new RejectPack(VersionDesk.Id, VersionDesk.Silence), VersionDesk.Two),
        ["VersionRefusals.NotInForce"] = _ => Desk.Do(Desk.Approved(), VersionDesk.Carry(), VersionDesk.One),
        ["VersionRefusals.CarryWaiting"] = _ => Now(d => d.Do(d.Carrying(), VersionDesk.Carry(), VersionDesk.Two)),
        ["VersionRefusals.NoCarryWaiting"] = _ => Now(d => d.Do(d.InForceNow(), new ApproveCarryOver(VersionDesk.Id, null), VersionDesk.Two)),
        ["VersionRefusals.CarriesNothing"] = _ => Now(d => d.Do(d.InForceNow(), VersionDesk.Carry(from: 1), VersionDesk.One)),
        ["VersionRefusals.NoCases"] = _ => Now(d => d.Do(d.InForceNow(), VersionDesk.Carry() with { Cases = [] }, VersionDesk.One)),
        ["VersionRefusals.TooManyCases"] = _ => Now(d => d.Do(d.InForceNow(), VersionDesk.Carry() with { Cases = [.. Enumerable.Repeat(VersionDesk.Running, CarryPlan.CasesMost + 1)] }, VersionDesk.One)),
        ["VersionRefusals.CaseOfOther"] = _ => Now(d => d.Do(d.InForceNow(), VersionDesk.Carry(cases: [new CaseId(1)]), VersionDesk.One)),
    };

    private static Decision Now(Func<VersionDesk, Decision> act) => act(new VersionDesk());
}
