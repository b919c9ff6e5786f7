using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Orgs;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>One way in which the person who looks can open a case.</summary>
/// <param name="Needed">signatures needed of the roll of today; 0 where one person is enough</param>
/// <param name="Roll">how many are entitled to sign</param>
public sealed record Opening(Institution Institution, ProcedureDefinition Procedure, Org Org, OpenRule Rule, int Needed, int Roll)
{
    public string Key => $"{Procedure.FullName}@{Org.Id}:{Rule.As}";
}

/// <summary>What somebody can open, where and as what.</summary>
public sealed class Openings(Desk desk)
{
    /// <summary>All ways, by institution and organisation. A capacity that needs no signatures hides those of the same person that do.</summary>
    public IReadOnlyList<Opening> Mine()
    {
        var found = new List<Opening>();
        var orgs = desk.MyOrgs();
        foreach (var institution in desk.Engine.Institutions.Latest)
        {
            foreach (var procedure in institution.Procedures.Values.Where(p => p.Openers.Count > 0))
            {
                foreach (var org in orgs.Where(o => procedure.At.Contains(o.Kind, StringComparer.Ordinal)))
                {
                    var rules = procedure.Openers.Where(r => MayOpen(r, org)).ToArray();
                    var alone = rules.Where(r => r.Cosigned is null).ToArray();
                    found.AddRange((alone.Length > 0 ? alone[..1] : rules).Select(r => With(institution, procedure, org, r)));
                }
            }
        }

        return found;
    }

    private bool MayOpen(OpenRule rule, Org org) => rule.By switch
    {
        AnyoneWho => desk.Me is not null,
        GroupWho g => desk.IsOf(g.Group, org),
        _ => false,
    };

    private Opening With(Institution institution, ProcedureDefinition procedure, Org org, OpenRule rule)
    {
        if (rule.Cosigned is null || rule.By is not GroupWho g)
        {
            return new Opening(institution, procedure, org, rule, 0, 0);
        }

        var roll = desk.Audiences.Members(desk.Audiences.Resolve(g.Group, org, org), desk.Today, g.Group).Count;
        return new Opening(institution, procedure, org, rule, CaseView.Needed(rule, roll, name => desk.Rules.ValueOfUsed(org.Id, institution.Name, name)), roll);
    }
}
