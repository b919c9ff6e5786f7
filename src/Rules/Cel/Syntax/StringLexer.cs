using System.Text;

namespace Lianxin.Rules.Cel.Syntax;

/// <summary>Reads string and bytes literals: plain, raw (r), bytes (b), in one or three quotes of either sort.</summary>
internal static class StringLexer
{
    public static bool Begins(string text, int at)
    {
        var quote = at;
        while (quote < text.Length && quote - at < 2 && text[quote] is 'r' or 'R' or 'b' or 'B')
            quote++;
        if (quote >= text.Length || text[quote] is not ('"' or '\''))
            return false;
        return quote - at < 2 || char.ToLowerInvariant(text[at]) != char.ToLowerInvariant(text[at + 1]);
    }

    public static (Token Token, SyntaxError? Error) Read(string text, int begin)
    {
        var at = begin;
        var (raw, bytes) = (false, false);
        for (; text[at] is not ('"' or '\''); at++)
        {
            raw |= text[at] is 'r' or 'R';
            bytes |= text[at] is 'b' or 'B';
        }
        var quote = text[at];
        var isTriple = at + 2 < text.Length && text[at + 1] == quote && text[at + 2] == quote;
        var closing = new string(quote, isTriple ? 3 : 1);
        var body = new Body(text, at + closing.Length, closing, raw, bytes);
        var error = body.Read();
        var span = new Span(begin, body.Position - begin);
        if (error is not null)
            return (new(TokenKind.String, span, ""), error with { Span = error.Span.Length == 0 ? span : error.Span });
        return (new(bytes ? TokenKind.Bytes : TokenKind.String, span, "", bytes ? body.Bytes : body.Text), null);
    }

    private sealed class Body(string text, int start, string closing, bool raw, bool bytes)
    {
        private readonly StringBuilder characters = new();
        private readonly List<byte> octets = [];

        public int Position { get; private set; } = start;

        public string Text => characters.ToString();

        public byte[] Bytes => [.. octets];

        public SyntaxError? Read()
        {
            while (Position < text.Length)
            {
                if (string.CompareOrdinal(text, Position, closing, 0, closing.Length) == 0)
                {
                    Position += closing.Length;
                    return null;
                }
                var c = text[Position];
                if (c is '\n' or '\r' && closing.Length == 1)
                    break;
                if (c == '\\' && !raw)
                {
                    if (ReadEscape() is { } error)
                        return error;
                }
                else if (!ReadCharacter())
                {
                    return new(new(Position, 1), "cel.surrogate", null);
                }
            }
            return new(default, "cel.unclosed_text", null, closing);
        }

        private bool ReadCharacter()
        {
            if (!Rune.TryGetRuneAt(text, Position, out var rune))
                return false;
            // A raw text keeps the backslash and whatever follows it, a quote included only as text.
            Add(rune);
            Position += rune.Utf16SequenceLength;
            return true;
        }

        private SyntaxError? ReadEscape()
        {
            var begin = Position;
            var c = Position + 1 < text.Length ? text[Position + 1] : '\0';
            Position += 2;
            switch (c)
            {
                case 'x' or 'X': return ReadCode(begin, 2, 16, bytes);
                case 'u' when !bytes: return ReadCode(begin, 4, 16, false);
                case 'U' when !bytes: return ReadCode(begin, 8, 16, false);
                case >= '0' and <= '3':
                    Position--;
                    return ReadCode(begin, 3, 8, bytes);
            }
            var plain = "abfnrtv\\?\"'`".IndexOf(c, StringComparison.Ordinal);
            if (plain < 0 || c == '\0')
                return Bad(begin);
            Add(new Rune("\a\b\f\n\r\t\v\\?\"'`"[plain]));
            return null;
        }

        private SyntaxError? ReadCode(int begin, int length, int radix, bool isByte)
        {
            if (Position + length > text.Length)
                return Bad(begin);
            var digits = text.AsSpan(Position, length);
            Position += length;
            var code = 0L;
            foreach (var digit in digits)
            {
                var value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 99;
                if (value >= radix)
                    return Bad(begin);
                code = code * radix + value;
            }
            if (isByte)
                octets.Add((byte)code);
            else if (code <= 0x10FFFF && Rune.TryCreate((int)code, out var rune))
                Add(rune);
            else
                return Bad(begin);
            return null;
        }

        private SyntaxError Bad(int begin)
        {
            var length = Math.Min(Math.Max(2, Position - begin), text.Length - begin);
            Position = Math.Min(Position, text.Length);
            return new(new(begin, length), "cel.escape", null, text.Substring(begin, length));
        }

        private void Add(Rune rune)
        {
            if (!bytes)
            {
                characters.Append(rune.ToString());
                return;
            }
            Span<byte> utf8 = stackalloc byte[4];
            octets.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
        }
    }
}
