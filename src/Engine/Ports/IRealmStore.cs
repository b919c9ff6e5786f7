using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Ports;

/// <summary>Where one realm is kept. One writer, any number of readers.</summary>
public interface IRealmStore : IDisposable
{
    int Realm { get; }

    /// <summary>Takes the realm's one writer. A second one is refused while the first is open.</summary>
    IRealmWriter OpenWriter();

    /// <summary>Read models for pages; each call sees the last commit.</summary>
    Reading.IRealmQueries Queries { get; }

    /// <summary>Mail that has still to go out.</summary>
    IOutbox Outbox { get; }

    /// <summary>Verify, rebuild, back up.</summary>
    IRealmUpkeep Upkeep { get; }
}

/// <summary>
/// The writer's own view: reads at its position, within the open transaction, and the rows it puts there.
/// Not for use by several threads.
/// </summary>
public interface IRealmWriter : IPeopleReads, IDisposable
{
    /// <summary>Seq of the last journal entry, 0 in an empty realm.</summary>
    long LastSeq { get; }

    /// <summary>The last number given out for an id; stored with every commit.</summary>
    long LastNumber { get; set; }

    /// <summary>The last day whose due days were looked at; null before the first; stored with every commit.</summary>
    DateOnly? DaySeen { get; set; }

    /// <summary>Begins a transaction that takes many commands.</summary>
    void Begin();

    /// <summary>Commits and flushes: after it returns, what was appended survives kill -9 and loss of power.</summary>
    void Commit();

    void Rollback();

    /// <summary>Appends to the hash-chained journal; seq must follow <see cref="LastSeq"/>.</summary>
    void Append(Envelope envelope);

    /// <summary>All events of one stream, in order.</summary>
    IReadOnlyList<Envelope> Stream(long stream);

    /// <summary>The value set for exactly this organisation, or null.</summary>
    string? Rule(OrgId org, string pack, string name);

    IReadOnlyList<Reading.OrgRow> Orgs();

    /// <summary>People who hold posts in an organisation or are of it after a day, and cases that run there.</summary>
    Kernel.Orgs.OrgLeft Left(OrgId org, DateOnly after);

    /// <summary>Everybody who belongs to an organisation on a day.</summary>
    IReadOnlyList<Reading.AffiliationRow> Affiliations(OrgId org, DateOnly day);

    /// <summary>Records of a form that an organisation has, the latest first.</summary>
    IEnumerable<RecordId> Records(OrgId org, string pack, string form);

    /// <summary>Every version of every pack that the journal speaks of.</summary>
    IReadOnlyList<Reading.VersionRow> Versions();

    /// <summary>The account of a holder; null where nothing was ever posted to it.</summary>
    Kernel.Ledgers.AccountId? Account(string ledger, Kernel.Ledgers.Holder holder);

    /// <summary>For each holder the count or sum of their facts within a time: a person's own, an organisation's with all below it.</summary>
    IReadOnlyDictionary<Kernel.Ledgers.Holder, long> Figures(
        Kernel.Facts.Count what, IReadOnlyList<Kernel.Ledgers.Holder> who, Instant from, Instant to);

    /// <summary>Count of facts of one kind for each organisation that has any, from an instant up to one that no longer counts.</summary>
    IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, Instant from, Instant to);

    /// <summary>Running timers due at or before a time, by due time, then stream, then name.</summary>
    IReadOnlyList<TimerRow> DueTimers(Instant upTo, int most);

    /// <summary>When the next timer runs out, or null.</summary>
    Instant? NextTimer();

    Answered? FindAnswer(string key);

    void PutAnswer(string key, Answered answer);

    /// <summary>
    /// Erases a person or case: the clear name goes with this transaction, the key as soon as it is committed; then every
    /// text sealed under it opens as null, in this and all later transactions.
    /// </summary>
    void Erase(long owner);

    /// <summary>
    /// Erases some texts of an owner: as soon as the transaction is committed no key opens them any more. The owner's other
    /// texts are sealed anew under another key and open as before.
    /// </summary>
    void Erase(long owner, IReadOnlyCollection<VaultId> texts);

    /// <summary>
    /// Empties all projections, so that they can be written again from the journal before this same transaction is
    /// committed; readers see the old tables until then. Journal, vault, boxes, names, answers, marks of what was read,
    /// delivery states and signed heads stay.
    /// </summary>
    void ClearProjections();

    IPackTexts PackTexts { get; }

    IVaultWriter Vault { get; }

    IBallotBoxes Boxes { get; }

    IProjectionWriter Rows { get; }
}

/// <summary>What was answered to a command, kept under its idempotency key so that a retried post is one act.</summary>
/// <param name="Digest">of who gave it and what it was (<c>Fingerprint</c>); never of a ballot, and of texts only where they lie</param>
/// <param name="Id">id of what the act made, or 0</param>
public sealed record Answered(string Digest, long Seq, long Id, Instant At);

/// <summary>Texts and files, encrypted under the key of a person or a case.</summary>
public interface IVaultWriter
{
    /// <summary>Seals a content under its owner's key and returns where it lies and its salted hash.</summary>
    /// <param name="owner">id of the person or case whose key it is</param>
    TextRef Put(long id, long owner, ReadOnlySpan<byte> content);

    /// <summary>Takes back a content put in the open transaction for an act that was then refused.</summary>
    void Discard(VaultId id);

    byte[]? Open(VaultId id);

    /// <summary>The person, case, meeting or record under whose key it lies; null where nothing does.</summary>
    long? OwnerOf(VaultId id);

    /// <summary>A keyed hash of a text without spaces, width and capitals; the key lies with the keys of people, so the journal alone tells nothing.</summary>
    string Mark(string text);
}

/// <summary>
/// Ballots of secret votes and what is said in secret, outside the journal. All ballots of a vote lie in one blob, of equal lengths, sealed anew
/// with every commit under a key that stands in no database and no backup.
/// </summary>
public interface IBallotBoxes
{
    /// <summary>Makes an empty box and its key.</summary>
    /// <param name="number">of the box within its case, from 1</param>
    /// <param name="bytes">of the longest ballot that will lie in it</param>
    void Prepare(CaseId vote, int number, int bytes = 0);

    /// <summary>Boxes whose ballots nobody can read any more, because their key is lost, such as after a backup was brought back.</summary>
    IReadOnlyList<(CaseId Vote, int Visit)> Lost();

    /// <summary>Adds a ballot within the open transaction; false where the key is lost.</summary>
    bool Cast(CaseId vote, int number, string choice);

    /// <summary>All ballots, sorted; null where the key is lost.</summary>
    IReadOnlyList<string>? Open(CaseId vote, int number);

    /// <summary>Destroys box now and key once the transaction has committed.</summary>
    void Destroy(CaseId vote, int number);
}

/// <summary>A running timer: a clock of a case, or the day of a version of a pack.</summary>
public sealed record TimerRow(long Stream, string Name, int Runs, Instant Due);
