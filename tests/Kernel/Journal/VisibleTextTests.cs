using System.Globalization;
using Lianxin.Kernel.Journal;
using Xunit;

namespace Lianxin.Tests.Kernel.Journal;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("张三", "张三")]
    [InlineData("\u202e张\u200b三\u2066\ufeff", "张三")]
    [InlineData(" 张\u0000\u001b三\u007f\u0085\u200f ", "张三")]
    [InlineData("修\r\n路\u2028的\u00a0\u3000事", "修 路 的 事")]
    [InlineData("\u200b\u200d\u00ad\u3164\u2060", "")]
    [InlineData("\u0301\u0301", "")]
    [InlineData("\ud83d\udc69\u200d\ud83c\udf3e", "\ud83d\udc69\u200d\ud83c\udf3e")]
    [InlineData("\u845b\udb40\udd00", "\u845b\udb40\udd00")]
    public void A_name_keeps_what_can_be_seen_in_one_line(string typed, string kept)
    {
        Assert.Equal(kept, VisibleText.Line(typed));
        Assert.Equal(kept, VisibleText.Line(kept));
    }

    [Fact]
    public void A_long_text_keeps_its_lines_tabs_and_indents() =>
        Assert.Equal("一\n\u3000\u3000二\t三", VisibleText.Lines("一\r\n\u3000\u3000二\u202d\t三\u0008\n"));

    [Fact]
    public void No_character_that_hides_stays_in_a_text()
    {
        for (var c = '\0'; c < '\ud800'; c++)
        {
            if (char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format && c is not ('\n' or '\t' or '\r' or '\u200c' or '\u200d' or '\u180e'))
            {
                Assert.DoesNotContain(c, VisibleText.Lines($"甲{c}乙"));
            }
        }
    }

    [Fact]
    public void Marks_piled_on_one_character_count()
    {
        Assert.Equal(2, VisibleText.Count("e\u0301a"));
        Assert.Equal(1, VisibleText.Count("\ud83d\udc69"));
        Assert.Equal(35_001, VisibleText.Count("甲" + new string('\u0301', 140_000)));
    }

    [Theory]
    [InlineData("张三", "张\u200c三")]
    [InlineData("李 A1", "李\u00a0\uff21\uff11")]
    [InlineData("葛", "葛\udb40\udd00")]
    public void Names_that_look_alike_are_alike(string one, string other) => Assert.Equal(VisibleText.Fold(one), VisibleText.Fold(other));
}
