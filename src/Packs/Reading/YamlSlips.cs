using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Reading;

/// <summary>
/// What people slip into a file with a Chinese keyboard or a word processor, and that YAML cannot read: named where it
/// stands, when a file could not be read. A file that can be read may hold any of it in its texts.
/// </summary>
internal static partial class YamlSlips
{
    private static readonly Phrase Colon = new("这里是全角“：”，请写半角“:”，后面空一格", "this is a full-width colon; write : and a space");

    private static readonly (Regex Find, Phrase Says)[] Known =
    [
        (Tab(), new Phrase("行首用了制表符（Tab），请改成空格", "the line begins with a tab; use spaces")),
        (WideSpace(), new Phrase("这里是全角空格（或不换行空格），请改成半角空格", "this is a full-width (or no-break) space; type an ordinary one")),
        (WideColon(), Colon),
        (WideComma(), new Phrase("括号里用了全角“，”或“、”，请写半角“,”", "a full-width comma between brackets; write ,")),
        (WideBracket(), new Phrase("这里是全角括号，请写半角的 { } 或 [ ]", "this is a full-width bracket; write { } or [ ]")),
        (OpenQuote(), new Phrase("引号没有成对：一句话里有引号、冒号的，整句用 '…' 括起来", "a quotation mark is not closed; put the whole text between '...'")),
        (InnerColon(), new Phrase("话里又有“: ”，整句要用引号括起来", "the text holds another \": \"; put the whole of it in quotation marks")),
    ];

    /// <summary>Every slip of a text; none where nothing known is in it.</summary>
    /// <param name="last">the line where reading stopped; what comes behind it may be well</param>
    public static IEnumerable<(Place Place, Phrase Says)> In(string text, string file, int last)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < Math.Min(lines.Length, last); i++)
        {
            if (lines[i].TrimStart().StartsWith('#'))
            {
                continue;
            }

            foreach (var (find, says) in Known)
            {
                if (find.Match(lines[i]) is { Success: true, Groups: var groups })
                {
                    yield return (new Place(file, i + 1, groups["at"].Index + 1, Math.Max(1, groups["at"].Length)), says);
                    break;
                }
            }
        }
    }

    /// <summary>A key that took in the start of its value, because the colon between them is none to YAML; null where it is a key.</summary>
    public static (Place Place, Phrase Says)? InKey(ScalarNode key) =>
        WideColon().Match(key.Text) is { Success: true, Groups: var groups }
            ? (key.Place with { Column = key.Place.Column + groups["at"].Index, Length = 1 }, Colon)
            : null;

    [GeneratedRegex(@"^ *(?<at>\t+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tab();

    [GeneratedRegex(@"^ *(- )?([A-Za-z_][\w.]*:)?(?<at>[\u3000\u00a0]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideSpace();

    [GeneratedRegex(@"^\s*(- )?[\{\[]?\s*[A-Za-z_][\w.]*\s*(?<at>：)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideColon();

    [GeneratedRegex(@"^[^'""#]*[\{\[][^'""\}\]]*?(?<at>[，、])\s*[A-Za-z_]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideComma();

    [GeneratedRegex(@"^\s*(- )?[A-Za-z_][\w.]*:\s*(?<at>[｛［【])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WideBracket();

    [GeneratedRegex(@"^[^'""]*:\s+(?<at>""[^""]*|'[^']*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OpenQuote();

    [GeneratedRegex(@"^\s*(- )?[A-Za-z_][\w.]*: [^'""\{\[|>][^#]*?(?<at>: )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InnerColon();
}
