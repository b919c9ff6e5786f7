namespace Lianxin.Rules.Cel.Syntax;

/// <summary>The kinds of words an expression is made of.</summary>
internal enum TokenKind
{
    End,
    Name,
    QuotedName,
    Int,
    Uint,
    Double,
    String,
    Bytes,
    Symbol,
}

/// <summary>A word. Text is the symbol, the name or the digits; Value the string or bytes meant.</summary>
internal readonly record struct Token(TokenKind Kind, Span Span, string Text, object? Value = null)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;
}

/// <summary>The first mistake of lexer or parser; nothing after it is read.</summary>
internal sealed record SyntaxError(Span Span, string Code, string? Hint, params IReadOnlyList<string> Facts);
