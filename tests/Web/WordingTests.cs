using Lianxin.Engine;
using Lianxin.Host.Accounts;
using Lianxin.Web.Account;
using Lianxin.Web.Wording;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Lianxin.Tests.Web;

public sealed class WordingTests
{
    private static readonly WordBook Book = new();

    // The clock stands at 09:00 on Sunday, 22 November 2026, in China.
    [Theory]
    [InlineData("2026-11-19T16:00Z", -1, "超期 1 个工作日", "11月19日 周四", Urgency.Late)]
    [InlineData("2026-11-19T16:00Z", null, "超期 3 天", "11月19日 周四", Urgency.Late)]
    [InlineData("2026-11-22T00:30Z", null, "今天已超期", "11月22日 周日 08:30", Urgency.Late)]
    [InlineData("2026-11-22T09:30Z", null, "今天 17:30 前", "11月22日 周日", Urgency.Soon)]
    [InlineData("2026-11-22T16:00Z", 0, "今天", "11月22日 周日", Urgency.Soon)]
    [InlineData("2026-11-23T16:00Z", null, "明天", "11月23日 周一", Urgency.Soon)]
    [InlineData("2026-11-24T16:00Z", 2, "还剩 2 个工作日", "11月24日 周二", Urgency.Calm)]
    [InlineData("2027-01-05T16:00Z", null, "还剩 44 天", "2027年1月5日 周二", Urgency.Calm)]
    public void A_deadline_is_told_as_people_say_it(string at, int? workdays, string words, string day, Urgency urgency) =>
        Assert.Equal(new DueWords(words, day, urgency), Dates("zh").Due(DateTimeOffset.Parse(at), workdays));

    [Fact]
    public void And_in_English()
    {
        var dates = Dates("en");
        Assert.Equal("2 workdays left", dates.Due(DateTimeOffset.Parse("2026-11-24T16:00Z"), 2).Text);
        Assert.Equal("1 workday overdue", dates.Due(DateTimeOffset.Parse("2026-11-19T16:00Z"), -1).Text);
        Assert.Equal("Tue 24 Nov", dates.Day(new DateOnly(2026, 11, 24)));
        Assert.Equal("5 Jan 2027", dates.Day(new DateOnly(2027, 1, 5)));
        Assert.Equal("yesterday 23:59", dates.Moment(DateTimeOffset.Parse("2026-11-21T15:59Z")));
    }

    [Theory]
    [InlineData(8640000, "¥86,400")]
    [InlineData(8640050, "¥86,400.50")]
    [InlineData(-1, "−¥0.01")]
    [InlineData(long.MinValue, "−¥92,233,720,368,547,758.08")]
    public void Money_is_written_from_fen(long fen, string words) => Assert.Equal(words, Numbers.Fen(fen));

    [Theory]
    [InlineData(0, 5, "0%")]
    [InlineData(1, 1000, "1%")]
    [InlineData(999, 1000, "99%")]
    [InlineData(5, 5, "100%")]
    [InlineData(0, 0, "–")]
    public void A_share_is_never_rounded_to_all_or_none(long part, long whole, string words) => Assert.Equal(words, Numbers.Percent(part, whole));

    [Theory]
    [InlineData("沈国安", "沈**")]
    [InlineData("沈安", "沈*")]
    [InlineData("欧阳国安", "欧阳**")]
    [InlineData("阿卜杜热合曼·买买提", "阿卜**")]
    [InlineData("沈", "*")]
    [InlineData("", "*")]
    public void Names_are_masked_for_the_public(string name, string masked) => Assert.Equal(masked, Masking.Name(name));

    private static Dates Dates(string language)
    {
        var http = new DefaultHttpContext();
        http.Items[Visitor.LanguageItem] = language;
        return new Dates(new SystemClock(new StillClock(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero))), new Visitor(new HttpContextAccessor { HttpContext = http }), Book, Zone.China);
    }
}
