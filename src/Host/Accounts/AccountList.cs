using Lianxin.Store.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lianxin.Host.Accounts;

/// <summary>An account as an operator sees it: no name of a person, no contact.</summary>
/// <param name="Name">sign-in name; null where the person comes by contact card only</param>
/// <param name="PersonId">number of the person; null for an operator</param>
/// <param name="Devices">devices signed in now</param>
/// <param name="LockedUntil">after wrong passwords; null where it is not locked</param>
public sealed record AccountLine(
    long Id, string? Name, long? PersonId, bool IsAdministrator, DateTimeOffset CreatedAt, int Devices, DateTimeOffset? SeenAt, DateTimeOffset? LockedUntil);

/// <summary>The accounts of this installation, for its operator.</summary>
public sealed class AccountList(AccountsDb db, TimeProvider clock)
{
    /// <summary>Accounts by sign-in name or number of the person, newest first, and how many there are.</summary>
    public async Task<(IReadOnlyList<AccountLine> Rows, int Total)> Find(string query, int skip, int take, CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var found = db.Accounts.AsNoTracking();
        if (query.Length > 0)
        {
            var upper = query.ToUpperInvariant();
            found = found.Where(a => a.NormalizedUserName!.Contains(upper));
        }

        var total = await found.CountAsync(stop);
        var rows = await found.OrderByDescending(a => a.Id).Skip(skip).Take(take).Select(a => new
        {
            a.Id,
            a.UserName,
            a.PersonId,
            a.IsAdministrator,
            a.CreatedAt,
            a.LockoutEnd,
            Devices = db.Sessions.Count(s => s.AccountId == a.Id && s.EndedAt == null && s.ExpiresAt > now),
            SeenAt = db.Sessions.Where(s => s.AccountId == a.Id).Max(s => (DateTimeOffset?)s.SeenAt),
        }).ToListAsync(stop);
        return ([.. rows.Select(a => new AccountLine(
            a.Id, a.UserName, a.PersonId, a.IsAdministrator, a.CreatedAt, a.Devices, a.SeenAt, a.LockoutEnd > now ? a.LockoutEnd : null))], total);
    }

    /// <summary>How many people of a realm can sign in or hold a card to do so.</summary>
    public Task<int> CountOfPeople(int realm, CancellationToken stop = default) => db.Accounts.CountAsync(a => a.Realm == realm && a.PersonId != null, stop);

    /// <summary>The account of a person, or null.</summary>
    public Task<long?> OfPerson(int realm, long person, CancellationToken stop = default) =>
        db.Accounts.Where(a => a.Realm == realm && a.PersonId == person).Select(a => (long?)a.Id).SingleOrDefaultAsync(stop);
}
