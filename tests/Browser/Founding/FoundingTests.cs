using Lianxin.Browser.Setup;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Founding;

/// <summary>An installation in which nobody and nothing is registered yet.</summary>
public sealed class FreshSite(Stage stage) : Site(stage)
{
    protected override string MakeFolder(Stage from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return from.EmptyFolder(nameof(FreshSite));
    }
}

/// <summary>From an empty folder to a village's first topic, by pages alone.</summary>
public sealed class FoundingTests(FreshSite site) : IClassFixture<FreshSite>
{
    private const string Operator = "guanliyuan";

    [Fact]
    public async Task A_village_is_founded_and_its_secretary_raises_the_first_topic()
    {
        await using var desk = await FirstStart();
        await FormOrganisations(desk);
        await Register(desk);
        await AskAboutOneName(desk);
        var code = await AppointAndIssueCard(desk);
        await RaiseFirstTopic(code);

        await desk.Go("/");
        await Expect(desk.Page.Locator("li.is-done")).ToHaveCountAsync(3);
        await LookAround();
        Assert.Empty(desk.Complaints);
    }

    private async Task<Person> FirstStart()
    {
        var desk = await site.Visitor();
        await desk.Go(await site.FirstLink());
        await desk.Fill("name", Operator);
        await desk.Fill("password", Site.Password);
        await desk.Fill("again", Site.Password);
        await desk.Send("first-start", "/admin/start");
        desk.Is(Operator);
        await Expect(desk.Page.Locator("[data-test='first-steps'] > li")).ToHaveCountAsync(3);
        await Expect(desk.Page.Locator("li.is-done")).ToHaveCountAsync(0);
        await desk.IsInOrder("the three steps");
        await Stage.Picture(desk.Page, "start-empty.zh.1280");
        return desk;
    }

    /// <summary>The first page says each time what is missing next, and leads there.</summary>
    private static async Task FormOrganisations(Person desk)
    {
        foreach (var name in new[] { "河清县", "柳泉镇", "柳营村" })
        {
            await Next(desk, "start-form");
            await desk.IsInOrder("forming " + name);
            await desk.Fill("name", name);
            await desk.Send("form-org", "done=formed");
            await Expect(desk.Page.Locator("h1")).ToHaveTextAsync(name);
        }

        await Next(desk, "start-form");
        await Expect(desk.Page.Locator("[name=name]")).ToHaveValueAsync("柳营村党支部");
        await Expect(desk.Page.Locator("[name=beside]:checked")).ToHaveCountAsync(1);
        await Stage.Picture(desk.Page, "form-branch.zh.1280");
        await desk.Send("form-org", "done=formed");
        await Expect(desk.Test("done")).ToContainTextAsync("柳营村党支部");
        await desk.IsInOrder("a new branch");
        await Stage.Picture(desk.Page, "unit-new.zh.1280");
    }

    private static async Task Register(Person desk)
    {
        await Next(desk, "start-register");
        foreach (var name in new[] { "沈国安", "马晓东", "李娟" })
        {
            await desk.Fill("name", name);
            await desk.Fill("phone", "138 1234 5678");
            await desk.Send("enrol", "after=");
            await Expect(desk.Test("done")).ToContainTextAsync(name);
        }
    }

    /// <summary>Somebody of the same name is asked about and nothing typed is lost; the same person is not registered twice.</summary>
    private static async Task AskAboutOneName(Person desk)
    {
        await desk.Fill("name", "马 晓东");
        await desk.Fill("phone", "13900000000");
        Assert.Equal(422, await desk.SendInVain("enrol"));
        await Expect(desk.Test("namesakes")).ToContainTextAsync("柳营村党支部");
        await Expect(desk.Page.Locator("[name=phone]")).ToHaveValueAsync("13900000000");
        await desk.IsInOrder("the question about a name");
        await Stage.Picture(desk.Page, "same-name.zh.1280");
        await desk.Page.Locator("[name=same]").First.CheckAsync();
        await desk.Send("enrol", "done=known");

        await desk.Page.GoBackAsync();
        await desk.Go(desk.Page.Url.Split('?')[0]);
        await desk.Fill("name", "马晓东");
        Assert.Equal(422, await desk.SendInVain("enrol"));
        await desk.Choose("same", "another");
        await desk.Send("enrol", "after=");
        await desk.Go(desk.Page.Url.Split("/new")[0]);
        await Expect(desk.Page.Locator("tbody tr")).ToHaveCountAsync(4);
        await Expect(desk.Page.Locator("tbody tr").Filter(new() { HasText = "尾号" })).ToHaveCountAsync(1);
        await Stage.Picture(desk.Page, "register.zh.1280");
    }

    private static async Task<string> AppointAndIssueCard(Person desk)
    {
        await desk.Go(desk.Page.Url.Split("/people")[0] + "/posts");
        await desk.Test("appoint-secretary").ClickAsync();
        await desk.Page.Locator("label.pick").Filter(new() { HasText = "沈国安" }).Locator("input").CheckAsync();
        await Expect(desk.Page.Locator("[name=post]:checked")).ToHaveValueAsync("secretary");
        await desk.Send("appoint", "done=appointed");
        await Expect(desk.Test("done")).ToContainTextAsync("沈国安");
        await desk.IsInOrder("the posts");
        await Stage.Picture(desk.Page, "posts.zh.1280");
        await desk.Page.Locator("a[href^='/desk/cards?person=']").First.ClickAsync();
        await desk.Page.Locator("form:has(input[name='_handler'][value^='issue-']) button[type=submit]").ClickAsync();
        await Expect(desk.Page.Locator(".code")).ToBeVisibleAsync();
        return await desk.Page.Locator(".code").InnerTextAsync();
    }

    private async Task RaiseFirstTopic(string code)
    {
        await using var phone = await site.Visitor(360);
        await phone.Go("/card/" + code.Replace("-", "", StringComparison.Ordinal));
        await phone.Form("card").Locator("button[type=submit]").ClickAsync();
        await phone.Page.WaitForURLAsync("**/me?card=1");
        await Expect(phone.Test("my-places")).ToContainTextAsync("柳营村党支部");
        await phone.IsInOrder("the secretary's own page");
        await Stage.Picture(phone.Page, "me-secretary.zh.360");
        await phone.Go("/cases/new");
        await TopicForm.FillIn(phone, "branch_committee", "三组到学校的路面硬化", "雨天孩子们绕行。");
        await phone.Send("open", "done=");
        await Expect(phone.Page.Locator("main")).ToContainTextAsync("三组到学校的路面硬化");

        // The head goes on with the register on the phone, where nobody else has to be asked.
        await phone.Go("/me");
        await phone.Test("my-places").Locator("a.btn").First.ClickAsync();
        await phone.Test("register").ClickAsync();
        await phone.Fill("name", "周德贵");
        await phone.Send("enrol", "after=");
        Assert.Empty(phone.Complaints);
    }

    /// <summary>Every page of the setting up, on a desk in English and on a phone in Chinese.</summary>
    private async Task LookAround()
    {
        var branch = site.Engine.Queries.Orgs().Single(o => o.Kind == "branch").Id;
        var head = site.Engine.Queries.Appointments(branch, site.Engine.Time.DayOf(site.Engine.Clock.Now)).Single().Person;
        foreach (var (width, language) in new[] { (1280, "en"), (360, "zh") })
        {
            await using var screen = await site.SignedIn(Operator, width, language);
            foreach (var (name, path) in new[]
            {
                ("start", "/admin/start"), ("orgs", "/orgs"), ("form-which", "/orgs/new"), ("unit-new", $"/orgs/{branch}"), ("change", $"/orgs/{branch}/change"),
                ("register", $"/orgs/{branch}/people"), ("new-person", $"/orgs/{branch}/people/new"), ("person", $"/orgs/{branch}/people/{head}"),
                ("end", $"/orgs/{branch}/people/{head}/end?post=secretary"), ("posts", $"/orgs/{branch}/posts"), ("appoint", $"/orgs/{branch}/posts/new"),
                ("join", $"/orgs/{branch}/people/{head}/join"), ("details", $"/orgs/{branch}/people/{head}/details"), ("find", $"/orgs/{branch}/people/find?q=s"),
            })
            {
                Assert.Equal(200, await screen.Go(path));
                await screen.IsInOrder($"{name} at {width} in {language}");
                await Stage.Picture(screen.Page, $"{name}.{language}.{width}");
            }
        }
    }

    private static async Task Next(Person desk, string step)
    {
        await desk.Go("/admin/start");
        await desk.Test(step).ClickAsync();
        await Expect(desk.Page.Locator("main form[method=post]").First).ToBeVisibleAsync();
    }
}
