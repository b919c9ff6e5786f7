using System.Globalization;
using Lianxin.Rules;

namespace Lianxin.Packs.Reporting;

/// <summary>An error refuses the pack, a warning leaves it usable.</summary>
public enum Severity
{
    Error,
    Warning,
}

/// <summary>A word that is said differently in each language, for the arguments of a message.</summary>
public sealed record Phrase(string Chinese, string English)
{
    public string In(Language language) => language == Language.Chinese ? Chinese : English;
}

/// <summary>
/// One kind of mistake. <c>Id</c> is stable and may be scripted against; texts are templates with {0}, {1} ...
/// and the same places in both languages; a hint says what to write instead and may be empty.
/// </summary>
public sealed record Code(string Id, Severity Severity, string Chinese, string English, string HintChinese = "", string HintEnglish = "")
{
    /// <summary>Where it is explained, with an example: <c>docs/codes/S7.md#s701</c>.</summary>
    public string Page => $"docs/codes/{(Id[0] == 'Y' ? "Y" : Id[..^2])}.md#{Id.ToLowerInvariant()}";
}

/// <summary>One mistake at one place.</summary>
public sealed record Diagnostic(Code Code, Place Place, IReadOnlyList<object> Arguments)
{
    /// <summary>The setting of the parameters under which it shows, where it does not show under all.</summary>
    public Phrase? Under { get; init; }

    public string Message(Language language)
    {
        var said = Fill(language == Language.Chinese ? Code.Chinese : Code.English, language);
        return Under is null ? said : language == Language.Chinese ? $"{said}（当 {Under.Chinese} 时）" : $"{said} (where {Under.English})";
    }

    public string Hint(Language language) => Fill(language == Language.Chinese ? Code.HintChinese : Code.HintEnglish, language);

    private string Fill(string template, Language language) =>
        string.Format(CultureInfo.InvariantCulture, template, [.. Arguments.Select(a => a is Phrase p ? p.In(language) : a)]);
}
