using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Lianxin.Web.Wording;

/// <summary>
/// The product's words in both languages, from the files Words/zh/*.txt and Words/en/*.txt: one <c>key = text</c> a line,
/// <c>#</c> begins a remark, <c>\n</c> breaks a line, <c>\s</c> is a blank at an end. In a text <c>{name}</c> stands for a fact and <c>{name|day|days}</c>
/// for the first word where the fact is 1 and the second otherwise.
/// </summary>
public sealed class WordBook
{
    /// <summary>The languages, the default first.</summary>
    public static readonly IReadOnlyList<string> Languages = ["zh", "en"];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> texts;

    /// <summary>Reads the words that are part of the program.</summary>
    public WordBook() : this(Languages.ToDictionary(language => language, ReadEmbedded, StringComparer.Ordinal))
    {
    }

    internal WordBook(IReadOnlyDictionary<string, Dictionary<string, string>> words) =>
        texts = words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>All keys of a language.</summary>
    public IEnumerable<string> Keys(string language) => texts[language].Keys;

    /// <summary>Whether the language has the key.</summary>
    public bool Has(string language, string key) => texts[language].ContainsKey(key);

    /// <summary>The raw text, or the key in brackets where it is missing: a page is never lost for a word.</summary>
    public string Raw(string language, string key) => texts[language].TryGetValue(key, out var text) ? text : $"[{key}]";

    /// <summary>Puts facts into a text. A fact the text names and nobody gave stays as written.</summary>
    public static string Fill(string text, ReadOnlySpan<(string Name, object? Value)> facts, Func<object?, string> write)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(write);
        if (!text.Contains('{', StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length + 16);
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            filled.Append(text, at, open - at);
            filled.Append(Hole(text[(open + 1)..close], facts, write));
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Reads one file of words.</summary>
    /// <exception cref="FormatException">A line is neither a remark nor <c>key = text</c>, or a key stands twice.</exception>
    public static Dictionary<string, string> Parse(string file, Dictionary<string, string>? into = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        var words = into ?? new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in file.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            if (cut <= 0 || !words.TryAdd(line[..cut].Trim(), line[(cut + 1)..].Trim().Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\s", " ", StringComparison.Ordinal)))
            {
                throw new FormatException($"Words: no key or a key that stands twice: {line}");
            }
        }

        return words;
    }

    private static string Hole(string hole, ReadOnlySpan<(string Name, object? Value)> facts, Func<object?, string> write)
    {
        var parts = hole.Split('|');
        foreach (var (name, value) in facts)
        {
            if (string.Equals(name, parts[0], StringComparison.Ordinal))
            {
                return parts.Length == 3 ? parts[Convert.ToString(value, CultureInfo.InvariantCulture) is "1" or "-1" ? 1 : 2] : write(value);
            }
        }

        return "{" + hole + "}";
    }

    private static Dictionary<string, string> ReadEmbedded(string language)
    {
        var assembly = typeof(WordBook).Assembly;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith($"words/{language}/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            Parse(reader.ReadToEnd(), words);
        }

        return words;
    }
}
