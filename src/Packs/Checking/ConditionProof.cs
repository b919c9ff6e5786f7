using System.Globalization;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Rules of forms and refusals at the door that say nothing, or that nobody can pass: a single comparison judged by the
/// least and most of the numbers in it, and whatever is decided by itself. Everything else is left to run.
/// </summary>
internal sealed partial class ConditionProof(CheckContext context)
{
    public static void Run(CheckContext context)
    {
        var proof = new ConditionProof(context);
        foreach (var form in context.Tree.Forms)
        {
            proof.Rule(form);
        }

        foreach (var procedure in context.Tree.Procedures)
        {
            foreach (var form in procedure.Steps.SelectMany(s => new[] { s.Fill, (s as DoStep)?.HandIn }).Prepend(procedure.Form).Select(f => f?.Inline).OfType<FormDecl>())
            {
                proof.Rule(form);
            }

            foreach (var refusal in procedure.Refuse)
            {
                proof.Told(refusal.When, proof.Decide(refusal.When, context.Form(procedure.Form)), passes: false);
            }
        }
    }

    private void Rule(FormDecl form)
    {
        if (form.Rule is { } rule)
        {
            Told(rule, Decide(rule, form), passes: true);
        }
    }

    /// <param name="passes">what the condition must come to for anybody to pass</param>
    private void Told(Expr condition, bool? always, bool passes)
    {
        if (always is { } holds)
        {
            context.Report.Add(holds == passes ? Codes.SaysNothing : Codes.NobodyPasses, condition.Place, condition.Text,
                holds ? new Phrase("总是成立", "always holds") : new Phrase("永远不会成立", "never holds"));
        }
    }

    private bool? Decide(Expr condition, FormDecl? form)
    {
        if (Comparison().Match(condition.Text) is not { Success: true } single)
        {
            return CelForesight.Decide(condition.Text, _ => null);
        }

        var (left, right) = (Range(single.Groups["left"].Value, form), Range(single.Groups["right"].Value, form));
        return left is not { } a || right is not { } b ? null : single.Groups["op"].Value switch
        {
            "<" => Below(a, b, even: false),
            "<=" => Below(a, b, even: true),
            ">" => Below(b, a, even: false),
            _ => Below(b, a, even: true),
        };
    }

    private static bool? Below((long? Least, long? Most) a, (long? Least, long? Most) b, bool even) =>
        a.Most is { } most && b.Least is { } from && (most < from || (even && most == from)) ? true
        : a.Least is { } least && b.Most is { } to && (least > to || (!even && least == to)) ? false
        : null;

    private (long? Least, long? Most)? Range(string text, FormDecl? form)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return (number, number);
        }

        return text.Split('.') switch
        {
            ["form", var name] when form?.Fields.Find(name) is { Type: FieldType.Number or FieldType.Money } field =>
                (Number(field.Least) ?? (field.Type == FieldType.Money ? 0 : null), Number(field.Most)),
            ["params", var name] when context.Scope.Params.Find(name) is { Type: FieldType.Number or FieldType.Money } param => (Number(param.Least), Number(param.Most)),
            _ => null,
        };
    }

    private static long? Number(Located<string>? limit) =>
        limit is { } text && long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*(?<left>(form|params)\.\w+|-?\d+)\s*(?<op><=|>=|<|>)\s*(?<right>(form|params)\.\w+|-?\d+)\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comparison();
}
