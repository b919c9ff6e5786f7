using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Setup;

/// <summary>Somebody before a screen: one browser context with one page, and what its console complained of.</summary>
public sealed class Person : IAsyncDisposable
{
    public const int WaitMillis = 30_000;

    private readonly List<string> complaints = [];
    private string? name;

    public Person(IBrowserContext context, IPage page, string language)
    {
        Context = context;
        Page = page;
        Language = language;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
            {
                complaints.Add($"{response.Status} {response.Url}");
            }
        };
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    public string Language { get; }

    /// <summary>Errors of the page's own console; that a page was refused by its status is not one of them.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints.Where(c => !c.Contains("Failed to load resource", StringComparison.Ordinal) || c.Contains("status of 5", StringComparison.Ordinal))];

    /// <summary>Says who is signed in here already.</summary>
    public void Is(string account) => name = account;

    public async Task SignIn(string account)
    {
        name = account;
        await Go("/sign-in");
        await SignInHere();
        await Expect(Page.Locator("form[action='/sign-out'], .who").First).ToBeAttachedAsync();
    }

    /// <summary>Fills the sign-in form that the page shows and sends it.</summary>
    public async Task SignInHere()
    {
        var form = Form("sign-in");
        await form.Locator("[name=name]").FillAsync(name!);
        await form.Locator("[name=password]").FillAsync(Site.Password);
        await form.Locator("button[type=submit]").ClickAsync();

        // Not for the load event: a page that the script puts in place of another never fires it again.
        await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
    }

    /// <summary>Opens a page and says its status; signs in again where weeks have passed since.</summary>
    public async Task<int> Go(string path)
    {
        var answer = await Page.GotoAsync(path);
        if (name is not null && path != "/sign-in" && Page.Url.Contains("/sign-in?", StringComparison.Ordinal))
        {
            await SignInHere();
            answer = await Page.GotoAsync(path);
        }

        return answer?.Status ?? 0;
    }

    public ILocator Form(string handler) => Page.Locator($"form:has(input[name='_handler'][value='{handler}'])");

    public ILocator Test(string hook) => Page.Locator($"[data-test='{hook}']");

    public Task Fill(string field, string value) => OrShow(() => Page.Locator($"[name='{field}']").FillAsync(value));

    public Task Choose(string field, string value) => OrShow(() => Page.Locator($"[name='{field}'][value='{value}']").CheckAsync());

    /// <summary>Where something is not on the page, the failure shows the page.</summary>
    private async Task OrShow(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (TimeoutException missing)
        {
            throw new InvalidOperationException($"{missing.Message}\n{Page.Url}\n{await Page.Locator("body").InnerTextAsync()}", missing);
        }
    }

    /// <summary>Opens what is folded around a place on the page.</summary>
    public async Task Unfold(ILocator inside)
    {
        var fold = Page.Locator("details").Filter(new() { Has = inside }).Last;
        if (await fold.GetAttributeAsync("open") is null)
        {
            await fold.Locator("summary").First.ClickAsync();
        }
    }

    /// <summary>Sends a form and waits for the address that says it was done.</summary>
    public async Task Send(string handler, string done)
    {
        var answer = await Page.RunAndWaitForResponseAsync(() => Form(handler).Locator("button[type=submit]").First.ClickAsync(), r => r.Request.Method == "POST");
        if (answer.Status >= 400)
        {
            Assert.Fail($"{handler} at {Page.Url} was answered {answer.Status}: {await Page.Locator("main").InnerTextAsync()}");
        }

        await Page.WaitForURLAsync(url => url.Contains(done, StringComparison.Ordinal));
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
    }

    /// <summary>Sends a form that will not be taken, and says the status of the answer.</summary>
    public async Task<int> SendInVain(string handler)
    {
        var answer = await Page.RunAndWaitForResponseAsync(() => Form(handler).Locator("button[type=submit]").First.ClickAsync(), r => r.Request.Method == "POST");
        await Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return answer.Status;
    }

    /// <summary>Sends the form as it stands in the page so many times at one moment, as an impatient finger and a slow line do.</summary>
    public Task<int[]> SendAtOnce(string handler, int times) => Page.EvaluateAsync<int[]>(
        """
        async ([handler, times]) => {
            const form = document.querySelector(`form:has(input[name='_handler'][value='${handler}'])`);
            const send = () => fetch(form.getAttribute('action') || location.href, { method: 'POST', body: new FormData(form), headers: { Accept: 'text/html' } });
            return (await Promise.all(Array.from({ length: times }, send))).map(r => r.status);
        }
        """, new object[] { handler, times });

    public async Task<string> Words() => await Page.Locator("main").InnerTextAsync();

    /// <summary>Nothing to complain of: no serious fault found by axe, nothing wider than the screen, a silent console.</summary>
    public async Task IsInOrder(string what)
    {
        var found = await Page.RunAxe();
        var serious = found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Impact} {v.Id}: {v.Help}\n    {string.Join("\n    ", v.Nodes.Take(3).Select(n => n.Html))}");
        var wide = await Page.EvaluateAsync<string[]>(
            """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                : [...document.querySelectorAll('main *, header *, footer *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .slice(0, 3).map(e => e.outerHTML.slice(0, 160))
            """);
        Assert.True(!serious.Any() && wide.Length == 0 && Complaints.Count == 0,
            $"{what}\n{string.Join('\n', serious)}\n{string.Join("\n", wide.Select(w => "wider than the screen: " + w))}\n{string.Join('\n', Complaints)}");
    }

    public async ValueTask DisposeAsync() => await Context.CloseAsync();
}
