using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Effects on organisations: kinds that may stand under each other, and where each one named comes from.</summary>
internal sealed class OrgEffectChecks(CheckContext context, ProcedureModel model, Paths paths)
{
    private static readonly Dictionary<string, string[]> Needed = new(StringComparer.Ordinal)
    {
        ["form_org"] = ["kind", "name", "under"],
        ["move_org"] = ["org", "under"],
        ["dissolve"] = ["org"],
        ["link"] = ["org", "to", "name"],
        ["unlink"] = ["org", "to", "name"],
    };

    public static IEnumerable<string> Kinds => Needed.Keys;

    public static bool Handles(EffectDecl effect) => Needed.ContainsKey(effect.Kind.Value);

    /// <summary>Whether it changes which organisations there are or what they stand under; a tie does not.</summary>
    public static bool ChangesTree(EffectDecl effect) => effect.Kind.Value is "form_org" or "move_org" or "dissolve";

    public void Run(EffectDecl effect)
    {
        foreach (var key in Needed[effect.Kind.Value].Where(k => effect.Argument(k) is null))
        {
            context.Report.Add(Codes.MissingKey, effect.Kind.Place, key, new Phrase(effect.Kind.Value, effect.Kind.Value));
        }

        foreach (var (name, value) in effect.Arguments.Select(a => (a.Name.Value, new Located<string>(a.Value.Text.Trim(), a.Value.Place))))
        {
            Argument(effect, name, value);
        }
    }

    private void Argument(EffectDecl effect, string name, Located<string> value)
    {
        switch (name)
        {
            case "kind":
                context.Org(value);
                break;
            case "name" when effect.Kind.Value == "form_org":
                Name(value);
                break;
            case "name" when !NodeReader.IsName(value.Value):
                context.Report.Add(Codes.BadName, value.Place, value.Value);
                break;
            case "from" when paths.Resolve(value) is { Type: not FieldType.Date }:
                context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Date));
                break;
            case "under" or "beside" or "org" or "into" or "to":
                var kinds = KindsOf(value);
                if (effect.Kind.Value == "form_org" && effect.Argument("kind") is { } kind && kinds is { Count: > 0 })
                {
                    Stands(value, name, kind.Text.Trim(), kinds);
                }

                break;
            case "term" when !ParamValues.IsOf(FieldType.Duration, value.Value):
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

    /// <summary>Everybody reads the name of an organisation, so it is written in a short text that is open.</summary>
    private void Name(Located<string> value)
    {
        if (paths.Resolve(value) is not { } target)
        {
            return;
        }

        if (target.Type != FieldType.Text)
        {
            context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Text));
        }
        else if (target.Privacy != Privacy.Open)
        {
            context.Report.Add(Codes.NotOpenToPublic, value.Place, value.Value);
        }
    }

    /// <summary>The kinds it can be; null where a field does not say.</summary>
    private List<string>? KindsOf(Located<string> value)
    {
        if (OrgPathText.Parse(value.Value) is { } path)
        {
            foreach (var kind in model.Kinds.Where(k => context.Scope.Orgs.Has(k) && path.From(k, context.Scope).Count == 0))
            {
                context.Report.Add(Codes.OrgNotThere, value.Place, model.Name, kind, value.Value);
            }

            return [.. model.Kinds.SelectMany(k => path.From(k, context.Scope)).Distinct(StringComparer.Ordinal)];
        }

        if (paths.Resolve(value) is { } target && target.Type != FieldType.Org)
        {
            context.Report.Add(Codes.FieldType, value.Place, value.Value, TypeWords.Of(FieldType.Org));
        }

        return value.Value.StartsWith("form.", StringComparison.Ordinal) && paths.FormFields.FirstOrDefault(f => f.Name.Value == value.Value[5..]) is { Of.Count: > 0 } field
            ? [.. field.Of.Select(o => o.Value)]
            : null;
    }

    private void Stands(Located<string> value, string key, string kind, List<string> kinds)
    {
        if (context.Scope.Orgs.Find(kind) is not { } declared)
        {
            return;
        }

        string[] allowed = key == "beside" ? [.. declared.Beside is { } beside ? [beside.Value] : Array.Empty<string>()] : [.. declared.Under.Select(u => u.Value)];
        if (!kinds.Exists(k => allowed.Contains(k, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.BadValue, value.Place, value.Value, new Phrase(
                $"{kind} 可以{(key == "beside" ? "并立" : "隶属")}的组织（{Words.List(allowed)}）", $"organisation that {kind} may stand {key} ({Words.List(allowed)})"));
        }
    }
}
