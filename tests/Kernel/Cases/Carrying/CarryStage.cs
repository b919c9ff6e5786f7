using System.Collections.Immutable;
using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Report = Lianxin.Packs.Reporting.Report;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Lianxin.Tests.Packs;
using Xunit;

namespace Lianxin.Tests.Kernel.Cases.Carrying;

/// <summary>Two versions of the small pack, and cases of the first put where a test wants them by their events alone.</summary>
internal sealed class CarryStage : ICarryReads
{
    public static readonly Instant At = Instant.Parse("2026-03-02T02:00:00Z");
    private static readonly CaseId Id = new(Ids.Make(620_999, 70));
    private static readonly CaseId Other = new(Ids.Make(620_999, 71));

    private readonly Institution[] versions;
    private readonly Dictionary<CaseId, Case> cases = [];

    /// <param name="carried">what stands in <c>carry_over: { 1: { ... } }</c></param>
    /// <param name="changes">what the second version changes</param>
    public CarryStage(string carried, params (string Find, string Replace)[] changes)
    {
        var later = MiniPack.With("version: 1\ntitle: 小制度", $"version: 2\ntitle: 小制度\ncarry_over: {{ 1: {{ {carried} }} }}");
        foreach (var (find, replace) in changes)
        {
            Assert.Contains(find, later, StringComparison.Ordinal);
            later = later.Replace(find, replace, StringComparison.Ordinal);
        }

        versions = [Compiled(MiniPack.Text), Compiled(later)];
    }

    public static Dictionary<string, FieldValue> Topic => new(StringComparer.Ordinal)
    {
        ["title"] = new TextValue(new TextRef(new VaultId(Ids.Make(620_999, 90)), "h"), 4),
        ["kind"] = new ChoiceValue("road"),
        ["urgent"] = new YesNoValue(false),
        ["due"] = new DateValue(new DateOnly(2026, 6, 1)),
    };

    public ProcedureDefinition? Find(string pack, int version, string name) => versions[version - 1].Procedures.GetValueOrDefault(name);

    public CarryRule? CarryRule(string pack, int to, int from, string procedure) =>
        versions[to - 1].CarryOver.FirstOrDefault(r => r.From == from && r.Procedure == procedure);

    public Case? Case(CaseId id) => cases.GetValueOrDefault(id);

    /// <summary>A topic at a step, having left others behind it.</summary>
    public static Case TopicAt(string step, OpenShape? shape, params (string Step, string Outcome)[] behind) => Stand("topic", Topic, step, shape, behind);

    public static Case Stand(string procedure, IReadOnlyDictionary<string, FieldValue> form, string? step, OpenShape? shape, params (string Step, string Outcome)[] behind) =>
        Stand(Id, procedure, form, null, step, shape, behind);

    /// <summary>A case that another waits for at a step.</summary>
    public Case Child(string procedure, string asking, string at)
    {
        cases[Other] = Stand(Other, asking, Topic, null, at, new Parenting([Id]));
        return Stand(Id, procedure, ImmutableDictionary<string, FieldValue>.Empty, new ParentLink(Other, at), "session", new Queueing("mini", "assembly", Nobody, null));
    }

    /// <summary>A case that waits for another at a step.</summary>
    public Case Parent(string procedure, string at, string child)
    {
        cases[Other] = Stand(Other, child, ImmutableDictionary<string, FieldValue>.Empty, new ParentLink(Id, at), "session", null);
        return Stand(Id, procedure, Topic, null, at, new Parenting([Other]));
    }

    public static Choosing Asked(params (PersonId Person, string Outcome)[] answers) => new(
        [Nobody], 3, [], answers.ToImmutableDictionary(a => a.Person, a => new Answer(a.Person, "officers", a.Outcome, ImmutableDictionary<string, FieldValue>.Empty, null, At)));

    public CarryForesight Foresee(Case state) => CaseDecisions.Foresee(state, 2, this);

    private static Lianxin.Kernel.People.Audience Nobody => new("officers", [], []);

    private static Case Stand(
        CaseId id, string procedure, IReadOnlyDictionary<string, FieldValue> form, ParentLink? parent, string? step, OpenShape? shape, params (string Step, string Outcome)[] behind)
    {
        var beginning = new Beginning(
            "mini", 1, procedure, new OrgId(Ids.Make(620_999, 1)), new PersonId(Ids.Make(620_999, 2)), "villagers", form,
            ImmutableDictionary<string, ArgumentValue>.Empty, ImmutableDictionary<string, string>.Empty, parent);
        List<IEvent> events = step is null
            ? [new DraftFiled(beginning, 9, new DateOnly(2026, 3, 2), At, Nobody)]
            : [new CaseOpened(beginning)];
        foreach (var (left, outcome) in behind)
        {
            events.Add(new StepEntered(left, 1, null));
            events.Add(new StepLeft(left, 1, outcome, [], ImmutableDictionary<string, FieldValue>.Empty, ImmutableDictionary<string, long>.Empty, left == "discuss" ? new MeetingId(9) : null, null));
        }

        if (step is not null)
        {
            events.Add(new StepEntered(step, 1, shape));
        }

        return events.Aggregate((Case?)null, (s, e) => Lianxin.Kernel.Cases.Case.Apply(s, id, new Envelope(1, id.Value, At, At, Actor.Operator, e)))!;
    }

    private static Institution Compiled(string text)
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("mini.yaml", text));
        var institution = new PackCompiler(library).Compile(library.Packs[0], "");
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        return institution;
    }
}
