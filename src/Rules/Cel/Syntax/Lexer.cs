namespace Lianxin.Rules.Cel.Syntax;

/// <summary>Cuts an expression into words. Stops at the first mistake.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Symbols =
        ["&&", "||", "==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "%", "!", "?", ":", ".", ",", "(", ")", "[", "]", "{", "}"];

    /// <summary>What people type from a Chinese keyboard, or from other languages, and what to write instead.</summary>
    private static readonly Dictionary<char, string> Instead = new()
    {
        ['，'] = ",", ['（'] = "(", ['）'] = ")", ['：'] = ":", ['？'] = "?", ['！'] = "!", ['“'] = "'", ['”'] = "'", ['‘'] = "'",
        ['’'] = "'", ['＝'] = "==", ['＞'] = ">", ['＜'] = "<", ['＋'] = "+", ['－'] = "-", ['。'] = ".", ['【'] = "[", ['】'] = "]",
        ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "!=", ['×'] = "*", ['÷'] = "/", ['、'] = ",", ['='] = "==", ['&'] = "&&", ['|'] = "||",
    };

    private int position;

    public SyntaxError? Error { get; private set; }

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        while (Error is null)
        {
            SkipBlank();
            if (position >= text.Length)
                break;
            var token = Next();
            if (Error is null)
                tokens.Add(token);
        }
        tokens.Add(new(TokenKind.End, new(text.Length, 0), ""));
        return tokens;
    }

    private char Here => position < text.Length ? text[position] : '\0';

    private char Ahead(int by) => position + by < text.Length ? text[position + by] : '\0';

    private void SkipBlank()
    {
        while (position < text.Length)
        {
            if (Here is ' ' or '\t' or '\r' or '\n' or '\f')
                position++;
            else if (Here == '/' && Ahead(1) == '/')
                while (position < text.Length && Here != '\n')
                    position++;
            else
                return;
        }
    }

    private Token Next()
    {
        var begin = position;
        if (StringLexer.Begins(text, begin))
            return ReadString();
        if (IsNameStart(Here))
            return ReadName(begin);
        if (char.IsAsciiDigit(Here) || (Here == '.' && char.IsAsciiDigit(Ahead(1))))
            return ReadNumber(begin);
        if (Here == '`')
            return ReadQuotedName(begin);
        foreach (var symbol in Symbols)
        {
            if (string.CompareOrdinal(text, begin, symbol, 0, symbol.Length) == 0)
            {
                position += symbol.Length;
                return new(TokenKind.Symbol, new(begin, symbol.Length), symbol);
            }
        }
        var length = char.IsHighSurrogate(Here) && char.IsLowSurrogate(Ahead(1)) ? 2 : 1;
        var found = text.Substring(begin, length);
        return Instead.TryGetValue(Here, out var instead)
            ? Fail(new(begin, length), "cel.character", "cel.hint.write", found, instead)
            : Fail(new(begin, length), "cel.character", null, found);
    }

    private Token ReadString()
    {
        var (token, error) = StringLexer.Read(text, position);
        position = token.Span.End;
        Error = error;
        return token;
    }

    private Token ReadName(int begin)
    {
        while (IsNameStart(Here) || char.IsAsciiDigit(Here))
            position++;
        return new(TokenKind.Name, new(begin, position - begin), text[begin..position]);
    }

    private Token ReadQuotedName(int begin)
    {
        position++;
        while (IsNameStart(Here) || char.IsAsciiDigit(Here) || Here is '.' or '-' or '/' or ' ')
            position++;
        if (Here != '`' || position == begin + 1)
            return Fail(new(begin, position - begin), "cel.quoted_name", null);
        position++;
        return new(TokenKind.QuotedName, new(begin, position - begin), text[(begin + 1)..(position - 1)]);
    }

    private Token ReadNumber(int begin)
    {
        var kind = TokenKind.Int;
        if (Here == '0' && Ahead(1) is 'x' or 'X' && char.IsAsciiHexDigit(Ahead(2)))
        {
            position += 2;
            while (char.IsAsciiHexDigit(Here))
                position++;
        }
        else
        {
            SkipDigits();
            if (Here == '.' && char.IsAsciiDigit(Ahead(1)))
            {
                kind = TokenKind.Double;
                position++;
                SkipDigits();
            }
            if (Here is 'e' or 'E' && (char.IsAsciiDigit(Ahead(1)) || (Ahead(1) is '+' or '-' && char.IsAsciiDigit(Ahead(2)))))
            {
                kind = TokenKind.Double;
                position += 2;
                SkipDigits();
            }
        }
        var digits = text[begin..position];
        if (kind == TokenKind.Int && Here is 'u' or 'U')
        {
            kind = TokenKind.Uint;
            position++;
        }
        return IsNameStart(Here)
            ? Fail(new(begin, position + 1 - begin), "cel.number", null, text[begin..(position + 1)])
            : new(kind, new(begin, position - begin), digits);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Here))
            position++;
    }

    private Token Fail(Span span, string code, string? hint, params string[] facts)
    {
        Error = new(span, code, hint, facts);
        return default;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_';
}
