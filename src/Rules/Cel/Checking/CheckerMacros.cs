using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>Loops and local names.</summary>
internal sealed partial class Checker
{
    private Checked CheckLoop(LoopNode node)
    {
        var range = Check(node.Range);
        if (Elements(node, range) is not { } types)
            return new CheckedBad(node);
        var first = new Local(node.First, types.First);
        var second = node.Second is null ? null : new Local(node.Second, types.Second);
        var (outerLocals, outerPresent) = (locals, present);
        locals = second is null ? locals.Push(first) : locals.Push(first).Push(second);
        present = Without(node.First);
        var filter = node.Filter is null ? null : CheckBool(node.Filter);
        var isTest = node.Kind is LoopKind.All or LoopKind.Exists or LoopKind.ExistsOne or LoopKind.Filter;
        var body = isTest ? CheckBool(node.Body) : Check(node.Body);
        (locals, present) = (outerLocals, outerPresent);
        var size = range.Type.SizeMax;
        var type = node.Kind switch
        {
            LoopKind.Filter => CelType.List(first.Type, size),
            LoopKind.Map or LoopKind.TransformList => CelType.List(body.Type, size),
            LoopKind.TransformMap => CelType.Map(first.Type, body.Type, size),
            _ => CelType.Bool,
        };
        return new CheckedLoop(node, type, node.Kind, range, first, second, filter, body);
    }

    /// <summary>What the variables of a loop hold; null after reporting.</summary>
    private (CelType First, CelType Second)? Elements(LoopNode node, Checked range)
    {
        switch (range.Type.Kind)
        {
            case CelKind.Error:
                return null;
            case CelKind.List when node.Second is null:
                return (Open(range.Type.Arguments[0]), CelType.Dyn);
            case CelKind.List:
                return (CelType.Int, Open(range.Type.Arguments[0]));
            case CelKind.Map:
                return (Open(range.Type.Arguments[0]), Open(range.Type.Arguments[1]));
            case CelKind.Dyn or CelKind.Free:
                return (CelType.Dyn, CelType.Dyn);
            default:
                Report(node.Range, "cel.range_wanted", null, [], node.Macro, range.Type.ToString());
                return null;
        }
    }

    private static CelType Open(CelType type) => type.Kind == CelKind.Free ? CelType.Dyn : type;

    private Checked CheckLet(LetNode node)
    {
        var value = Check(node.Value);
        var type = value.Type;
        if (node.Kind != LetKind.Bind)
        {
            if (type.Kind == CelKind.Error)
                return new CheckedBad(node);
            if (type.Kind != CelKind.Optional && !Typing.IsOpen(type))
                return Bad(node.Value, "cel.optional_wanted", type.ToString());
            type = type.Kind == CelKind.Optional ? type.Arguments[0] : CelType.Dyn;
        }
        var local = new Local(node.Name, Open(type));
        var (outerLocals, outerPresent) = (locals, present);
        locals = locals.Push(local);
        present = Without(node.Name);
        var body = Check(node.Body);
        (locals, present) = (outerLocals, outerPresent);
        if (node.Kind == LetKind.OptFlatMap && body.Type.Kind != CelKind.Optional && !Typing.IsOpen(body.Type))
            return Bad(node.Body, "cel.optional_wanted", body.Type.ToString());
        return new CheckedLet(node, node.Kind == LetKind.OptMap ? CelType.Optional(body.Type) : body.Type, node.Kind, local, value, body);
    }
}
