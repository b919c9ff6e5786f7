using System.Buffers.Text;
using System.Security.Cryptography;
using Lianxin.Store.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lianxin.Host.Accounts;

/// <summary>
/// One-time links that set name and password of an account: for the first administrator, and for anyone who forgot theirs
/// and asks an administrator.
/// </summary>
public sealed class LinkDesk(AccountsDb db, AccountDesk accounts, SessionBook sessions, TimeProvider clock)
{
    /// <summary>How long a link works.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(24);

    /// <summary>Makes a link and ends those before it. Answers its token, which is kept nowhere.</summary>
    public async Task<string> Issue(long accountId, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await db.Links.Where(l => l.AccountId == accountId && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), stop);
        db.Links.Add(new OneTimeLink { AccountId = accountId, TokenHash = Hash(token), IssuedAt = now, ExpiresAt = now + Length });
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>Whether the link would work, and until when.</summary>
    public async Task<AccountAnswer<DateTimeOffset>> Look(string? token, CancellationToken stop = default) =>
        await Find(token, stop) is { } link ? link.ExpiresAt : AccountRefusal.LinkDead();

    /// <summary>Sets name and password, uses the link up, ends the account's other sessions and signs in.</summary>
    public async Task<AccountAnswer<LiveSession>> Use(string? token, string name, string password, string device, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        if (await Find(token, stop) is not { } link)
        {
            return AccountRefusal.LinkDead();
        }

        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (await db.Links.Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), stop) == 0)
        {
            return AccountRefusal.LinkDead();
        }

        var account = await db.Accounts.SingleAsync(a => a.Id == link.AccountId, stop);
        if (await accounts.SetNameAndPassword(account, name, password) is { } refusal)
        {
            return refusal;
        }

        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), stop);
        await change.CommitAsync(stop);
        await sessions.EndOthers(account.Id, null, stop);
        return await sessions.Begin(account, SignInWay.Link, device, stop);
    }

    private Task<OneTimeLink?> Find(string? token, CancellationToken stop)
    {
        var hash = Hash(token ?? "");
        var now = clock.GetUtcNow();
        return db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash && l.UsedAt == null && l.ExpiresAt > now, stop);
    }

    private static string Hash(string token) => Convert.ToBase64String(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token)));
}

/// <summary>What an empty installation needs before anyone can sign in.</summary>
public sealed class FirstStart(AccountsDb db, AccountDesk accounts, LinkDesk links)
{
    /// <summary>
    /// Makes the administrator's account if there is none and answers the path of a one-time link for it, for the console;
    /// null once an administrator has a password. Each start before that makes a new link and ends the old.
    /// </summary>
    public async Task<string?> Link(CancellationToken stop = default)
    {
        if (await db.Accounts.AnyAsync(a => a.IsAdministrator && a.PasswordHash != null, stop))
        {
            return null;
        }

        var account = await db.Accounts.FirstOrDefaultAsync(a => a.IsAdministrator, stop);
        if (account is null)
        {
            account = accounts.New(0, null);
            account.IsAdministrator = true;
            db.Accounts.Add(account);
            await db.SaveChangesAsync(stop);
        }

        return "/first-start/" + await links.Issue(account.Id, stop);
    }
}
