using System.Collections.Immutable;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Shapes;

/// <summary>What the present step collects or waits for. Twelve verbs need five shapes: ask, tell, queue, child, timer.</summary>
public abstract record OpenShape;

/// <summary>People are asked.</summary>
public abstract record Ask(ImmutableList<Audience> Asked) : OpenShape;

/// <summary>One answer of one person.</summary>
/// <param name="As">the group they answered as</param>
public sealed record Answer(PersonId Person, string As, string? Outcome, ImmutableDictionary<string, FieldValue> Values, PersonId? Agent, Instant At);

/// <summary>Ask: one of the named outcomes.</summary>
/// <param name="Eligible">how many were asked when the step began</param>
public sealed record Choosing(ImmutableList<Audience> Asked, int Eligible, ImmutableSortedSet<PersonId> Excepted, ImmutableDictionary<PersonId, Answer> Answers)
    : Ask(Asked)
{
    /// <summary>What is chosen is shown to nobody yet.</summary>
    public bool Sealed { get; init; }
}

/// <summary>Ask: compute a sheet and sign it.</summary>
public sealed record Freezing(ImmutableList<Audience> Asked) : Ask(Asked);

/// <summary>Ask: who takes it. Nobody is asked by name and nobody owes it.</summary>
public sealed record Offering(ImmutableList<Audience> Asked) : Ask(Asked);

/// <summary>One report handed in.</summary>
public sealed record Report(string? Stage, ImmutableDictionary<string, FieldValue> Values, PersonId By, Instant At);

/// <summary>Ask: carry something out, in stages.</summary>
public sealed record Working(ImmutableList<Audience> Asked, ImmutableList<string> Stages, ImmutableList<Report> Reports) : Ask(Asked)
{
    /// <summary>The stage to report next; null where the task has none.</summary>
    public string? NextStage => Reports.Count < Stages.Count ? Stages[Reports.Count] : null;
}

/// <summary>Ask: opinions or ratings of whole groups.</summary>
/// <param name="Counts">how many were asked, per group in the order of <c>Asked</c></param>
public sealed record Gathering(ImmutableList<Audience> Asked, ImmutableList<int> Counts, ImmutableDictionary<PersonId, Answer> Answers) : Ask(Asked)
{
    /// <summary>The organisation that is rated, where it is not that of the case.</summary>
    public OrgId? Rates { get; init; }

    /// <summary>What is answered is shown to nobody yet.</summary>
    public bool Sealed { get; init; }

    /// <summary>Its answers hold who answered and nothing else; what was said lies in a box outside the journal.</summary>
    public bool Secret { get; init; }
}

/// <summary>A count entered by the chair in place of single ballots: of raised hands or of paper ballots.</summary>
/// <param name="Witnesses">those present who confirmed it; two make it count</param>
public sealed record HandCount(string Method, ImmutableDictionary<string, long> Counts, PersonId By, ImmutableSortedSet<PersonId> Witnesses)
{
    public const int WitnessesNeeded = 2;

    public bool Confirmed => Witnesses.Count >= WitnessesNeeded;

    /// <summary>How many ballots it stands for.</summary>
    public long Sum => SumOf(Counts);

    /// <summary>Where options are many a paper has several marks, so papers are counted by themselves.</summary>
    public static long SumOf(IReadOnlyDictionary<string, long> counts) => counts.TryGetValue(Ballots.BallotPaper.Papers, out var papers) ? papers : counts.Values.Sum();

    /// <summary>What the ballots of each option weigh in each column of the sheet that votes, by <c>COLUMN.OPTION</c>.</summary>
    public ImmutableDictionary<string, long> ByColumn { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>All options together in a column.</summary>
    public long SumOf(string column) => Counts.Keys.Sum(o => ByColumn.GetValueOrDefault(PollSheet.Term(column, o)));
}

/// <summary>
/// Ask: a vote of those present at a meeting's item, or of a whole group for a time. Of a secret vote it holds who used the
/// right and nothing else; the ballots lie in a box outside the journal.
/// </summary>
/// <param name="Meeting">null where a group votes without one</param>
public sealed record Polling(
    ImmutableList<Audience> Asked, MeetingId? Meeting, int Eligible, ImmutableSortedSet<PersonId> Roll, bool Secret,
    ImmutableSortedSet<PersonId> Used, ImmutableDictionary<PersonId, string> Ballots, ImmutableList<HandCount> Counts) : Ask(Asked)
{
    public long Counted => Counts.Where(c => c.Confirmed).Sum(c => c.Sum);

    /// <summary>Rights that neither a ballot nor a confirmed count has used.</summary>
    public long Unused => Roll.Count - Used.Count - Counted;

    public HandCount? Pending => Counts.Find(c => !c.Confirmed);

    /// <summary>The ballot where there are more options than for and against.</summary>
    public Ballots.BallotPaper? Paper { get; init; }

    /// <summary>Who counts and closes a vote without a meeting; null where the chair of the meeting does.</summary>
    public Audience? Chair { get; init; }

    /// <summary>The sheet that votes; null where a group or a meeting does.</summary>
    public PollSheet? Sheet { get; init; }

    /// <summary>Whose right lies with whom; it stays here when it was used.</summary>
    public ImmutableDictionary<PersonId, PersonId> Hands { get; init; } = ImmutableDictionary<PersonId, PersonId>.Empty;

    /// <summary>Whose rights somebody holds or held, by id.</summary>
    public IEnumerable<PersonId> HeldBy(PersonId holder) => Hands.Where(h => h.Value == holder).Select(h => h.Key).Order();

    /// <summary>Whose rights somebody still has to use for them.</summary>
    public IEnumerable<PersonId> ToCastBy(PersonId holder) => HeldBy(holder).Where(p => !Used.Contains(p));

    /// <summary>Those with nothing left to cast: their own right is used or lies with another, and so is every one they hold.</summary>
    public IReadOnlyCollection<PersonId> Settled => Hands.IsEmpty
        ? Used
        : [.. Roll.Where(p => (Used.Contains(p) || Hands.ContainsKey(p)) && !ToCastBy(p).Any())];
}

/// <summary>Tell: a notice stands.</summary>
public sealed record Telling(NoticeId Notice, Instant Until, bool TimeUp, ImmutableSortedSet<CaseId> Unanswered, int Upheld) : OpenShape;

/// <summary>Queue: waits for a meeting's agenda.</summary>
/// <param name="Convener">who should call it</param>
public sealed record Queueing(string MeetingPack, string MeetingKind, Audience Convener, MeetingId? Meeting) : OpenShape;

/// <summary>Child: waits for other cases to end.</summary>
public sealed record Parenting(ImmutableSortedSet<CaseId> Waiting) : OpenShape
{
    /// <summary>How those ended that have.</summary>
    public ImmutableList<string> Ends { get; init; } = [];
}

/// <summary>Timer: waits for a time.</summary>
public sealed record Pausing(Instant Until) : OpenShape;
