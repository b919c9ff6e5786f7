using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Conditions in words where they have one of the few shapes packs mostly use; any other is quoted as it stands in
/// the file, so that nothing is told otherwise than it is.
/// </summary>
internal sealed partial class ConditionWords(Teller teller)
{
    private PackWords Words => teller.Words;

    /// <summary>"“事项”是“党务”"; several joined by 且 or 或.</summary>
    public string Told(Expr expr, ProcedureDecl procedure)
    {
        var text = Unguarded(expr.Text);
        if (OneOf().Match(text) is { Success: true } values && values.Groups["not"].Success == values.Groups["close"].Success)
        {
            return AmongValues(values, procedure);
        }

        if (text.Contains('(', StringComparison.Ordinal) || (text.Contains("&&", StringComparison.Ordinal) && text.Contains("||", StringComparison.Ordinal)))
        {
            return Quoted(text);
        }

        var any = text.Contains("||", StringComparison.Ordinal);
        var parts = text.Split(any ? "||" : "&&").Select(p => One(p.Trim(), procedure)).ToArray();
        return parts.Contains(null) ? Quoted(text) : string.Join(any ? teller.Say("，或者", " or ") : teller.Say("，并且", " and "), parts);
    }

    /// <summary>Who is out of an item: <c>p in form.interested</c>.</summary>
    public string Recused(Expr expr, ProcedureDecl procedure) => Person().Match(expr.Text.Trim()) is { Success: true } named
        ? Persons([.. named.Groups["who"].Captures.Select(c => new Located<string>(c.Value, expr.Place))], procedure)
        : Member().Match(Unguarded(expr.Text)) is { Success: true } match
            ? teller.Say($"{Teller.Strong(teller.Path(match.Groups["path"].Value, procedure))}回避", $"those named under {Teller.Strong(teller.Path(match.Groups["path"].Value, procedure))} stand aside")
            : teller.Say($"符合 {Quoted(expr.Text)} 的人回避", $"those of whom {Quoted(expr.Text)} holds stand aside");

    private string Persons(IReadOnlyList<Located<string>> named, ProcedureDecl procedure) =>
        teller.Say($"{Teller.Strong(teller.People(named, procedure))}回避", $"{Teller.Strong(teller.People(named, procedure))} stand aside");

    /// <summary>An optional field is asked for before it is read; where nothing was given nothing follows, which needs no words.</summary>
    private static string Unguarded(string text) => Guard().Replace(text.Trim(), "");

    private string? One(string part, ProcedureDecl procedure)
    {
        if (Compares().Match(part) is { Success: true } match)
        {
            var not = match.Groups["op"].Value == "!=";
            var path = match.Groups["path"].Value;
            var value = Choice(path, match.Groups["value"].Value, procedure);
            return teller.Say($"“{Told(path, procedure)}”{(not ? "不是" : "是")}“{value}”", $"“{Told(path, procedure)}” is {(not ? "not " : "")}“{value}”");
        }

        if (In().Match(part) is { Success: true } list)
        {
            var param = list.Groups["param"].Value;
            return teller.Say(
                $"“{Told(list.Groups["path"].Value, procedure)}”在“{Words.Param(param)}”（{teller.Param(param)}）之内",
                $"“{Told(list.Groups["path"].Value, procedure)}” is on the list “{Words.Param(param)}” ({teller.Param(param)})");
        }

        if (Plain().Match(part) is { Success: true } plain)
        {
            var not = plain.Groups["not"].Success;
            return teller.Say($"“{Told(plain.Groups["path"].Value, procedure)}”选“{(not ? "否" : "是")}”", $"“{Told(plain.Groups["path"].Value, procedure)}” is “{(not ? "no" : "yes")}”");
        }

        return null;
    }

    /// <summary>A choice that is, or is not, one of several values.</summary>
    private string AmongValues(Match match, ProcedureDecl procedure)
    {
        var path = match.Groups["path"].Value;
        var values = match.Groups["value"].Captures.Select(v => Words.Quote(Choice(path, v.Value, procedure)));
        return match.Groups["not"].Success
            ? teller.Say($"“{Told(path, procedure)}”不是{Words.List(values)}", $"“{Told(path, procedure)}” is none of {Words.List(values)}")
            : teller.Say($"“{Told(path, procedure)}”是{Words.List(values, "或")}", $"“{Told(path, procedure)}” is {Words.List(values, "or")}");
    }

    private string Told(string path, ProcedureDecl procedure)
    {
        if (path.StartsWith("params.", StringComparison.Ordinal))
        {
            teller.Param(path[7..]);
        }

        return teller.Path(path, procedure);
    }

    private string Choice(string path, string value, ProcedureDecl procedure) =>
        path.StartsWith("form.", StringComparison.Ordinal) ? Words.FormChoice(procedure, path[5..], value)
        : path.StartsWith("params.", StringComparison.Ordinal) ? Words.ParamChoice(path[7..], value)
        : value;

    private string Quoted(string text) => teller.Say($"条件“{text}”", $"the condition “{text}”");

    [GeneratedRegex(@"^(?<path>(?:form|params)\.[a-z0-9_]+)\s*(?<op>==|!=)\s*'(?<value>[^']*)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Compares();

    [GeneratedRegex(@"^(?<not>!\()?(?<path>form\.[a-z0-9_]+)\s+in\s+\['(?<value>[^']*)'(?:\s*,\s*'(?<value>[^']*)')*\](?<close>\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneOf();

    [GeneratedRegex(@"^(?<path>form\.[a-z0-9_]+)\s+in\s+params\.(?<param>[a-z0-9_]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex In();

    [GeneratedRegex(@"^(?<not>!)?(?<path>(?:form|params)\.[a-z0-9_]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^has\((?<path>form\.[a-z0-9_]+)\)\s*&&\s*(?=.*\k<path>\b)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Guard();

    [GeneratedRegex(@"^p\s*==\s*(?<who>opener|subject|form\.[a-z0-9_]+)(?:\s*\|\|\s*p\s*==\s*(?<who>opener|subject|form\.[a-z0-9_]+))*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(@"^p\s+in\s+(?<path>form\.[a-z0-9_]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Member();
}
