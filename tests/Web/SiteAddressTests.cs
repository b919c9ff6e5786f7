using System.Net;
using Lianxin.Web;
using Lianxin.Web.Serving;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class SiteAddressTests
{
    /// <summary>Stands for MACHINE below: one that other machines reach, of the range kept for documentation (RFC 5737).</summary>
    private static readonly string Machine = new IPAddress([192, 0, 2, 7]).ToString();

    [Theory]
    [InlineData("", "127.0.0.1", "evil.example", "http://127.0.0.1:5180")]
    [InlineData("", "127.0.0.1", "localhost:8080", "http://localhost:8080")]
    [InlineData("", "::ffff:MACHINE", "MACHINE:5180", "http://MACHINE:5180")]
    [InlineData("", "MACHINE", "127.0.0.1:5180", "http://MACHINE:5180")]
    [InlineData("", "MACHINE", "localhost:5180", "http://MACHINE:5180")]
    [InlineData("", "::1", "evil.example", "http://[::1]:5180")]
    [InlineData("https://lianxin.example.cn/", "127.0.0.1", "evil.example", "https://lianxin.example.cn")]
    public void Links_name_the_settings_or_the_machine_and_not_what_a_request_claims(string setting, string local, string host, string root)
    {
        static string Real(string text) => text.Replace("MACHINE", Machine, StringComparison.Ordinal);
        var http = new DefaultHttpContext();
        (http.Request.Scheme, http.Request.Host) = ("http", new HostString(Real(host)));
        (http.Connection.LocalIpAddress, http.Connection.LocalPort) = (IPAddress.Parse(Real(local)), 5180);
        Assert.Equal(Real(root), SiteAddress.Root(http, new WebOptions { PublicAddress = setting }));
    }
}
