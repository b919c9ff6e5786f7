using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Lianxin.Store.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lianxin.Host.Accounts;

/// <summary>What every request needs to know about a session.</summary>
public sealed record LiveSession(string Id, long AccountId, int Realm, long? PersonId, bool IsAdministrator, SignInWay Way, DateTimeOffset ExpiresAt, DateTimeOffset SeenAt);

/// <summary>A session as its owner sees it in the list of devices.</summary>
/// <param name="Way">How it began: <c>password</c>, <c>card</c> or <c>link</c>.</param>
public sealed record DeviceLine(string Id, string Way, string Device, DateTimeOffset StartedAt, DateTimeOffset SeenAt, DateTimeOffset ExpiresAt);

/// <summary>
/// The sessions of this installation. The file is the truth; what was read is kept in memory, so that a page does not
/// ask the file, and every ending goes through here, so that it takes effect with the next request.
/// </summary>
public sealed class SessionBook(IDbContextFactory<AccountsDb> files, TimeProvider clock)
{
    /// <summary>How long a session by password lasts.</summary>
    public static readonly TimeSpan PasswordLength = TimeSpan.FromHours(12);

    /// <summary>How long a session by card lasts: half a year.</summary>
    public static readonly TimeSpan CardLength = TimeSpan.FromDays(183);

    private static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);
    private const int KeptMax = 50_000;

    private readonly ConcurrentDictionary<string, LiveSession> kept = new(StringComparer.Ordinal);
    private long endings;

    /// <summary>Begins a session and answers its id, which goes into the cookie.</summary>
    public async Task<LiveSession> Begin(Account account, SignInWay way, string device, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(account);
        var now = clock.GetUtcNow();
        var session = new Session
        {
            Id = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            AccountId = account.Id,
            Way = way,
            Device = device,
            StartedAt = now,
            SeenAt = now,
            ExpiresAt = now + (way == SignInWay.Card ? CardLength : PasswordLength),
        };
        await using var db = await files.CreateDbContextAsync(stop);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(stop);
        return Live(session, account);
    }

    /// <summary>The session if it still holds, or null.</summary>
    public async ValueTask<LiveSession?> Find(string id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!kept.TryGetValue(id, out var live))
        {
            var before = Interlocked.Read(ref endings);
            live = await Read(id, stop);
            // An ending that came while we read must not be undone by what we read.
            if (live is not null && before == Interlocked.Read(ref endings))
            {
                Keep(live);
            }
        }

        if (live is null || live.ExpiresAt <= now)
        {
            return null;
        }

        if (now - live.SeenAt >= SeenStep)
        {
            await using var db = await files.CreateDbContextAsync(stop);
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), stop);
            kept.TryUpdate(id, live with { SeenAt = now }, live);
        }

        return live;
    }

    /// <summary>The account's devices that are signed in now, the latest used first.</summary>
    public async Task<IReadOnlyList<DeviceLine>> List(long accountId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await files.CreateDbContextAsync(stop);
        return await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.SeenAt).Take(100)
            .Select(s => new DeviceLine(s.Id, s.Way == SignInWay.Card ? "card" : s.Way == SignInWay.Link ? "link" : "password", s.Device, s.StartedAt, s.SeenAt, s.ExpiresAt)).ToListAsync(stop);
    }

    /// <summary>Ends one session of the account; false if it has none of that id.</summary>
    public async Task<bool> End(long accountId, string id, CancellationToken stop) =>
        await EndWhere(accountId, s => s.Id == id, stop) == 1;

    /// <summary>Ends all sessions of the account but one; answers how many.</summary>
    public Task<int> EndOthers(long accountId, string? but, CancellationToken stop) => EndWhere(accountId, s => s.Id != but, stop);

    /// <summary>Ends the sessions that began in one way; answers how many.</summary>
    public Task<int> EndAll(long accountId, SignInWay way, CancellationToken stop) => EndWhere(accountId, s => s.Way == way, stop);

    private async Task<int> EndWhere(long accountId, System.Linq.Expressions.Expression<Func<Session, bool>> which, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var db = await files.CreateDbContextAsync(stop);
        var ended = await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.ExpiresAt > now).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), stop);
        Interlocked.Increment(ref endings);
        foreach (var pair in kept.Where(p => p.Value.AccountId == accountId))
        {
            kept.TryRemove(pair.Key, out _);
        }

        return ended;
    }

    private async Task<LiveSession?> Read(string id, CancellationToken stop)
    {
        await using var db = await files.CreateDbContextAsync(stop);
        return await (from session in db.Sessions
                      where session.Id == id && session.EndedAt == null
                      join account in db.Accounts on session.AccountId equals account.Id
                      select new LiveSession(session.Id, account.Id, account.Realm, account.PersonId, account.IsAdministrator, session.Way, session.ExpiresAt, session.SeenAt))
            .SingleOrDefaultAsync(stop);
    }

    private void Keep(LiveSession live)
    {
        if (kept.Count >= KeptMax)
        {
            kept.Clear();
        }

        kept[live.Id] = live;
    }

    private static LiveSession Live(Session session, Account account) =>
        new(session.Id, account.Id, account.Realm, account.PersonId, account.IsAdministrator, session.Way, session.ExpiresAt, session.SeenAt);
}
