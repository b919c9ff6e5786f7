using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>
/// Acts beside the course that somebody may do with a case now, within the limits of its pack, and what waits for their
/// approval. Like <see cref="CaseActs"/> it only says which forms to show.
/// </summary>
public sealed class Allowances(Desk desk)
{
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
            yield return new CaseAct(ActKind.Resume, "resume");
        }

        foreach (var (kind, name) in new[] { (ActKind.Pause, AllowRule.Pause), (ActKind.Extend, AllowRule.Extend), (ActKind.Correct, AllowRule.Correct), (ActKind.Withdraw, AllowRule.Withdraw) })
        {
            if (file.Procedure.RuleOf(name) is { } rule && IsPossible(file, kind, name, rule) && Means(rule.By, file))
            {
                yield return new CaseAct(kind, name, Href: kind == ActKind.Correct ? $"/cases/{file.Id}/correct" : null)
                {
                    Reasons = rule.Reasons,
                    NeedsReason = rule.Reasons.Count == 0,
                    IsAsked = rule.Approve is not null,
                };
            }
        }
    }

    private bool IsPossible(CaseFile file, ActKind kind, string name, AllowRule rule)
    {
        var state = file.State;
        return (rule.UntilStep is not { } until || state.Step is not { } step || file.Procedure.PlaceOf(step) < file.Procedure.PlaceOf(until))
            && !(rule.Times is { } times && state.Used.GetValueOrDefault(name) >= times)
            && !(rule.Approve is not null && state.Request is not null)
            && !(rule.Unless is { } unless && unless.Holds(file.Scope(desk.Today, desk.Engine.States.Case)))
            && kind switch
            {
                ActKind.Pause => state is { Pause: null, Open: Choosing or Working or Freezing or Queueing },
                ActKind.Extend => state.Pause is null && state.Clocks.Exists(c => c is { State: ClockState.Running, Runs: 0 } && (c.Name == Clock.Within || c.Name.StartsWith(Clock.OverSteps, StringComparison.Ordinal))),
                ActKind.Correct => file.Procedure.Form is not null,
                _ => true,
            };
    }

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
