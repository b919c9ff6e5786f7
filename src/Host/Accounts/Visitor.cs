using System.Globalization;
using System.Security.Claims;
using Lianxin.Store.Accounts;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Host.Accounts;

/// <summary>Who looks at this page: nobody in particular, or a person in a realm. One per request.</summary>
public sealed class Visitor(IHttpContextAccessor http)
{
    /// <summary>Key in the request's items under which the language stands.</summary>
    public const string LanguageItem = "lianxin.language";

    private ClaimsPrincipal? User => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;

    /// <summary>Whether someone is signed in.</summary>
    public bool IsSignedIn => User is not null;

    /// <summary>The account, or null.</summary>
    public long? AccountId => Number(ClaimTypes.NameIdentifier);

    /// <summary>The person behind the account; null for visitors and for operators who are nobody in a realm.</summary>
    public long? PersonId => Number(SessionClaims.Person);

    /// <summary>The realm of the person; null where there is no person.</summary>
    public int? Realm => PersonId is null ? null : (int?)Number(SessionClaims.Realm);

    /// <summary>May run the installation; gives no right in a case or an organisation.</summary>
    public bool IsAdministrator => User?.HasClaim(SessionClaims.Administrator, "1") ?? false;

    /// <summary>The session of this device, or null.</summary>
    public string? SessionId => User?.FindFirstValue(SessionClaims.Session);

    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language => http.HttpContext?.Items[LanguageItem] as string ?? "zh";

    private long? Number(string claim) =>
        long.TryParse(User?.FindFirstValue(claim), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Names of the claims made from a session.</summary>
public static class SessionClaims
{
    internal const string Session = "session";
    internal const string Realm = "realm";
    internal const string Person = "person";
    internal const string Administrator = "administrator";

    /// <summary>The name of the cookie scheme.</summary>
    public const string Scheme = "lianxin";

    /// <summary>A person without an account, as whom somebody tries things out; of a realm made up for that.</summary>
    public static ClaimsPrincipal MadeUp(string session, int realm, long person) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, "0"),
            new(Session, session),
            new(Realm, realm.ToString(CultureInfo.InvariantCulture)),
            new(Person, person.ToString(CultureInfo.InvariantCulture)),
        ],
        Scheme));

    /// <summary>The principal of a session.</summary>
    public static ClaimsPrincipal Principal(LiveSession live)
    {
        ArgumentNullException.ThrowIfNull(live);
        List<Claim> claims =
        [
            new(ClaimTypes.NameIdentifier, live.AccountId.ToString(CultureInfo.InvariantCulture)),
            new(Session, live.Id),
            new(Realm, live.Realm.ToString(CultureInfo.InvariantCulture)),
        ];
        if (live.PersonId is { } person)
        {
            claims.Add(new(Person, person.ToString(CultureInfo.InvariantCulture)));
        }

        if (live.IsAdministrator)
        {
            claims.Add(new(Administrator, "1"));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme));
    }
}
