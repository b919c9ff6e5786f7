using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Web.Workbench;

/// <summary>Parameters as in force for an organisation today: its own value, else that of the nearest one above, else the pack's default.</summary>
public sealed class PageRules(Desk desk) : IRuleReads
{
    private readonly Dictionary<OrgId, IReadOnlyList<Engine.Reading.RuleRow>> rows = [];

    public string? Value(OrgId org, string pack, string name)
    {
        var definition = desk.Engine.Institutions.Find(pack)?.Params.GetValueOrDefault(name);
        for (OrgId? at = org; at is { } here; at = desk.Tree.Find(here)?.Under)
        {
            if (!rows.TryGetValue(here, out var own))
            {
                rows[here] = own = desk.Queries.Rules(here);
            }

            if (own.Where(r => r.Pack == pack && r.Name == name && r.From <= desk.Today).MaxBy(r => r.Seq) is { } set
                && (definition is null || ParamJudgement.Judge(definition, set.Value) is null))
            {
                return set.Value;
            }
        }

        return definition?.Default;
    }

    /// <summary>The value of a pack's parameter, or of a pack it uses.</summary>
    public string? ValueOfUsed(OrgId org, string pack, string name) =>
        Value(org, pack, name) ?? desk.Engine.Institutions.Find(pack)?.Uses.Select(u => Value(org, u, name)).FirstOrDefault(v => v is not null);

    public Duration RuleDuration(OrgId org, string pack, string name) =>
        Duration.TryParse(ValueOfUsed(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public Bound RuleBound(OrgId org, string pack, string name) =>
        Bound.TryParse(ValueOfUsed(org, pack, name), out var value, out _) ? value : throw Unreadable(pack, name);

    public bool RuleYes(OrgId org, string pack, string name) => ValueOfUsed(org, pack, name) == "true";

    private static BrokenInvariantException Unreadable(string pack, string name) => new("Packs", $"parameter {name} of {pack} has no readable value");
}
