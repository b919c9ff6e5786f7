using System.Text.Json;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Packs;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>check and eval, as scripts use them.</summary>
public sealed class PackVerbTests : IDisposable
{
    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task A_sound_pack_passes_with_exit_code_0()
    {
        var pack = Path.Combine(Repository.Root, "packs", "members-first-deliberation");
        var ended = await Tool.Run("check", pack, Path.Combine(Repository.Root, "packs"));
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.DoesNotContain(": error ", ended.Out);
        using var json = Json(await Tool.Run("check", "--json", Path.Combine(pack, "pack.yaml")));
        Assert.DoesNotContain(json.RootElement.EnumerateArray(), d => d.GetProperty("severity").GetString() == "error");
    }

    [Fact]
    public async Task Mistakes_are_told_with_place_code_and_caret_and_exit_code_1()
    {
        var file = Broken();
        var (zh, en) = (await Tool.Run("check", folder), await Tool.InEnglish("check", file));
        Assert.Equal((1, 1), (zh.Code, en.Code));
        var (zhLines, enLines) = (ErrorLines(zh.Out), ErrorLines(en.Out));
        Assert.True(zhLines.Length >= 2, zh.Out);
        Assert.All(zhLines.Concat(enLines), l => Assert.Matches(@"^.*pack\.yaml:[0-9]+:[0-9]+: (error|warning) [A-Z]+[0-9]+: .+$", l));
        Assert.Equal(Codes(zhLines), Codes(enLines));
        Assert.NotEqual(zhLines, enLines);
        Assert.Contains("send_back: nowhere", zh.Out);
        Assert.Contains("^", zh.Out);
    }

    [Fact]
    public async Task That_all_is_well_is_said_and_what_is_left_is_summed()
    {
        var pack = Path.Combine(Repository.Root, "packs", "basics");
        Assert.Equal($"{pack}：没有错误，没有提醒", (await Tool.Run("check", pack)).Out.Trim());
        Assert.Equal($"{pack}: no errors, no warnings", (await Tool.InEnglish("check", pack)).Out.Trim());
        Broken();
        Assert.Matches("[0-9]+ 处错误，[0-9]+ 条提醒$|[0-9]+ 处错误，没有提醒$", (await Tool.Run("check", folder)).Out.Trim());
    }

    [Fact]
    public async Task Help_can_be_asked_for_in_words_and_is_in_Chinese_first()
    {
        var (word, sign) = (await Tool.Run("help"), await Tool.Run("--help"));
        Assert.Equal((0, sign.Out), (word.Code, word.Out));
        Assert.Contains("用法", word.Out);
        Assert.Contains("检查制度文件 / check packs", word.Out);
        Assert.Equal((await Tool.Run("check", "--help")).Out, (await Tool.Run("help", "check")).Out);
        Assert.Contains("Usage", (await Tool.InEnglish("help")).Out);
    }

    [Fact]
    public async Task Machines_get_the_same_as_an_array()
    {
        Broken();
        var (text, machine) = (await Tool.Run("check", folder), await Tool.Run("check", "--json", folder));
        Assert.Equal(1, machine.Code);
        using var json = Json(machine);
        Assert.Equal(Codes(ErrorLines(text.Out)), json.RootElement.EnumerateArray().Select(d => d.GetProperty("code").GetString()!));
        Assert.All(json.RootElement.EnumerateArray(), d =>
        {
            Assert.True(d.GetProperty("line").GetInt32() > 0 && d.GetProperty("column").GetInt32() > 0);
            Assert.NotEmpty(d.GetProperty("message").GetString()!);
            Assert.Contains(d.GetProperty("severity").GetString(), (string[])["error", "warning"]);
        });
    }

    [Fact]
    public async Task A_path_without_pack_is_an_error_and_not_a_silence()
    {
        var ended = await Tool.Run("check", Path.Combine(folder, "nothing-here"));
        Assert.Equal(1, ended.Code);
        Assert.Contains("error", ended.Out);
        Assert.DoesNotContain("   at Lianxin", ended.Out + ended.Error);
    }

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("'路灯'.size() == 2", "true")]
    [InlineData("[1, 2, 3].exists(x, x > 2)", "true")]
    public async Task An_expression_is_computed(string source, string value)
    {
        var ended = await Tool.Run("eval", source);
        Assert.Equal((0, value, ""), (ended.Code, ended.Out.Trim(), ended.Error));
    }

    [Fact]
    public async Task Values_come_from_a_file()
    {
        var file = Path.Combine(folder, "b.json");
        await File.WriteAllTextAsync(file, """{"votes": 33, "roll": [1, 2, 3], "form": {"title": "水渠", "urgent": true}}""", TestContext.Current.CancellationToken);
        var ended = await Tool.Run("eval", "form.urgent && votes > 30 && 2 in roll ? form.title : 'no'", "--bindings", file);
        Assert.Equal((0, ""), (ended.Code, ended.Error));
        Assert.Contains("水渠", ended.Out);
    }

    [Fact]
    public async Task A_mistake_in_an_expression_has_a_caret_under_it()
    {
        var ended = await Tool.Run("eval", "1 + nothing");
        Assert.Equal((1, ""), (ended.Code, ended.Out));
        var lines = ended.Error.TrimEnd().Split('\n');
        Assert.Matches("^EXPR:1:5: error ", lines[0]);
        Assert.Equal(lines[1].IndexOf("nothing", StringComparison.Ordinal), lines[2].IndexOf('^'));
        var fault = await Tool.InEnglish("eval", "1 / 0");
        Assert.Equal(1, fault.Code);
        Assert.Matches("^EXPR:1:[0-9]+: error ", fault.Error);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[1]")]
    [InlineData(null)]
    public async Task Bindings_that_cannot_be_read_are_told(string? text)
    {
        var file = Path.Combine(folder, "b.json");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        var ended = await Tool.Run("eval", "1", "--bindings", file);
        Assert.Equal(2, ended.Code);
        Assert.Contains("b.json", ended.Error);
        Assert.DoesNotContain("   at ", ended.Error);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("check")]
    [InlineData("eval")]
    [InlineData("verify", "--nonsense")]
    [InlineData("backup")]
    public async Task What_it_does_not_know_it_says_and_ends_with_a_code(params string[] arguments)
    {
        var ended = await Tool.Run(arguments);
        Assert.NotEqual(0, ended.Code);
        Assert.NotEmpty(ended.Error.Trim());
        Assert.DoesNotContain("   at ", ended.Error);
    }

    /// <summary>A copy of the institution with a way to nowhere and a step nobody can take.</summary>
    private string Broken()
    {
        Folders.CopyInto(Path.Combine(Repository.Root, "packs", "members-first-deliberation"), Path.Combine(folder, "members-first-deliberation"));
        var file = Path.Combine(folder, "members-first-deliberation", "pack.yaml");
        var text = File.ReadAllText(file);
        File.WriteAllText(file, text
            .Replace("then: { accept: next, send_back: second_look, late: escalate }", "then: { accept: next, send_back: nowhere, late: escalate }", StringComparison.Ordinal)
            .Replace("within: 1 month\n        recuse", "within: 1 fortnight\n        recuse", StringComparison.Ordinal)
            .Replace("in: joint_meeting", "in: jont_meeting", StringComparison.Ordinal));
        return file;
    }

    private static string[] ErrorLines(string output) => [.. output.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal) || l.Contains(": warning ", StringComparison.Ordinal))];

    private static IEnumerable<string> Codes(string[] lines) => lines.Select(l => l.Split(": ")[1].Split(' ')[1]);

    private static JsonDocument Json(Tool.Ended ended) => JsonDocument.Parse(ended.Out);
}
