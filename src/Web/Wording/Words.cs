using System.Globalization;
using Lianxin.Host.Accounts;

namespace Lianxin.Web.Wording;

/// <summary>The words of the request's language. In pages: <c>@W.T("layout.count", ("n", 7))</c>.</summary>
public sealed class Words(WordBook book, Visitor visitor, Dates dates)
{
    /// <summary><c>zh</c> or <c>en</c>.</summary>
    public string Language => visitor.Language;

    /// <summary>For the lang attribute: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Tag => Language == "zh" ? "zh-CN" : "en";

    /// <summary>The text of a key with its facts put in: numbers grouped from 10,000 on, days and moments in words.</summary>
    public string T(string key, params ReadOnlySpan<(string Name, object? Value)> facts) => WordBook.Fill(book.Raw(Language, key), facts, Write);

    /// <summary>Whether there are words for the key.</summary>
    public bool Has(string key) => book.Has(Language, key);

    /// <summary>The words of a refusal: looked up under <c>refusal.KEY</c>; where nobody wrote any, a general sentence with the key.</summary>
    public string Refusal(string key, params ReadOnlySpan<(string Name, object? Value)> facts) =>
        Has("refusal." + key) ? WordBook.Fill(book.Raw(Language, "refusal." + key), facts, Write) : T("error.refused", ("key", key));

    /// <summary>The words of a refusal about accounts.</summary>
    public string Refusal(AccountRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Refusal(refusal.Key, refusal.Facts.ToArray());
    }

    private string Write(object? value) => value switch
    {
        null => "",
        string text => text,
        DateTimeOffset moment => dates.Moment(moment),
        DateOnly day => dates.Day(day),
        int or long => Numbers.Whole(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}

/// <summary>How numbers are written, the same in both languages.</summary>
public static class Numbers
{
    /// <summary>A whole number, grouped by thousands from 10,000 on: 9200, 86,400.</summary>
    public static string Whole(long value) => value.ToString(value is > -10_000 and < 10_000 ? "0" : "#,##0", CultureInfo.InvariantCulture);

    /// <summary>Money from fen: ¥86,400 or ¥86,400.50.</summary>
    public static string Fen(long fen) => Engine.Publishing.MoneyShown.Fen(fen);

    /// <summary>A mean with one place: 4.3; a dash of nothing.</summary>
    public static string Mean(long sum, long count) =>
        count <= 0 ? "–" : Math.Round((decimal)sum / count, 1, MidpointRounding.AwayFromZero).ToString("#,##0.0", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage without places, never 100% unless all and never 0% unless none; a dash of nothing.</summary>
    public static string Percent(long part, long whole)
    {
        if (whole <= 0)
        {
            return "–";
        }

        var percent = (int)Math.Round(100m * part / whole, MidpointRounding.AwayFromZero);
        percent = part > 0 && percent == 0 ? 1 : part < whole && percent == 100 ? 99 : percent;
        return percent.ToString(CultureInfo.InvariantCulture) + "%";
    }
}
