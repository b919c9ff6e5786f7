using System.Reflection;
using Lianxin.Packs.Reporting;
using Xunit;

namespace Lianxin.Tests.Packs.Pages;

/// <summary>Every code has its place on a page that says what it means, how it looks and how to mend it.</summary>
public sealed class CodePagesTests
{
    private static readonly ILookup<string, Code> Pages = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(Code)).Select(f => (Code)f.GetValue(null)!).ToLookup(CodePages.PageOf, StringComparer.Ordinal);

    public static IEnumerable<TheoryDataRow<string>> Names => Pages.Select(p => new TheoryDataRow<string>(p.Key));

    public static IEnumerable<TheoryDataRow<string>> Folders => CodeExamples.Run.Select(e => new TheoryDataRow<string>(e.Code));

    [Fact]
    public void Every_code_says_how_to_mend_it_and_shows_how_it_looks() => Assert.All(Pages.SelectMany(p => p), code =>
    {
        Assert.True(code.HintChinese.Length > 0 && code.HintEnglish.Length > 0, $"{code.Id} does not say what to do: give it a hint in both languages");
        Assert.True(CodePages.HasExample(code), $"{code.Id} has no example: add a row to a table of mistakes, or to CodeExamples");
    });

    [Theory]
    [MemberData(nameof(Folders))]
    public void An_example_in_a_folder_is_wrong_and_right_as_it_says(string code)
    {
        var example = CodeExamples.Run.Single(e => e.Code == code);
        Assert.Contains(example.Check(example.Wrong), d => d.Code.Id == code);
        Assert.DoesNotContain(example.Check(example.Right), d => d.Code.Id == code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_says_what_the_checker_says(string name)
    {
        var page = Path.Combine(CodePages.Folder, name);
        Assert.True(File.Exists(page), $"docs/codes/{name} is missing: write what these codes are about, then run with LIANXIN_WRITE_CODES=1");
        var wanted = CodePages.Write(page, Pages[name]);
        if (Environment.GetEnvironmentVariable("LIANXIN_WRITE_CODES") == "1")
        {
            File.WriteAllText(page, wanted);
        }

        Assert.True(File.ReadAllText(page) == wanted, $"docs/codes/{name} is not what the codes and tests say: run this test with LIANXIN_WRITE_CODES=1");
    }

    [Fact]
    public void Every_page_is_in_the_list()
    {
        var list = File.ReadAllText(Path.Combine(CodePages.Folder, "README.md"));
        Assert.All(Pages, p => Assert.Contains($"]({p.Key})", list, StringComparison.Ordinal));
    }
}
