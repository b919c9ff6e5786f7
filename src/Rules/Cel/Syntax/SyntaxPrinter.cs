using System.Globalization;
using System.Text;

namespace Lianxin.Rules.Cel.Syntax;

/// <summary>Prints a parsed expression in one spacing, with no bracket it does not need: parsing the text again gives
/// the same tree.</summary>
internal static class SyntaxPrinter
{
    public static string Print(Node node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Node node)
    {
        switch (node)
        {
            case LiteralNode literal:
                text.Append(CelPrinter.Print(literal.Value));
                break;
            case NameNode name:
                text.Append(name.IsRooted ? "." : "").Append(name.Name);
                break;
            case SelectNode select:
                Operand(text, select.Operand, 7).Append(select.IsOptional ? ".?" : ".").Append(Field(select.Field));
                break;
            case IndexNode index:
                Operand(text, index.Operand, 7).Append(index.IsOptional ? "[?" : "[");
                Write(text, index.Index);
                text.Append(']');
                break;
            case UnaryNode unary:
                // A minus in front of a digit would become part of the number.
                var operand = Print(unary.Operand);
                Operand(text.Append(unary.Operator), unary.Operand, unary.Operator == "-" && char.IsAsciiDigit(operand[0]) ? 8 : 6);
                break;
            case BinaryNode binary:
                Operand(text, binary.Left, Rank(binary)).Append(' ').Append(binary.Operator).Append(' ');
                Operand(text, binary.Right, Rank(binary) + 1);
                break;
            case ConditionalNode choice:
                Operand(text, choice.Condition, 1).Append(" ? ");
                Operand(text, choice.Then, 1).Append(" : ");
                Write(text, choice.Else);
                break;
            default:
                WriteCompound(text, node);
                break;
        }
    }

    private static void WriteCompound(StringBuilder text, Node node)
    {
        switch (node)
        {
            case CallNode call:
                Call(text, call.Target, call.Function, [.. call.Arguments]);
                break;
            case HasNode has:
                Operand(text.Append("has("), has.Operand, 7).Append('.').Append(Field(has.Field)).Append(')');
                break;
            case LoopNode loop:
                var names = new[] { loop.First, loop.Second }.OfType<string>().Select(name => (Node)new NameNode(default, name, false));
                Call(text, loop.Range, loop.Macro, [.. names, .. loop.Filter is null ? [] : new[] { loop.Filter }, loop.Body]);
                break;
            case LetNode { Kind: LetKind.Bind } let:
                Call(text, new NameNode(default, "cel", false), "bind", new NameNode(default, let.Name, false), let.Value, let.Body);
                break;
            case LetNode let:
                Call(text, let.Value, let.Kind == LetKind.OptMap ? "optMap" : "optFlatMap", new NameNode(default, let.Name, false), let.Body);
                break;
            case ListNode list:
                Join(text, '[', list.Elements, element => (element.IsOptional ? "?" : "") + Print(element.Value), ']');
                break;
            case MapNode map:
                Join(text, '{', map.Entries, entry => $"{(entry.IsOptional ? "?" : "")}{Print(entry.Key)}: {Print(entry.Value)}", '}');
                break;
            case MessageNode message:
                text.Append(message.TypeName);
                Join(text, '{', message.Fields, field => $"{(field.IsOptional ? "?" : "")}{Field(field.Field)}: {Print(field.Value)}", '}');
                break;
        }
    }

    private static void Call(StringBuilder text, Node? target, string function, params Node[] arguments)
    {
        if (target is not null)
            Operand(text, target, 7).Append('.');
        text.Append(function);
        Join(text, '(', arguments, Print, ')');
    }

    private static void Join<T>(StringBuilder text, char open, IEnumerable<T> items, Func<T, string> print, char close) =>
        text.Append(open).AppendJoin(", ", items.Select(print)).Append(close);

    private static StringBuilder Operand(StringBuilder text, Node node, int rank)
    {
        if (Rank(node) >= rank)
            Write(text, node);
        else
        {
            text.Append('(');
            Write(text, node);
            text.Append(')');
        }
        return text;
    }

    /// <summary>How tightly a node binds: 0 branch, 1 to 5 the binary operators, 6 signs, 7 members.</summary>
    private static int Rank(Node node) => node switch
    {
        ConditionalNode => 0,
        BinaryNode { Operator: "||" } => 1,
        BinaryNode { Operator: "&&" } => 2,
        BinaryNode { Operator: "+" or "-" } => 4,
        BinaryNode { Operator: "*" or "/" or "%" } => 5,
        BinaryNode => 3,
        UnaryNode => 6,
        _ => 7,
    };

    private static string Field(string name) =>
        name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !char.IsAsciiDigit(name[0]) && name is not ("true" or "false" or "null" or "in")
            ? name
            : string.Create(CultureInfo.InvariantCulture, $"`{name}`");
}
