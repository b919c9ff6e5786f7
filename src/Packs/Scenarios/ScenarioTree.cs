using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>A course played in virtual time: who exists, what they do and when, and what must be so.</summary>
/// <param name="Title">in Chinese and English; where the file has one title, it stands for both</param>
public sealed record ScenarioTree(Place Place, Located<Phrase> Title, string Pack, WorldDecl World, DateTime Start, IReadOnlyList<ScenarioItem> Items);

/// <summary>
/// Who exists: a standard cast by name (<see cref="StandardCast"/>), with other numbers for some stages or posts, and with
/// organisations and people of its own.
/// </summary>
public sealed record WorldDecl(Located<string> Cast, IReadOnlyDictionary<string, int> Numbers)
{
    public IReadOnlyList<CastOrg> Orgs { get; init; } = [];

    public IReadOnlyList<CastTie> People { get; init; } = [];
}

/// <summary>One line of a scenario.</summary>
public abstract record ScenarioItem(Place Place);

/// <summary>Time passes until then; clocks that run out on the way fire.</summary>
public sealed record WaitItem(Place Place, DateTime Until) : ScenarioItem(Place);

/// <summary>What can be done; names are those of the kernel's commands.</summary>
public enum ActKind
{
    Open,
    Sign,
    Unsign,
    Answer,
    CallMeeting,
    AddItem,
    Reply,
    RollCall,
    CloseItem,
    CloseMeeting,
    CancelMeeting,
    Vote,
    HandOver,
    TakeBack,
    EnterCount,
    ConfirmCount,
    DiscardCount,
    CloseVote,
    Freeze,
    Report,
    Claim,
    Unable,
    Object,
    Withdraw,
    Correct,
    Pause,
    Resume,
    Extend,
    Reassign,
    Join,
    Reopen,
    Override,
    Approve,
    Decline,
    FileRecord,
    SetParam,
}

/// <summary>
/// Somebody in a role; a number where several hold it, a range for many at once: <c>secretary</c>, <c>town.secretary</c>,
/// <c>member 3</c>, <c>member 1..15</c>. Without a place it is the branch's, for villagers and their posts the village's.
/// </summary>
public sealed record Role(Place Place, string? At, string Name, int From, int To)
{
    public int Count => To - From + 1;

    public override string ToString() => (At is null ? "" : At + ".") + Name + (From == To ? From == 1 ? "" : $" {From}" : $" {From}..{To}");
}

/// <summary>A value filled in: one or several texts; people are given as roles.</summary>
public sealed record FillDecl(Located<string> Field, IReadOnlyList<Located<string>> Values, IReadOnlyList<Role> People);

/// <summary>
/// An act at a time by people in roles. <c>On</c> is what it acts on: a procedure (open), a form (file_record), a
/// parameter (set_param), a kind of meeting (call_meeting), or the label of a case or meeting opened before.
/// With several people each does it once. <c>Refused</c> is the key of the refusal that must come, such as <c>case.not_asked</c>.
/// </summary>
public sealed record ActItem(Place Place, DateTime At, IReadOnlyList<Role> Who, ActKind Do, Located<string> On) : ScenarioItem(Place)
{
    /// <summary>The name by which later lines know the case or meeting begun here.</summary>
    public Located<string>? Label { get; init; }

    /// <summary>The label of the case a side-case is about.</summary>
    public Located<string>? About { get; init; }

    /// <summary>On whose behalf a case is opened; whose right is used or given back in a vote.</summary>
    public Role? For { get; init; }

    /// <summary>To whom a right in a vote is handed.</summary>
    public Role? Whom { get; init; }

    /// <summary>The group they act as, when opening a case.</summary>
    public Located<string>? As { get; init; }

    /// <summary>An outcome, or an option of a vote.</summary>
    public Located<string>? Choose { get; init; }

    public IReadOnlyList<FillDecl> Fill { get; init; } = [];

    /// <summary>When the meeting takes place.</summary>
    public DateTime? Held { get; init; }

    /// <summary>Labels of cases on the agenda, or of the one item an act is about.</summary>
    public IReadOnlyList<Located<string>> Items { get; init; } = [];

    /// <summary>The organisation of the cast where a case is opened; null for the first of a kind that the procedure runs at.</summary>
    public Located<string>? In { get; init; }

    public IReadOnlyList<Role> Present { get; init; } = [];

    /// <summary>Minutes, an opinion, a reason.</summary>
    public Located<string>? Words { get; init; }

    /// <summary>Who has a case from now on.</summary>
    public Role? Holder { get; init; }

    /// <summary>The label of the case to which a repeat is joined.</summary>
    public Located<string>? With { get; init; }

    /// <summary>A reason by its name.</summary>
    public Located<string>? Why { get; init; }

    /// <summary>hands or paper.</summary>
    public Located<string>? Method { get; init; }

    /// <summary>What is marked on a ballot, or drawn by lot: a role, the label of a case, or a number in the list.</summary>
    public IReadOnlyList<Located<string>> Mark { get; init; } = [];

    /// <summary>Votes for each of those in a count of papers.</summary>
    public IReadOnlyDictionary<string, long> Marks { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);

    /// <summary>The step answered; without it the one the case stands at.</summary>
    public Located<string>? Step { get; init; }

    public Located<string>? Stage { get; init; }

    /// <summary>The label of the meeting a record is filed under.</summary>
    public Located<string>? Under { get; init; }

    /// <summary>The new value of a parameter.</summary>
    public IReadOnlyList<Located<string>> To { get; init; } = [];

    public Located<string>? Refused { get; init; }
}

/// <summary>
/// What must be so now: of a case its step, end, due day, outcomes and tallies of steps, number of visits of a step,
/// signatures; whose to-do it is; or figures of the pack's measures.
/// </summary>
public sealed record ExpectItem(Place Place, Located<string>? Case) : ScenarioItem(Place)
{
    public Located<string>? Step { get; init; }

    public Located<string>? End { get; init; }

    public Located<DateOnly>? Due { get; init; }

    public IReadOnlyList<(Located<string> Step, Located<string> Outcome)> Outcomes { get; init; } = [];

    public IReadOnlyList<(Located<string> Step, Located<string> Term, long Number)> Tallies { get; init; } = [];

    public IReadOnlyList<(Located<string> Step, long Number)> Visits { get; init; } = [];

    public IReadOnlyList<Role> TodoOf { get; init; } = [];

    public IReadOnlyList<Role> NoTodoOf { get; init; } = [];

    public long? Signatures { get; init; }

    /// <summary>Whether its clocks stand still.</summary>
    public bool? Paused { get; init; }

    /// <summary>The day until which texts of its forms are kept, the first to go.</summary>
    public Located<DateOnly>? Kept { get; init; }

    /// <summary>Whether texts of its forms were erased, so that nobody can open them.</summary>
    public bool? Erased { get; init; }

    /// <summary>Clocks over several steps: the day they are due, or <c>met</c>, <c>late</c> or <c>paused</c>.</summary>
    public IReadOnlyList<(Located<string> Clock, Located<string> Is)> Clocks { get; init; } = [];

    /// <summary>Everybody elected so far, by role or by the label of a case.</summary>
    public IReadOnlyList<Located<string>> Winners { get; init; } = [];

    /// <summary>Label of the case that a step opened, given so that later lines can act on it.</summary>
    public IReadOnlyList<(Located<string> Procedure, Located<string> Label)> Children { get; init; } = [];

    /// <summary>A line of a sheet.</summary>
    public ExpectedLine? Line { get; init; }

    /// <summary>What stands on an account.</summary>
    public ExpectedBalance? Balance { get; init; }

    /// <summary>A case that a day opened.</summary>
    public ExpectedOpening? Opened { get; init; }

    /// <summary>How an organisation stands with a duty.</summary>
    public ExpectedDuty? Duty { get; init; }

    /// <summary>An organisation by its name.</summary>
    public ExpectedOrg? Org { get; init; }

    /// <summary>Figures: a number, or two for a rate.</summary>
    public IReadOnlyList<(Located<string> Measure, long Value, long? Of)> Measures { get; init; } = [];
}

/// <summary>An account in a ledger of people in a role or of the home organisation, what stands on it and what of it is held.</summary>
/// <param name="Of">empty for the organisation where cases are opened</param>
public sealed record ExpectedBalance(Located<string> Ledger, IReadOnlyList<Role> Of, long Is, long? Held)
{
    /// <summary>An organisation by its key in the cast.</summary>
    public Located<string>? Org { get; init; }
}

/// <summary>Lines of the sheet that a step of a case froze, of people in a role: numbers by column, band, place, among the best or not.</summary>
public sealed record ExpectedLine(
    Located<string> Case, Located<string> Step, IReadOnlyList<Role> Of, IReadOnlyList<(Located<string> Column, long Number)> Numbers,
    Located<string>? Band, long? Rank, bool? Best, long? Rows)
{
    /// <summary>The organisation whose line it is.</summary>
    public Located<string>? Org { get; init; }
}

/// <summary>What days opened of a procedure in an organisation: how many so far, and a name for the latest.</summary>
/// <param name="In">null for where a line that names no place opens it</param>
public sealed record ExpectedOpening(Located<string> Procedure, Located<string>? In, Located<string>? Label, long? Count);

/// <summary>What an organisation still owes of a routine, or of a procedure by its day, and when that is due.</summary>
public sealed record ExpectedDuty(Located<string> Of, Located<string>? In, long? Missing, Located<DateOnly>? Due)
{
    /// <summary>Whether it is owed now at all, where it is only during some cases or terms.</summary>
    public bool? Owed { get; init; }
}

/// <summary>How an organisation should stand: under which, with how many people today, dissolved or not.</summary>
public sealed record ExpectedOrg(Located<string> Name, Located<string>? Kind, Located<string>? Under, long? People, bool? Dissolved);
