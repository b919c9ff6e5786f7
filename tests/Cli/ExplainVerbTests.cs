using System.Text.Json;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Packs;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>explain, schema and random runs, as scripts use them.</summary>
public sealed class ExplainVerbTests : IDisposable
{
    private const string Pack = "members-first-deliberation";

    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task A_pack_is_told_in_both_languages_and_as_data()
    {
        var pack = Path.Combine(Repository.Root, "packs", Pack);
        var (zh, en, json) = (await Tool.Run("explain", pack), await Tool.InEnglish("explain", pack), await Tool.Run("explain", pack, "--json"));
        Assert.Equal((0, 0, 0), (zh.Code, en.Code, json.Code));
        Assert.Contains("# 党员首议制", zh.Out);
        Assert.Contains("## 公开什么", zh.Out);
        Assert.Contains("## 统计什么", zh.Out);
        Assert.Contains("7日至10日", zh.Out.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("## What becomes public", en.Out);
        using var data = JsonDocument.Parse(json.Out);
        Assert.True(data.RootElement.GetProperty("procedures")[0].GetProperty("time").GetProperty("longest").GetProperty("days").GetInt32() > 0);
    }

    [Fact]
    public async Task What_a_version_changes_is_told_by_whom_it_touches()
    {
        Folders.CopyInto(Path.Combine(Repository.Root, "packs"), folder);
        var file = Path.Combine(folder, Pack, "pack.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("within: 3 workdays", "within: 5 workdays", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var told = await Tool.Run("explain", Path.Combine(folder, Pack), "--against", Path.Combine(Repository.Root, "packs", Pack));
        Assert.Equal(0, told.Code);
        Assert.Contains("对支部委员会：\n- “交办”的时限从3个工作日改为5个工作日（更长）\n", told.Out.ReplaceLineEndings("\n"));
        var same = await Tool.InEnglish("explain", file, "--against", file);
        Assert.Equal((0, "nothing changes"), (same.Code, same.Out.Trim()));
    }

    [Fact]
    public async Task Schemas_are_written_to_a_folder()
    {
        var into = Path.Combine(folder, "schemas");
        Assert.Equal(0, (await Tool.Run("schema", into)).Code);
        Assert.Equal(["pack.json", "scenario.json", "text.json"], Directory.GetFiles(into).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Random_runs_say_what_was_met_and_a_wrong_number_is_refused()
    {
        var ran = await Tool.InEnglish("simulate", Path.Combine(Repository.Root, "packs", Pack), "--random", "1", "--seed", "2", "--procedure", "complaint");
        Assert.Equal(0, ran.Code);
        Assert.Contains("seed 2: 1 runs", ran.Out);
        Assert.NotEqual(0, (await Tool.Run("simulate", Path.Combine(Repository.Root, "packs", Pack), "--random", "0")).Code);
    }
}
