using System.Globalization;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Rules.Cel;
using Xunit;

namespace Lianxin.Tests.Packs.Hostile;

/// <summary>Files made to exhaust or to deceive: refused with a place, in bounded memory.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    [Fact]
    public void A_hundred_megabytes_are_never_read()
    {
        var path = Path.Combine(root.FullName, "pack.yaml");
        using (var file = File.Create(path))
        {
            file.SetLength(100_000_000);
        }

        var report = new Report();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Null(YamlFile.Read(path, "pack.yaml", report));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * YamlLimits.BytesMost);
        Assert.Equal("Y002", Assert.Single(report.All).Code.Id);
    }

    [Fact]
    public void Aliases_are_never_followed()
    {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n")));
        var report = new Report();
        var before = GC.GetAllocatedBytesForCurrentThread();
        YamlFile.Parse(text, "pack.yaml", report);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_000_000);
        Assert.All(report.All, d => Assert.Equal("Y005", d.Code.Id));
    }

    [Theory]
    [InlineData("pack: ", "[")]
    [InlineData("pack: ", "{a: ")]
    [InlineData("pack:\n  ", "- ")]
    public void Depth_is_bounded(string before, string opening)
    {
        var report = new Report();
        YamlFile.Parse(before + string.Concat(Enumerable.Repeat(opening, 20_000)) + "x", "pack.yaml", report);
        Assert.Contains(report.All, d => d.Code.Id is "Y001" or "Y003");
    }

    [Theory]
    [InlineData("title: 支\u200B部", 1, 9, "U+200B")]
    [InlineData("title: a\n\u202Eb: c", 2, 1, "U+202E")]
    [InlineData("pa\u00ADck: x", 1, 3, "U+00AD")]
    [InlineData("title: x\U000E0041", 1, 9, "U+E0041")]
    [InlineData("title: \u3164", 1, 8, "U+3164")]
    public void What_cannot_be_seen_is_refused_where_it_stands(string text, int line, int column, string named)
    {
        var report = new Report();
        YamlFile.Parse(text, "pack.yaml", report);
        var found = Assert.Single(report.All, d => d.Code.Id == "Y015");
        Assert.Equal((line, column), (found.Place.Line, found.Place.Column));
        Assert.Contains(named, found.Message(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title: p\u0430y", true)]
    [InlineData("title: \u03BFk", true)]
    [InlineData("title: 支部ok审核（ABC）", false)]
    [InlineData("title: Привет, world", false)]
    public void Words_keep_to_one_script(string text, bool isRefused)
    {
        var report = new Report();
        YamlFile.Parse(text, "pack.yaml", report);
        Assert.Equal(isRefused, report.All.Any(d => d.Code.Id == "Y016"));
    }

    [Theory]
    [InlineData("\uFF4Dembers:     { are: member, of: org }")]
    [InlineData("memb\u0435rs:     { are: member, of: org }")]
    public void Names_are_plain_letters(string replace)
    {
        var report = new Report();
        PackLibrary.Parse(report, ("mini.yaml", MiniPack.With("members:     { are: member, of: org }", replace)));
        Assert.Contains(report.All, d => d.Code.Id == "P105");
    }

    [Fact]
    public void Texts_side_by_side_do_not_pass_for_each_other()
    {
        var folder = Folder("a", "pack: a\nversion: 1\ntitle: A\norgs:\n  one: { head: boss }\n  two: { head: boss }\nposts:\n  boss: { in: [one, two] }\n");
        File.WriteAllText(Path.Combine(folder, "text", "zh.yaml"), "about: A\norgs.one: 支部A\norgs.two: 支部Ａ\nposts.boss: 书记\n");
        var found = Assert.Single(PackLibrary.Load([folder], root.FullName).Report.All, d => d.Code.Id == "P405");
        Assert.Equal(6, found.Place.Line);
    }

    [Theory]
    [InlineData("../a")]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData("b/../../a")]
    [InlineData("\uFF42")]
    public void What_is_used_is_a_name_and_no_path(string used)
    {
        Folder("a", "pack: a\nversion: 1\ntitle: A\n");
        var folder = Folder("in/b", $"pack: b\nversion: 1\ntitle: B\nuses: [{used}]\n");
        var library = PackLibrary.Load([folder], Path.Combine(root.FullName, "in"));
        Assert.Contains(library.Report.All, d => d.Code.Id == "P501" && d.Place.Line == 4);
        Assert.Null(library.Find("a"));
    }

    [Fact]
    public void Files_of_a_pack_are_no_links()
    {
        var outside = Path.Combine(root.FullName, "secret");
        File.WriteAllText(outside, "secret: words\n");
        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "a")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "pack.yaml"), outside);
        var report = PackLibrary.Load([folder], root.FullName).Report;
        Assert.Contains(report.All, d => d.Code.Id == "Y017");
        Assert.DoesNotContain("words", Printer.Text(report, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xs.all(a, xs.all(b, xs.all(c, xs.all(d, a + b + c + d > 0))))", "cel.too_dear")]
    [InlineData("xs.map(a, xs.map(b, xs.map(c, xs))).size() > 0", "cel.too_dear")]
    [InlineData("s.matches('(a+)+$')", null)]
    [InlineData("s.matches('(a{1,500}){1,500}')", "cel.pattern")]
    [InlineData("s.matches('(?=a)b')", "cel.pattern")]
    public void Expressions_are_bounded_when_checked(string source, string? code)
    {
        var environment = CelEnvironment.Standard.With("xs", CelType.List(CelType.Int)).With("s", CelType.String);
        var compiled = Cel.Compile(source, environment, CelType.Bool, new("pack.yaml", 1, 1));
        Assert.Equal(code, compiled.Errors.Select(e => e.Code).FirstOrDefault());
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("true ? true : ", "")]
    [InlineData("size(", ")")]
    public void Depth_of_expressions_is_bounded(string open, string close)
    {
        var source = string.Concat(Enumerable.Repeat(open, 1_900)) + "true" + string.Concat(Enumerable.Repeat(close, 1_900));
        var compiled = Cel.Compile(source, CelEnvironment.Standard, CelType.Dyn, new("pack.yaml", 1, 1));
        Assert.Contains(compiled.Errors, e => e.Code is "cel.too_deep" or "cel.too_long");
    }

    [Fact]
    public void A_long_line_is_shown_around_the_mistake()
    {
        var report = new Report();
        PackLibrary.Parse(report, ("a.yaml", "pack: a\nversion: 1\ntitle: A\nuses: [" + string.Join(", ", Enumerable.Repeat("b", 900)) + "]\n"));
        Assert.NotEmpty(report.All);
        Assert.All(Printer.Text(report, Language.English).Split('\n'), line => Assert.InRange(line.Length, 0, 400));
        Assert.Equal(("short", 3), SourceExcerpt.Around("short", 3));
        var (cut, column) = SourceExcerpt.Around(new string('a', 1_000) + "X" + new string('b', 1_000), 1_000);
        Assert.Equal('X', cut[column]);
        Assert.InRange(cut.Length, 100, SourceExcerpt.CharsMost + 2);
    }

    public void Dispose() => root.Delete(recursive: true);

    private string Folder(string name, string pack)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, name)).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "text"));
        File.WriteAllText(Path.Combine(folder, "pack.yaml"), pack);
        return folder;
    }
}
