using System.Security.Cryptography;
using System.Text;
using Lianxin.Store.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lianxin.Host.Accounts;

/// <summary>A card just issued. The code is shown once, on the printed card, and kept nowhere.</summary>
/// <param name="Code">Twelve characters in three groups, for example <c>7KQ2-M9XA-4HTD</c>.</param>
/// <param name="ExpiresAt">Until when it may be used for the first time.</param>
/// <param name="EndedCards">Older cards that no longer work.</param>
/// <param name="EndedSessions">Phones signed in by an older card and now signed out.</param>
public sealed record IssuedCard(string Code, DateTimeOffset ExpiresAt, int EndedCards, int EndedSessions);

/// <summary>A card that would work, looked at without using it.</summary>
public sealed record CardLook(int Realm, long PersonId, DateTimeOffset IssuedAt, DateTimeOffset ExpiresAt);

/// <summary>
/// Printed contact cards for people who do not type passwords. A card works once and leaves that phone signed in for half
/// a year. A new card ends the old one and the phone it signed in. Cards are not issued to accounts with a password:
/// whoever prints the card could use it, and those accounts may hold an office.
/// </summary>
public sealed class CardDesk(AccountsDb db, AccountDesk accounts, SessionBook sessions, TimeProvider clock)
{
    /// <summary>How long an unused card may lie about.</summary>
    public static readonly TimeSpan UnusedLength = TimeSpan.FromDays(30);

    // No 0 O, 1 I L, U (a V in many hands): what is read aloud or typed from paper stays what was printed.
    private const string Alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 12;
    private static readonly byte[] Salt = "lianxin contact card"u8.ToArray();

    /// <summary>Issues a card to a person and ends the one before.</summary>
    /// <param name="realm">Realm of the person.</param>
    /// <param name="personId">Who gets it.</param>
    /// <param name="issuedBy">The person at the desk; null for the operator.</param>
    /// <param name="stop">Stops the work.</param>
    public async Task<AccountAnswer<IssuedCard>> Issue(int realm, long personId, long? issuedBy, CancellationToken stop = default)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Realm == realm && a.PersonId == personId, stop);
        if (account is { PasswordHash: not null } or { IsAdministrator: true })
        {
            return AccountRefusal.CardNotForPassword();
        }

        var now = clock.GetUtcNow();
        var code = RandomNumberGenerator.GetString(Alphabet, CodeLength);
        await using var change = await db.Database.BeginTransactionAsync(stop);
        if (account is null)
        {
            account = accounts.New(realm, personId);
            db.Accounts.Add(account);
            await db.SaveChangesAsync(stop);
        }

        var ended = await db.Cards.Where(c => c.AccountId == account.Id && c.UsedAt == null && c.ReplacedAt == null && c.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.ReplacedAt, now), stop);
        db.Cards.Add(new Card { AccountId = account.Id, IssuedBy = issuedBy, SecretHash = Hash(code), IssuedAt = now, ExpiresAt = now + UnusedLength });
        await db.SaveChangesAsync(stop);
        await change.CommitAsync(stop);
        var phones = await sessions.EndAll(account.Id, SignInWay.Card, stop);
        return new IssuedCard($"{code[..4]}-{code[4..8]}-{code[8..]}", now + UnusedLength, ended, phones);
    }

    /// <summary>Those of some people to whom no card is issued, because they sign in with a password or administer.</summary>
    public async Task<IReadOnlySet<long>> NotFor(int realm, IReadOnlyCollection<long> people, CancellationToken stop = default) =>
        (await db.Accounts.Where(a => a.Realm == realm && a.PersonId != null && people.Contains(a.PersonId.Value) && (a.PasswordHash != null || a.IsAdministrator))
            .Select(a => a.PersonId!.Value).ToListAsync(stop)).ToHashSet();

    /// <summary>Looks at a card without using it.</summary>
    public async Task<AccountAnswer<CardLook>> Look(string? code, CancellationToken stop = default)
    {
        var (card, refusal) = await Find(code, stop);
        if (card is null)
        {
            return refusal!;
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == card.AccountId, stop);
        return new CardLook(account.Realm, account.PersonId ?? 0, card.IssuedAt, card.ExpiresAt);
    }

    /// <summary>Uses a card up and signs this phone in.</summary>
    public async Task<AccountAnswer<LiveSession>> Use(string? code, string device, CancellationToken stop = default)
    {
        var (card, refusal) = await Find(code, stop);
        if (card is null)
        {
            return refusal!;
        }

        var now = clock.GetUtcNow();
        var taken = await db.Cards.Where(c => c.Id == card.Id && c.UsedAt == null && c.ReplacedAt == null && c.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), stop);
        if (taken == 0)
        {
            return AccountRefusal.CardUsed(now);
        }

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == card.AccountId, stop);
        return await sessions.Begin(account, SignInWay.Card, device, stop);
    }

    private async Task<(Card? Card, AccountRefusal? Refusal)> Find(string? code, CancellationToken stop)
    {
        var plain = Plain(code);
        if (plain is null)
        {
            return (null, AccountRefusal.CardUnknown());
        }

        var hash = Hash(plain);
        var card = await db.Cards.AsNoTracking().SingleOrDefaultAsync(c => c.SecretHash == hash, stop);
        return card switch
        {
            null => (null, AccountRefusal.CardUnknown()),
            { UsedAt: { } at } => (null, AccountRefusal.CardUsed(at)),
            { ReplacedAt: { } at } => (null, AccountRefusal.CardReplaced(at)),
            { ExpiresAt: var at } when at <= clock.GetUtcNow() => (null, AccountRefusal.CardExpired(at)),
            _ => (card, null),
        };
    }

    /// <summary>The twelve characters without hyphens, blanks and case; null if they cannot be a code.</summary>
    private static string? Plain(string? code)
    {
        var plain = string.Concat((code ?? "").Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));
        return plain.Length == CodeLength && plain.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? plain : null;
    }

    /// <summary>Slow, so that a stolen file does not give the codes away (30^12 is short for a fast hash); unsalted, so that it can be looked up.</summary>
    private static string Hash(string plain) =>
        Convert.ToBase64String(Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(plain), Salt, 50_000, HashAlgorithmName.SHA256, 32));
}
