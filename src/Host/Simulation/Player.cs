using System.Globalization;
using Lianxin.Engine;
using Lianxin.Host.Simulation.RandomRuns.Invariants;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;

namespace Lianxin.Host.Simulation;

/// <summary>
/// Plays the lines of one scenario, one after the other, writes down how it went, and judges after each line what must
/// hold whatever was done.
/// </summary>
internal sealed class Player
{
    private readonly RealmEngine engine;
    private readonly VirtualClock clock;
    private readonly SimWorld world;
    private readonly Language language;
    private readonly IReadOnlyList<IInvariant> invariants;
    private readonly Acting acting;
    private readonly Expecting expecting;
    private readonly List<string> lines = [];
    private readonly List<Mismatch> mismatches = [];

    public Player(RealmEngine engine, VirtualClock clock, SimWorld world, CatalogPack pack, Language language, IReadOnlyList<IInvariant> invariants, Scene scene)
    {
        (this.engine, this.clock, this.world, this.language, this.invariants, Scene) = (engine, clock, world, language, invariants, scene);
        acting = new Acting(engine, world, pack, Labels, scene);
        expecting = new Expecting(engine, world, pack, Labels, mismatches.Add);
    }

    public Labels Labels { get; } = new();

    public Scene Scene { get; }

    public IReadOnlyList<string> Lines => lines;

    public IReadOnlyList<Mismatch> Mismatches => mismatches;

    public void Play(ScenarioTree scenario)
    {
        foreach (var item in scenario.Items)
        {
            Play(item);
            if (engine.Halted is not null)
            {
                return;
            }
        }
    }

    /// <summary>Plays one line; what went wrong with it is added to <see cref="Mismatches"/>.</summary>
    public void Play(ScenarioItem item)
    {
        switch (item)
        {
            case WaitItem wait:
                Pass(wait.Until);
                break;
            case ActItem act:
                Pass(act.At);
                Do(act);
                break;
            case ExpectItem expect:
                expecting.Judge(expect);
                Write(Say("应当", "expect"), expect.ToWords());
                break;
        }

        if (engine.Halted is { } why)
        {
            mismatches.Add(new Mismatch(item.Place, "halted", $"内核停了: {why}", $"the kernel stopped: {why}"));
            return;
        }

        Scene.Look();
        foreach (var invariant in invariants)
        {
            mismatches.AddRange(invariant.Broken(Scene).Select(b => new Mismatch(item.Place, invariant.Name, b.Chinese, b.English)));
        }
    }

    /// <summary>Forgets a refusal that was no fault; false where there was none of the kind.</summary>
    public bool Forgive(string kind) => mismatches.RemoveAll(m => m.Kind == kind) > 0;

    /// <summary>Time passes; what runs out on the way fires at its own time.</summary>
    private void Pass(DateTime to)
    {
        var until = Simulator.At(engine.Time, to);
        if (until < clock.Now)
        {
            return;
        }

        clock.Set(until);
        var fired = engine.RunTimers().GetAwaiter().GetResult();
        if (fired > 0)
        {
            Write(Say("时钟", "clock"), Say($"{fired} 个期限到了", $"{fired} deadlines ran out"));
        }
    }

    private void Do(ActItem act)
    {
        var told = act.Refused is { } key ? Say($"(应被拒绝: {key.Value})", $"(to be refused: {key.Value})") : "";
        Write(string.Join(Say("、", ", "), act.Who), $"{act.Do} {act.On.Value} {act.Choose?.Value}{told}");
        if (Missing(act) is { } label)
        {
            mismatches.Add(new Mismatch(act.Place, "no_label", $"没有 {label} 这件事：前面那一行没有办成", $"there is no {label}: the line that should have begun it did not"));
            return;
        }

        foreach (var person in act.Who.SelectMany(world.Of))
        {
            var step = Scene.Case(Labels.Case(act.On.Value))?.Step;
            var outcome = acting.Do(act, person);
            var keys = string.Join(", ", outcome.Refusals.Select(r => r.Key).Distinct(StringComparer.Ordinal));
            var kind = $"refused {keys}{(step is null ? "" : $" at {step}")}";
            if (act.Refused is { } expected && !outcome.Refusals.Any(r => IsMeant(r, expected.Value)))
            {
                mismatches.Add(outcome.Accepted
                    ? new Mismatch(act.Place, "accepted", $"应当被拒绝({expected.Value})，却做成了", $"should have been refused ({expected.Value}) and was accepted")
                    : new Mismatch(act.Place, kind, $"应当因 {expected.Value} 被拒绝，实际是 {keys}", $"should have been refused for {expected.Value}, was for {keys}"));
            }
            else if (act.Refused is null && !outcome.Accepted)
            {
                mismatches.Add(new Mismatch(act.Place, kind, $"被拒绝了: {Words(outcome.Refusals)}", $"was refused: {Words(outcome.Refusals)}"));
            }
        }
    }

    /// <summary>A refusal by its key, or by the name that the procedure gives it under <c>refuse</c>.</summary>
    private static bool IsMeant(Refusal refusal, string wanted) =>
        refusal.Key == wanted || refusal.Facts?.GetValueOrDefault("door")?.EndsWith($".refuse.{wanted}", StringComparison.Ordinal) == true;

    /// <summary>A case or meeting that a line speaks of and that was never begun; whoever expects to be refused may speak of anything.</summary>
    private string? Missing(ActItem act) => act.Refused is not null ? null
        : (act.Do is ActKind.Open or ActKind.CallMeeting or ActKind.FileRecord or ActKind.SetParam ? [] : new[] { act.On })
            .Concat(new[] { act.About, act.Under }.OfType<Located<string>>()).Concat(act.Items).Select(l => l.Value).FirstOrDefault(l => !Labels.Has(l));

    private static string Words(IReadOnlyList<Refusal> refusals) => string.Join("; ", refusals.Select(r =>
        r.Key + (r.Field is null ? "" : $" [{r.Field}]") + string.Concat((r.Facts ?? new Dictionary<string, string>(StringComparer.Ordinal)).Select(f => $" {f.Key}={f.Value}"))));

    private void Write(string who, string what)
    {
        var at = TimeZoneInfo.ConvertTime(clock.Now.ToUtc(), engine.Time.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        lines.Add($"{at}  {who}  {what}".TrimEnd());
    }

    private string Say(string zh, string en) => language == Language.English ? en : zh;
}

/// <summary>What the lines of a scenario call the cases and meetings they began.</summary>
internal sealed class Labels
{
    private readonly Dictionary<string, long> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> names = [];

    public void Put(string label, long id)
    {
        ids[label] = id;
        names[id] = label;
    }

    public CaseId Case(string label) => new(Id(label));

    public MeetingId Meeting(string label) => new(Id(label));

    public bool Has(string label) => ids.ContainsKey(label);

    /// <summary>What a case or meeting was called; null where no line named it.</summary>
    public string? NameOf(long id) => names.GetValueOrDefault(id);

    /// <summary>0 where the act that should have made it was refused; the kernel then knows no such thing and says so.</summary>
    private long Id(string label) => ids.GetValueOrDefault(label);
}
