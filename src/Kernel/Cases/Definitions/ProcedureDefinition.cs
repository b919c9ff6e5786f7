using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>Who may start a procedure, and with how many signatures.</summary>
/// <param name="Cosigned">null where one person is enough</param>
/// <param name="For">how long signatures are collected</param>
public sealed record OpenRule(string As, WhoSpec By, Sentence? Cosigned, DurationSpec? For)
{
    /// <summary>How long after it was signed on paper a matter or signature may be entered for somebody; null where it may not.</summary>
    public DurationSpec? OnPaper { get; init; }
}

/// <summary>An act possible at any time until a step is reached.</summary>
public sealed record AllowRule(WhoSpec By, string? UntilStep);

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

    public string FullName => $"{Pack}/{Name}";

    public StepDefinition Step(string name) => Steps[PlaceOf(name)];

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
