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
    public static string Text(Report report, Language language)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in report.All)
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

        return text.ToString();
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
