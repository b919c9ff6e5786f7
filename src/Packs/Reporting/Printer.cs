using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Lianxin.Rules;

namespace Lianxin.Packs.Reporting;

/// <summary>
/// Prints a report: <c>file:line:col: error CODE: message</c>, then the source line with a caret, the hint, and the page that explains it.
/// The first line of each mistake is a stable format that others script against.
/// </summary>
public static class Printer
{
    private const int MissingApart = 3;
    private const int MissingShown = 10;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    /// <summary>One line for one mistake, without source line.</summary>
    public static string Line(Diagnostic diagnostic, Language language) =>
        $"{diagnostic.Place}: {Word(diagnostic.Code.Severity)} {diagnostic.Code.Id}: {diagnostic.Message(language)}";

    /// <summary>All mistakes with source line, caret and hint.</summary>
    /// <param name="warnings">false where only what keeps the packs from running is asked for</param>
    public static string Text(Report report, Language language, bool warnings = true)
    {
        var text = new StringBuilder();
        Diagnostic[] all = [.. report.All.Where(d => warnings || d.Code.Severity == Severity.Error)];
        var many = all.Where(d => d.Code == Codes.TextMissing || d.Code == Codes.TextMissingEnglish)
            .GroupBy(d => (d.Code, d.Place.File)).Where(g => g.Count() > MissingApart).ToList();
        foreach (var diagnostic in all.Except(many.SelectMany(g => g)))
        {
            text.Append(Line(diagnostic, language)).Append('\n');
            if (report.LineOf(diagnostic.Place) is { } whole)
            {
                var (line, column) = SourceExcerpt.Around(whole, diagnostic.Place.Column - 1);
                text.Append("    ").Append(line).Append('\n');
                text.Append("    ").Append(Indent(line, column + 1)).Append('^')
                    .Append('~', Math.Clamp(diagnostic.Place.Length - 1, 0, Math.Max(0, line.Length - column - 1))).Append('\n');
            }

            if (diagnostic.Hint(language) is { Length: > 0 } hint)
            {
                text.Append("    ").Append(language == Language.Chinese ? "建议：" : "hint: ").Append(hint).Append('\n');
            }

            text.Append("    ").Append(language == Language.Chinese ? "说明：" : "see: ").Append(diagnostic.Code.Page).Append('\n');
        }

        foreach (var missing in many)
        {
            Missing(text, [.. missing], language);
        }

        return text.ToString();
    }

    /// <summary>Texts that are missing by the dozen are one thing to do, so they are told as one, behind all else.</summary>
    private static void Missing(StringBuilder text, Diagnostic[] missing, Language language)
    {
        var (first, chinese) = (missing[0], missing[0].Code == Codes.TextMissing);
        var folder = first.Place.File.Contains('/', StringComparison.Ordinal) ? first.Place.File[..first.Place.File.LastIndexOf('/')] : ".";
        text.Append(CultureInfo.InvariantCulture, $"{first.Place}: {Word(first.Code.Severity)} {first.Code.Id}: ");
        text.Append(language == Language.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"缺 {missing.Length} 条{(chinese ? "中文" : "英文")}：\n")
            : string.Create(CultureInfo.InvariantCulture, $"{missing.Length} {(chinese ? "Chinese" : "English")} texts missing:\n"));
        foreach (var path in missing.Select(d => d.Arguments[0]).Take(MissingShown))
        {
            text.Append("      ").Append(path).Append('\n');
        }

        if (missing.Length > MissingShown)
        {
            text.Append("      …\n");
        }

        text.Append(language == Language.Chinese ? "    建议：" : "    hint: ")
            .Append(language == Language.Chinese ? $"lianxin texts {folder} 把这些行写进文字文件，再填上话\n" : $"lianxin texts {folder} adds these lines to the text file; then fill them in\n");
        text.Append(language == Language.Chinese ? "    说明：" : "    see: ").Append(first.Code.Page).Append('\n');
    }

    /// <summary>
    /// All mistakes as a JSON array of {file, line, column, length, severity, code, message, hint, page}.
    /// </summary>
    public static string ToJson(Report report, Language language) => JsonSerializer.Serialize(
        report.All.Select(d => new
        {
            d.Place.File,
            d.Place.Line,
            d.Place.Column,
            d.Place.Length,
            Severity = Word(d.Code.Severity),
            Code = d.Code.Id,
            Message = d.Message(language),
            Hint = d.Hint(language),
            d.Code.Page,
        }),
        Json);

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";

    // Wide characters take two cells in a terminal, so the caret must move two under them.
    private static string Indent(string line, int column)
    {
        var indent = new StringBuilder();
        foreach (var c in line.AsSpan(0, Math.Clamp(column - 1, 0, line.Length)))
        {
            indent.Append(c == '\t' ? "\t" : IsWide(c) ? "  " : " ");
        }

        return indent.ToString();
    }

    private static bool IsWide(char c) =>
        c is >= '\u1100' and <= '\u115f' or >= '\u2e80' and <= '\uffdc'
        && CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse);
}
