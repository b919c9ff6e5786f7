using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Lianxin.Host.Bench;

/// <summary>What a number of requests cost the server that answered them.</summary>
internal readonly record struct Cost(double CpuMillis, double RequestsPerSecond);

/// <summary>Puts load on a child: so many connections, each asking again as soon as it was answered.</summary>
internal static partial class HttpLoad
{
    public const int Connections = 32;

    public static HttpClient Client(string? cookie = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = false, AllowAutoRedirect = false });
        if (cookie is not null)
        {
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        }

        return client;
    }

    /// <summary>Sends so many requests; any answer that is not a success fails the bench.</summary>
    public static async Task<Cost> Run(ChildServer child, HttpClient client, int requests, Func<int, HttpRequestMessage> make)
    {
        var next = 0;
        var cpu = child.CpuSeconds;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            for (int n; (n = Interlocked.Increment(ref next)) <= requests;)
            {
                using var request = make(n);
                using var answer = await client.SendAsync(request).ConfigureAwait(false);
                if (!answer.IsSuccessStatusCode)
                {
                    throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync().ConfigureAwait(false)}");
                }

                await answer.Content.CopyToAsync(Stream.Null).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        var took = watch.Elapsed.TotalSeconds;
        return new Cost((child.CpuSeconds - cpu) * 1000 / requests, requests / took);
    }

    /// <summary>Signs in through the page as a person does, and returns the cookie.</summary>
    public static async Task<string> SignIn(ChildServer child, string name, string password)
    {
        using var client = Client();
        using var page = await client.GetAsync(new Uri(child.Url + "/sign-in")).ConfigureAwait(false);
        var html = await page.Content.ReadAsStringAsync().ConfigureAwait(false);
        var form = Forms().Matches(html).Select(m => m.Value).First(f => f.Contains("type=\"password\"", StringComparison.Ordinal));
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);
        (fields["name"], fields["password"]) = (name, password);
        using var post = new HttpRequestMessage(HttpMethod.Post, child.Url + "/sign-in") { Content = new FormUrlEncodedContent(fields) };
        post.Headers.Add("Cookie", CookiesOf(page));
        using var answer = await client.SendAsync(post).ConfigureAwait(false);
        var cookie = CookiesOf(answer);
        return cookie.Contains("session", StringComparison.Ordinal)
            ? cookie
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"the bench could not sign in as {name}: {(int)answer.StatusCode}"));
    }

    private static string CookiesOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? string.Join("; ", set.Select(c => c.Split(';')[0])) : "";

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hidden();
}
