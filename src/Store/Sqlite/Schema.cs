using Lianxin.Store.Sql;

namespace Lianxin.Store.Sqlite;

/// <summary>
/// The tables, as a list of scripts that only ever grows: a database at version n gets the scripts after n, each with
/// its number in one transaction.
/// </summary>
internal static class Schema
{
    public static readonly IReadOnlyList<string> Realm = [RealmSchema.Version1, RealmSchema.Version2, RealmSchema.Version3, RealmSchema.Version4, RealmSchema.Version5, RealmSchema.Version6];

    public static readonly IReadOnlyList<string> Keys =
    [
        """
        create table meta(name text primary key, value) without rowid;
        create table keys(no integer primary key, key blob not null);
        """,
    ];

    /// <exception cref="StoreFailureException">Foreign, where the file was written by a newer program.</exception>
    public static void Bring(SqliteSession session, IReadOnlyList<string> scripts, string file)
    {
        var at = session.Pragma("user_version");
        if (at > scripts.Count)
        {
            throw new StoreFailureException(StoreFailureKind.Foreign, $"{file} has schema {at}; this program knows {scripts.Count}.");
        }

        while (at < scripts.Count)
        {
            session.BeginWrite();
            try
            {
                // Another process may have brought it further while we waited.
                at = session.Pragma("user_version");
                if (at < scripts.Count)
                {
                    session.Script(scripts[(int)at]);
                    at++;
                    session.Script($"pragma user_version = {at}");
                }

                session.Commit();
            }
            catch
            {
                session.Rollback();
                throw;
            }
        }
    }
}
