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
