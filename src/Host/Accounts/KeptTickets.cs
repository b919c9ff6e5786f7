using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Lianxin.Host.Accounts;

/// <summary>
/// Cookies that were opened once, so that the same device's next request need not decrypt it again. Only what opened is
/// kept, and only what it held when it was sealed: whether the session still holds is asked of <see cref="SessionBook"/>
/// each time.
/// </summary>
internal sealed class KeptTickets(ISecureDataFormat<AuthenticationTicket> inner) : ISecureDataFormat<AuthenticationTicket>
{
    private const int KeptMax = 5_000;

    private readonly ConcurrentDictionary<string, AuthenticationTicket> kept = new(StringComparer.Ordinal);

    public string Protect(AuthenticationTicket data) => inner.Protect(data);

    public string Protect(AuthenticationTicket data, string? purpose) => inner.Protect(data, purpose);

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is null || purpose is not null)
        {
            return inner.Unprotect(protectedText, purpose);
        }

        if (!kept.TryGetValue(protectedText, out var ticket))
        {
            if (inner.Unprotect(protectedText, purpose) is not { } opened)
            {
                return null;
            }

            if (kept.Count >= KeptMax)
            {
                kept.Clear();
            }

            kept[protectedText] = ticket = opened;
        }

        // Handlers change what they are given.
        return ticket.Clone();
    }
}
