namespace Lianxin.Rules.Cel.Syntax;

/// <summary>The macros: calls that bind names or ask for presence. A name before a dot keeps its call where the shape
/// does not fit, so that the checker can say what is missing.</summary>
internal sealed partial class Parser
{
    private Node? Macro(CallNode call) => (call.Target, call.Function, call.Arguments.Count) switch
    {
        (null, "has", 1) => Has(call),
        (NameNode { Name: "cel" }, "bind", 3) => Let(call, LetKind.Bind, call.Arguments[1], call.Arguments[2]),
        (null, _, _) => null,
        (_, "optMap", 2) => Let(call, LetKind.OptMap, call.Target, call.Arguments[1]),
        (_, "optFlatMap", 2) => Let(call, LetKind.OptFlatMap, call.Target, call.Arguments[1]),
        (_, "all", 2 or 3) => Loop(call, LoopKind.All, call.Arguments.Count - 1, false),
        (_, "exists", 2 or 3) => Loop(call, LoopKind.Exists, call.Arguments.Count - 1, false),
        (_, "exists_one" or "existsOne", 2 or 3) => Loop(call, LoopKind.ExistsOne, call.Arguments.Count - 1, false),
        (_, "filter", 2) => Loop(call, LoopKind.Filter, 1, false),
        (_, "map", 2 or 3) => Loop(call, LoopKind.Map, 1, call.Arguments.Count == 3),
        (_, "transformList", 3 or 4) => Loop(call, LoopKind.TransformList, 2, call.Arguments.Count == 4),
        (_, "transformMap", 3 or 4) => Loop(call, LoopKind.TransformMap, 2, call.Arguments.Count == 4),
        _ => null,
    };

    private Node Has(CallNode call) => call.Arguments[0] is SelectNode { IsOptional: false } select
        ? new HasNode(call.Span, select.Operand, select.Field, select.NameSpan)
        : Fail(call.Arguments[0].Span, "cel.has_field", null);

    private Node Let(CallNode call, LetKind kind, Node value, Node body) => Variable(call.Arguments[0]) is { } name
        ? new LetNode(call.Span, kind, name, value, body)
        : Fail(call.Arguments[0].Span, "cel.loop_name", null, call.Function);

    private Node Loop(CallNode call, LoopKind kind, int names, bool hasFilter)
    {
        for (var i = 0; i < names; i++)
        {
            if (Variable(call.Arguments[i]) is null)
                return Fail(call.Arguments[i].Span, "cel.loop_name", null, call.Function);
        }
        var (first, second) = (Variable(call.Arguments[0])!, names == 2 ? Variable(call.Arguments[1]) : null);
        if (first == second)
            return Fail(call.Arguments[1].Span, "cel.loop_name", null, call.Function);
        return new LoopNode(
            call.Span, kind, call.Function, call.Target!, first, second, hasFilter ? call.Arguments[names] : null, call.Arguments[^1], call.NameSpan);
    }

    private static string? Variable(Node node) => node is NameNode { IsRooted: false } name ? name.Name : null;
}
