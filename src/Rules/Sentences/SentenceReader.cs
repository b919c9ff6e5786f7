using System.Globalization;

namespace Lianxin.Rules.Sentences;

/// <summary>Reads sentences and bounds word by word; stops at the first mistake, which it keeps.</summary>
internal sealed class SentenceReader
{
    private static readonly Int128 NumberMax = 1_000_000_000_000;

    private readonly string text;
    private readonly List<(int Offset, string Text)> words = [];
    private int position;

    public SentenceReader(string text)
    {
        this.text = text;
        Split();
    }

    public SentenceError? Error { get; private set; }

    private string Word => position < words.Count ? words[position].Text : "";

    private int Offset => position < words.Count ? words[position].Offset : text.Length;

    public Sentence? ReadSentence()
    {
        if (Error is not null)
            return null;
        if (words.Count == 0)
            return Fail<Sentence>("sentence.empty");
        string? term = IsName(Word) && !IsBoundWord() && !IsParam(Word) ? Take() : null;
        var bound = ReadLimit();
        if (bound is null)
            return null;
        var whole = ReadAfter("of");
        if (whole is not null && bound is { Param: null, Bound.IsShare: false })
        {
            position -= 2;
            Error = new(Offset, text.Length - Offset, "sentence.share_alone", bound.ToString());
            return null;
        }
        var column = Error is null ? ReadAfter("by") : null;
        ExpectEnd("sentence.trailing");
        return Error is null ? new Sentence(term, bound, whole, column, text) : null;
    }

    public Bound? ReadBound()
    {
        if (Error is not null || ReadKind() is not { } kind || ReadNumber() is not { } number)
            return null;
        return new Bound(kind, number.Value, number.Form);
    }

    public void ExpectEnd(string code)
    {
        if (Error is null && position < words.Count)
            Error = new(Offset, text.Length - Offset, code, text[Offset..]);
    }

    private Limit? ReadLimit()
    {
        if (IsParam(Word))
            return new Limit(null, null, Take()["params.".Length..]);
        if (ReadKind() is not { } kind)
            return null;
        if (IsParam(Word))
            return new Limit(null, kind, Take()["params.".Length..]);
        return ReadNumber() is { } number ? new Limit(new Bound(kind, number.Value, number.Form), null, null) : null;
    }

    private string? ReadAfter(string preposition)
    {
        if (Error is not null || Word != preposition)
            return null;
        Take();
        return IsName(Word) && !IsReserved(Word) ? Take() : Fail<string>("sentence.term", preposition);
    }

    private BoundKind? ReadKind()
    {
        if (!IsBoundWord())
        {
            Fail<Sentence>("bound.words", position < words.Count ? Word : "");
            return null;
        }
        return (Take(), Take()) switch
        {
            ("at", "least") => BoundKind.AtLeast,
            ("more", _) => BoundKind.MoreThan,
            ("at", _) => BoundKind.AtMost,
            _ => BoundKind.LessThan,
        };
    }

    private (Fraction Value, BoundForm Form)? ReadNumber()
    {
        var word = Word;
        var form = word.Contains('/', StringComparison.Ordinal) ? BoundForm.Fraction
            : word.EndsWith('%') ? BoundForm.Percent : BoundForm.Integer;
        var parts = form == BoundForm.Percent ? word[..^1].Split('.') : word.Split('/');
        if (parts.Length > 2 || !Array.TrueForAll(parts, IsDigits))
        {
            Fail<Sentence>("bound.number", word);
            return null;
        }
        if (Value(form, parts) is not { } value)
        {
            Fail<Sentence>("bound.range", word);
            return null;
        }
        Take();
        return (value, form);
    }

    private static Fraction? Value(BoundForm form, string[] parts)
    {
        if (Array.Exists(parts, part => part.Length > 13))
            return null;
        var first = Int128.Parse(parts[0], CultureInfo.InvariantCulture);
        var second = parts.Length == 2 ? Int128.Parse(parts[1], CultureInfo.InvariantCulture) : 1;
        if (first > NumberMax || second > NumberMax)
            return null;
        switch (form)
        {
            case BoundForm.Percent when parts.Length == 2:
                if (parts[1].Length > 4)
                    return null;
                var decimals = Int128.Parse(parts[1].PadRight(4, '0'), CultureInfo.InvariantCulture);
                return new Fraction(first * 10_000 + decimals, 1_000_000);
            case BoundForm.Percent:
                return new Fraction(first, 100);
            default:
                return second == 0 ? null : new Fraction(first, second);
        }
    }

    private string Take() => words[position++].Text;

    private T? Fail<T>(string code, params string[] facts)
        where T : class
    {
        Error ??= new(Offset, Word.Length, code, facts.Length > 0 ? facts : [Word]);
        return null;
    }

    private bool IsBoundWord() => position + 1 < words.Count && (Word, words[position + 1].Text) is
        ("at", "least") or ("more", "than") or ("at", "most") or ("less", "than");

    private static bool IsReserved(string word) => word is "of" or "by" or "at" or "more" or "less" or "than" or "least" or "most";

    private static bool IsParam(string word) =>
        word.StartsWith("params.", StringComparison.Ordinal) && word.Length > 7 && IsName(word) && !word.AsSpan(7).Contains('.');

    private static bool IsDigits(string part) => part.Length > 0 && part.All(char.IsAsciiDigit);

    /// <summary>lower_snake parts joined by dots, none a word of the sentence itself.</summary>
    private static bool IsName(string word) => word.Length > 0 && !IsReserved(word) && word.Split('.').All(part =>
        part.Length > 0 && char.IsAsciiLetterLower(part[0]) && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_'));

    private void Split()
    {
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }
            var begin = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
                i++;
            words.Add((begin, text[begin..i]));
        }
    }
}
