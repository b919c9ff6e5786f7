using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Setup;

/// <summary>Somebody fills in and sends the form of a topic.</summary>
internal static class TopicForm
{
    public static async Task<CaseId> Raise(Person villager, string title, string body, bool major)
    {
        await villager.Go("/todo");
        await villager.Test("new-case").ClickAsync();
        await FillIn(villager, "villagers", title, body, major: major);
        await villager.Send("open", "done=draft");
        await Expect(villager.Test("draft")).ToBeVisibleAsync();
        return IdIn(villager.Page.Url);
    }

    /// <summary>From the page that offers what can be raised, up to sending.</summary>
    /// <param name="openedAs">the group it is raised as</param>
    public static async Task FillIn(Person person, string openedAs, string title, string body, string heading = "public_works", bool major = false)
    {
        await person.Test($"open-topic-{openedAs}").ClickAsync();
        await person.Fill("v-title", title);
        await person.Choose("v-matter", "village");
        await person.Choose("v-heading", heading);
        await person.Choose("v-major", major ? "yes" : "no");
        await person.Choose("v-instant", "no");
        await person.Fill("v-body", body);
    }

    private static CaseId IdIn(string url) =>
        Ids.TryRead(new Uri(url).AbsolutePath.Split('/')[^1], out var id) ? new CaseId(id) : throw new InvalidOperationException($"no case in {url}");
}
