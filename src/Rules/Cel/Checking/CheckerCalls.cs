using System.Globalization;
using Lianxin.Rules.Cel.Running;
using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>Operators and functions.</summary>
internal sealed partial class Checker
{
    private static readonly Overload LessOpaque = Overload.OfMethod(
        "_<_", false, (Func<CelRun, int, object?, object?, bool>)Comparing.LessOpaque, CelType.Bool, [CelType.Dyn, CelType.Dyn]);

    private static readonly Overload LessOrEqualOpaque = Overload.OfMethod(
        "_<=_", false, (Func<CelRun, int, object?, object?, bool>)Comparing.LessOrEqualOpaque, CelType.Bool, [CelType.Dyn, CelType.Dyn]);

    private Checked CheckUnary(UnaryNode node)
    {
        var operand = node.Operator == "!" ? CheckBool(node.Operand) : Check(node.Operand);
        return Resolve(node, node.Operator + "_", node.Operator, false, [operand], node.Span);
    }

    private Checked CheckBinary(BinaryNode node)
    {
        if (node.Operator is "&&" or "||")
        {
            var left = CheckBool(node.Left);
            var right = Knowing(Present(node.Left, node.Operator == "&&"), () => CheckBool(node.Right));
            return new CheckedLogic(node, node.Operator == "&&", left, right);
        }
        if (node.Operator is "==" or "!=")
            return CheckEqual(node);
        var arguments = new List<Checked> { Check(node.Left), Check(node.Right) };
        var span = node.OperatorSpan;
        switch (node.Operator)
        {
            case "in":
                return CheckIn(node, arguments[0], arguments[1]);
            case "<" or "<=":
                return CheckOrder(node, node.Operator, arguments[0], arguments[1]);
            case ">" or ">=":
                return CheckOrder(node, node.Operator == ">" ? "<" : "<=", arguments[1], arguments[0]);
            case "/" when !environment.AllowsIntegerDivision && arguments.TrueForAll(argument => argument.Type.Kind is CelKind.Int or CelKind.Uint):
                errors.Add(span, "cel.integer_division", "cel.hint.sentence", [], []);
                return new CheckedBad(node);
            default:
                return Resolve(node, $"_{node.Operator}_", node.Operator, false, arguments, span);
        }
    }

    private Checked CheckEqual(BinaryNode node)
    {
        var left = ChoiceNamed(node.Left, node.Right) ?? Check(node.Left);
        var right = ChoiceNamed(node.Right, node.Left) ?? Check(node.Right);
        if (!Typing.AreComparable(left.Type, right.Type))
        {
            errors.Add(node.OperatorSpan, "cel.not_comparable", ConversionHint(right.Type, left.Type), [left.Type.ToString()], [left.Type.ToString(), right.Type.ToString()]);
            return new CheckedBad(node);
        }
        CheckChoice(left.Type, right);
        CheckChoice(right.Type, left);
        return new CheckedEqual(node, left, right, node.Operator == "!=");
    }

    /// <summary>A bare word where a choice is compared: the quotes were forgotten.</summary>
    private CheckedBad? ChoiceNamed(Node word, Node other)
    {
        if (word is not NameNode name || FindLocal(name.Name) is not null || environment.Variables.ContainsKey(name.Name) || other is not SelectNode select || Path(select) is null)
            return null;
        var quiet = new Checker(environment, new ErrorList("", default)) { locals = locals, present = present };
        if (quiet.Check(select).Type.Domain?.Contains(name.Name, StringComparer.Ordinal) != true)
            return null;
        Report(name, "cel.unknown_name", "cel.hint.write", ["'" + name.Name + "'"], name.Name);
        return new CheckedBad(name);
    }

    private Checked CheckIn(BinaryNode node, Checked value, Checked range)
    {
        if (range.Type.Kind is CelKind.List or CelKind.Map)
        {
            CheckChoice(range.Type.Arguments[0], value);
            if (range is CheckedList list)
            {
                foreach (var element in list.Elements)
                    CheckChoice(value.Type, element.Value);
            }
        }
        return Resolve(node, "@in", "in", false, [value, range], node.OperatorSpan);
    }

    private Checked CheckOrder(BinaryNode node, string symbol, Checked left, Checked right)
    {
        if (left.Type is { Kind: CelKind.Opaque, IsOrdered: true } && left.Type.Equals(right.Type))
            return new CheckedCall(node, CelType.Bool, [symbol == "<" ? LessOpaque : LessOrEqualOpaque], [left, right]);
        return Resolve(node, $"_{symbol}_", node.Operator, false, [left, right], node.OperatorSpan);
    }

    private Checked CheckCall(CallNode node)
    {
        if (node.Target is null)
            return ResolveNamed(node, Function(node.Function) ?? node.Function, false, [.. node.Arguments.Select(Check)]);
        if (Path(node.Target) is { } path && FindLocal(Root(path)) is null && !IsVariablePrefix(path)
            && Function($"{path}.{node.Function}") is { } qualified)
            return ResolveNamed(node, qualified, false, [.. node.Arguments.Select(Check)]);
        var target = Check(node.Target);
        var arguments = node.Arguments.Select(Check).ToList();
        if (target.Type.Kind == CelKind.Error)
            return new CheckedBad(node);
        if (target.Type.Kind == CelKind.Struct && target.Type.Members.TryGetValue(node.Function, out var member))
            return CheckMember(node, target, member, arguments);
        if ((target.Type.Kind == CelKind.Optional || Typing.IsOpen(target.Type)) && node.Function is "or" or "orValue" && arguments.Count == 1)
            return CheckOrElse(node, target, arguments[0]);
        if (target.Type.Kind == CelKind.Struct && !HasMember(node.Function))
        {
            var near = Nearest.To(node.Function, target.Type.Members.Keys);
            errors.Add(node.NameSpan, "cel.unknown_member", near is null ? null : "cel.hint.did_you_mean", [near ?? ""], [node.Function, target.Type.Name]);
            return new CheckedBad(node);
        }
        return ResolveNamed(node, node.Function, true, [target, .. arguments]);
    }

    private string? Function(string name) => environment.Meanings(name).FirstOrDefault(environment.Functions.ContainsKey);

    private bool IsVariablePrefix(string path) =>
        environment.Variables.ContainsKey(Root(path)) || environment.Variables.ContainsKey(path);

    private bool HasMember(string function) =>
        environment.Functions.GetValueOrDefault(function)?.Exists(overload => overload.IsMember) == true;

    private Checked CheckMember(CallNode node, Checked target, CelMember member, List<Checked> arguments)
    {
        if (arguments.Count != member.Parameters.Count)
        {
            errors.Add(node.NameSpan, "cel.argument_count", node.Function, Number(member.Parameters.Count), Number(arguments.Count));
            return new CheckedBad(node);
        }
        for (var i = 0; i < arguments.Count; i++)
        {
            if (new Typing().Accepts(member.Parameters[i], arguments[i].Type))
                CheckChoice(member.Parameters[i], arguments[i]);
            else
                return Bad(arguments[i].Syntax, "cel.argument_type", node.Function, member.Parameters[i].ToString(), arguments[i].Type.ToString());
        }
        return new CheckedMember(node, member, target, node.Function, arguments);
    }

    private Checked CheckOrElse(CallNode node, Checked target, Checked otherwise)
    {
        var keeps = node.Function == "or";
        var wanted = keeps || Typing.IsOpen(target.Type) ? target.Type : target.Type.Arguments[0];
        if (Typing.Join(wanted, otherwise.Type) is { } type)
            return new CheckedOrElse(node, type, target, otherwise, keeps);
        return Bad(otherwise.Syntax, "cel.argument_type", node.Function, wanted.ToString(), otherwise.Type.ToString());
    }

    private Checked ResolveNamed(CallNode node, string function, bool isMember, List<Checked> arguments)
    {
        if (function is "math.greatest" or "math.least" && !isMember)
            return CheckExtreme(node, function, arguments);
        var forms = environment.Functions.GetValueOrDefault(function);
        if (forms?.Exists(form => form.IsMember == isMember) == true)
        {
            if (forms.Exists(form => form.IsMember == isMember && form.Parameters.Count == arguments.Count))
                return CheckPattern(Resolve(node, function, function, isMember, arguments, node.NameSpan));
            var counts = forms.Where(form => form.IsMember == isMember).Select(form => form.Parameters.Count - (isMember ? 1 : 0)).Distinct().Order();
            errors.Add(node.NameSpan, "cel.argument_count", function, string.Join(" / ", counts), Number(arguments.Count - (isMember ? 1 : 0)));
            return new CheckedBad(node);
        }
        if (forms is not null)
            errors.Add(node.NameSpan, "cel.unknown_function", "cel.hint.write", [isMember ? $"{function}(x)" : $"x.{function}()"], [function]);
        else if (node.Function is "all" or "exists" or "exists_one" or "map" or "filter" or "has")
            errors.Add(node.NameSpan, "cel.macro_shape", "cel.hint.write", [node.Function == "has" ? "has(a.b)" : $"list.{node.Function}(x, x > 0)"], [function]);
        else
        {
            var near = Nearest.To(function, environment.Functions.Where(pair => pair.Value.Exists(form => form.IsMember == isMember)).Select(pair => pair.Key)
                .Where(name => char.IsAsciiLetter(name[0])).Concat(isMember ? ["all", "exists", "exists_one", "map", "filter"] : ["has"]));
            errors.Add(node.NameSpan, "cel.unknown_function", near is null ? null : "cel.hint.did_you_mean", [near ?? ""], [function]);
        }
        return new CheckedBad(node);
    }

    /// <summary>The greatest or least: of two numbers of one type, of a list, or of any number of numbers, which become a list.</summary>
    private Checked CheckExtreme(CallNode node, string function, List<Checked> arguments)
    {
        var isList = arguments is [{ Type.Kind: CelKind.List }];
        var isUnknown = arguments is [{ Type: var only }] && Typing.IsOpen(only);
        var isPair = arguments.Count == 2 && arguments[0].Type.Equals(arguments[1].Type) && !Typing.IsOpen(arguments[0].Type);
        var numbers = isList ? arguments[0].Type.Arguments : [.. arguments.Select(argument => argument.Type)];
        if (numbers.Any(type => type.Kind is not (CelKind.Int or CelKind.Uint or CelKind.Double) && !Typing.IsOpen(type)) || arguments.Count == 0)
        {
            ReportOverload(function, arguments, node.NameSpan);
            return new CheckedBad(node);
        }
        if (isList || isUnknown || isPair)
            return Resolve(node, function, function, false, arguments, node.NameSpan);
        var element = arguments.Select(argument => argument.Type).Aggregate((left, right) => Typing.Join(left, right) ?? CelType.Dyn);
        var list = new CheckedList(node, CelType.List(element, arguments.Count), [.. arguments.Select(argument => new CheckedElement(argument, false))]);
        return Resolve(node, function, function, false, [list], node.NameSpan);
    }

    /// <summary>The overloads the arguments fit; none is an error at the operator or the function's name.</summary>
    private Checked Resolve(Node node, string function, string shown, bool isMember, List<Checked> arguments, Span span)
    {
        if (arguments.Exists(argument => argument.Type.Kind == CelKind.Error))
            return new CheckedBad(node);
        var fitting = new List<Overload>();
        CelType? result = null;
        var isDynamic = arguments.Exists(argument => Typing.IsOpen(argument.Type));
        foreach (var form in environment.Functions.GetValueOrDefault(function, []))
        {
            if (form.IsMember != isMember || form.Parameters.Count != arguments.Count || (fitting.Count > 0 && !isDynamic))
                continue;
            var typing = new Typing();
            if (!form.Parameters.Zip(arguments).All(pair => typing.Accepts(pair.First, pair.Second.Type)))
                continue;
            fitting.Add(form);
            var settled = Grown(typing.Settle(form.Result), form, arguments);
            result = result is null ? settled : result.Equals(settled) ? result : CelType.Dyn;
        }
        if (result is null)
        {
            ReportOverload(shown, arguments, span);
            return new CheckedBad(node);
        }
        foreach (var (parameter, argument) in fitting[0].Parameters.Zip(arguments))
            CheckChoice(parameter, argument);
        return new CheckedCall(node, result, fitting, arguments);
    }

    /// <summary>What + makes is as long as both together.</summary>
    private static CelType Grown(CelType result, Overload form, List<Checked> arguments)
    {
        if (form.Name != "_+_" || result.Kind is not (CelKind.String or CelKind.List))
            return result;
        var size = (int)Math.Min(1_000_000_000L, (long)arguments[0].Type.SizeMax + arguments[1].Type.SizeMax);
        return result.Kind == CelKind.String ? CelType.Text(size) : CelType.List(result.Arguments[0], size);
    }

    private void ReportOverload(string shown, List<Checked> arguments, Span span)
    {
        var types = string.Join(", ", arguments.Select(argument => argument.Type));
        var hint = arguments.Count == 2 ? ConversionHint(arguments[1].Type, arguments[0].Type) : null;
        errors.Add(span, "cel.no_overload", hint, hint is null ? [] : [arguments[0].Type.ToString()], [shown, types]);
    }

    /// <summary>A literal pattern is tried when checked, not when run.</summary>
    private Checked CheckPattern(Checked result)
    {
        if (result is not CheckedCall call || call.Overloads[0].Name != "matches" || call.Arguments[1] is not CheckedConstant { Value: string pattern } literal)
            return result;
        return Texts.Regex(pattern) is not null ? result : Bad(literal.Syntax, "cel.pattern", pattern);
    }

    /// <summary>A literal that meets a choice must be one of its values.</summary>
    private void CheckChoice(CelType choice, Checked value)
    {
        if (choice.Domain is not { } domain || value is not CheckedConstant { Value: string text } || domain.Contains(text, StringComparer.Ordinal))
            return;
        var near = Nearest.To(text, domain);
        var values = string.Join(", ", domain.Take(20).Select(item => "'" + item + "'"));
        Report(value.Syntax, "cel.not_a_choice", near is null ? "cel.hint.known" : "cel.hint.did_you_mean", [near is null ? values : "'" + near + "'"], text, values);
    }

    private static string? ConversionHint(CelType found, CelType wanted)
    {
        var numbers = found.Kind is CelKind.Int or CelKind.Uint or CelKind.Double && wanted.Kind is CelKind.Int or CelKind.Uint or CelKind.Double;
        var toText = wanted.Kind == CelKind.String && found.Kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Bool or CelKind.Timestamp or CelKind.Duration;
        var fromText = found.Kind == CelKind.String && wanted.Kind is CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Timestamp or CelKind.Duration;
        return numbers || (toText && wanted.Kind == CelKind.String) || fromText ? "cel.hint.convert" : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
