using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;

namespace Lianxin.Web.Cases;

/// <summary>
/// What a voter can be shown of one vote: that their right was used once, and that as many ballots as rights were counted.
/// It names no ballot, so nobody can be made to show how they voted.
/// </summary>
/// <param name="Step">the vote</param>
/// <param name="Seq">journal position of the entry that the right was used</param>
/// <param name="Rights">rights used by phone, once the vote is closed</param>
/// <param name="Ballots">single ballots counted, once it is closed</param>
/// <param name="Counted">ballots in confirmed counts of hands or paper</param>
/// <param name="Voided">the key was lost and the vote was held again</param>
public sealed record Receipt(
    string Step, int Visit, bool Secret, long Seq, DateTimeOffset At, long? ClosedSeq, long Rights, long Ballots, long Counted, IReadOnlyDictionary<string, long> Numbers, bool Voided)
{
    /// <summary>Who cast it, where the right was handed over; null where the person did.</summary>
    public PersonId? CastBy { get; init; }

    /// <summary>Whether it was a vote of a meeting.</summary>
    public bool InMeeting { get; init; }

    /// <summary>The options of a ballot with many, by votes.</summary>
    public Kernel.Records.FieldValue? Options { get; init; }
}

public static class Receipts
{
    /// <summary>Every vote of a case in which a person's right was used, the latest first.</summary>
    public static IReadOnlyList<Receipt> Of(IReadOnlyList<Envelope> stream, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var found = new List<Receipt>();
        Receipt? open = null;
        var (step, visit, secret, meeting) = ("", 0, false, false);
        var (rights, ballots, counted) = (0L, 0L, 0L);
        foreach (var e in stream)
        {
            switch (e.Event)
            {
                case StepEntered { Shape: Kernel.Cases.Shapes.Polling p } s:
                    Flush(open is not null && s.Step == step);
                    (step, visit, secret, meeting, rights, ballots, counted) = (s.Step, s.Visit, p.Secret, p.Meeting is not null, 0, 0, 0);
                    break;
                case RightUsed r:
                    rights++;
                    Mine(r.Person, e);
                    break;
                case BallotCast b:
                    rights++;
                    ballots++;
                    Mine(b.Person, e);
                    break;
                case BoxOpened b:
                    ballots = b.Ballots.Count;
                    break;
                case StepLeft l when l.Step == step && open is not null:
                    counted = l.Numbers.GetValueOrDefault("cast") - ballots;
                    found.Add(open with { ClosedSeq = e.Seq, Rights = rights, Ballots = ballots, Counted = counted, Numbers = l.Numbers, Options = l.Values.GetValueOrDefault(Kernel.Cases.Definitions.BallotNames.Options) });
                    open = null;
                    break;
            }
        }

        Flush(false);
        found.Reverse();
        return found;

        void Mine(PersonId who, Envelope e)
        {
            if (who == person)
            {
                open = new Receipt(step, visit, secret, e.Seq, e.Happened.ToUtc(), null, 0, 0, 0, new Dictionary<string, long>(StringComparer.Ordinal), false)
                {
                    CastBy = e.By.Person is { } hand && hand != who ? hand : null,
                    InMeeting = meeting,
                };
            }
        }

        void Flush(bool voided)
        {
            if (open is not null)
            {
                found.Add(open with { Voided = voided, Rights = rights });
                open = null;
            }
        }
    }
}
