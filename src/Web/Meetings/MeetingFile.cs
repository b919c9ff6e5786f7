using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Parts;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Meetings;

/// <summary>One meeting with all that its pages show of it.</summary>
/// <param name="Entitled">who may attend on its day, by id</param>
public sealed record MeetingFile(Meeting State, MeetingRow Row, MeetingDefinition Definition, Org Org, IReadOnlyList<PersonId> Entitled, bool MayConvene)
{
    public MeetingId Id => State.Id;

    public string Word => $"meetings.{State.Kind}";
}

/// <summary>Opens meetings for those who may see them, and finds what can be put on an agenda.</summary>
public sealed class MeetingFiles(Desk desk)
{
    private const int QueueMost = 500;
    private const int DaysLooked = 90;

    /// <summary>The meeting; null where there is none or it is not for the person who looks.</summary>
    public MeetingFile? Open(string? id)
    {
        if (!Ids.TryRead(id, out var number) || Ids.RealmOf(number) != desk.Engine.Realm || desk.Viewer is not { } viewer
            || desk.Queries.Meeting(new MeetingId(number)) is not { } row || desk.Engine.States.Meeting(row.Id) is not { } state
            || desk.MeetingKind(row.Pack, row.Kind) is not { } definition || desk.Tree.Find(row.Org) is not { } org)
        {
            return null;
        }

        IReadOnlyList<PersonId> entitled = state.Eligible.Count > 0
            ? [.. state.Eligible]
            : desk.Audiences.Members(desk.Audiences.Resolve(definition.Of, org, org), desk.Engine.Time.DayOf(state.At), definition.Of);
        return desk.Access.MaySee(row, viewer) || entitled.Contains(viewer.Person)
            ? new MeetingFile(state, row, definition, org, entitled, desk.MayConvene(definition, org))
            : null;
    }

    /// <summary>Cases that wait for a meeting of a kind at an organisation and are on no agenda yet, the most urgent first.</summary>
    public IReadOnlyList<CaseRow> Waiting(MeetingDefinition kind, OrgId org) => desk.Viewer is not { } viewer ? [] :
    [
        .. desk.Queries.Todos(viewer, QueueMost).Where(t => t.Kind == TodoKind.CallMeeting && t.Org == org)
            .Select(t => desk.Queries.Case(new CaseId(t.Stream))).OfType<CaseRow>()
            .Where(c => c.Step is { } step && desk.Procedure(c.Pack, c.Version, c.Procedure)?.Step(step) is MeetStep meet && desk.MeetingOf(c, meet).FullName == kind.FullName)
            .DistinctBy(c => c.Id),
    ];

    /// <summary>How long before a meeting its notice must be out; null where no rule says.</summary>
    public Duration? Lead(MeetingDefinition kind, OrgId org) => kind.Lead switch
    {
        FixedDuration f => f.Value,
        ParamDuration p => desk.Rules.RuleDuration(org, kind.Pack, p.Name),
        _ => null,
    };

    /// <summary>The first day on which a meeting called now can be held.</summary>
    public DateOnly Earliest(MeetingDefinition kind, OrgId org)
    {
        var lead = Lead(kind, org);
        for (var day = desk.Today; lead is not null && day < desk.Today.AddDays(DaysLooked); day = day.AddDays(1))
        {
            if (desk.Now <= desk.Engine.Time.Before(desk.Engine.Time.StartOf(day).Plus(TimeSpan.FromHours(9)), lead.Value).At)
            {
                return day;
            }
        }

        return desk.Today;
    }

    /// <summary>How many must be there of so many entitled; null where no rule says.</summary>
    public int? Quorum(MeetingDefinition kind, OrgId org, int eligible)
    {
        if (kind.Quorum is not { } quorum || eligible == 0)
        {
            return null;
        }

        for (var present = 0; present <= eligible; present++)
        {
            var there = present;
            if (quorum.Holds(term => term == "present" ? there : eligible, name => desk.Rules.RuleBound(org, kind.Pack, name)))
            {
                return present;
            }
        }

        return eligible;
    }

    /// <summary>A local day and time as typed into a form.</summary>
    public Instant? Moment(string text) =>
        DateTime.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"], System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var local)
        && local.Year is > 1900 and < 9999 && !desk.Engine.Time.Zone.IsInvalidTime(local)
            ? Instant.FromUtc(new DateTimeOffset(local, desk.Engine.Time.Zone.GetUtcOffset(local)))
            : null;

    /// <summary>Kinds of meeting that the person who looks may call, with where.</summary>
    public IReadOnlyList<(MeetingDefinition Kind, Org Org)> MayCall() =>
    [
        .. desk.MyOrgs().SelectMany(o => desk.Engine.Institutions.Latest.SelectMany(i => i.Meetings.Values)
            .Where(m => m.At == o.Kind && desk.MayConvene(m, o)).Select(m => (m, o))),
    ];
}
