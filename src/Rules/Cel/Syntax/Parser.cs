using System.Globalization;

namespace Lianxin.Rules.Cel.Syntax;

/// <summary>
/// Recursive descent over the published CEL grammar. Bounds: <see cref="SourceLengthMax"/> characters,
/// <see cref="NestingMax"/> levels of brackets, calls and branches, <see cref="DepthMax"/> levels in all.
/// </summary>
internal sealed partial class Parser
{
    public const int SourceLengthMax = 4_000;
    public const int NestingMax = 64;
    public const int DepthMax = 250;

    private static readonly string[][] Levels =
        [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">=", "in"], ["+", "-"], ["*", "/", "%"]];

    private static readonly HashSet<string> Keywords = new(["true", "false", "null", "in"], StringComparer.Ordinal);

    private static readonly HashSet<string> Reserved = new(
        ["as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while"],
        StringComparer.Ordinal);

    private readonly List<Token> tokens;
    private int position;
    private int nesting;
    private SyntaxError? error;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    /// <summary>Parses the whole text; exactly one of node and error is null.</summary>
    public static (Node? Node, SyntaxError? Error) Parse(string text)
    {
        if (text.Length > SourceLengthMax)
            return (null, new(new(SourceLengthMax, 0), "cel.too_long", null, Number(text.Length), Number(SourceLengthMax)));
        var lexer = new Lexer(text);
        var words = lexer.Read();
        if (lexer.Error is not null)
            return (null, lexer.Error);
        if (words.Count == 1)
            return (null, new(default, "cel.empty", null));
        var parser = new Parser(words);
        var node = parser.ReadExpression();
        if (parser.error is null && parser.Here.Kind != TokenKind.End)
            parser.FailTrailing();
        return parser.error is null ? (node, null) : (null, parser.error);
    }

    private Token Here => tokens[position];

    private Node ReadExpression()
    {
        if (++nesting > NestingMax)
            return Fail(Here.Span, "cel.too_deep", null, Number(NestingMax));
        var node = ReadLevel(0);
        if (error is null && Here.Is("?"))
        {
            position++;
            var then = ReadLevel(0);
            Expect(":");
            if (error is null)
            {
                var otherwise = ReadExpression();
                if (error is null)
                    node = Bounded(new ConditionalNode(Span.Between(node.Span, otherwise.Span), node, then, otherwise));
            }
        }
        nesting--;
        return node;
    }

    private Node ReadLevel(int level)
    {
        if (level == Levels.Length)
            return ReadUnary();
        var left = ReadLevel(level + 1);
        while (error is null && IsOperator(Levels[level]))
        {
            var symbol = Here;
            position++;
            var right = ReadLevel(level + 1);
            if (error is null)
                left = Bounded(new BinaryNode(Span.Between(left.Span, right.Span), symbol.Text, left, right, symbol.Span));
        }
        return left;
    }

    private bool IsOperator(string[] symbols) =>
        (Here.Kind == TokenKind.Symbol || (Here.Kind == TokenKind.Name && Here.Text == "in")) && Array.IndexOf(symbols, Here.Text) >= 0;

    private Node ReadUnary()
    {
        var sign = Here;
        if (!sign.Is("!") && !sign.Is("-"))
            return ReadMember();
        position++;
        if (sign.Is("-") && Here.Kind is TokenKind.Int or TokenKind.Double)
        {
            // The sign belongs to the number, else the least int could not be written.
            var number = ReadNumber(sign.Span);
            return error is null ? ReadTail(number) : number;
        }
        if (++nesting > NestingMax)
            return Fail(sign.Span, "cel.too_deep", null, Number(NestingMax));
        var operand = ReadUnary();
        nesting--;
        return error is null ? Bounded(new UnaryNode(Span.Between(sign.Span, operand.Span), sign.Text, operand)) : operand;
    }

    private Node ReadMember()
    {
        var node = ReadPrimary();
        return error is null ? ReadTail(node) : node;
    }

    private Node ReadTail(Node node)
    {
        while (error is null)
        {
            if (Here.Is("."))
                node = ReadSelection(node);
            else if (Here.Is("["))
                node = ReadIndex(node);
            else if (Here.Is("{") && TypeName(node) is { } type)
                node = ReadMessage(node.Span, type);
            else
                break;
        }
        return node;
    }

    private Node ReadSelection(Node operand)
    {
        position++;
        var isOptional = Accept("?");
        var name = Here;
        if (name.Kind is not (TokenKind.Name or TokenKind.QuotedName) || (name.Kind == TokenKind.Name && Keywords.Contains(name.Text)))
            return Fail(name.Span, "cel.field_name", null, Shown(name));
        position++;
        if (Here.Is("(") && name.Kind == TokenKind.Name && !isOptional)
            return ReadCall(operand, name);
        return Bounded(new SelectNode(Span.Between(operand.Span, name.Span), operand, name.Text, isOptional, name.Span));
    }

    private Node ReadIndex(Node operand)
    {
        position++;
        var isOptional = Accept("?");
        var index = ReadExpression();
        var end = Expect("]");
        return error is null ? Bounded(new IndexNode(Span.Between(operand.Span, end), operand, index, isOptional)) : operand;
    }

    private Node ReadCall(Node? target, Token name)
    {
        position++;
        var arguments = ReadList(")", ReadExpression);
        if (error is not null)
            return new LiteralNode(name.Span, null);
        var span = Span.Between(target?.Span ?? name.Span, tokens[position - 1].Span);
        var call = new CallNode(span, target, name.Text, arguments, name.Span);
        return Bounded(Macro(call) ?? call);
    }

    private Node ReadPrimary()
    {
        var token = Here;
        switch (token.Kind)
        {
            case TokenKind.Int or TokenKind.Uint or TokenKind.Double:
                return ReadNumber(null);
            case TokenKind.String or TokenKind.Bytes:
                position++;
                return new LiteralNode(token.Span, token.Value);
            case TokenKind.Name:
                return ReadName(false, token.Span);
        }
        if (token.Is("(") || token.Is("[") || token.Is("{"))
            return ReadBracket(token);
        if (token.Is(".") && tokens[position + 1].Kind == TokenKind.Name)
        {
            position++;
            return ReadName(true, token.Span);
        }
        return token.Kind == TokenKind.End
            ? Fail(token.Span, "cel.ends_early", null)
            : Fail(token.Span, "cel.expression_wanted", null, Shown(token));
    }

    private Node ReadBracket(Token open)
    {
        position++;
        if (open.Is("("))
        {
            var inner = ReadExpression();
            Expect(")");
            return inner;
        }
        if (open.Is("["))
        {
            var elements = ReadList("]", () =>
            {
                var isOptional = Accept("?");
                return new Element(ReadExpression(), isOptional);
            });
            return Bounded(new ListNode(Span.Between(open.Span, tokens[position - 1].Span), elements));
        }
        var entries = ReadList("}", () =>
        {
            var isOptional = Accept("?");
            var key = ReadExpression();
            Expect(":");
            return new Entry(key, error is null ? ReadExpression() : key, isOptional);
        });
        return Bounded(new MapNode(Span.Between(open.Span, tokens[position - 1].Span), entries));
    }

    private Node ReadMessage(Span begin, string type)
    {
        position++;
        var fields = ReadList("}", () =>
        {
            var isOptional = Accept("?");
            var name = Here;
            if (name.Kind is not (TokenKind.Name or TokenKind.QuotedName))
                return new FieldInit("", Fail(name.Span, "cel.field_name", null, Shown(name)), false);
            position++;
            Expect(":");
            return new FieldInit(name.Text, error is null ? ReadExpression() : new LiteralNode(name.Span, null), isOptional);
        });
        return Bounded(new MessageNode(Span.Between(begin, tokens[position - 1].Span), type, fields));
    }

    private List<T> ReadList<T>(string close, Func<T> read)
    {
        var items = new List<T>();
        while (error is null && !Here.Is(close))
        {
            items.Add(read());
            if (error is null && !Accept(","))
                break;
            if (error is null && close == ")" && Here.Is(close))
                Fail(Here.Span, "cel.expression_wanted", null, close);
        }
        Expect(close);
        return items;
    }

    private Node ReadName(bool isRooted, Span begin)
    {
        var name = Here;
        position++;
        if (!isRooted && name.Text is "true" or "false")
            return new LiteralNode(name.Span, name.Text == "true");
        if (!isRooted && name.Text == "null")
            return new LiteralNode(name.Span, null);
        if (Keywords.Contains(name.Text))
            return Fail(name.Span, "cel.expression_wanted", null, name.Text);
        if (Reserved.Contains(name.Text))
            return Fail(name.Span, "cel.reserved", null, name.Text);
        if (Here.Is("("))
            return ReadCall(null, name);
        return new NameNode(Span.Between(begin, name.Span), name.Text, isRooted);
    }

    private Node ReadNumber(Span? minus)
    {
        var token = Here;
        position++;
        var span = minus is { } sign ? Span.Between(sign, token.Span) : token.Span;
        if (token.Kind == TokenKind.Double)
        {
            var value = double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(value)
                ? new LiteralNode(span, minus is null ? value : -value)
                : Fail(span, "cel.number_range", null, token.Text);
        }
        var isHex = token.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var digits = isHex ? token.Text[2..] : token.Text;
        var style = isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out var magnitude))
            return Fail(span, "cel.number_range", null, token.Text);
        if (token.Kind == TokenKind.Uint)
            return new LiteralNode(span, magnitude);
        if (magnitude > (ulong)long.MaxValue + (minus is null ? 0u : 1u))
            return Fail(span, "cel.number_range", null, token.Text);
        return new LiteralNode(span, minus is null ? (long)magnitude : (long)-(Int128)magnitude);
    }

    private bool Accept(string symbol)
    {
        if (error is not null || !Here.Is(symbol))
            return false;
        position++;
        return true;
    }

    private Span Expect(string symbol)
    {
        var token = Here;
        if (error is null && !Accept(symbol))
            Fail(token.Span, token.Kind == TokenKind.End ? "cel.unclosed" : "cel.symbol_wanted", null, symbol, Shown(token));
        return token.Span;
    }

    private void FailTrailing()
    {
        var instead = Here.Text.ToUpperInvariant() switch { "AND" => "&&", "OR" => "||", "IS" => "==", _ => null };
        if (Here.Kind == TokenKind.Name && instead is not null)
            Fail(Here.Span, "cel.word_operator", "cel.hint.write", Here.Text, instead);
        else
            Fail(Here.Span, "cel.trailing", null, Shown(Here));
    }

    private Node Bounded(Node node) => node.Depth <= DepthMax ? node : Fail(node.Span, "cel.too_deep", null, Number(DepthMax));

    private LiteralNode Fail(Span span, string code, string? hint, params string[] facts)
    {
        error ??= new(span, code, hint, facts);
        return new(span, null);
    }

    private string Shown(Token token) => token.Kind switch
    {
        TokenKind.End => "",
        TokenKind.String => "'" + token.Value + "'",
        TokenKind.Bytes => "b''",
        _ => token.Text,
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The dotted name a node spells, for <c>a.b.Type{...}</c>; null where it is anything else.</summary>
    private static string? TypeName(Node node) => node switch
    {
        NameNode name => name.Name,
        SelectNode { IsOptional: false } select when TypeName(select.Operand) is { } prefix => $"{prefix}.{select.Field}",
        _ => null,
    };
}
