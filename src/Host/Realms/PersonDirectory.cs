using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Host.Accounts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;

namespace Lianxin.Host.Realms;

/// <summary>People by name, each with where they belong in the language of the request, for the desk.</summary>
public sealed class PersonDirectory(RealmEngine engine, OrgDirectory orgs, Visitor visitor) : IPersonDirectory
{
    private const int LinesMax = 50;

    public ValueTask<IReadOnlyList<PersonLine>> Search(string query, int realm, CancellationToken stop)
    {
        if (realm != engine.Realm || string.IsNullOrWhiteSpace(query))
        {
            return new([]);
        }

        var found = engine.Queries.SearchNames(query.Trim(), null, LinesMax);
        return new([.. found.Select(n => new PersonLine(n.Id.Value, n.Name, n.Initials, Where(n.Id)))]);
    }

    public ValueTask<PersonLine?> Name(long personId, int realm, CancellationToken stop)
    {
        var id = new PersonId(personId);
        return realm == engine.Realm && engine.Queries.Names([id]).TryGetValue(id, out var name)
            ? new(new PersonLine(personId, name, "", Where(id)))
            : new((PersonLine?)null);
    }

    /// <summary>The first organisation and what they are there, such as 柳营村党支部 · 书记.</summary>
    private string Where(PersonId id)
    {
        if (engine.Queries.Ties(id, engine.Time.DayOf(engine.Clock.Now)) is not { } ties)
        {
            return "";
        }

        var (org, what) = ties.Appointments.Count > 0
            ? (ties.Appointments[0].Org, $"posts.{ties.Appointments[0].Post}")
            : ties.Affiliations.Count > 0 ? (ties.Affiliations[0].Org, StagePath(ties.Affiliations[0].Stage)) : default;
        return orgs.Current.Find(org) is { } at ? $"{at.Name} · {Word(what)}" : "";
    }

    /// <summary>A stage is called by the group that asks for it.</summary>
    private string StagePath(string stage) =>
        engine.Institutions.Latest.SelectMany(i => i.Groups.Values).OfType<StageGroup>().FirstOrDefault(g => g.Stage == stage) is { } group ? $"groups.{group.Name}" : stage;

    private string Word(string path) =>
        engine.Institutions.Latest.Select(i => engine.Institutions.Word(i.Name, path, visitor.Language)).FirstOrDefault(w => !path.EndsWith('.' + w, StringComparison.Ordinal)) ?? path;
}

/// <summary>Cards are issued by the operator, or by those who head an organisation the person belongs to.</summary>
public sealed class DeskRights(RealmEngine engine, AccessRules access) : IDeskRights
{
    public ValueTask<bool> MayIssueCard(Visitor visitor, long? personId, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        if (visitor.IsAdministrator)
        {
            return new(true);
        }

        if (visitor.PersonId is not { } me)
        {
            return new(false);
        }

        var today = engine.Time.DayOf(engine.Clock.Now);
        var viewer = access.Viewer(new PersonId(me), today);
        if (personId is not { } other)
        {
            return new(viewer.Atoms.Any(a => a.Kind == AtomKind.Post && access.IsHead(viewer, new OrgId(a.At))));
        }

        var ties = engine.Queries.Ties(new PersonId(other), today);
        return new(ties is not null && ties.Affiliations.Select(a => a.Org).Concat(ties.Appointments.Select(a => a.Org)).Distinct()
            .Any(o => access.IsHead(viewer, o) || access.IsHead(viewer, HomeOf(o))));

        // A village's residents are served at the desk of the branch beside it.
        OrgId HomeOf(OrgId org) => engine.Queries.Orgs().FirstOrDefault(o => o.Beside == org)?.Id ?? org;
    }
}
