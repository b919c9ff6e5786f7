using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>One way in which the person who looks can open a case.</summary>
/// <param name="Needed">signatures needed of the roll of today; 0 where one person is enough</param>
/// <param name="Roll">how many are entitled to sign</param>
/// <param name="About">the case it would be about, for a side-case</param>
public sealed record Opening(Institution Institution, ProcedureDefinition Procedure, Org Org, OpenRule Rule, int Needed, int Roll, CaseId? About = null)
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
            foreach (var procedure in institution.Procedures.Values.Where(p => p.Openers.Count > 0 && p.About is null))
            {
                foreach (var org in orgs.Where(o => procedure.At.Contains(o.Kind, StringComparer.Ordinal)))
                {
                    var rules = procedure.Openers.Where(r => MayOpen(r, org)).ToArray();
                    var own = rules.Where(r => r.OnBehalf is null).ToArray();
                    var alone = own.Where(r => r.Cosigned is null).ToArray();
                    found.AddRange((alone.Length > 0 ? alone[..1] : own).Concat(rules.Where(r => r.OnBehalf is not null)).Select(r => With(institution, procedure, org, r)));
                }
            }
        }

        return found;
    }

    /// <summary>What the person who looks can open about a case as it stands now; the first capacity of each kind.</summary>
    public IReadOnlyList<Opening> About(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var found = new List<Opening>();
        foreach (var institution in desk.Engine.Institutions.Latest)
        {
            foreach (var procedure in institution.Procedures.Values.Where(p => p.About is { } a && a.Pack == file.Pack && a.Procedure == file.State.Procedure && IsTime(p, file)))
            {
                found.AddRange(procedure.Openers.Where(r => MayOpen(r, file) && (file.State.Phase == CasePhase.Running || IsOpenAfterEnd(r, file, procedure)))
                    .DistinctBy(r => r.OnBehalf is null).Select(r => new Opening(institution, procedure, file.Org, r, 0, 0, file.Id)));
            }
        }

        return found;
    }

    /// <summary>Those for whom the person who looks would open it, to pick from.</summary>
    public IReadOnlyList<PersonId> Others(Opening way)
    {
        ArgumentNullException.ThrowIfNull(way);
        return way.Rule.OnBehalf is { } group ? desk.Audiences.Members(desk.Audiences.Resolve(group, way.Org, way.Org), desk.Today, group) : [];
    }

    private static bool IsTime(ProcedureDefinition procedure, CaseFile file) =>
        file.State.Phase == CasePhase.Ended || (file.State.Phase == CasePhase.Running
            && (procedure.About!.Steps.Count == 0 || procedure.About.Steps.Contains(file.State.Step, StringComparer.Ordinal)));

    private bool IsOpenAfterEnd(OpenRule rule, CaseFile file, ProcedureDefinition procedure)
    {
        Duration? length = rule.AfterEnd switch
        {
            FixedDuration f => f.Value,
            ParamDuration p => desk.Rules.RuleDuration(file.Org.Id, procedure.Pack, p.Name),
            _ => null,
        };
        return length is { } after && file.State.EndedAt is { } ended && desk.Now <= desk.Engine.Time.Due(ended, after).At;
    }

    private bool MayOpen(OpenRule rule, CaseFile file) => rule.By switch
    {
        AnyoneWho => desk.Me is not null,
        GroupWho g => desk.IsIn(desk.Audiences.Resolve(g.Group, file.Org, desk.Tree.Find(file.State.Desk) ?? file.Org), g.Group),
        PathWho p => desk.Me is { } me && new CaseScope(file.State, desk.Today, desk.Engine.States.Case).At(p.Path["about.".Length..]) is PeopleValue named && named.People.Contains(me),
        _ => false,
    };

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
