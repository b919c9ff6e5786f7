using Lianxin.Browser.Setup;
using Microsoft.Playwright;
using Xunit;

namespace Lianxin.Browser.Pages;

/// <summary>A page with its styles and script, as it comes over the line, without images.</summary>
[Collection(VillageTests.Name)]
public sealed class WeightTests(VillageSite site)
{
    public const int BytesMax = 60 * 1024;

    [Fact]
    public async Task No_page_weighs_more_than_sixty_kilobytes()
    {
        var heavy = new List<string>();
        foreach (var path in new[]
        {
            "/welcome", "/sign-in", "/todo", "/cases", $"/cases/{site.Voting}", $"/meetings/{site.Meeting}", $"/cases/{site.Voting}/vote", "/records", "/inbox",
            $"/board/{site.Village.Branch.Id}", $"/notices/{site.Notice}", $"/institutions/{Village.Pack}", $"/orgs/{site.Village.Branch.Id}",
            $"/cases/new?p={Village.Pack}/topic&as=branch_committee", $"/institutions/{Village.Pack}/file",
        })
        {
            // A browser that has nothing in its memory.
            await using var person = await site.SignedIn("shuji");
            var network = await person.Context.NewCDPSessionAsync(person.Page);
            await network.SendAsync("Network.enable");
            await network.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
            var bytes = await Weigh(person.Page, path);
            if (bytes > BytesMax)
            {
                heavy.Add($"{path}: {bytes} bytes");
            }
        }

        Assert.Empty(heavy);
    }

    public static async Task<int> Weigh(IPage page, string path)
    {
        var sizes = new List<Task<RequestSizesResult>>();
        void Note(object? sender, IRequest request)
        {
            if (request.ResourceType is "document" or "stylesheet" or "script")
            {
                sizes.Add(request.SizesAsync());
            }
        }

        page.RequestFinished += Note;
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
        page.RequestFinished -= Note;
        return (await Task.WhenAll(sizes)).Sum(s => s.ResponseBodySize);
    }
}
