using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;
using Lianxin.Store.Boxes;
using Lianxin.Store.Cases;
using Lianxin.Store.Journal;
using Lianxin.Store.Notices;
using Lianxin.Store.Orgs;
using Lianxin.Store.People;
using Lianxin.Store.Sql;
using Lianxin.Store.Vault;
using Lianxin.Store.Versions;

namespace Lianxin.Store;

/// <summary>
/// The one writer of a realm. What it remembers between statements (position, numbers, counters not yet written) is
/// taken from the database at opening and after every rollback, so a failed commit leaves nothing behind.
/// </summary>
internal sealed class RealmWriter : IRealmWriter
{
    private readonly Session session;
    private readonly SemaphoreSlim gate;
    private readonly IDisposable claim;
    private readonly JournalTable journal;
    private readonly AnswerTable answers;
    private readonly MetaTable meta;
    private readonly OrgTable orgs;
    private readonly PeopleTable people;
    private readonly TimerTable timers;
    private readonly VaultTable vault;
    private readonly BoxTable boxes;
    private readonly Projections rows;
    private readonly LogKey logKey;
    private Instant? lastRecorded;
    private long numberStored;
    private DateOnly? dayStored;
    private long seqStored;
    private bool begun;
    private bool erases;

    /// <param name="gate">held from begin to commit or rollback, so that marks of what was read wait their turn</param>
    /// <param name="claim">what keeps a second writer out; let go with this one</param>
    public RealmWriter(Session session, int realm, KeyRing keys, IBoxKeys boxKeys, SemaphoreSlim gate, IDisposable claim)
    {
        (this.session, this.gate, this.claim, logKey) = (session, gate, claim, keys.LogKey);
        journal = new JournalTable(session, realm);
        answers = new AnswerTable(session);
        meta = new MetaTable(session);
        orgs = new OrgTable(session);
        people = new PeopleTable(session);
        timers = new TimerTable(session);
        rows = new Projections(session, realm, orgs, people, timers);
        vault = new VaultTable(session, keys, rows.Names);
        boxes = new BoxTable(session, boxKeys);
        PackTexts = new PackTextTable(session);
        Reload();
        vault.FinishErasures();
        boxes.DropOrphans();
    }

    public long LastSeq => journal.LastSeq;

    public long LastNumber { get; set; }

    public DateOnly? DaySeen { get; set; }

    public IVaultWriter Vault => vault;

    public IPackTexts PackTexts { get; }

    public IBallotBoxes Boxes => boxes;

    public IProjectionWriter Rows => rows;

    public void Begin()
    {
        if (begun)
        {
            throw new InvalidOperationException("A transaction is already open.");
        }

        gate.Wait();
        try
        {
            session.BeginWrite();
            begun = true;
        }
        catch
        {
            gate.Release();
            throw;
        }
    }

    public void Commit()
    {
        Demand();
        boxes.Seal();
        vault.Finish();
        rows.Finish(logKey, lastRecorded);
        if (journal.LastSeq != seqStored)
        {
            journal.KeepHead(meta);
        }

        if (LastNumber != numberStored)
        {
            meta.Set(MetaTable.LastNumber, LastNumber);
        }

        if (DaySeen != dayStored)
        {
            meta.Set(MetaTable.DaySeen, DaySeen!.Value.DayNumber);
        }

        session.Commit();
        (numberStored, seqStored, dayStored) = (LastNumber, journal.LastSeq, DaySeen);
        boxes.Committed();
        if (erases)
        {
            vault.FinishErasures();
        }

        End();
    }

    public void Rollback()
    {
        if (!begun)
        {
            return;
        }

        try
        {
            session.Rollback();
            Reload();
            vault.TakenBack();
            boxes.TakenBack();
        }
        finally
        {
            End();
        }
    }

    public void Append(Envelope envelope)
    {
        Demand();
        journal.Append(envelope);
        lastRecorded = envelope.Recorded;
    }

    public IReadOnlyList<Envelope> Stream(long stream) => journal.Stream(stream);

    public string? Rule(OrgId org, string pack, string name) => orgs.Rule(org, pack, name);

    public IReadOnlyList<OrgRow> Orgs() => orgs.All();

    public OrgLeft Left(OrgId org, DateOnly after)
    {
        var (posts, of) = people.CountAfter(org, after);
        return new OrgLeft(posts, of, rows.RunningAt(org), rows.Accounts.Of(Holder.Of(org)).Count(a => a.Balance != 0 || a.Held != 0));
    }

    public IReadOnlyList<AffiliationRow> Affiliations(OrgId org, DateOnly day) => people.Affiliations(org, null, day, 0, int.MaxValue);

    public IEnumerable<RecordId> Records(OrgId org, string pack, string form) => rows.Records(org, pack, form);

    public IReadOnlyList<VersionRow> Versions() => rows.Versions();

    public AccountId? Account(string ledger, Holder holder) => rows.Accounts.Find(ledger, holder)?.Id;

    public IReadOnlyDictionary<Holder, long> Figures(Kernel.Facts.Count what, IReadOnlyList<Holder> who, Instant from, Instant to) =>
        rows.Figures(what, who, from, to);

    public IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, Instant from, Instant to) => rows.CountByOrg(kind, from, to);

    public IReadOnlyList<TimerRow> DueTimers(Instant upTo, int most) => timers.Due(upTo, most);

    public Instant? NextTimer() => timers.Next();

    public Answered? FindAnswer(string key) => answers.Find(key);

    public void PutAnswer(string key, Answered answer)
    {
        Demand();
        answers.Put(key, answer);
    }

    public PersonTies? Ties(PersonId person, DateOnly day) => people.Ties(person, day);

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day) => people.OfStage(org, stage, day);

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) => people.Holders(org, post, day);

    public void Erase(long owner)
    {
        Demand();
        vault.Erase(owner);
        erases = true;
    }

    public void Erase(long owner, IReadOnlyCollection<VaultId> texts)
    {
        Demand();
        vault.Erase(owner, texts);
        erases = true;
    }

    public void ClearProjections()
    {
        Demand();
        rows.Clear();
    }

    public void Dispose()
    {
        Rollback();
        session.Dispose();
        claim.Dispose();
    }

    private void Reload()
    {
        journal.Reload();
        rows.Reload();
        LastNumber = numberStored = meta.Number(MetaTable.LastNumber) ?? 0;
        DaySeen = dayStored = meta.Number(MetaTable.DaySeen) is { } day ? DateOnly.FromDayNumber((int)day) : null;
        seqStored = journal.LastSeq;
        lastRecorded = null;
    }

    private void End()
    {
        vault.Settled();
        begun = false;
        erases = false;
        gate.Release();
    }

    private void Demand()
    {
        if (!begun)
        {
            throw new InvalidOperationException("Nothing can be written outside a transaction.");
        }
    }
}
