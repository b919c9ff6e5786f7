using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Texts;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>Packs in folders: their texts, what they use, and what they may not share.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    [Fact]
    public void Shipped_packs_load_with_all_texts()
    {
        var library = PackLibrary.Load([Path.Combine(Repository.Root, "packs")], Path.Combine(Repository.Root, "packs"));
        Assert.True(PackChecker.Check(library).Report.Count == 0, Printer.Text(library.Report, Language.English));
        var texts = library.Find("members-first-deliberation")!.Texts;
        Assert.Equal("支委审核", texts.Get("procedures.topic.steps.review", Language.Chinese));
        Assert.Equal("Accept", texts.Get("procedures.topic.steps.review.accept", Language.English));
        Assert.Equal("党员首议制", texts.Get("title", Language.Chinese));
    }

    [Fact]
    public void A_path_is_a_folder_a_file_or_a_folder_of_packs()
    {
        var packs = Path.Combine(Repository.Root, "packs");
        Assert.Equal(Directory.GetDirectories(packs).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal), Names(packs).Order(StringComparer.Ordinal));
        Assert.Equal(["basics", "members-first-deliberation"], Names(Path.Combine(packs, "members-first-deliberation")));
        Assert.Equal(["basics"], Names(Path.Combine(packs, "basics", "pack.yaml")));
        Assert.False(PackLibrary.Load([Path.Combine(packs, "members-first-deliberation")], packs).Find("basics")!.Asked);

        string[] Names(string path) => [.. PackLibrary.Load([path], packs).Packs.Select(p => p.Name)];
    }

    [Fact]
    public void Texts_are_checked_path_by_path()
    {
        Write("mini", MiniPack.Text, zh: "about: 说明\nprocedures.topic.steps.reveiw: 审核\nprocedures.topic.steps: { review: 审核, review.accept: 受理 }\n", en: "about: About\n");
        var report = Load("mini");
        Assert.Contains(report.All, d => d.Code.Id == "P403" && d.Place.Line == 2 && d.Message(Language.English).Contains("did you mean procedures.topic.steps.review", StringComparison.Ordinal));
        Assert.Contains(report.All, d => d.Code.Id == "P401" && d.Message(Language.English).EndsWith(" params.days", StringComparison.Ordinal));
        Assert.Contains(report.All, d => d.Code.Id == "P402" && d.Code.Severity == Severity.Warning);
        Assert.DoesNotContain(report.All, d => d.Code.Id == "P401" && d.Message(Language.English).EndsWith(" procedures.topic.steps.review", StringComparison.Ordinal));

        // What verbs make by themselves has words of the product.
        Assert.DoesNotContain(report.All, d => d.Message(Language.English).EndsWith(".late", StringComparison.Ordinal));
        Assert.Equal("超期", StandardWords.Find("late", Language.Chinese));
    }

    [Fact]
    public void Of_a_text_file_that_cannot_be_read_nothing_else_is_missing()
    {
        Write("mini", MiniPack.Text, zh: "about: 说明\n\tparams.days: 天数\n", en: "about: [\n");
        Assert.Equal([("Y001", "en.yaml"), ("Y001", "zh.yaml")], Load("mini").All.Select(d => (d.Code.Id, Path.GetFileName(d.Place.File))));
    }

    [Fact]
    public void Lines_for_missing_texts_are_written_once_and_wait_for_their_words()
    {
        Write("mini", MiniPack.Text, zh: "about: 说明\nprocedures.topic.steps: { review: 审核 }\n", en: null);
        var tree = PackLibrary.Load([Path.Combine(root.FullName, "mini")], root.FullName).Find("mini")!.Tree;
        var zh = Path.Combine(root.FullName, "mini", "text", "zh.yaml");
        var before = Load("mini").All.Count(d => d.Code.Id == "P401");
        var lines = TextSkeleton.Missing(tree, Yaml(zh), english: false);
        Assert.Equal(before, lines.Count(c => c == '\n'));
        Assert.DoesNotContain("steps.review:", lines, StringComparison.Ordinal);

        File.AppendAllText(zh, lines);
        Assert.Equal(before, Load("mini").All.Count(d => d.Code.Id == "P401"));
        Assert.Equal("", TextSkeleton.Missing(tree, Yaml(zh), english: false));
        Assert.StartsWith("title: \"\"", TextSkeleton.Missing(tree, null, english: true), StringComparison.Ordinal);
        Assert.Contains("params.days: \"\"   # 天", TextSkeleton.Missing(tree, null, english: true, p => p == "params.days" ? "天" : null), StringComparison.Ordinal);

        File.WriteAllText(zh, File.ReadAllText(zh).Replace("\"\"", "词", StringComparison.Ordinal));
        Assert.DoesNotContain(Load("mini").All, d => d.Code.Severity == Severity.Error);

        static Lianxin.Packs.Reading.YamlNode? Yaml(string file) => Lianxin.Packs.Reading.YamlFile.Read(file, file, new Report());
    }

    [Fact]
    public void Texts_missing_by_the_dozen_are_told_as_one()
    {
        Write("mini", MiniPack.Text, zh: "about: 说明\n", en: "title: Mini\n");
        var told = Printer.Text(Load("mini"), Language.Chinese);
        Assert.Equal(2, told.Split('\n').Count(l => l.Contains(" P40", StringComparison.Ordinal)));
        Assert.Contains("lianxin texts", told, StringComparison.Ordinal);
        Assert.Contains("      params.days\n", told, StringComparison.Ordinal);
        Assert.Contains("      …\n", told, StringComparison.Ordinal);
        Assert.DoesNotContain("procedures.topic.steps.review\n", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_without_chinese_texts_is_refused()
    {
        Write("mini", MiniPack.Text, null, null);
        Assert.Contains(Load("mini").All, d => d.Code.Id == "P404");
    }

    [Theory]
    [InlineData("pack: b\nversion: 1\ntitle: B\nuses: [c]\n", "P501", 4)]
    [InlineData("pack: b\nversion: 1\ntitle: B\nuses: [a]\n", "P502", 4)]
    [InlineData("pack: x\nversion: 1\ntitle: B\n", "P503", 1)]
    [InlineData("pack: b\nversion: 1\ntitle: B\ngroups:\n  folk: { are: villager, of: org }\n", "P504", 5)]
    [InlineData("pack: b\nversion: 1\ntitle: B\norgs:\n  town: { head: mayor }\nposts:\n  mayor: { in: town, seats: 2 }\n", "P504", 7)]
    public void Packs_that_do_not_fit_together_are_refused(string second, string code, int line)
    {
        var uses = code == "P502" ? "uses: [b]\n" : "";
        Write("a", $"pack: a\nversion: 1\ntitle: A\n{uses}orgs:\n  town: {{ head: mayor }}\nposts:\n  mayor: {{ in: town }}\ngroups:\n  folk: {{ are: member, of: org }}\n", "about: A\n", null);
        Write("b", code == "P504" ? second.Replace("title: B\n", "title: B\nuses: [a]\n", StringComparison.Ordinal) : second, "about: B\n", null);
        var report = Load("b");
        Assert.Contains(report.All, d => d.Code.Id == code && (code == "P502" || d.Place.Line == line + (code == "P504" ? 1 : 0)));
    }

    [Fact]
    public void The_same_kind_of_organisation_twice_is_one_thing()
    {
        const string Town = "orgs:\n  town: { head: mayor }\nposts:\n  mayor: { in: town }\n";
        Write("a", "pack: a\nversion: 1\ntitle: A\n" + Town, null, null);
        Write("b", "pack: b\nversion: 1\ntitle: B\nuses: [a]\n" + Town, null, null);
        Assert.DoesNotContain(Load("b").All, d => d.Code.Id == "P504");
    }

    [Fact]
    public void A_missing_pack_and_a_pack_in_two_places_are_named()
    {
        Assert.Contains(Load("none").All, d => d.Code.Id == "P505");
        Write("one/a", "pack: a\nversion: 1\ntitle: A\n", null, null);
        Write("two/a", "pack: a\nversion: 1\ntitle: A\n", null, null);
        var library = PackLibrary.Load([Path.Combine(root.FullName, "one"), Path.Combine(root.FullName, "two")], root.FullName);
        Assert.Contains(library.Report.All, d => d.Code.Id == "P506");
        Write("c", "", null, null);
        File.Delete(Path.Combine(root.FullName, "c", "pack.yaml"));
        var report = new Report();
        Assert.Null(Lianxin.Packs.Reading.PackReader.Read(Path.Combine(root.FullName, "c"), report));
        Assert.Equal("Y012", Assert.Single(report.All).Code.Id);
    }

    [Fact]
    public void A_text_that_is_too_long_is_named()
    {
        var report = new Report();
        PackLibrary.Parse(report, ("a.yaml", $"pack: a\nversion: 1\ntitle: {new string('长', 2_001)}\n"));
        Assert.Equal("P118", Assert.Single(report.All).Code.Id);
    }

    public void Dispose() => root.Delete(recursive: true);

    private Report Load(string pack) => PackLibrary.Load([Path.Combine(root.FullName, pack)], root.FullName).Report;

    private void Write(string pack, string text, string? zh, string? en)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, pack, "text"));
        File.WriteAllText(Path.Combine(root.FullName, pack, "pack.yaml"), text);
        foreach (var (file, content) in new[] { ("zh.yaml", zh), ("en.yaml", en) })
        {
            if (content is not null)
            {
                File.WriteAllText(Path.Combine(folder.FullName, file), content);
            }
        }
    }
}
