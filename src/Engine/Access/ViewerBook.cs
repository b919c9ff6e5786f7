using System.Collections.Concurrent;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;

namespace Lianxin.Engine.Access;

/// <summary>
/// Ways of belonging of those who look, kept in memory for the day, so that a request does not ask the file for them. An
/// act that touched a person takes theirs out before it is answered. Thread-safe.
/// </summary>
public sealed class ViewerBook
{
    private const int KeptMax = 20_000;

    private readonly ConcurrentDictionary<PersonId, Kept> kept = new();
    private readonly IRealmQueries queries;
    private readonly Lock gate = new();
    private long commits;

    public ViewerBook(RealmEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        queries = engine.Queries;
        engine.Committed += (_, e) => Forget(e.Streams);
    }

    private sealed record Kept(DateOnly Day, Viewer Viewer);

    /// <summary>A person with all ways of belonging they have on a day.</summary>
    public Viewer Of(PersonId person, DateOnly day)
    {
        if (kept.TryGetValue(person, out var known) && known.Day == day)
        {
            return known.Viewer;
        }

        var before = Volatile.Read(ref commits);
        var viewer = new Viewer(person, queries.AtomsOf(person, day));
        lock (gate)
        {
            // What a commit changed while we read must not be undone by what we read.
            if (before == commits)
            {
                if (kept.Count >= KeptMax)
                {
                    kept.Clear();
                }

                kept[person] = new Kept(day, viewer);
            }
        }

        return viewer;
    }

    /// <summary>What happens to a person stands in their own stream.</summary>
    private void Forget(IReadOnlyCollection<long> streams)
    {
        lock (gate)
        {
            commits++;
            foreach (var stream in streams)
            {
                kept.TryRemove(new PersonId(stream), out _);
            }
        }
    }
}
