using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>
/// Effects on organisations, as the commands by which their keepers would bring them about. What a case forms, moves,
/// dissolves or ties stands where the case lives or lies, below that, or right beside it under the same one.
/// </summary>
internal static class Reorganising
{
    /// <summary>How many people one dissolution hands over; an act is appended whole, so it is bounded.</summary>
    public const int HandedMost = 500;

    /// <summary>Why an effect is beyond the case, or cannot hand over whom it should.</summary>
    public static IEnumerable<Refusal> Judge(Course c, RegisterEffect effect)
    {
        foreach (var (place, parent) in Parents(c, effect))
        {
            if (place is null)
            {
                yield return OrgRefusals.NotNamed();
            }
            else if (!Reaches(c, parent))
            {
                yield return OrgRefusals.OutOfReach(place.Value);
            }
        }

        if (effect is DissolveEffect { Into: { } into } dissolve && At(c, dissolve.Org) is { } org)
        {
            if (At(c, into) is not { } heir || c.Reads.Orgs.Find(heir) is not { To: null } || heir == org)
            {
                yield return OrgRefusals.NoHeir();
            }

            if (c.Reads.PeopleOf(org).DistinctBy(p => p.Person).Count() is > HandedMost and var many)
            {
                yield return OrgRefusals.TooManyToHand(many, HandedMost);
            }
        }
    }

    public static IEnumerable<object> CommandsOf(Course c, RegisterEffect effect) => effect switch
    {
        FormOrgEffect f => [new FormOrg(
            new OrgId(c.Reads.NextId()), f.Kind, c.Scope.At(f.Name) is TextValue name ? c.Reads.Words(name.Text) ?? "" : "",
            At(c, f.Under), f.Beside is { } beside ? At(c, beside) : null, f.From is { } day && c.Scope.At(day) is DateValue d ? d.Day : c.Today)],
        MoveOrgEffect m => [new MoveOrg(At(c, m.Org)!.Value, At(c, m.Under)!.Value, c.Today)],
        DissolveEffect d => Dissolve(c, At(c, d.Org)!.Value, d.Into is { } into ? At(c, into) : null),
        LinkEffect l => [new LinkOrg(At(c, l.Org)!.Value, l.Name, At(c, l.To)!.Value, c.Today, l.Term is { } term ? c.Reads.Time.DayOf(c.Reads.Time.Due(c.Act.Now, Entering.DurationOf(c, term)).At) : null)],
        UnlinkEffect u => [new UnlinkOrg(At(c, u.Org)!.Value, u.Name, At(c, u.To)!.Value, c.Today)],
        _ => throw new BrokenInvariantException("Cases", $"no effect {effect.GetType().Name}"),
    };

    public static string? WordOf(EffectSpec effect) => effect switch
    {
        FormOrgEffect f => $"form_org {f.Kind}",
        MoveOrgEffect => "move_org",
        DissolveEffect => "dissolve",
        LinkEffect l => $"link {l.Name}",
        UnlinkEffect u => $"unlink {u.Name}",
        _ => null,
    };

    /// <summary>Whoever belongs to it belongs to the other from the next day on, as the same; then nothing is left of it.</summary>
    private static IEnumerable<object> Dissolve(Course c, OrgId org, OrgId? into)
    {
        var people = into is null ? [] : c.Reads.PeopleOf(org);
        var there = into is { } heir ? c.Reads.PeopleOf(heir).Select(p => (p.Person, p.Stage)).ToHashSet() : [];
        foreach (var (person, stage, tags) in people)
        {
            yield return new EndAffiliation(person, org, stage, c.Today);
            if (!there.Contains((person, stage)))
            {
                yield return new Affiliate(person, into!.Value, stage, tags, c.Today.AddDays(1));
            }
        }

        yield return new DissolveOrg(org, c.Today) { Handed = people.DistinctBy(p => p.Person).Count() };
    }

    /// <summary>Under what that stands which an effect touches, or would stand.</summary>
    private static IEnumerable<(OrgId? Place, OrgId? Parent)> Parents(Course c, RegisterEffect effect)
    {
        OrgId? UpOf(OrgId? id) => id is { } at ? c.Reads.Orgs.Find(at)?.Under : null;
        (OrgId?, OrgId?) Of(OrgPlace place) => (At(c, place), UpOf(At(c, place)));
        (OrgId?, OrgId?) Itself(OrgPlace place) => (At(c, place), At(c, place));
        return effect switch
        {
            FormOrgEffect f => [Itself(f.Under), .. f.Beside is { } beside ? [Of(beside)] : Array.Empty<(OrgId?, OrgId?)>()],
            MoveOrgEffect m => [Of(m.Org), Itself(m.Under)],
            DissolveEffect d => [Of(d.Org), .. d.Into is { } into ? [Of(into)] : Array.Empty<(OrgId?, OrgId?)>()],
            LinkEffect l => [Of(l.Org), (At(c, l.To), c.State.Org)],
            UnlinkEffect u => [Of(u.Org), (At(c, u.To), c.State.Org)],
            _ => [],
        };
    }

    private static bool Reaches(Course c, OrgId? parent) => parent is { } at
        && (c.Reads.Orgs.IsUnder(at, c.State.Org) || c.Reads.Orgs.IsUnder(at, c.State.Desk) || c.Reads.Orgs.Find(c.State.Org)?.Under == at);

    private static OrgId? At(Course c, OrgPlace place) =>
        place.Path is { } path ? path.Walk(c.Reads.Orgs.Find(path.Root == OrgRoot.Desk ? c.State.Desk : c.State.Org)!, c.Reads.Orgs)?.Id
        : c.Scope.At(place.Field!) is OrgsValue { Orgs: [var org] } ? org
        : null;
}
