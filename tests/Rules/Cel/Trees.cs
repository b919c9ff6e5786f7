using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>Shows a parsed expression with every bracket, so that two trees are one exactly where their texts are.</summary>
internal static class Trees
{
    public static string Of(string source)
    {
        var (node, error) = Parser.Parse(source);
        return node is null ? $"{error!.Span.Offset}+{error.Span.Length} {error.Code}" : Of(node);
    }

    public static string Of(Node node) => node switch
    {
        LiteralNode literal => CelPrinter.Print(literal.Value),
        NameNode name => (name.IsRooted ? "." : "") + name.Name,
        SelectNode select => $"({Of(select.Operand)} {(select.IsOptional ? ".?" : ".")} {select.Field})",
        IndexNode index => $"({Of(index.Operand)} {(index.IsOptional ? "[?]" : "[]")} {Of(index.Index)})",
        CallNode call => $"({(call.Target is null ? "" : Of(call.Target) + ".")}{call.Function}{All(call.Arguments)})",
        UnaryNode unary => $"({unary.Operator} {Of(unary.Operand)})",
        BinaryNode binary => $"({Of(binary.Left)} {binary.Operator} {Of(binary.Right)})",
        ConditionalNode choice => $"({Of(choice.Condition)} ? {Of(choice.Then)} : {Of(choice.Else)})",
        ListNode list => "[" + string.Join(", ", list.Elements.Select(element => (element.IsOptional ? "?" : "") + Of(element.Value))) + "]",
        MapNode map => "{" + string.Join(", ", map.Entries.Select(entry => $"{(entry.IsOptional ? "?" : "")}{Of(entry.Key)}: {Of(entry.Value)}")) + "}",
        MessageNode message => message.TypeName + "{" + string.Join(", ", message.Fields.Select(field => $"{field.Field}: {Of(field.Value)}")) + "}",
        HasNode has => $"(has {Of(has.Operand)} {has.Field})",
        LoopNode loop => $"({loop.Macro} {Of(loop.Range)} {loop.First} {loop.Second}{(loop.Filter is null ? "" : " if " + Of(loop.Filter))} {Of(loop.Body)})",
        LetNode let => $"({let.Kind} {let.Name} {Of(let.Value)} {Of(let.Body)})",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string All(IEnumerable<Node> nodes) => string.Concat(nodes.Select(node => " " + Of(node)));
}
