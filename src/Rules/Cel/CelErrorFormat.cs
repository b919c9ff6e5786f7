using System.Globalization;
using System.Text;

namespace Lianxin.Rules.Cel;

/// <summary>Prints mistakes for people: <c>file:line:col: error CODE: message</c>, the source line, a caret, what to write.</summary>
public static class CelErrorFormat
{
    /// <summary>What is wrong, and after a blank what to write instead.</summary>
    public static string Message(CelError error, Language language)
    {
        var message = CelMessages.Text(error.Code, error.Facts, language);
        return error.Hint is null ? message : $"{message}{(language == Language.Chinese ? "。" : ". ")}{Hint(error, language)}";
    }

    /// <summary>The whole print of one mistake, without a line break at the end. The file's line may be given; else the
    /// expression's own line is shown.</summary>
    public static string Print(CelError error, Language language, string? fileLine = null)
    {
        var (line, column) = SourceExcerpt.Around(fileLine ?? error.SourceLine, fileLine is null ? error.SourceColumn : error.Column - 1);
        var head = string.Create(CultureInfo.InvariantCulture, $"{error.File}:{error.Line}:{error.Column}: error {error.Code}: ");
        var text = new StringBuilder(head).Append(CelMessages.Text(error.Code, error.Facts, language))
            .Append("\n  ").Append(line).Append("\n  ").Append(Caret(line, column, error.Length));
        if (error.Hint is not null)
            text.Append("\n  ").Append(Hint(error, language));
        return text.ToString();
    }

    private static string Hint(CelError error, Language language) => CelMessages.Text(error.Hint!, error.HintFacts, language);

    /// <summary>Blanks as wide as what stands above, then a caret under each character at fault.</summary>
    private static string Caret(string line, int column, int length)
    {
        column = Math.Clamp(column, 0, line.Length);
        var end = Math.Min(line.Length, column + length);
        var width = line.AsSpan(column, end - column).ToArray().Sum(Width);
        return string.Concat(line[..column].Select(c => c == '\t' ? "\t" : new string(' ', Width(c)))) + new string('^', Math.Max(1, width));
    }

    /// <summary>Columns a character takes on a terminal: two for Chinese, Japanese, Korean and full-width ones.</summary>
    private static int Width(char c) => c switch
    {
        >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' => 2,
        >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE6F' or >= '\uFF00' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6' => 2,
        >= '\uD800' and <= '\uDBFF' => 2,
        >= '\uDC00' and <= '\uDFFF' => 0,
        _ => 1,
    };
}
