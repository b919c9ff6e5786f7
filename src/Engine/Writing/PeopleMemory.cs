using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;

namespace Lianxin.Engine.Writing;

/// <summary>
/// Who belongs where, as the writer has read it: nearly every decision asks, and the answers change only when somebody
/// is registered, affiliated or appointed. Then all is forgotten, as after a commit that failed. Used by one thread.
/// </summary>
internal sealed class PeopleMemory(IPeopleReads store) : IPeopleReads
{
    /// <summary>How many answers of a kind are kept before it starts afresh.</summary>
    private const int KeptMax = 4_096;

    private readonly Dictionary<PersonId, PersonTies?> ties = [];
    private readonly Dictionary<(OrgId Org, string Name), IReadOnlyList<PersonId>> stages = [];
    private readonly Dictionary<(OrgId Org, string Name), IReadOnlyList<PersonId>> posts = [];
    private DateOnly asOf;

    public PersonTies? Ties(PersonId person, DateOnly day)
    {
        Turn(day);
        if (!ties.TryGetValue(person, out var known))
        {
            Bound(ties);
            ties[person] = known = store.Ties(person, day);
        }

        return known;
    }

    public IReadOnlyList<PersonId> OfStage(OrgId org, string stage, DateOnly day)
    {
        Turn(day);
        if (!stages.TryGetValue((org, stage), out var known))
        {
            Bound(stages);
            stages[(org, stage)] = known = store.OfStage(org, stage, day);
        }

        return known;
    }

    public IReadOnlyList<PersonId> Holders(OrgId org, string post, DateOnly day)
    {
        Turn(day);
        if (!posts.TryGetValue((org, post), out var known))
        {
            Bound(posts);
            posts[(org, post)] = known = store.Holders(org, post, day);
        }

        return known;
    }

    public void Forget()
    {
        ties.Clear();
        stages.Clear();
        posts.Clear();
    }

    /// <summary>What was read holds for one day.</summary>
    private void Turn(DateOnly day)
    {
        if (day != asOf)
        {
            Forget();
            asOf = day;
        }
    }

    private static void Bound<TKey, TValue>(Dictionary<TKey, TValue> kept)
        where TKey : notnull
    {
        if (kept.Count >= KeptMax)
        {
            kept.Clear();
        }
    }
}
