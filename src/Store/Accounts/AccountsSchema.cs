using Microsoft.EntityFrameworkCore;

namespace Lianxin.Store.Accounts;

/// <summary>
/// Brings accounts.db to the newest form: each version is one script, run once, in order, and noted in the table
/// <c>schema_version</c>. Written by hand because four tables do not earn a generator, and a reader sees what is stored.
/// </summary>
public static class AccountsSchema
{
    private const string Version1 = """
        CREATE TABLE accounts (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            Realm INTEGER NOT NULL,
            PersonId INTEGER NULL,
            IsAdministrator INTEGER NOT NULL,
            UserName TEXT NULL,
            NormalizedUserName TEXT NULL,
            PasswordHash TEXT NULL,
            SecurityStamp TEXT NULL,
            ConcurrencyStamp TEXT NULL,
            LockoutEnabled INTEGER NOT NULL,
            LockoutEnd INTEGER NULL,
            AccessFailedCount INTEGER NOT NULL,
            CreatedAt INTEGER NOT NULL);
        CREATE UNIQUE INDEX accounts_name ON accounts (NormalizedUserName);
        CREATE UNIQUE INDEX accounts_person ON accounts (Realm, PersonId) WHERE PersonId IS NOT NULL;
        CREATE TABLE sessions (
            Id TEXT PRIMARY KEY,
            AccountId INTEGER NOT NULL REFERENCES accounts (Id),
            Way INTEGER NOT NULL,
            Device TEXT NOT NULL,
            StartedAt INTEGER NOT NULL,
            SeenAt INTEGER NOT NULL,
            ExpiresAt INTEGER NOT NULL,
            EndedAt INTEGER NULL) WITHOUT ROWID;
        CREATE INDEX sessions_account ON sessions (AccountId, ExpiresAt);
        CREATE TABLE cards (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            AccountId INTEGER NOT NULL REFERENCES accounts (Id),
            IssuedBy INTEGER NULL,
            SecretHash TEXT NOT NULL UNIQUE,
            IssuedAt INTEGER NOT NULL,
            ExpiresAt INTEGER NOT NULL,
            UsedAt INTEGER NULL,
            ReplacedAt INTEGER NULL);
        CREATE INDEX cards_account ON cards (AccountId);
        CREATE TABLE links (
            Id INTEGER PRIMARY KEY AUTOINCREMENT,
            AccountId INTEGER NOT NULL REFERENCES accounts (Id),
            TokenHash TEXT NOT NULL UNIQUE,
            IssuedAt INTEGER NOT NULL,
            ExpiresAt INTEGER NOT NULL,
            UsedAt INTEGER NULL);
        """;

    private static readonly string[] Versions = [Version1];

    /// <summary>Makes or upgrades the file. Safe to call at every start.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer version of the program.</exception>
    public static async Task Upgrade(AccountsDb db, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        // Both are properties of the file or defaults of the engine; said here so that nobody has to know that.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", stop);
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL);", stop);
        await using var change = await db.Database.BeginTransactionAsync(stop);
        var present = await db.Database.SqlQueryRaw<int>("SELECT coalesce(max(version), 0) AS Value FROM schema_version").SingleAsync(stop);
        if (present > Versions.Length)
        {
            throw new InvalidOperationException($"accounts.db has version {present}; this program knows versions up to {Versions.Length}. Start a newer program.");
        }

        for (var version = present + 1; version <= Versions.Length; version++)
        {
            await db.Database.ExecuteSqlRawAsync(Versions[version - 1], stop);
            await db.Database.ExecuteSqlAsync($"INSERT INTO schema_version (version) VALUES ({version})", stop);
        }

        await change.CommitAsync(stop);
    }
}
