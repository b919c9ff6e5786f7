using Microsoft.AspNetCore.Identity;

namespace Lianxin.Store.Accounts;

/// <summary>
/// One way to sign in: a sign-in name and a password hash, or neither where the person comes by contact card only.
/// It is joined to a person by id and holds nothing else about them: mail address and telephone, which the base class
/// offers, are not stored.
/// </summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The realm in which <see cref="PersonId"/> is counted; 0 for an operator who belongs to none.</summary>
    public int Realm { get; set; }

    /// <summary>The person behind the account; null for an operator who is nobody in the realm.</summary>
    public long? PersonId { get; set; }

    /// <summary>May run the installation: realms, accounts, backup. It gives no right in any case or organisation.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>How a session began.</summary>
public enum SignInWay
{
    /// <summary>By name and password; lasts 12 hours.</summary>
    Password = 1,

    /// <summary>By a printed contact card; lasts 183 days on that phone.</summary>
    Card = 2,

    /// <summary>By a one-time link on the first start; lasts as a password session does.</summary>
    Link = 3,
}

/// <summary>A device that is signed in. The cookie carries only <see cref="Id"/>, so ending the row ends the cookie.</summary>
public sealed class Session
{
    /// <summary>128 random bits in base64url; random, so that a restored backup cannot give an old cookie to somebody else.</summary>
    public required string Id { get; init; }

    /// <summary>Whose session it is.</summary>
    public required long AccountId { get; init; }

    /// <summary>How it began.</summary>
    public required SignInWay Way { get; init; }

    /// <summary>Kind of device and browser as <c>system/browser</c>, for example <c>android/wechat</c>; never the whole user agent.</summary>
    public required string Device { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used, to five minutes.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended by its owner, by a new card or by a sign-out.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A printed contact card: a secret that works once. Only a slow hash of the secret is kept.</summary>
public sealed class Card
{
    /// <summary>Number of the card.</summary>
    public long Id { get; init; }

    /// <summary>The account it signs in to.</summary>
    public required long AccountId { get; init; }

    /// <summary>The person at the desk who issued it; null for the operator.</summary>
    public required long? IssuedBy { get; init; }

    /// <summary>PBKDF2 of the code in base64; unique.</summary>
    public required string SecretHash { get; init; }

    /// <summary>When it was printed.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when it may be used for the first time.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used.</summary>
    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>When a newer card took its place.</summary>
    public DateTimeOffset? ReplacedAt { get; set; }
}

/// <summary>A link that works once, for setting the name and password of an account.</summary>
public sealed class OneTimeLink
{
    /// <summary>Number of the link.</summary>
    public long Id { get; init; }

    /// <summary>The account it opens.</summary>
    public required long AccountId { get; init; }

    /// <summary>SHA-256 of its 256-bit token in base64; unique.</summary>
    public required string TokenHash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when it works.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used or replaced.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
