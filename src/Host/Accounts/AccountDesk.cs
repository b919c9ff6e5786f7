using Lianxin.Store.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lianxin.Host.Accounts;

/// <summary>What a new account needs.</summary>
/// <param name="Realm">Realm of the person; 0 for an operator.</param>
/// <param name="PersonId">The person; null for an operator.</param>
/// <param name="Name">Sign-in name, unique in the installation.</param>
/// <param name="Password">Password in clear; only its hash is kept.</param>
/// <param name="IsAdministrator">May run the installation.</param>
public sealed record NewAccount(int Realm, long? PersonId, string Name, string Password, bool IsAdministrator = false);

/// <summary>Accounts with name and password: making them, signing in, changing the password.</summary>
public sealed class AccountDesk(AccountsDb db, UserManager<Account> users, SessionBook sessions, GuessBook guesses, TimeProvider clock)
{
    /// <summary>Wrong passwords in a row that lock a name.</summary>
    public const int TriesMax = 5;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan LockLength = TimeSpan.FromMinutes(15);

    // A hash nobody's password has; checking against it costs as much as checking a real one.
    private static readonly string NobodysHash = new PasswordHasher<Account>().HashPassword(new Account(), Guid.NewGuid().ToString());

    /// <summary>Makes an account, or gives name and password to the one the person already has by contact card. Answers its id.</summary>
    public async Task<AccountAnswer<long>> Create(NewAccount asked, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var present = asked.PersonId is { } person
            ? await db.Accounts.SingleOrDefaultAsync(a => a.Realm == asked.Realm && a.PersonId == person, stop)
            : null;
        if (present is { PasswordHash: not null })
        {
            return AccountRefusal.PersonHasAccount();
        }

        var account = present ?? New(asked.Realm, asked.PersonId);
        account.IsAdministrator = asked.IsAdministrator;
        return await SetNameAndPassword(account, asked.Name, asked.Password) is { } refusal ? refusal : account.Id;
    }

    /// <summary>Signs in by name and password. Five wrong tries in a row lock the name for 15 minutes.</summary>
    public async Task<AccountAnswer<LiveSession>> SignIn(string name, string password, string device, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(password);
        var now = clock.GetUtcNow();
        var key = users.NormalizeName(name?.Trim() ?? "");
        var account = password.Length > PasswordRules.LengthMax ? null : await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == key, stop);
        if (account is null)
        {
            return Unknown(key, password);
        }

        // The try is counted before the password is looked at, so that tries made at the same moment all count.
        var counted = await db.Accounts.Where(a => a.Id == account.Id && (a.LockoutEnd == null || a.LockoutEnd <= now) && a.AccessFailedCount < TriesMax)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), stop);
        if (counted == 0)
        {
            var until = await db.Accounts.Where(a => a.Id == account.Id).Select(a => a.LockoutEnd).SingleAsync(stop);
            return AccountRefusal.Locked(until ?? now + LockLength, TriesMax);
        }

        var verdict = users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash ?? NobodysHash, password);
        if (verdict == PasswordVerificationResult.Failed || account.PasswordHash is null)
        {
            var locked = await LockIfDue(account.Id, now, stop);
            return locked ? AccountRefusal.Locked(now + LockLength, TriesMax) : AccountRefusal.WrongNameOrPassword();
        }

        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, (DateTimeOffset?)null), stop);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var better = users.PasswordHasher.HashPassword(account, password);
            await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, better), stop);
        }

        return await sessions.Begin(account, SignInWay.Password, device, stop);
    }

    /// <summary>Changes the password and ends all other sessions of the account; answers how many.</summary>
    public async Task<AccountAnswer<int>> ChangePassword(long accountId, string? sessionId, string current, string wanted, CancellationToken stop = default)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, stop);
        if (!await users.CheckPasswordAsync(account, current))
        {
            return AccountRefusal.PasswordWrong();
        }

        if (await SetNameAndPassword(account, account.UserName ?? "", wanted) is { } refusal)
        {
            return refusal;
        }

        return await sessions.EndOthers(accountId, sessionId, stop);
    }

    /// <summary>The sign-in name of an account; null where it has none.</summary>
    public Task<string?> NameOf(long accountId, CancellationToken stop = default) =>
        db.Accounts.Where(a => a.Id == accountId).Select(a => a.UserName).SingleOrDefaultAsync(stop);

    internal Account New(int realm, long? personId) =>
        new() { Realm = realm, PersonId = personId, CreatedAt = clock.GetUtcNow(), LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N") };

    internal async Task<AccountRefusal?> SetNameAndPassword(Account account, string name, string password)
    {
        name = name.Trim();
        if ((PasswordRules.CheckName(name) ?? PasswordRules.CheckPassword(name, password)) is { } refusal)
        {
            return refusal;
        }

        account.UserName = name;
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        try
        {
            var result = account.Id == 0 ? await users.CreateAsync(account) : await users.UpdateAsync(account);
            return result.Succeeded ? null : AccountRefusal.NameTaken(name);
        }
        catch (DbUpdateException)
        {
            // Two made the same name at one moment: the unique index let one through.
            return AccountRefusal.NameTaken(name);
        }
    }

    private AccountRefusal Unknown(string key, string password)
    {
        if (guesses.UnknownLockedUntil(key) is { } locked)
        {
            return AccountRefusal.Locked(locked, TriesMax);
        }

        if (password.Length <= PasswordRules.LengthMax)
        {
            users.PasswordHasher.VerifyHashedPassword(new Account(), NobodysHash, password);
        }

        return guesses.FailedUnknown(key) is { } until ? AccountRefusal.Locked(until, TriesMax) : AccountRefusal.WrongNameOrPassword();
    }

    private async Task<bool> LockIfDue(long accountId, DateTimeOffset now, CancellationToken stop)
    {
        DateTimeOffset? until = now + LockLength;
        return await db.Accounts.Where(a => a.Id == accountId && a.AccessFailedCount >= TriesMax).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.AccessFailedCount, 0).SetProperty(a => a.LockoutEnd, until), stop) == 1;
    }
}
