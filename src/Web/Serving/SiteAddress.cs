using System.Net;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Serving;

/// <summary>
/// The address that printed cards, feeds and links name. A request may claim any name in its Host header, so the name is
/// taken over only where it is this machine's own: else the link of a new account could be made to lead to a stranger.
/// </summary>
public static class SiteAddress
{
    /// <summary>Scheme, host and port without a slash at the end, for example <c>https://lianxin.example.cn</c>.</summary>
    /// <remarks>
    /// The public address of the settings where there is one; else the address asked for if it is the one the connection
    /// came in on, or names this machine to itself; else the address the connection came in on.
    /// </remarks>
    public static string Root(HttpContext http, WebOptions options)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        if (options.PublicAddress.Length > 0)
        {
            return options.PublicAddress.TrimEnd('/');
        }

        var here = http.Connection.LocalIpAddress ?? IPAddress.Loopback;
        here = here.IsIPv4MappedToIPv6 ? here.MapToIPv4() : here;
        var asked = http.Request.Host;
        var known = IPAddress.TryParse(asked.Host.Trim('[', ']'), out var ip)
            ? ip.Equals(here) || (IPAddress.IsLoopback(ip) && IPAddress.IsLoopback(here))
            : IPAddress.IsLoopback(here) && asked.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
        return $"{http.Request.Scheme}://{(known ? asked.Value : new IPEndPoint(here, http.Connection.LocalPort).ToString())}";
    }
}
