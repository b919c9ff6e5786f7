using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;

namespace Lianxin.Web.Workbench;

/// <summary>Who belongs where, read from the projections, so that pages ask the kernel's own audiences.</summary>
public sealed class PagePeople(IRealmQueries queries) : IPeopleReads
{
    private const int AtOnce = 2_000;

    private readonly Dictionary<(PersonId, DateOnly), PersonTies?> ties = [];

    public PersonTies? Ties(PersonId person, DateOnly day)
    {
        if (!ties.TryGetValue((person, day), out var found))
        {
            ties[(person, day)] = found = queries.Ties(person, day);
        }

        return found;
    }

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day)
    {
        var found = new SortedSet<PersonId>();
        for (var skip = 0; ; skip += AtOnce)
        {
            var rows = queries.Affiliations(org, stage, day, skip, AtOnce);
            found.UnionWith(rows.Select(r => r.Person));
            if (rows.Count < AtOnce)
            {
                return [.. found];
            }
        }
    }

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day) =>
        [.. queries.Appointments(org, day).Where(a => a.Post == post).Select(a => a.Person).Distinct().Order()];
}
