using System.Text.RegularExpressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Amounts in words: names in place of paths, signs as people write them, and a choice between amounts as one sentence after
/// the other.
/// </summary>
internal sealed partial class AmountWords(Teller teller)
{
    public string Told(string expression, ProcedureDecl procedure)
    {
        if (Ask(expression) is not { } choice)
        {
            return Signs(expression, procedure);
        }

        var (condition, then, otherwise) = choice;
        var (when, some, other) = (Condition(condition, procedure), Told(then, procedure), Told(otherwise, procedure));
        return teller.Say($"{when}的，{some}；其余{(Ask(otherwise) is null ? "" : "：")}{other}", $"{some} where {when}; otherwise {other}");
    }

    /// <summary><c>a ? b : c</c> outside of brackets and quotation marks.</summary>
    private static (string If, string Then, string Else)? Ask(string text)
    {
        var (depth, asked, open) = (0, -1, 0);
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            depth += quoted ? 0 : text[i] is '(' or '[' ? 1 : text[i] is ')' or ']' ? -1 : 0;
            if (quoted || depth > 0)
            {
                continue;
            }

            if (text[i] == '?' && (i == 0 || text[i - 1] != '.'))
            {
                open++;
                asked = asked < 0 ? i : asked;
            }
            else if (text[i] == ':' && --open == 0)
            {
                return (text[..asked].Trim(), text[(asked + 1)..i].Trim(), text[(i + 1)..].Trim());
            }
        }

        return null;
    }

    private string Condition(string text, ProcedureDecl procedure) => string.Join(
        teller.Say("，并且", " and "),
        text.Split("&&", StringSplitOptions.TrimEntries).Select(part => Choice().Match(part) is { Success: true } match
            ? teller.Say($"“{teller.Path(match.Groups["path"].Value, procedure)}”是“{Of(match, procedure)}”", $"“{teller.Path(match.Groups["path"].Value, procedure)}” is “{Of(match, procedure)}”")
            : Signs(part, procedure)));

    private string Of(Match match, ProcedureDecl procedure) => match.Groups["path"].Value.Split('.') is ["params", var param]
        ? teller.Words.ParamChoice(param, match.Groups["value"].Value)
        : teller.Words.FormChoice(procedure, match.Groups["path"].Value.Split('.')[^1], match.Groups["value"].Value);

    private string Signs(string text, ProcedureDecl procedure)
    {
        var named = Path().Replace(text, m => $"“{teller.Path(m.Value, procedure)}”");
        foreach (var (sign, chinese, english) in new[]
        {
            (" * ", "×", " × "), (" >= ", "不小于", " at least "), (" <= ", "不大于", " at most "), (" > ", "大于", " above "), (" < ", "小于", " below "), (" == ", "等于", " is "),
            (" + ", "加", " + "), (" - ", "减", " - "), ("(", "（", "("), (")", "）", ")"),
        })
        {
            named = named.Replace(sign, teller.Say(chinese, english), StringComparison.Ordinal);
        }

        return named;
    }

    [GeneratedRegex(@"^(?<path>(?:form|params)\.[a-z0-9_]+)\s*==\s*'(?<value>[^']*)'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex(@"\b(?:form|params|about\.form)\.[a-z][a-z0-9_]*|\bsteps\.[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*", RegexOptions.None, 1000)]
    private static partial Regex Path();
}
