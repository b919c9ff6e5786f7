using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>S8, of duties: what is owed can be done where it is owed, or the duty could never be met there.</summary>
internal static class DutyPlaces
{
    /// <param name="kinds">kinds of organisation that owe it</param>
    public static void Run(CheckContext context, RoutineDecl routine, IReadOnlyList<string> kinds)
    {
        if (routine.Owe is not { } owe)
        {
            return;
        }

        foreach (var kind in kinds.Where(k => context.Scope.Orgs.Has(k) && !CanBeDone(context, owe, k)))
        {
            context.Report.Add(Codes.DutyElsewhere, owe.Place, routine.Name.Value, kind, owe.Value, Words.List(context.Scope.Orgs.All.Where(k => CanBeDone(context, owe, k))));
        }
    }

    private static bool CanBeDone(CheckContext context, Located<string> owe, string kind)
    {
        var (scope, parts) = (context.Scope, owe.Value.Split('.'));
        if (scope.Meetings.Find(parts[0]) is { } meeting)
        {
            return IsHeld(meeting, kind);
        }

        if (scope.Forms.Find(parts[0]) is { } form && FactKinds.IsRecorded(form, scope))
        {
            return IsFiled(context, form, kind, owe.Place);
        }

        // What a step leaves behind counts where the case lay then, which may be another level.
        return context.Model.Find(parts[0]) is not { } model || model.Kinds.Count == 0 || model.Kinds.Contains(kind)
            || parts is [_, "clock", ..] || (parts is [_, var step, ..] && model.Decl.Steps.Has(step));
    }

    private static bool IsHeld(MeetingDecl meeting, string kind) => meeting.At is null || meeting.At.Value.Value == kind;

    /// <summary>By somebody of that organisation, under a meeting of it, or by a case that runs there.</summary>
    private static bool IsFiled(CheckContext context, FormDecl form, string kind, Place place) =>
        form.FiledBy.Any(g => IsThere(context, g.Value, kind, place))
        || context.Scope.Meetings.Items.Any(m => m.Item.Records.Any(r => r.Value == form.Name.Value) && IsHeld(m.Item, kind))
        || context.Scope.Procedures.Items.Any(p => p.Item.Steps.OfType<EnactStep>().Any(s => s.Do.Any(e => e.Form?.Value == form.Name.Value))
            && context.Model.Find(p.Item.Name.Value) is { } model && (model.Kinds.Count == 0 || model.Kinds.Contains(kind)));

    private static bool IsThere(CheckContext context, string group, string kind, Place place)
    {
        var quiet = context with { Report = new Report() };
        GroupChecks.ExistsAt(quiet, group, kind, place);
        return quiet.Report.Count == 0;
    }
}
