using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>Something that somebody may do next, or that may be tried and must be refused.</summary>
/// <param name="Weight">how often it is drawn, beside the others</param>
/// <param name="Make">the line of the scenario; null where it cannot be filled in after all</param>
internal sealed record Move(int Weight, Func<ScenarioItem?> Make);

/// <summary>Finds what may be done next as one kind of step, or one kind of act, sees it.</summary>
internal interface IMoves
{
    IEnumerable<Move> At(Turn turn);
}

/// <summary>The moment at which one thing of many is to be chosen: what there is, what it is called, who is who, and the lots.</summary>
internal sealed class Turn(Scene scene, Labels labels, SimWorld world, CatalogPack pack, Draw draw)
{
    private static readonly Place Nowhere = new("", 1, 1, 1);

    public Scene Scene => scene;

    public SimWorld World => world;

    public CatalogPack Pack => pack;

    public Draw Draw => draw;

    /// <summary>Cases that have not ended and have a name.</summary>
    public IEnumerable<Case> Cases => Told.Where(c => c.Phase != CasePhase.Ended);

    /// <summary>Cases that have a name, also those that have ended.</summary>
    public IEnumerable<Case> Told => scene.Cases.Where(c => labels.NameOf(c.Id.Value) is not null);

    /// <summary>Cases that have ended and have a name.</summary>
    public IEnumerable<Case> Ended => scene.Cases.Where(c => c.Phase == CasePhase.Ended && labels.NameOf(c.Id.Value) is not null);

    public IEnumerable<Meeting> Meetings => scene.Meetings.Where(m => !m.Over && labels.NameOf(m.Id.Value) is not null);

    /// <summary>The wall clock of the realm, in whole minutes.</summary>
    public DateTime Clock => Local(scene.Now);

    public string NameOf(IId id) => labels.NameOf(id.Value) ?? throw new InvalidOperationException($"no line named {id}");

    /// <summary>A name that nothing has yet, such as <c>case_3</c>.</summary>
    public string NewName(string kind)
    {
        var n = 1;
        while (labels.Has($"{kind}_{n}"))
        {
            n++;
        }

        return $"{kind}_{n}";
    }

    public DateTime Local(Instant at)
    {
        var local = TimeZoneInfo.ConvertTime(at.ToUtc(), scene.Engine.Time.Zone).DateTime;
        return new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
    }

    /// <summary>The first whole minute at or after an instant.</summary>
    public DateTime LocalAfter(Instant at) => Local(at.Plus(TimeSpan.FromMilliseconds(59_999)));

    public static Located<string> Word(string text) => new(text, Nowhere);

    public static WaitItem Wait(DateTime until) => new(Nowhere, until);

    /// <summary>An act now; null where one of the persons is nobody of the cast.</summary>
    public ActItem? Act(ActKind kind, string on, params IEnumerable<PersonId> who) => Roles(who) is { Count: > 0 } roles
        ? new ActItem(Nowhere, Clock, roles, kind, Word(on))
        : null;

    public ActItem? Act(ActKind kind, IId on, params IEnumerable<PersonId> who) => Act(kind, NameOf(on), who);

    /// <summary>Gives a name to a case that another opened.</summary>
    public static ExpectItem Named(string parent, string procedure, string label) =>
        new(Nowhere, Word(parent)) { Children = [(Word(procedure), Word(label))] };

    /// <summary>The first case without a name that a day opened in an organisation gets one.</summary>
    public static ExpectItem NamedByDay(string procedure, string org, string label) =>
        new(Nowhere, null) { Opened = new ExpectedOpening(Word(procedure), Word(org), Word(label), null) };

    public IReadOnlyList<Role> Roles(IEnumerable<PersonId> persons)
    {
        var roles = persons.Select(world.RoleOf).ToList();
        return roles.Contains(null) ? [] : [.. roles.Select(r => r! with { Place = Nowhere })];
    }
}
