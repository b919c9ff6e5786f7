using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases;

/// <summary>What can be done to a case: the acts of people, and what the engine hands on from meetings, sub-cases and clocks.</summary>
public interface ICaseCommand
{
    CaseId Case { get; }
}

/// <summary>Starts a case, or files a draft where the rule asks for signatures.</summary>
/// <param name="As">the group the opener acts as, by its name in the pack</param>
public sealed record OpenCase(
    CaseId Case, string Pack, string Procedure, OrgId Org, string As, IReadOnlyDictionary<string, FieldValue> Form) : ICaseCommand
{
    /// <summary>The case it is about, for a side-case.</summary>
    public CaseId? About { get; init; }
}

/// <summary>Given by the engine for a case that asks for another.</summary>
public sealed record OpenChildCase(
    CaseId Case, string Pack, string Procedure, OrgId Org, PersonId? Opener, IReadOnlyDictionary<string, FieldValue> Form,
    IReadOnlyDictionary<string, ArgumentValue> Arguments, ParentLink Parent) : ICaseCommand
{
    /// <summary>The case it is a side-case of.</summary>
    public CaseId? About { get; init; }
}

/// <summary>Given by the clockwork on the morning of a day that opens a procedure.</summary>
public sealed record OpenDue(CaseId Case, string Pack, string Procedure, OrgId Org, DateOnly Day) : ICaseCommand;

public sealed record CoSign(CaseId Case, PersonId Person) : ICaseCommand;

public sealed record WithdrawSignature(CaseId Case, PersonId Person) : ICaseCommand;

/// <summary>Answers a decide or gather step.</summary>
/// <param name="Outcome">the outcome chosen; null where the step gathers</param>
public sealed record GiveAnswer(CaseId Case, PersonId Person, string Step, string? Outcome, IReadOnlyDictionary<string, FieldValue> Values) : ICaseCommand;

/// <summary>Answers a gather step that keeps no names with what was said.</summary>
public sealed record AnswerInSecret(CaseId Case, PersonId Person, string Step, Unseen Said) : ICaseCommand;

/// <summary>
/// What somebody says in secret, on its way to the box: in memory alone. It has no properties, so that nothing which writes
/// down or compares commands part by part can take it along.
/// </summary>
public sealed class Unseen(IReadOnlyDictionary<string, FieldValue> values)
{
    internal IReadOnlyDictionary<string, FieldValue> Take() => values;
}

public sealed record HandIn(CaseId Case, PersonId Person, string Step, string? Stage, IReadOnlyDictionary<string, FieldValue> Values) : ICaseCommand;

/// <summary>Takes what a claim step offers.</summary>
public sealed record Claim(CaseId Case, PersonId Person, string Step) : ICaseCommand;

/// <summary>The holder says it cannot be done, and why.</summary>
public sealed record SayUnable(CaseId Case, PersonId Person, string Step, TextRef Reason, int Chars) : ICaseCommand;

/// <param name="Choice">null in a secret vote: the kernel never learns it</param>
public sealed record CastBallot(CaseId Case, PersonId Person, string? Choice) : ICaseCommand
{
    /// <summary>Whose right it is, where another handed it to the person; null for their own.</summary>
    public PersonId? For { get; init; }
}

/// <summary>Hands the right to vote to another of the roll, for the vote that is open.</summary>
public sealed record HandRight(CaseId Case, PersonId Person, PersonId To) : ICaseCommand;

/// <summary>Takes back a right that was handed over, or gives back one that is held.</summary>
/// <param name="From">whose right it is</param>
public sealed record TakeBackRight(CaseId Case, PersonId Person, PersonId From) : ICaseCommand;

/// <param name="Method">hands or paper</param>
public sealed record EnterCount(CaseId Case, string Method, IReadOnlyDictionary<string, long> Counts) : ICaseCommand
{
    public const string Hands = "hands";
    public const string Paper = "paper";

    /// <summary>Where a sheet with columns votes: what the ballots of each option weigh, by <c>COLUMN.OPTION</c>.</summary>
    public IReadOnlyDictionary<string, long> ByColumn { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}

public sealed record ConfirmCount(CaseId Case, PersonId Witness) : ICaseCommand;

public sealed record DiscardCount(CaseId Case) : ICaseCommand;

/// <param name="FromBox">the sorted ballots of a secret vote, handed in by the engine; null in an open one</param>
public sealed record CloseVote(CaseId Case, IReadOnlyList<string>? FromBox) : ICaseCommand;

/// <summary>Given by the engine where the key of a secret vote or gathering is lost.</summary>
public sealed record VoidVote(CaseId Case, string Reason) : ICaseCommand;

/// <summary>Given by the engine when the case's item is placed, taken off, held or without quorum.</summary>
public sealed record TakeItem(
    CaseId Case, MeetingId Meeting, string What, IReadOnlyList<PersonId> Eligible, IReadOnlyList<PersonId> Present,
    IReadOnlyDictionary<string, FieldValue>? Values = null) : ICaseCommand;

/// <summary>An objection against the notice that this case has standing.</summary>
public sealed record Object(CaseId Case, CaseId Objection, PersonId By, IReadOnlyDictionary<string, FieldValue> Form) : ICaseCommand;

/// <summary>Given by the engine when a case that this one opened has ended.</summary>
public sealed record TakeChildEnd(CaseId Case, CaseId Child, string End, IReadOnlyDictionary<string, FieldValue> Gives) : ICaseCommand;

/// <summary>Given by the clockwork; a clock that is not running any more, or runs again, does nothing.</summary>
/// <param name="FromBox">as with <see cref="CloseVote"/>, where it ends a secret vote or gathering</param>
public sealed record RunOut(CaseId Case, string Clock, int Runs, IReadOnlyList<string>? FromBox = null) : ICaseCommand;

/// <summary>Given by the clockwork when texts of an ended case are due to go.</summary>
/// <param name="Texts">all that was written on its forms</param>
public sealed record EraseTexts(CaseId Case, IReadOnlyList<FormText> Texts) : ICaseCommand;

public sealed record Withdraw(CaseId Case, TextRef Reason) : ICaseCommand;

/// <summary>Given by the engine to the open sub-cases of a case that ended.</summary>
public sealed record WithdrawWithParent(CaseId Case, TextRef Reason) : ICaseCommand;

public sealed record Correct(CaseId Case, string Field, FieldValue Value, TextRef Reason) : ICaseCommand;
