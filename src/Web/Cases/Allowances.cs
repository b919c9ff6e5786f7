using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>
/// Acts beside the course that somebody may do with a case now, within the limits of its pack, and what waits for their
/// approval. Like <see cref="CaseActs"/> it only says which forms to show.
/// </summary>
public sealed class Allowances(Desk desk, PeoplePicks picks, Dates dates, AllowWords said)
{
    private const int TargetsMost = 200;

    private static readonly (ActKind Kind, string Name)[] Kinds =
    [
        (ActKind.Pause, AllowRule.Pause), (ActKind.Extend, AllowRule.Extend), (ActKind.Reassign, AllowRule.Reassign), (ActKind.Join, AllowRule.Join),
        (ActKind.Override, AllowRule.Override), (ActKind.Reopen, AllowRule.Reopen), (ActKind.Correct, AllowRule.Correct), (ActKind.Withdraw, AllowRule.Withdraw),
    ];

    public IEnumerable<CaseAct> For(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.State.Request is { } request && request.By != desk.Me && file.Procedure.RuleOf(request.What.Name)?.Approve is { } approve
            && desk.IsIn(request.To, CaseActs.GroupOf(approve)))
        {
            yield return new CaseAct(ActKind.Approve, "approve");
            yield return new CaseAct(ActKind.Decline, "decline") { NeedsReason = true };
        }

        if (file.State.Pause is not null && file.Procedure.RuleOf(AllowRule.Pause) is { } pausing && Means(pausing.By, file))
        {
            yield return new CaseAct(ActKind.Resume, "resume") { Hint = said.Of(file, "resume", pausing with { Approve = null, Times = null }) };
        }

        foreach (var (kind, name) in Kinds)
        {
            if (file.Procedure.RuleOf(name) is not { } rule || !IsOpen(file, kind, name, rule) || !Means(rule.By, file) || TargetsOf(file, kind) is not { } targets)
            {
                continue;
            }

            yield return new CaseAct(kind, name, Href: kind == ActKind.Correct ? $"/cases/{file.Id}/correct" : null)
            {
                Reasons = rule.Reasons,
                NeedsReason = rule.Reasons.Count == 0 && (rule.NeedsReason || kind is not (ActKind.Reassign or ActKind.Join)),
                IsAsked = rule.Approve is not null,
                Targets = targets,
                Hint = said.Of(file, name, rule),
            };
        }
    }

    /// <summary>What the person who looks could do if it had not been used as often as it can be, in words.</summary>
    public IReadOnlyList<string> UsedUp(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return
        [
            .. from kind in Kinds
               where (kind.Kind == ActKind.Reopen) == (file.State.Phase == CasePhase.Ended)
               let rule = file.Procedure.RuleOf(kind.Name)
               let times = rule?.Times ?? int.MaxValue
               where rule is not null && file.State.Used.GetValueOrDefault(kind.Name) >= times && Reaches(file, rule) && Means(rule.By, file)
               select said.UsedUp(kind.Name, times),
        ];
    }

    /// <summary>Whether the step after which it is not possible any more lies ahead.</summary>
    private static bool Reaches(CaseFile file, AllowRule rule) =>
        rule.UntilStep is not { } until || file.State.Step is not { } step || file.Procedure.PlaceOf(step) < file.Procedure.PlaceOf(until);

    private bool IsOpen(CaseFile file, ActKind kind, string name, AllowRule rule)
    {
        var state = file.State;
        return Reaches(file, rule)
            && !(rule.Times is { } times && state.Used.GetValueOrDefault(name) >= times)
            && !(rule.Approve is not null && state.Request is not null)
            && !(rule.Unless is { } unless && unless.Holds(file.Scope(desk.Today, desk.Engine.States.Case)))
            && (kind == ActKind.Reopen) == (state.Phase == CasePhase.Ended)
            && kind switch
            {
                ActKind.Pause => state is { Pause: null, Open: Choosing or Working or Freezing or Queueing },
                ActKind.Extend => state.Pause is null && state.Clocks.Exists(c => c is { State: ClockState.Running, Runs: 0 } && (c.Name == Clock.Within || c.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal))),
                ActKind.Correct => file.Procedure.Form is not null,
                ActKind.Withdraw => state.Followers.Count == 0,
                ActKind.Reopen => CaseDecisions.MayReopen(state, file.Procedure, desk.Now, desk.Engine.Time),
                _ => true,
            };
    }

    /// <summary>What is to be chosen; null where something is and there is nothing to choose from.</summary>
    private IReadOnlyList<PickLine>? TargetsOf(CaseFile file, ActKind kind)
    {
        IReadOnlyList<PickLine>? targets = kind switch
        {
            ActKind.Reassign => Holders(file),
            ActKind.Join => file.State.Parent is null ? Same(file) : [],
            ActKind.Override => [.. file.Procedure.Steps.Select(s => s.Name).Where(s => s != file.State.Step && file.Procedure.Entries.TryGetValue(s, out var needs) && needs.AreMet(file.State))
                .Select(s => new PickLine(s, desk.Word(file.Pack, file.PathOf(s))))],
            _ => null,
        };
        return targets is null ? [] : targets.Count > 0 ? targets : null;
    }

    /// <summary>People who may do the step here, and organisations near where somebody may: <c>person:ID</c> and <c>org:ID</c>.</summary>
    private IReadOnlyList<PickLine> Holders(CaseFile file)
    {
        var by = (file.State.Open, file.Step) switch
        {
            (Choosing, DecideStep { Need: NeedKind.One } s) => s.By,
            (Working, DoStep s) => s.By,
            (Freezing, FreezeStep s) => s.By,
            _ => null,
        };
        if (by is not GroupWho { Group: var group } || desk.Tree.Find(file.State.Desk) is not { } here)
        {
            return [];
        }

        Audience There(Org at) => desk.Audiences.Resolve(group, Standpoints.Of(file.State, file.Procedure, file.Org, at, desk.Today));
        IReadOnlyList<PersonId> Members(Org at) => desk.Audiences.Members(There(at), desk.Today, group);
        var excepted = file.State.Open is Choosing open ? open.Excepted : [];
        var near = here.Under is { } above ? desk.Tree.Below(above).Prepend(above).Concat(desk.Tree.Below(here.Id)) : desk.Tree.Below(here.Id);
        var people = picks.Lines([.. Members(here).Where(p => !excepted.Contains(p))]).Select(l => l with { Value = "person:" + l.Value });
        var now = ((Ask)file.State.Open!).Asked[0].Atoms;
        var orgs = near.Where(o => o != here.Id).Distinct().Take(TargetsMost).Select(desk.Tree.Find).OfType<Org>()
            .Where(o => o.To is null && !There(o).Atoms.SequenceEqual(now) && Members(o).Count > 0)
            .Select(o => new PickLine("org:" + o.Id, o.Name, desk.AnyWord($"orgs.{o.Kind}"), Host.Realms.Pinyin.Initials(o.Name)));
        return [.. people, .. orgs];
    }

    /// <summary>Running cases of the same procedure at the same place, the first in front.</summary>
    private IReadOnlyList<PickLine> Same(CaseFile file) =>
    [
        .. desk.Queries.Cases(new CaseFilter(Org: file.State.Org, Pack: file.Pack, Procedure: file.State.Procedure, Phase: CasePhase.Running, Sort: CaseSort.Begun, Take: TargetsMost)).Rows
            .Where(r => r.Id != file.Id && desk.Viewer is { } viewer && desk.Access.MaySee(r, viewer))
            .Select(r => new PickLine(r.Id.ToString(), desk.TitleOf(r), $"{r.Id} · {dates.Day(r.Begun.ToUtc())}")),
    ];

    private bool Means(WhoSpec who, CaseFile file) => who switch
    {
        OpenerWho => file.State.Opener == desk.Me,
        GroupWho g => desk.IsIn(desk.Audiences.Resolve(g.Group, file.Org, desk.Tree.Find(file.State.Desk) ?? file.Org), g.Group),
        SubjectWho => Names(file.State.Arguments.GetValueOrDefault("subject") is FieldArgument given ? given.Value : null),
        FieldWho f => Names(file.State.Form.GetValueOrDefault(f.Field)),
        SeveralWho s => s.Parts.Any(p => Means(p, file)),
        _ => false,
    };

    private bool Names(FieldValue? value) => desk.Me is { } me && value is PeopleValue people && people.People.Contains(me);
}
