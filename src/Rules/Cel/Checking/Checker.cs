using System.Collections.Immutable;
using Lianxin.Rules.Cel.Running;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>
/// Gives every piece its type and every name its meaning, and reports all mistakes at once. A piece found wrong has
/// the type Error, which fits everywhere, so one mistake is one error.
/// </summary>
internal sealed partial class Checker(CelEnvironment environment, ErrorList errors)
{
    /// <summary>Where types are left to the run, every piece is passed through this.</summary>
    private static readonly Overload Loosened = Overload.OfMethod(
        "dyn", false, (Func<object?, object?>)Conversions.Dyn, CelType.Dyn, [CelType.Dyn], 0);

    private ImmutableStack<Local> locals = [];

    /// <summary>Paths that has() has shown to be present where the checker stands.</summary>
    private ImmutableHashSet<string> present = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Checks a whole expression against the type its place wants.</summary>
    public Checked Check(Node node, CelType expected)
    {
        var result = Check(node);
        if (new Typing().Accepts(expected, result.Type))
            CheckChoice(expected, result);
        else
            Report(node, "cel.result_type", ConversionHint(result.Type, expected), [expected.ToString()], result.Type.ToString(), expected.ToString());
        return result;
    }

    private Checked Check(Node node)
    {
        var found = CheckTyped(node);
        return environment.IsChecked ? found
            : found is CheckedBad ? new CheckedFault(node, node is NameNode ? CelFaults.Unbound : CelFaults.Overload)
            : found.Type.Kind == CelKind.Dyn ? found
            : new CheckedCall(node, CelType.Dyn, [Loosened], [found]);
    }

    private Checked CheckTyped(Node node) => node switch
    {
        LiteralNode literal => CheckLiteral(literal),
        NameNode name => CheckName(name),
        SelectNode select => CheckSelect(select),
        HasNode has => CheckHas(has),
        IndexNode index => CheckIndex(index),
        UnaryNode unary => CheckUnary(unary),
        BinaryNode binary => CheckBinary(binary),
        ConditionalNode conditional => CheckConditional(conditional),
        CallNode call => CheckCall(call),
        ListNode list => CheckList(list),
        MapNode map => CheckMap(map),
        LoopNode loop => CheckLoop(loop),
        LetNode let => CheckLet(let),
        MessageNode message => Bad(message, "cel.unknown_type", message.TypeName),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static CheckedConstant CheckLiteral(LiteralNode literal) => new(literal, literal.Value switch
    {
        null => CelType.Null,
        bool => CelType.Bool,
        long => CelType.Int,
        ulong => CelType.Uint,
        double => CelType.Double,
        string text => CelType.Text(text.Length),
        _ => CelType.Bytes,
    }, literal.Value);

    private Checked CheckName(NameNode name)
    {
        if (!name.IsRooted && FindLocal(name.Name) is { } local)
            return new CheckedLocal(name, local);
        if (Variable(name.Name, name.IsRooted) is { } variable)
            return new CheckedVariable(name, variable.Type, variable.Name);
        if (StandardLibrary.TypeNames.Contains(name.Name))
            return new CheckedConstant(name, CelType.Type, new CelTypeValue(name.Name));
        var known = environment.Variables.Keys.Concat(locals.Select(there => there.Name));
        var near = Nearest.To(name.Name, known);
        if (near is not null)
            Report(name, "cel.unknown_name", "cel.hint.did_you_mean", [near], name.Name);
        else if (environment.Variables.IsEmpty)
            Report(name, "cel.unknown_name", null, [], name.Name);
        else
            Report(name, "cel.unknown_name", "cel.hint.known", [Names(known)], name.Name);
        return new CheckedBad(name);
    }

    private Checked CheckSelect(SelectNode select)
    {
        if (!select.IsOptional && Path(select, out var isRooted) is { } path && (isRooted || FindLocal(Root(path)) is null) && Variable(path, isRooted) is { } variable)
            return new CheckedVariable(select, variable.Type, variable.Name);
        if (Path(select) is { } dotted && StandardLibrary.TypeNames.Contains(dotted))
            return new CheckedConstant(select, CelType.Type, new CelTypeValue(dotted));
        var operand = Check(select.Operand);
        if (FieldType(operand.Type, select.Field, select.NameSpan, select.IsOptional ? null : Path(select)) is not { } field)
            return new CheckedBad(select);
        var isOptional = select.IsOptional || operand.Type.Kind == CelKind.Optional;
        return new CheckedField(select, isOptional ? AsOptional(field) : field, operand, select.Field, isOptional);
    }

    private Checked CheckHas(HasNode has)
    {
        var operand = Check(has.Operand);
        return FieldType(operand.Type, has.Field, has.NameSpan, null) is null ? new CheckedBad(has) : new CheckedHas(has, operand, has.Field);
    }

    /// <summary>The type of a field; null after reporting. With a path given, a field that may be missing must have
    /// been asked for by has() on the way here.</summary>
    private CelType? FieldType(CelType type, string field, Span span, string? path)
    {
        switch (type.Kind)
        {
            case CelKind.Error:
                return null;
            case CelKind.Dyn or CelKind.Free:
                return CelType.Dyn;
            case CelKind.Optional:
                return FieldType(type.Arguments[0], field, span, null);
            case CelKind.Map:
                return type.Arguments[1];
            case CelKind.Struct when type.Fields.TryGetValue(field, out var found):
                if (found.IsOptional && path is not null && !present.Contains(path))
                    errors.Add(span, "cel.may_be_missing", "cel.hint.has", [path, OptionalPath(path)], [field]);
                return found.TypeWithDomain;
            case CelKind.Struct:
                ReportField(type, field, span);
                return null;
            default:
                errors.Add(span, "cel.no_fields", type.ToString(), field);
                return null;
        }
    }

    private void ReportField(CelType type, string field, Span span)
    {
        var near = Nearest.To(field, type.Fields.Keys);
        if (type.Members.ContainsKey(field))
            errors.Add(span, "cel.unknown_field", "cel.hint.write", [field + "()"], [field, type.Name]);
        else if (near is not null)
            errors.Add(span, "cel.unknown_field", "cel.hint.did_you_mean", [near], [field, type.Name]);
        else
            errors.Add(span, "cel.unknown_field", type.Fields.Count == 0 ? null : "cel.hint.known", [Names(type.Fields.Keys)], [field, type.Name]);
    }

    private Checked CheckIndex(IndexNode node)
    {
        var operand = Check(node.Operand);
        var index = Check(node.Index);
        var type = operand.Type.Kind == CelKind.Optional ? operand.Type.Arguments[0] : operand.Type;
        CelType result;
        switch (type.Kind)
        {
            case CelKind.Error:
                return new CheckedBad(node);
            case CelKind.Dyn or CelKind.Free:
                result = CelType.Dyn;
                break;
            case CelKind.List:
                if (index.Type.Kind is not (CelKind.Int or CelKind.Uint) && !Typing.IsOpen(index.Type))
                    return Bad(node.Index, "cel.index_type", index.Type.ToString(), "int");
                result = type.Arguments[0];
                break;
            case CelKind.Map:
                if (!new Typing().Accepts(type.Arguments[0], index.Type) && !IsNumber(index.Type, type.Arguments[0]))
                    return Bad(node.Index, "cel.index_type", index.Type.ToString(), type.Arguments[0].ToString());
                CheckChoice(type.Arguments[0], index);
                result = type.Arguments[1];
                break;
            default:
                return Bad(node.Operand, "cel.not_indexed", type.ToString());
        }
        var isOptional = node.IsOptional || operand.Type.Kind == CelKind.Optional;
        return new CheckedIndex(node, isOptional ? AsOptional(result) : result, operand, index, isOptional);
    }

    private Checked CheckConditional(ConditionalNode node)
    {
        var condition = CheckBool(node.Condition);
        var then = Knowing(Present(node.Condition, true), () => Check(node.Then));
        var otherwise = Knowing(Present(node.Condition, false), () => Check(node.Else));
        if (Typing.Join(then.Type, otherwise.Type) is { } type)
            return new CheckedConditional(node, type, condition, then, otherwise);
        Report(node.Else, "cel.branch_types", ConversionHint(otherwise.Type, then.Type), [then.Type.ToString()], then.Type.ToString(), otherwise.Type.ToString());
        return new CheckedBad(node);
    }

    private CheckedList CheckList(ListNode node)
    {
        var type = CelType.Free;
        var elements = new List<CheckedElement>();
        foreach (var element in node.Elements)
        {
            var value = Check(element.Value);
            elements.Add(new(value, element.IsOptional));
            type = JoinElements(type, Unwrapped(value, element.IsOptional));
        }
        return new CheckedList(node, CelType.List(type, node.Elements.Count), elements);
    }

    private CheckedMap CheckMap(MapNode node)
    {
        var (keys, values) = (CelType.Free, CelType.Free);
        var entries = new List<CheckedEntry>();
        foreach (var entry in node.Entries)
        {
            var (key, value) = (Check(entry.Key), Check(entry.Value));
            if (key.Type.Kind is not (CelKind.Int or CelKind.Uint or CelKind.Bool or CelKind.String) && !Typing.IsOpen(key.Type))
                Report(entry.Key, "cel.key_type", null, [], key.Type.ToString());
            entries.Add(new(key, value, entry.IsOptional));
            keys = Typing.Join(keys, key.Type) ?? CelType.Dyn;
            values = Typing.Join(values, Unwrapped(value, entry.IsOptional)) ?? CelType.Dyn;
        }
        return new CheckedMap(node, CelType.Map(keys, values, node.Entries.Count), entries);
    }

    /// <summary>Among elements null may stand for an optional that is not there at all.</summary>
    private static CelType JoinElements(CelType left, CelType right) =>
        left.Kind == CelKind.Optional && right.Kind == CelKind.Null ? left
        : left.Kind == CelKind.Null && right.Kind == CelKind.Optional ? right
        : Typing.Join(left, right) ?? CelType.Dyn;

    private CelType Unwrapped(Checked value, bool isOptional)
    {
        if (!isOptional)
            return value.Type;
        if (value.Type.Kind == CelKind.Optional)
            return value.Type.Arguments[0];
        if (!Typing.IsOpen(value.Type))
            Report(value.Syntax, "cel.optional_wanted", null, [], value.Type.ToString());
        return CelType.Dyn;
    }

    private Checked CheckBool(Node node)
    {
        var value = Check(node);
        if (value.Type.Kind == CelKind.Bool || Typing.IsOpen(value.Type))
            return value;
        Report(node, "cel.bool_wanted", null, [], value.Type.ToString());
        return new CheckedBad(node);
    }

    private static CelType AsOptional(CelType type) => type.Kind == CelKind.Optional ? type : CelType.Optional(type);

    private static bool IsNumber(CelType left, CelType right) =>
        left.Kind is CelKind.Int or CelKind.Uint or CelKind.Double && right.Kind is CelKind.Int or CelKind.Uint;

    /// <summary>The variable a name or a dotted path means; null where there is none.</summary>
    private (string Name, CelType Type)? Variable(string path, bool isRooted)
    {
        foreach (var name in isRooted ? [path] : environment.Meanings(path))
        {
            if (environment.Variables.TryGetValue(name, out var type))
                return (name, type);
        }
        return null;
    }

    private Local? FindLocal(string name) => locals.FirstOrDefault(local => local.Name == name);

    private CheckedBad Bad(Node node, string code, params string[] facts)
    {
        Report(node, code, null, [], facts);
        return new CheckedBad(node);
    }

    private void Report(Node node, string code, string? hint, IReadOnlyList<string> hintFacts, params string[] facts) =>
        errors.Add(node.Span, code, hint, hintFacts, facts);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).Take(12));

    private static string Root(string path) => path.Split('.')[0];

    private static string OptionalPath(string path) => path.Insert(path.LastIndexOf('.') + 1, "?");

    /// <summary>The dotted path a node spells; null where it is anything else.</summary>
    private static string? Path(Node node) => Path(node, out var isRooted) is { } path && !isRooted ? path : null;

    private static string? Path(Node node, out bool isRooted)
    {
        if (node is SelectNode { IsOptional: false } select)
            return Path(select.Operand, out isRooted) is { } prefix ? $"{prefix}.{select.Field}" : null;
        isRooted = node is NameNode { IsRooted: true };
        return (node as NameNode)?.Name;
    }
}
