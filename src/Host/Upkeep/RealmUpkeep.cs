using Lianxin.Engine.Ports;
using Lianxin.Engine.Projecting;
using Lianxin.Host.Realms;
using Lianxin.Store.Sqlite;

namespace Lianxin.Host.Upkeep;

/// <summary>What verifying a data folder found: the first broken journal entry, and tables that differ from a rebuild.</summary>
public sealed record Findings(long Events, JournalFault? Fault, IReadOnlyList<string> DifferentTables)
{
    public bool Clean => Fault is null && DifferentTables.Count == 0;
}

/// <summary>What an operator does with a data folder from the command line.</summary>
public static class RealmUpkeep
{
    private const int QuietTriesMost = 20;

    /// <summary>Goes through the hash chain, then rebuilds into an empty store and compares every projected table.</summary>
    public static Findings Verify(string folder)
    {
        using var store = Open(folder);
        return Verify(store);
    }

    /// <summary>The same of a store that is open, and may be written meanwhile: both sides are taken at one position.</summary>
    /// <exception cref="IOException">The realm was written the whole time.</exception>
    public static Findings Verify(IRealmStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Upkeep.VerifyJournal() is { } fault)
        {
            return new Findings(store.Queries.LastSeq, fault, []);
        }

        var (live, upTo) = TablesAtOnePosition(store);
        using var fresh = SqliteRealmStore.OpenInMemory(store.Realm);
        var events = 0L;
        using (var writer = fresh.OpenWriter())
        {
            writer.Begin();
            events = new Rebuild(writer.Rows).Run(store.Upkeep.Journal().TakeWhile(e => e.Seq <= upTo));
            writer.Commit();
        }

        var rebuilt = fresh.Upkeep.TableDigests();
        return new Findings(events, null, [.. live.Keys.Union(rebuilt.Keys, StringComparer.Ordinal)
            .Where(t => live.GetValueOrDefault(t) != rebuilt.GetValueOrDefault(t)).Order(StringComparer.Ordinal)]);
    }

    private static (IReadOnlyDictionary<string, string> Tables, long UpTo) TablesAtOnePosition(IRealmStore store)
    {
        for (var i = 0; i < QuietTriesMost; i++)
        {
            var before = store.Queries.LastSeq;
            var tables = store.Upkeep.TableDigests();
            if (store.Queries.LastSeq == before)
            {
                return (tables, before);
            }
        }

        throw new IOException("the realm is written all the time; verify it in a quieter hour");
    }

    /// <summary>Makes all projections again from the journal, in one transaction; returns how many events were read.</summary>
    public static long Rebuild(string folder)
    {
        using var store = Open(folder);
        using var writer = store.OpenWriter();
        writer.Begin();
        writer.ClearProjections();
        var events = new Rebuild(writer.Rows).Run(store.Upkeep.Journal());
        writer.Commit();
        return events;
    }

    public static void Backup(string folder, string file)
    {
        using var store = Open(folder);
        store.Upkeep.Backup(file);
    }

    /// <summary>Brings a backup into a folder that is empty or not there; answers whether its keys were beside it.</summary>
    public static bool Restore(string file, string folder)
    {
        var hasKeys = SqliteRealmStore.Restore(file, folder);
        if (!RealmSettings.Exists(folder) && SqliteRealmStore.RealmIn(folder) is { } realm)
        {
            new RealmSettings(realm, RealmSettings.DefaultZone).Save(folder);
        }

        return hasKeys;
    }

    private static SqliteRealmStore Open(string folder) => SqliteRealmStore.RealmIn(folder) is { } realm
        ? SqliteRealmStore.Open(folder, realm)
        : throw new NoRealmException(folder);
}
