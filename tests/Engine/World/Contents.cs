using Lianxin.Store.Sqlite;

namespace Lianxin.Tests.Engine.World;

/// <summary>How many rows each table of a realm's file has, by which an act that left something behind is found.</summary>
internal static class Contents
{
    public static string Of(string folder)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512, ReadOnly: true));
        var tables = session.Compose("select name from sqlite_schema where type = 'table' order by name").All(static r => r.Text(0));
        return string.Join('\n', tables.Select(t => $"{t} {session.Compose($"select count(*) from {t}").Scalar()}"))
            + $"\nnumber {session.Compose("select value from meta where name = 'last_number'").Scalar()}";
    }

    /// <summary>Changes a realm's file behind the program's back.</summary>
    public static void Tamper(string folder, string sql)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512));
        session.Script(sql);
    }

    public static long Count(string folder, string sql)
    {
        using var session = new SqliteSession(Path.Combine(folder, SqliteRealmStore.RealmFile), new SqliteSetup(512, ReadOnly: true));
        return session.Compose(sql).Scalar() ?? 0;
    }
}
