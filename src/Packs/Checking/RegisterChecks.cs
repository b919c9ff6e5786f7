using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Effects on who people are and hold, on parameters, and facts that a pack makes.</summary>
internal sealed class RegisterChecks(CheckContext context, ProcedureModel model, Paths paths)
{
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["appoint"] = ["people", "post"],
        ["release"] = ["person", "post"],
        ["enter"] = ["person", "stage"],
        ["leave"] = ["person", "stage"],
        ["rule"] = ["param", "value"],
        ["fact"] = ["kind"],
        ["mark"] = ["person", "name", "for"],
        ["honour"] = ["people", "name"],
    };

    public static bool Handles(EffectDecl effect) => Needed.ContainsKey(effect.Kind.Value);

    public void Run(EffectDecl effect)
    {
        foreach (var key in Needed[effect.Kind.Value].Where(k => effect.Argument(k) is null))
        {
            context.Report.Add(Codes.MissingKey, effect.Kind.Place, key, new Phrase(effect.Kind.Value, effect.Kind.Value));
        }

        foreach (var (name, value) in effect.Arguments.Select(a => (a.Name.Value, new Located<string>(a.Value.Text, a.Value.Place))))
        {
            Argument(name, value);
        }
    }

    /// <summary>A literal tag, or the values of the choice it is taken from.</summary>
    public static IEnumerable<string> Tags(EffectDecl effect, Func<string, FieldDecl?> formField) =>
        effect.Argument("tag") is not { } tag ? []
        : tag.Text.StartsWith("form.", StringComparison.Ordinal) ? formField(tag.Text[5..])?.Of.Select(o => o.Value) ?? []
        : [tag.Text];

    private void Argument(string name, Located<string> value)
    {
        switch (name)
        {
            case "post":
                context.Post(value);
                break;
            case "person" or "people":
                if (paths.Resolve(value) is { Type: not (FieldType.Person or FieldType.People) })
                {
                    context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Person));
                }

                break;
            case "stage" when context.Scope.Groups.Items.All(g => g.Item.Are?.Value != value.Value):
                var stages = context.Scope.Groups.Items.Select(g => g.Item.Are?.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
                context.Report.Add(Codes.NotOneOf, value.Place, new Phrase("stage", "stage"), value.Value, Words.DidYouMean(value.Value, stages), Words.List(stages));
                break;
            case "of":
                Of(value);
                break;
            case "param":
                context.Known(Codes.UnknownParam, value, context.Scope.Params.All);
                break;
            case "from" when paths.Resolve(value) is { Type: not FieldType.Date }:
                context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Date));
                break;
            case "value" when value.Value.Contains('.', StringComparison.Ordinal):
                if (paths.Resolve(value) is { Type: not (FieldType.Number or FieldType.Money or FieldType.YesNo or FieldType.Choice or FieldType.Choices) })
                {
                    context.Report.Add(Codes.BadValue, value.Place, value.Value, new Phrase("数、金额、是否或选项", "number, money, yesno or choice"));
                }

                break;
            case "tag" when value.Value.Contains('.', StringComparison.Ordinal):
                if (paths.Resolve(value) is { Type: not FieldType.Choice })
                {
                    context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Choice));
                }

                break;
            case "kind":
                Kind(value);
                break;
            case "name" when !NodeReader.IsName(value.Value):
                context.Report.Add(Codes.BadName, value.Place, value.Value);
                break;
            case "for" or "term" when !ParamValues.IsOf(FieldType.Duration, value.Value):
                if (value.Value.StartsWith("params.", StringComparison.Ordinal))
                {
                    context.Param(value with { Value = value.Value[7..] }, FieldType.Duration);
                }
                else
                {
                    context.Report.Add(Codes.BadDuration, value.Place, value.Value);
                }

                break;
        }
    }

    private void Of(Located<string> value)
    {
        if (OrgPathText.Parse(value.Value) is not { } path)
        {
            context.Report.Add(Codes.BadOrgPath, value.Place, value.Value);
            return;
        }

        foreach (var kind in model.Kinds.Where(k => context.Scope.Orgs.Has(k) && path.From(k, context.Scope).Count == 0))
        {
            context.Report.Add(Codes.OrgNotThere, value.Place, model.Name, kind, value.Value);
        }
    }

    /// <summary>A fact is one of this case or of the case it is about, under a name that no step, field or clock has.</summary>
    private void Kind(Located<string> value)
    {
        var parts = value.Value.Split('.');
        if (parts is not [var procedure, var name] || !NodeReader.IsName(name) || (procedure != model.Name && procedure != model.Decl.About?.Value))
        {
            context.Report.Add(Codes.BadValue, value.Place, value.Value, new Phrase($"这样的名称：{model.Name}.excluded", $"name such as {model.Name}.excluded"));
        }
        else if (FactKinds.MadeByKernel(context.Scope, value.Value))
        {
            context.Report.Add(Codes.DuplicateName, value.Place, value.Value, new Phrase("事实", "the kind of fact"));
        }
    }
}
