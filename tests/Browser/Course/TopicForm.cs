using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Course;

/// <summary>A villager fills in and sends the form of a topic.</summary>
internal static class TopicForm
{
    public static async Task<CaseId> Raise(Person villager, string title, string body, bool major)
    {
        await villager.Go("/todo");
        await villager.Test("new-case").ClickAsync();
        await villager.Test("open-topic-villagers").ClickAsync();
        await villager.Fill("v-title", title);
        await villager.Choose("v-matter", "village");
        await villager.Choose("v-heading", "public_works");
        await villager.Choose("v-major", major ? "yes" : "no");
        await villager.Choose("v-instant", "no");
        await villager.Fill("v-body", body);
        await villager.Send("open", "done=draft");
        await Expect(villager.Test("draft")).ToBeVisibleAsync();
        return IdIn(villager.Page.Url);
    }

    private static CaseId IdIn(string url) =>
        Ids.TryRead(new Uri(url).AbsolutePath.Split('/')[^1], out var id) ? new CaseId(id) : throw new InvalidOperationException($"no case in {url}");
}
