using System.Text.Json.Nodes;
using Lianxin.Engine.Publishing;
using Lianxin.Engine.Reading;
using Lianxin.Host.Realms;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>verify, rebuild, backup, restore and demo, on the data of one branch's year.</summary>
public sealed class DataVerbTests : IDisposable
{
    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task A_year_goes_through_backup_restore_rebuild_and_verify_unchanged()
    {
        var data = await TinyYear.Copy();
        var (backup, restored) = (Path.Combine(folder, "year.lianxin"), Path.Combine(folder, "restored"));
        var clean = await Tool.InEnglish("verify", "--data", data);
        Assert.Equal((0, ""), (clean.Code, clean.Error));
        Assert.Matches("^[0-9]+ journal entries, chain whole; read models agree with the journal\n$", clean.Out);
        Assert.Equal((0, backup), await CodeAndOut("backup", backup, "--data", data));
        var again = await Tool.Run("backup", backup, "--data", data);
        Assert.Equal(2, again.Code);
        Assert.Contains(backup, again.Error);
        Assert.Equal(0, (await Tool.Run("restore", backup, "--data", restored)).Code);
        Assert.Equal(2, (await Tool.Run("restore", backup, "--data", restored)).Code);
        Contents.Tamper(restored, "delete from todos; update cases set visit = 9");
        var different = await Tool.Run("verify", "--data", restored);
        Assert.Equal(1, different.Code);
        Assert.Equal(["cases", "todos"], different.Out.Trim().Split('\n').Select(l => l.Split(' ')[1]));
        Assert.Equal(0, (await Tool.Run("rebuild", "--data", restored)).Code);
        Assert.Equal(clean.Out, (await Tool.InEnglish("verify", "--data", restored)).Out);
        Contents.Tamper(restored, "update journal set happened = happened + 1 where seq = 5");
        var broken = await Tool.Run("verify", "--data", restored);
        Assert.Equal(1, broken.Code);
        Assert.Contains("第 5 条", broken.Out);
        Folders.Delete(data);
    }

    [Fact]
    public async Task A_proof_holds_offline_and_one_that_was_changed_does_not()
    {
        var file = Path.Combine(folder, "proof.json");
        var data = await TinyYear.Folder();
        using (var store = SqliteRealmStore.Open(data, RealmSettings.Of(data).Realm))
        {
            var notice = store.Queries.Notices(new NoticeFilter()).Rows[0];
            await File.WriteAllTextAsync(file, ProofBuilder.Of(store.Queries, notice)!.Write(), TestContext.Current.CancellationToken);
        }

        var good = await Tool.Run("verify", "--proof", file);
        Assert.Equal((0, ""), (good.Code, good.Error));
        Assert.NotEmpty(good.Out.Trim());
        foreach (var (field, value) in (IEnumerable<(string, Func<JsonNode, JsonNode>)>)[("content", c => c.ToString() + " "), ("leaf", l => (long)l + 1), ("salt", _ => "AAAA")])
        {
            var proof = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsObject();
            proof[field] = value(proof[field]!);
            var changed = Path.Combine(folder, $"{field}.json");
            await File.WriteAllTextAsync(changed, proof.ToJsonString(), TestContext.Current.CancellationToken);
            Assert.Equal((field, 1), (field, (await Tool.Run("verify", "--proof", changed)).Code));
        }

        await File.WriteAllTextAsync(file, "not a proof", TestContext.Current.CancellationToken);
        Assert.Equal(1, (await Tool.Run("verify", "--proof", file)).Code);
        var missing = await Tool.Run("verify", "--proof", Path.Combine(folder, "missing"));
        Assert.Equal(2, missing.Code);
        Assert.DoesNotContain("   at ", missing.Error);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("rebuild")]
    [InlineData("backup", "x.zip")]
    public async Task A_folder_without_realm_is_told_and_not_made(params string[] verb)
    {
        var nowhere = Path.Combine(folder, "nowhere");
        var ended = await Tool.Run([verb[0], .. verb[1..].Select(f => Path.Combine(folder, f)), "--data", nowhere]);
        Assert.Equal(2, ended.Code);
        Assert.Contains(nowhere, ended.Error);
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public async Task Only_a_backup_is_restored()
    {
        var file = Path.Combine(folder, "no-backup");
        await File.WriteAllTextAsync(file, "何", TestContext.Current.CancellationToken);
        foreach (var bad in (string[])[file, Path.Combine(folder, "missing")])
        {
            var ended = await Tool.Run("restore", bad, "--data", Path.Combine(folder, "restored"));
            Assert.Equal(2, ended.Code);
            Assert.DoesNotContain("   at ", ended.Error);
        }
    }

    [Fact]
    public async Task A_demo_that_cannot_be_made_is_refused_in_both_languages()
    {
        var data = await TinyYear.Folder();
        (string[] Arguments, string Zh, string En)[] bad =
        [
            (["--size", "galaxy", "--data", folder], "没有“galaxy”这个规模", "no size 'galaxy'"),
            (["--day", "22.11.2026", "--data", folder], "--day 要写成", "--day is written like"),
            (["--size", "village", "--data", data], "已有“tiny”演示", "already holds the 'tiny' demo"),
        ];
        foreach (var (arguments, zh, en) in bad)
        {
            var (chinese, english) = (await Tool.Run(["demo", "--no-serve", .. arguments]), await Tool.InEnglish(["demo", "--no-serve", .. arguments]));
            Assert.Equal((2, 2), (chinese.Code, english.Code));
            Assert.Contains(zh, chinese.Error);
            Assert.Contains(en, english.Error);
            Assert.Empty(chinese.Out);
        }

        Assert.NotEqual(0, (await Tool.Run("demo", "--seed", "many", "--no-serve", "--data", folder)).Code);
        Assert.Equal((0, ""), await CodeAndOut("demo", "--size", "tiny", "--no-serve", "--data", data));
    }

    private static async Task<(int Code, string Out)> CodeAndOut(params string[] arguments)
    {
        var ended = await Tool.Run(arguments);
        return (ended.Code, ended.Out.Trim());
    }
}
