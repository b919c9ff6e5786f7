using System.IO.Compression;
using System.Text;
using Lianxin.Browser.Pages;
using Lianxin.Browser.Setup;
using Lianxin.Packs.Library;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Library;

/// <summary>A new version of an institution from the file to the first case under it, by two people.</summary>
[Collection(LibraryTests.Name)]
public sealed class NewVersionTests(LibrarySite site)
{
    [Fact]
    public async Task A_version_is_handed_in_approved_by_another_and_in_force_on_its_day()
    {
        var running = await site.Village.Raise("老渠清淤", "渠里淤了三年。");
        await using var operators = await site.Operator();
        await operators.Go("/institutions");
        await operators.Test("new-version").ClickAsync();
        await operators.IsInOrder("choose files");
        await Stage.Picture(operators.Page, "library-choose");

        // A slip first: it is told with its line, and nothing is lost.
        await Send(operators, Zip(text => text.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("then: { accept: next,", "then: { acept: next,", StringComparison.Ordinal)));
        await Expect(operators.Test("refused")).ToBeVisibleAsync();
        await Expect(operators.Test("mistakes").Locator("li.late").First).ToContainTextAsync("pack.yaml");
        await Expect(operators.Test("propose")).ToHaveCountAsync(0);
        await operators.IsInOrder("mistakes");
        await Stage.Picture(operators.Page, "library-mistakes");
        var text = operators.Page.Locator("[name='text:pack.yaml']");
        await text.FillAsync((await text.InputValueAsync()).Replace("acept: next,", "accept: next,", StringComparison.Ordinal)
            .Replace("default: 30 days\n    least: 7 days\n    most: 90 days", "default: 40 days\n    least: 7 days\n    most: 90 days", StringComparison.Ordinal));
        await operators.Test("check").ClickAsync();
        await Expect(operators.Test("sound")).ToBeVisibleAsync();
        await Expect(operators.Test("version-running")).ToBeVisibleAsync();
        await Expect(operators.Test("version-changes")).ToContainTextAsync("40");
        await operators.IsInOrder("sound");
        await Stage.Picture(operators.Page, "library-sound");

        await operators.Fill("reason", "农忙时联名一个月凑不齐人。");
        await operators.Page.Locator("[data-test=propose]").ClickAsync();
        await operators.Page.WaitForURLAsync(url => url.Contains("done=proposed", StringComparison.Ordinal));
        await Expect(operators.Test("approve")).ToHaveCountAsync(0);
        await Stage.Picture(operators.Page, "library-proposed");
        var address = new Uri(operators.Page.Url).AbsolutePath;

        await using (var nobody = await site.SignedIn("shuji"))
        {
            Assert.Equal(403, await nobody.Go(address));
            Assert.Equal(403, await nobody.Go("/institutions/versions/new"));
        }

        foreach (var (width, language) in LibrarySite.Screens)
        {
            await using var looks = await site.SignedIn("xian", width, language, anew: true);
            await looks.Go(address);
            await looks.IsInOrder($"approval {width} {language}");
            await Stage.Picture(looks.Page, $"library-approve-{width}-{language}");
        }

        await using var secretary = await site.SignedIn("xian", 360, script: false);
        await secretary.Go("/institutions");
        await Expect(secretary.Test("waiting").Locator("a")).ToHaveCountAsync(1);
        await secretary.Go(address);
        await secretary.Send("approve", "done=approved");
        await Stage.Picture(secretary.Page, "library-approved");

        Assert.Equal(1, site.Village.Case(await site.Village.Raise("等施行时提的事", "还按原来的。")).Version);
        await site.Pass(1);
        var fresh = await site.Village.Raise("新版本下提的事", "按新的。");
        Assert.Equal((1, 2), (site.Village.Case(running).Version, site.Village.Case(fresh).Version));
        Assert.Equal(("30 days", "40 days"), (site.Village.Case(running).Params["signing"], site.Village.Case(fresh).Params["signing"]));

        await using var villager = await site.SignedIn("cunzhu", 360);
        await villager.Go($"/cases/{running}");
        await Expect(villager.Test("rule-version")).ToBeVisibleAsync();
        await villager.Go($"/institutions/{Village.Pack}");
        await Expect(villager.Page.Locator("main")).ToContainTextAsync("第 2 版");
        await Stage.Picture(villager.Page, "library-in-force");
    }

    [Fact]
    public async Task The_page_holds_on_every_screen_and_bad_parcels_are_told_in_words()
    {
        foreach (var (width, language) in LibrarySite.Screens)
        {
            await using var one = await site.Operator(width, language);
            await one.Go($"/institutions/versions/new?pack={Village.Pack}");
            await one.IsInOrder($"edit {width} {language}");
            await Stage.Picture(one.Page, $"library-edit-{width}-{language}");
        }

        await using var operators = await site.Operator();
        Assert.InRange(await WeightTests.Weigh(operators.Page, $"/institutions/versions/new?pack={Village.Pack}"), 1, WeightTests.BytesMax);
        foreach (var (name, bytes) in Bad())
        {
            await operators.Go("/institutions/versions/new");
            Assert.Equal((name, 422), (name, await Send(operators, bytes)));
            await Expect(operators.Page.Locator(".wrong, .error-summary, [role=alert]").First).ToBeVisibleAsync();
        }

        Assert.DoesNotContain(operators.Complaints, c => c.StartsWith('5'));
        await Stage.Picture(operators.Page, "library-bad");
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Bad()
    {
        yield return ("leaves", Archive(("../pack.yaml", "pack: x"u8.ToArray())));
        yield return ("bomb", Archive(("pack.yaml", new byte[50_000_000])));
        yield return ("stranger", Archive(("pack.yaml", "pack: x"u8.ToArray()), ("run.sh", "rm"u8.ToArray())));
        yield return ("torn", [.. "PK"u8, .. new byte[200]]);
        yield return ("no main", Archive(("text/zh.yaml", "title: x"u8.ToArray())));
        yield return ("empty", Archive(("pack.yaml", [])));
        yield return ("deep", Archive(("pack.yaml", Encoding.UTF8.GetBytes(new string('[', 5_000)))));
        yield return ("bytes", Archive(("pack.yaml", [0xFF, 0xFE, 0x00, 0x01])));
    }

    private static byte[] Zip(Func<string, string> change)
    {
        var source = PackSource.OfFolder(Path.Combine(Stage.Root, "packs", Village.Pack));
        return Archive([.. source.Files.Select(f => ($"{Village.Pack}/{f.Key}", f.Key == PackSource.Main ? Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(f.Value))) : f.Value))]);
    }

    private static byte[] Archive(params IEnumerable<(string Name, byte[] Bytes)> files)
    {
        using var into = new MemoryStream();
        using (var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return into.ToArray();
    }

    private static async Task<int> Send(Person person, byte[] zip)
    {
        await person.Page.Locator("[name=files]").SetInputFilesAsync(new FilePayload { Name = "pack.zip", MimeType = "application/zip", Buffer = zip });
        var answer = await person.Page.RunAndWaitForResponseAsync(() => person.Test("check").ClickAsync(), r => r.Request.Method == "POST");
        await person.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
        return answer.Status;
    }
}
