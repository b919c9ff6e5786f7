using Lianxin.Browser.Pages;
using Lianxin.Browser.Setup;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Library;

/// <summary>A made-up matter from filling in to its board, by one visitor in many roles, and nothing of it anywhere else.</summary>
[Collection(LibraryTests.Name)]
public sealed class TryOutTests(LibrarySite site)
{
    [Fact]
    public async Task A_visitor_takes_a_made_up_topic_through_without_leaving_a_trace()
    {
        var before = site.Engine.Queries.LastSeq;
        foreach (var (width, language, script) in new[] { (1280, "zh", true), (360, "zh", false), (360, "en", true), (1280, "en", true) })
        {
            await using var visitor = await site.Visitor(width, language, script);
            await Begin(visitor);
            await IsInOrder(visitor, script, $"start {width} {language}");
            await Stage.Picture(visitor.Page, $"library-try-start-{width}-{language}");
            await visitor.Test("try-open-topic-branch_committee").ClickAsync();
            await visitor.Fill("v-title", "三组路灯");
            await visitor.Fill("v-body", "夜里看不清路。");
            await Choose(visitor, "v-matter", "village");
            await Choose(visitor, "v-heading", "public_works");
            await Choose(visitor, "v-major", "no");
            await Choose(visitor, "v-instant", "no");
            await visitor.Form("open").Locator("button[type=submit]").First.ClickAsync();
            await visitor.Page.WaitForURLAsync(url => url.Contains("/try/", StringComparison.Ordinal) && url.Contains("/cases/", StringComparison.Ordinal) && !url.Contains("/new", StringComparison.Ordinal));
            await Expect(visitor.Test("try-as").First).ToBeVisibleAsync();

            // A line and a row: the matter itself is what one came to see.
            Assert.InRange((await visitor.Test("try-bar").BoundingBoxAsync())!.Height, 44, width < 700 ? 125 : 260);
            await IsInOrder(visitor, script, $"case {width} {language}");
            await Stage.Picture(visitor.Page, $"library-try-case-{width}-{language}");

            // Whoever it waits for: three of the committee take it up.
            for (var i = 0; i < 3 && await visitor.Test("act-choose").CountAsync() + await visitor.Test("try-as").CountAsync() > 0; i++)
            {
                if (await visitor.Page.Locator("[name='choose-outcome'][value=accept]").CountAsync() == 0 || i > 0)
                {
                    var who = await visitor.Test("try-as").First.InnerTextAsync();
                    await visitor.Test("try-as").First.ClickAsync();
                    await Expect(visitor.Page.Locator("[data-test='try-as'][aria-pressed=true]")).ToHaveTextAsync(who);
                }

                await Choose(visitor, "choose-outcome", "accept");
                await visitor.Send("choose", "done=choose");
            }

            await Expect(visitor.Page.Locator("main")).ToContainTextAsync(language == "zh" ? "党员大会" : "meeting");
            await Stage.Picture(visitor.Page, $"library-try-queue-{width}-{language}");
            await visitor.Test("try-day").ClickAsync();
            await visitor.Unfold(visitor.Test("try-end"));
            await visitor.Test("try-end").ClickAsync();
            await Expect(visitor.Test("ended")).ToBeVisibleAsync();
            Assert.Empty(visitor.Complaints);
        }

        Assert.Equal(before, site.Engine.Queries.LastSeq);
        Assert.DoesNotContain(site.Engine.Queries.Cases(new(Take: 500)).Rows, r => r.Title is { } title && site.Engine.Queries.OpenText(title) == "三组路灯");
    }

    [Fact]
    public async Task Pages_outside_the_try_out_are_not_in_it_and_an_ended_one_is_told()
    {
        await using var visitor = await site.Visitor();
        await Begin(visitor);
        var root = visitor.Page.Url[..visitor.Page.Url.LastIndexOf("/tryout", StringComparison.Ordinal)];
        foreach (var path in new[] { "/me", "/admin", "/orgs", "/institutions/versions/new", "/desk/cards", "/api/cases", "/sign-in" })
        {
            Assert.Equal((404, path), (await visitor.Go(root + path), path));
        }

        foreach (var path in new[] { "/todo", "/cases", "/meetings", "/inbox", "/board", $"/institutions/{Village.Pack}" })
        {
            Assert.Equal((200, path), (await visitor.Go(root + path), path));
            await Expect(visitor.Test("try-bar")).ToBeVisibleAsync();
        }

        Assert.InRange(await WeightTests.Weigh(visitor.Page, root + "/tryout"), 1, WeightTests.BytesMax);
        await visitor.Go(root + "/tryout");
        await visitor.Test("try-end").ClickAsync();
        await Expect(visitor.Test("ended")).ToBeVisibleAsync();
        await visitor.Go(root + "/cases");
        await Expect(visitor.Test("tryout-over")).ToBeVisibleAsync();
        Assert.Equal(404, await visitor.Go("/tryout"));
    }

    /// <summary>The examiner is a script itself.</summary>
    private static Task IsInOrder(Person visitor, bool script, string what) => script ? visitor.IsInOrder(what) : Task.CompletedTask;

    private static async Task Begin(Person visitor)
    {
        await visitor.Go($"/institutions/{Village.Pack}");
        await visitor.Test("try").ClickAsync();
        await visitor.Test("try-begin").ClickAsync();
        await visitor.Page.WaitForURLAsync(url => url.EndsWith("/tryout", StringComparison.Ordinal));
    }

    private static async Task Choose(Person visitor, string field, string value)
    {
        var radio = visitor.Page.Locator($"[name='{field}'][value='{value}']");
        await radio.CheckAsync();
    }
}
