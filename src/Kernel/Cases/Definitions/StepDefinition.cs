using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>What all verbs share.</summary>
public abstract record StepDefinition(string Name)
{
    /// <summary>Passed over if false.</summary>
    public Condition? When { get; init; }

    /// <summary>Must be done by then; running out gives <c>late</c>.</summary>
    public DurationSpec? Within { get; init; }

    /// <summary>Stays open so long; running out ends the step.</summary>
    public DurationSpec? For { get; init; }

    public FormDefinition? Fill { get; init; }

    /// <summary>
    /// How long after it happened an answer given on paper may be entered for somebody, by staff recorded as the agent;
    /// null where everybody answers for themselves.
    /// </summary>
    public DurationSpec? OnPaper { get; init; }

    public IReadOnlyDictionary<string, Way> Then { get; init; } = new Dictionary<string, Way>(StringComparer.Ordinal);

    /// <summary>
    /// What is answered here is shown to nobody until the case stands behind the last of these steps, or has ended; empty where
    /// nothing is kept back.
    /// </summary>
    public IReadOnlyList<string> Sealed { get; init; } = [];

    /// <summary>Outcomes against a person.</summary>
    public IReadOnlyList<string> Adverse { get; init; } = [];

    public abstract string Verb { get; }
}

public enum NeedKind
{
    One,
    Each,
    Sentence,
}

/// <summary>People choose one named outcome with a reason.</summary>
public sealed record DecideStep(string Name, WhoSpec By, IReadOnlyList<WhoSpec> Except, NeedKind Need, SentenceSet? NeedSentence, IReadOnlyList<string> Outcomes)
    : StepDefinition(Name)
{
    /// <summary>The field of its form in which deciders say why.</summary>
    public const string Reasons = "reasons";

    /// <summary>Votes whose tie is drawn here: what was drawn is entered with the first-named outcome.</summary>
    public IReadOnlyList<string> Draws { get; init; } = [];

    /// <summary>
    /// Where more than one can be chosen, the first-named goes without saying if the form lets it; every other, which sends
    /// back or declines, and every adverse one is given with its reasons.
    /// </summary>
    public bool NeedsReason(string outcome) => outcome != Outcomes[0] || Adverse.Contains(outcome, StringComparer.Ordinal);

    public override string Verb => "decide";
}

/// <summary>The holder carries something out and hands in reports.</summary>
/// <param name="HandIn">the form of a report</param>
/// <param name="Stages">names in order; a table where they depend on the case; empty for one report without stage</param>
public sealed record DoStep(string Name, WhoSpec By, FormDefinition? HandIn, StageSpec Stages, WhoSpec? Tell) : StepDefinition(Name)
{
    /// <summary>What a report says where the pack asks for no form of its own.</summary>
    /// <param name="path">where its words stand</param>
    public static FormDefinition PlainReport(string pack, string path) =>
        new(pack, "report", path, [new FieldDefinition("words", FieldKind.LongText, false, Privacy.Inner, [], null, null)]);

    /// <summary>All that the holder may see of the case; empty means all of it.</summary>
    public IReadOnlyList<ShownField> See { get; init; } = [];

    public override string Verb => "do";
}

/// <summary>Offered to many; the first to take it holds it, as the order of acts decides.</summary>
/// <param name="Hold">how long whoever took it holds it; null where the steps behind it say</param>
public sealed record ClaimStep(string Name, WhoSpec By, IReadOnlyList<WhoSpec> Except, DurationSpec? Hold) : StepDefinition(Name)
{
    /// <summary>Who took it.</summary>
    public const string Holder = "holder";

    /// <summary>The last day it is theirs.</summary>
    public const string Until = "until";

    /// <summary>All that those it is offered to see of the case.</summary>
    public IReadOnlyList<ShownField> See { get; init; } = [];

    public override string Verb => "claim";
}

/// <summary>The stages of a task: fixed, or picked by a choice of the case.</summary>
public sealed record StageSpec(IReadOnlyList<string> Fixed, Selector? By = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Picked = null)
{
    public static readonly StageSpec None = new([]);
}

/// <summary>Each of some groups may answer once until the time is up.</summary>
public sealed record GatherStep(string Name, IReadOnlyList<WhoSpec> From, IReadOnlyList<ResultRule> Results) : StepDefinition(Name)
{
    public IReadOnlyList<WhoSpec> Except { get; init; } = [];

    /// <summary>Path to the organisation that is rated, whose figures the answers are; null for where the case lives.</summary>
    public string? Rates { get; init; }

    /// <summary>The journal learns who answered, never what; only choices and yes or no can be asked so.</summary>
    public bool Secret { get; init; }

    /// <summary>The command by which somebody answers it.</summary>
    public ICaseCommand AnswerOf(CaseId id, PersonId person, IReadOnlyDictionary<string, FieldValue> values) =>
        Secret ? new AnswerInSecret(id, person, Name, new Unseen(values)) : new GiveAnswer(id, person, Name, null, values);

    public override string Verb => "gather";
}

/// <summary>Each of those present at a meeting's item, or each of a group, casts one ballot.</summary>
/// <param name="Of">the meet step whose item it votes on; null where a group votes for a time</param>
/// <param name="Secret">the journal learns who used the right, never what was voted</param>
/// <param name="Hands">a confirmed count of raised hands may stand in place of single ballots</param>
/// <param name="Paper">a confirmed count of paper ballots may</param>
public sealed record VoteStep(string Name, string? Of, YesNoSpec Secret, bool Hands, bool Paper, SentenceSet? Quorum, IReadOnlyList<ResultRule> Results)
    : StepDefinition(Name)
{
    public static readonly IReadOnlyList<string> Options = ["agree", "against", "abstain"];

    /// <summary>The group that votes where no meeting does: its roll is that of the day the vote opens.</summary>
    public WhoSpec? Group { get; init; }

    /// <summary>The step that froze the sheet which votes: its rows are the roll; null where a group or a meeting votes.</summary>
    public string? Sheet { get; init; }

    /// <summary>Columns of that sheet by which votes are counted beside heads.</summary>
    public IReadOnlyList<CountedColumn> Columns { get; init; } = [];

    /// <summary>How many rights of others one may hold; 0 where none can be handed over.</summary>
    public int ProxyMost { get; init; }

    /// <summary>Who takes no part, beside those recused from the meeting's item.</summary>
    public RecusalCondition? Recuse { get; init; }

    /// <summary>The ballot where there are more options than for and against.</summary>
    public BallotSpec? Ballot { get; init; }

    /// <summary>How winners are found; with <see cref="Ballot"/>.</summary>
    public WinSpec? Win { get; init; }

    public override string Verb => "vote";
}

/// <summary>A column of a sheet by which votes are counted.</summary>
/// <param name="Path">where its word stands</param>
public sealed record CountedColumn(string Name, string Path);

/// <summary>The case waits for the agenda of a meeting.</summary>
/// <param name="In">the kind of meeting; where it depends on the case, the first of those it can be</param>
public sealed record MeetStep(string Name, MeetingDefinition In, RecusalCondition? Recuse) : StepDefinition(Name)
{
    /// <summary>Which of several kinds it is, by a choice of the case; null where there is one.</summary>
    public Selector? By { get; init; }

    public IReadOnlyDictionary<string, MeetingDefinition> Picked { get; init; } = new Dictionary<string, MeetingDefinition>(StringComparer.Ordinal);

    public IEnumerable<MeetingDefinition> Kinds => By is null ? [In] : Picked.Values;

    public MeetingDefinition Of(CaseScope scope) => By is { } by ? Picked[by.Pick(scope)] : In;

    public override string Verb => "meet";
}

public sealed record NotifyStep(string Name, IReadOnlyList<WhoSpec> To, IReadOnlyList<ShownField> Tell) : StepDefinition(Name)
{
    public override string Verb => "notify";
}

/// <summary>Stands on a board; ends only when every objection has its answer.</summary>
public sealed record PublishStep(string Name, bool Public, IReadOnlyList<WhoSpec> To, IReadOnlyList<ShownField> Show, ObjectionSpec? Objections)
    : StepDefinition(Name)
{
    public override string Verb => "publish";
}

/// <param name="Procedure">opened for each objection</param>
/// <param name="To">who answers it</param>
public sealed record ObjectionSpec(string Pack, string Procedure, WhoSpec To);

/// <summary>Starts another procedure and waits for its end.</summary>
/// <param name="With">arguments: <c>case</c>, or a path such as <c>form.title</c>, or a group's name</param>
public sealed record OpenStep(string Name, string Pack, string Procedure, IReadOnlyDictionary<string, string> With) : StepDefinition(Name)
{
    /// <summary>Path to a list of people or organisations: one case for each; null for one case.</summary>
    public string? ForEach { get; init; }

    /// <summary>The argument that an element is handed over as; null where a case is opened at each organisation.</summary>
    public string? Element { get; init; }

    /// <summary>What comes out, by how those opened have ended; empty where the end of the one is the outcome.</summary>
    public IReadOnlyList<ResultRule> Results { get; init; } = [];

    /// <summary>False where the case goes on at once.</summary>
    public bool Waits { get; init; } = true;

    /// <summary>Whether what is opened is a side-case of this one.</summary>
    public bool IsAbout { get; init; }

    /// <summary>Whether those opened are counted, and how one of them ends is not the outcome.</summary>
    public bool Counts => ForEach is not null || Results.Count > 0;

    public override string Verb => "open";
}

public sealed record WaitStep(string Name) : StepDefinition(Name)
{
    public override string Verb => "wait";
}

/// <summary>The only verb that changes the world: its effects happen at once, all or none.</summary>
/// <param name="Requires">compiled from the proofs; checked again at run time, so that no override can skip a notice or an appeal</param>
public sealed record EnactStep(string Name, IReadOnlyList<EffectSpec> Do, IReadOnlyList<Requirement> Requires) : StepDefinition(Name)
{
    public override string Verb => "enact";
}

/// <summary>One of the closed list of effects.</summary>
public abstract record EffectSpec;

/// <summary>Puts a form on record, its fields taken from the case.</summary>
/// <param name="From">field of the form to path in the case</param>
public sealed record RecordEffect(FormDefinition Form, IReadOnlyDictionary<string, string> From) : EffectSpec;

/// <summary>
/// Before an effect: one of these steps must have ended with one of these outcomes, not before the last visit of
/// the decision it answers.
/// </summary>
public sealed record Requirement(string Code, IReadOnlyList<string> Steps, IReadOnlyList<string> Outcomes, string? NotOlderThan)
{
    /// <summary>Those of the steps whose outcome counts only where two different people gave it.</summary>
    public IReadOnlyList<string> ByTwo { get; init; } = [];

    /// <summary>Whether a step ended as this demands; <paramref name="numbers"/> are those it ended with.</summary>
    public bool Counts(string step, string outcome, IReadOnlyDictionary<string, long> numbers) =>
        Steps.Contains(step, StringComparer.Ordinal) && Outcomes.Contains(outcome, StringComparer.Ordinal)
        && (!ByTwo.Contains(step, StringComparer.Ordinal) || numbers.GetValueOrDefault(outcome, numbers.GetValueOrDefault("cast")) > 1);

    /// <summary>One of the steps ended with one of the outcomes, after the last visit of what it must not be older than.</summary>
    public bool IsMet(Case state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var after = NotOlderThan is { } step ? state.Results.FindLastIndex(x => x.Step == step) : -1;
        var met = state.Results.FindLastIndex(x => Counts(x.Step, x.Outcome, x.Numbers));
        return met >= 0 && met > after;
    }
}
