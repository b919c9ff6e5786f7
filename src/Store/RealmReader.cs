using Lianxin.Store.Cases;
using Lianxin.Store.Facts;
using Lianxin.Store.Ledgers;
using Lianxin.Store.Journal;
using Lianxin.Store.Notices;
using Lianxin.Store.Orgs;
using Lianxin.Store.Outbox;
using Lianxin.Store.People;
using Lianxin.Store.Records;
using Lianxin.Store.Sheets;
using Lianxin.Store.Sql;
using Lianxin.Store.Versions;
using Lianxin.Store.Vault;

namespace Lianxin.Store;

/// <summary>One read connection with the rooms that read through it. For one thread at a time.</summary>
internal sealed class RealmReader : IDisposable
{
    public RealmReader(Session session, int realm, KeyRing keys)
    {
        Session = session;
        Paths = new OrgPaths(session, realm);
        Journal = new JournalTable(session, realm);
        Answers = new AnswerTable(session);
        Orgs = new OrgTable(session);
        People = new PeopleTable(session);
        Names = new NameTable(session);
        var atoms = new AtomTable(session);
        Cases = new CaseLists(session, Paths, atoms);
        Todos = new TodoTable(session, atoms, Paths);
        Meetings = new MeetingTable(session);
        Notices = new NoticeTable(session);
        Log = new LogTable(session);
        Facts = new FactTable(session, new WordTable(session));
        Accounts = new AccountTable(session);
        Sheets = new SheetTable(session);
        Inbox = new InboxTable(session);
        Versions = new VersionTable(session);
        PackTexts = new PackTextTable(session);
        Vault = new VaultTable(session, keys, Names);
        Erasures = new ErasureTable(session);
    }

    public Session Session { get; }

    public OrgPaths Paths { get; }

    public JournalTable Journal { get; }

    public AnswerTable Answers { get; }

    public OrgTable Orgs { get; }

    public PeopleTable People { get; }

    public NameTable Names { get; }

    public CaseLists Cases { get; }

    public TodoTable Todos { get; }

    public MeetingTable Meetings { get; }

    public NoticeTable Notices { get; }

    public LogTable Log { get; }

    public FactTable Facts { get; }

    public AccountTable Accounts { get; }

    public SheetTable Sheets { get; }

    public InboxTable Inbox { get; }

    public VersionTable Versions { get; }

    public PackTextTable PackTexts { get; }

    public VaultTable Vault { get; }

    public ErasureTable Erasures { get; }

    public void Dispose() => Session.Dispose();
}

/// <summary>A few read connections, handed out one at a time; who comes when all are out waits.</summary>
internal sealed class ReaderPool(Func<RealmReader> make, int most) : IDisposable
{
    private readonly Stack<RealmReader> idle = new();
    private readonly SemaphoreSlim places = new(most, most);
    private readonly Lock gate = new();
    private bool disposed;

    /// <summary>Reads with one connection; a single statement sees one state by itself.</summary>
    public T Read<T>(Func<RealmReader, T> read)
    {
        places.Wait();
        RealmReader? reader = null;
        try
        {
            reader = Take();
            return read(reader);
        }
        finally
        {
            Give(reader);
            places.Release();
        }
    }

    /// <summary>Reads with several statements that see one state together.</summary>
    public T ReadTogether<T>(Func<RealmReader, T> read) => Read(reader =>
    {
        reader.Session.BeginRead();
        try
        {
            return read(reader);
        }
        finally
        {
            reader.Session.Rollback();
        }
    });

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            while (idle.TryPop(out var reader))
            {
                reader.Dispose();
            }
        }
    }

    private RealmReader Take()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (idle.TryPop(out var known))
            {
                return known;
            }
        }

        return make();
    }

    private void Give(RealmReader? reader)
    {
        if (reader is null)
        {
            return;
        }

        lock (gate)
        {
            if (!disposed)
            {
                idle.Push(reader);
                return;
            }
        }

        reader.Dispose();
    }
}
