using System.Text;
using Lianxin.Web.Wording;
using Xunit;

namespace Lianxin.Tests.Web;

/// <summary>Who writes scenarios finds each refusal with its key and its words on one page, docs/refusals.md.</summary>
public sealed class RefusalPageTests
{
    private const string Opening = "refusal.";

    [Fact]
    public void The_page_lists_every_refusal_as_people_read_it()
    {
        var page = Path.Combine(WordsTests.Root, "docs", "refusals.md");
        var wanted = Write(new WordBook());
        if (Environment.GetEnvironmentVariable("LIANXIN_WRITE_CODES") == "1")
        {
            File.WriteAllText(page, wanted);
        }

        Assert.True(File.Exists(page) && File.ReadAllText(page) == wanted, "docs/refusals.md is not what the words say: run this test with LIANXIN_WRITE_CODES=1");
    }

    private static string Write(WordBook book)
    {
        var text = new StringBuilder("""
            # 不予办理的原因 / Why something is refused

            情景里写 `refused: 名字`；网页上给人看的是后面那句话。/ A scenario names it (`refused: KEY`); people read the sentence.

            | 名字 / key | 中文 | English |
            |---|---|---|

            """.ReplaceLineEndings("\n"));
        foreach (var key in book.Keys("zh").Where(k => k.StartsWith(Opening, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            text.Append("| `").Append(key.AsSpan(Opening.Length)).Append("` | ").Append(Cell(book, "zh", key)).Append(" | ").Append(Cell(book, "en", key)).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Cell(WordBook book, string language, string key) => book.Raw(language, key).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
