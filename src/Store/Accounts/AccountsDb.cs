using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Lianxin.Store.Accounts;

/// <summary>
/// The file accounts.db: accounts, sessions, contact cards, one-time links. No act spans it and a realm's file.
/// Times are stored as whole milliseconds since 1970 UTC so that SQL can compare them.
/// </summary>
public sealed class AccountsDb(DbContextOptions<AccountsDb> options) : DbContext(options)
{
    /// <summary>Accounts.</summary>
    public DbSet<Account> Accounts => Set<Account>();

    /// <summary>Devices signed in, now or before.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Contact cards, used or not.</summary>
    public DbSet<Card> Cards => Set<Card>();

    /// <summary>One-time links.</summary>
    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed)
                .Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled);
        });
        modelBuilder.Entity<Session>().ToTable("sessions").HasKey(s => s.Id);
        modelBuilder.Entity<Card>().ToTable("cards").HasKey(c => c.Id);
        modelBuilder.Entity<OneTimeLink>().ToTable("links").HasKey(l => l.Id);
    }

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));
}
