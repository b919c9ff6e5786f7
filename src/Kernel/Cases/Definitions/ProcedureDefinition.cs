using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>Who may start a procedure, and with how many signatures.</summary>
/// <param name="Cosigned">null where one person is enough</param>
/// <param name="For">how long signatures are collected</param>
public sealed record OpenRule(string As, WhoSpec By, SentenceSet? Cosigned, DurationSpec? For)
{
    /// <summary>How long after it was signed on paper a matter or signature may be entered for somebody; null where it may not.</summary>
    public DurationSpec? OnPaper { get; init; }

    /// <summary>Those for whom it is opened by somebody else, who is named with it.</summary>
    public GroupDefinition? OnBehalf { get; init; }

    /// <summary>Of a side-case: how long after the end of what it is about it can still be opened; null while that runs only.</summary>
    public DurationSpec? AfterEnd { get; init; }

    /// <summary>Whether so many signatures of a roll open it; where one person is enough, always.</summary>
    public bool IsEnough(int signed, int roll, Func<string, Bound> param) =>
        Cosigned is null || Cosigned.Holds(term => Cosigned.Sentences.Any(s => s.Of == term) ? roll : signed, param);
}

/// <summary>A clock over several steps: it marks, reminds and escalates, and never moves a case.</summary>
/// <param name="From">the step with whose beginning it starts; null with the case</param>
/// <param name="Until">the step whose end stops it</param>
/// <param name="RemindBefore">so long before it runs out those who are asked are reminded</param>
public sealed record ClockRule(string Name, string? From, string Until, DurationSpec Within, ClockLate Late, DurationSpec? RemindBefore);

public enum ClockLate
{
    Nothing,
    Remind,
    Escalate,
}

/// <summary>Where a case first lies, by a choice of it or always.</summary>
public sealed record StartSpec(OrgPath? Fixed, Selector? By, IReadOnlyDictionary<string, OrgPath> Picked)
{
    public OrgPath Of(CaseScope scope) => Fixed ?? Picked[By!.Pick(scope)];
}

/// <summary>A reason to refuse a case at the door; its words stand at the path.</summary>
public sealed record DoorRule(string Path, Condition When);

/// <summary>What a side-case is about.</summary>
/// <param name="Steps">only while that stands at one of these; empty at any time</param>
public sealed record AboutRule(string Pack, string Procedure, IReadOnlyList<string> Steps);

public enum ArgumentKind
{
    Person,
    People,
    Group,
    Text,
    Duration,
    Case,
    Notice,
    Files,
}

public sealed record ArgumentDefinition(string Name, ArgumentKind Kind, DurationSpec? Default);

/// <summary>
/// The course of one kind of case: steps in written order, every outcome with its way on. Checked and proven before
/// it gets here; a case keeps the version it began under.
/// </summary>
public sealed record ProcedureDefinition(
    string Pack, int Version, string Name, FormDefinition? Form, IReadOnlyList<ArgumentDefinition> Takes, IReadOnlyList<string> At,
    IReadOnlyList<OpenRule> Openers, IReadOnlyList<StepDefinition> Steps, AllowRule? Withdraw, AllowRule? Correct,
    IReadOnlyDictionary<string, string> Gives, IReadOnlyList<string> Clears, string? Binds, string? Serves)
{
    private readonly Dictionary<string, int> places = Index(Steps);

    /// <summary>The pack's <c>see</c> leaves it to opener, asked and those named; the posts around it do not see it.</summary>
    public bool NarrowSight { get; init; }

    /// <summary>Who may see it beside opener and asked.</summary>
    public IReadOnlyList<WhoSpec> See { get; init; } = [];

    /// <summary>Who may see it and never decides in it.</summary>
    public IReadOnlyList<WhoSpec> Watch { get; init; } = [];

    /// <summary>Whom it is about; null where it is about nobody.</summary>
    public WhoSpec? Subject { get; init; }

    /// <summary>What it is a side-case of.</summary>
    public AboutRule? About { get; init; }

    public StartSpec? Start { get; init; }

    /// <summary>Days that open it by themselves in each organisation where it runs; the first step says who has it then.</summary>
    public IReadOnlyList<DayRule> Due { get; init; } = [];

    public IReadOnlyList<DoorRule> Refuse { get; init; } = [];

    public IReadOnlyList<ClockRule> Clocks { get; init; } = [];

    /// <summary>Acts beside the course by their word in the pack, but for withdrawing and correcting.</summary>
    public IReadOnlyDictionary<string, AllowRule> Allow { get; init; } = new Dictionary<string, AllowRule>(StringComparer.Ordinal);

    /// <summary>By step, what must lie behind a case before it enters there by an override or when it is taken up again.</summary>
    public IReadOnlyDictionary<string, EntryNeeds> Entries { get; init; } = new Dictionary<string, EntryNeeds>(StringComparer.Ordinal);

    /// <summary>Who takes no part in anything that is decided here.</summary>
    public RecusalCondition? Recuse { get; init; }

    public string FullName => $"{Pack}/{Name}";

    /// <summary>How an act beside the course is allowed; null where it is not.</summary>
    public AllowRule? RuleOf(string act) => act switch
    {
        AllowRule.Withdraw => Withdraw,
        AllowRule.Correct => Correct,
        _ => Allow.GetValueOrDefault(act),
    };

    /// <summary>Whether a deadline runs until the day given in a field of the form, or of a step's, which then cannot be past.</summary>
    /// <param name="step">null for the form the case is opened with</param>
    public bool RunsUntil(string? step, string field)
    {
        string[] paths = step is null ? [$"form.{field}", field] : [$"steps.{step}.{field}"];
        return Steps.Select(s => s.Within ?? s.For)
            .SelectMany(d => d is PickedDuration picked ? picked.Values.Values.Cast<DurationSpec?>() : [d])
            .Any(d => d is UntilField until && paths.Contains(until.Path, StringComparer.Ordinal));
    }

    public StepDefinition Step(string name) => Steps[PlaceOf(name)];

    /// <summary>The step of that name; null where there is none.</summary>
    public StepDefinition? Find(string name) => places.TryGetValue(name, out var at) ? Steps[at] : null;

    public int PlaceOf(string name) =>
        places.TryGetValue(name, out var at) ? at : throw new KeyNotFoundException($"procedure {FullName} has no step {name}");

    private static Dictionary<string, int> Index(IReadOnlyList<StepDefinition> steps)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            index.Add(steps[i].Name, i);
        }

        return index;
    }
}
