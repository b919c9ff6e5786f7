using Lianxin.Browser.Setup;
using Microsoft.Playwright;
using Xunit;

namespace Lianxin.Browser.Pages;

/// <summary>
/// The screens people live with, in both languages, on a desk and on a phone: in order each. With
/// LIANXIN_PICTURES=all each is photographed into artifacts/images, with LIANXIN_PICTURES=docs also into docs/images, where
/// the README shows them.
/// </summary>
[Collection(VillageTests.Name)]
public sealed class ScreenTests(VillageSite site)
{
    public static TheoryData<string, string, int> All
    {
        get
        {
            var all = new TheoryData<string, string, int>();
            foreach (var width in new[] { 1280, 360 })
            {
                foreach (var language in new[] { "zh", "en" })
                {
                    foreach (var name in new[] { "welcome", "sign-in", "workbench", "case", "meeting", "vote", "board", "notice", "institution", "organisation" })
                    {
                        all.Add(name, language, width);
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Screen_is_in_order(string name, string language, int width)
    {
        var (who, path) = Where(name);
        await using var person = who is null ? await site.Visitor(width, language) : await site.SignedIn(who, width, language);
        Assert.Equal(200, await person.Go(path));
        await person.Page.WaitForLoadStateAsync(LoadState.Load);
        await person.IsInOrder($"{name}.{language}.{width}");
        await Photograph(person.Page, $"{name}.{language}.{width}.png");
    }

    /// <summary>Pages beside the main ones, at both widths: nothing serious, nothing wider than the screen.</summary>
    [Theory]
    [InlineData("cases", 1280)]
    [InlineData("cases", 360)]
    [InlineData("records", 1280)]
    [InlineData("records", 360)]
    [InlineData("meetings", 1280)]
    [InlineData("meetings", 360)]
    [InlineData("inbox", 360)]
    [InlineData("me", 360)]
    [InlineData("new-case", 1280)]
    [InlineData("new-case", 360)]
    [InlineData("new-record", 360)]
    [InlineData("orgs", 1280)]
    [InlineData("orgs", 360)]
    [InlineData("boards", 360)]
    [InlineData("institutions", 360)]
    [InlineData("file", 360)]
    [InlineData("cards", 360)]
    [InlineData("receipt", 360)]
    public async Task Other_pages_are_in_order(string name, int width)
    {
        await using var person = await site.SignedIn("shuji", width);
        Assert.Equal(200, await person.Go(name switch
        {
            "new-case" => $"/cases/new?p={Village.Pack}/topic&as=branch_committee",
            "new-record" => $"/records/new?form={Village.Pack}/summary",
            "boards" => "/board",
            "file" => $"/institutions/{Village.Pack}/file",
            "cards" => "/desk/cards?q=" + Uri.EscapeDataString("王"),
            "receipt" => $"/cases/{site.Shown}/receipt",
            _ => "/" + name,
        }));
        await person.IsInOrder($"{name}.{width}");
        await Photograph(person.Page, $"{name}.zh.{width}.png", keep: false);
    }

    private (string? Who, string Path) Where(string name) => name switch
    {
        "welcome" => (null, "/welcome"),
        "sign-in" => (null, "/sign-in"),
        "workbench" => ("shuji", "/todo"),
        "case" => ("shuji", $"/cases/{site.Voting}"),
        "meeting" => ("shuji", $"/meetings/{site.Meeting}"),
        "vote" => ("dangyuan", $"/cases/{site.Voting}/vote"),
        "board" => (null, $"/board/{site.Village.Branch.Id}"),
        "notice" => (null, $"/notices/{site.Notice}"),
        "institution" => (null, $"/institutions/{Village.Pack}"),
        "organisation" => (null, $"/orgs/{site.Village.Branch.Id}"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The upper part as one sees it goes to the documents, the whole page to artifacts for whoever looks closely.</summary>
    private static async Task Photograph(IPage page, string file, bool keep = true)
    {
        var wanted = Environment.GetEnvironmentVariable("LIANXIN_PICTURES");
        if (string.IsNullOrEmpty(wanted))
        {
            return;
        }

        var images = Directory.CreateDirectory(Path.Combine(Stage.Root, "artifacts", "images")).FullName;
        await page.ScreenshotAsync(new() { Path = Path.Combine(images, file), FullPage = true });
        if (keep && wanted == "docs")
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Stage.Root, "docs", "images", file) });
        }
    }
}
