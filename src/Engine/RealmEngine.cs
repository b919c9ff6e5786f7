using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Engine;

/// <summary>
/// A realm at work: acts go in one by one, in order, many to a commit; reads go past it to the projections.
/// Thread-safe.
/// </summary>
public sealed class RealmEngine : IAsyncDisposable
{
    /// <summary>How many acts at most share a commit.</summary>
    public const int ActsPerCommitMax = 256;

    /// <summary>How many acts may wait before a submitter is told that the realm is busy.</summary>
    public const int ActsWaitingMax = 10_000;

    private readonly ActQueue acts = new(ActsPerCommitMax, ActsWaitingMax);
    private readonly RealmWriter writer;
    private readonly Task loop;

    public RealmEngine(IRealmStore store, IInstitutionCatalog institutions, RealmTime time, IClock clock)
    {
        Queries = store.Queries;
        Institutions = institutions;
        Time = time;
        Clock = clock;
        Realm = store.Realm;
        writer = new RealmWriter(store, institutions, time, clock);
        States = new StateReader(store.Queries);
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public int Realm { get; }

    public IRealmQueries Queries { get; }

    public IInstitutionCatalog Institutions { get; }

    public RealmTime Time { get; }

    public IClock Clock { get; }

    /// <summary>States of cases, meetings and notices folded from their streams, for pages.</summary>
    public StateReader States { get; }

    /// <summary>Null while the realm takes acts; else the journal position and reason why it stopped writing.</summary>
    public string? Halted => writer.Halted;

    /// <summary>Raised after each commit and before its acts are answered, with the streams that changed; handlers must be quick.</summary>
    public event EventHandler<CommittedEventArgs>? Committed;

    /// <summary>How often a listener of <see cref="Committed"/> failed; 0 in a sound program.</summary>
    public long ListenersFailed { get; private set; }

    /// <summary>Submits one act and waits until it is durable or refused.</summary>
    public Task<Outcome> Submit(Command command, CancellationToken cancel = default) =>
        Enqueue(new Submission(command, null), cancel);

    /// <summary>What a signature would fix as things stand now, and nothing done; refusals where it cannot be signed.</summary>
    public async Task<(IReadOnlyList<Kernel.Journal.Refusal> Refusals, Kernel.Sheets.SheetFrozen? Sheet)> Foresee(FreezeSheet command, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        var submission = Submission.Foreseeing(command);
        var outcome = await Enqueue(submission, cancel).ConfigureAwait(false);
        return (outcome.Refusals, submission.Foreseen);
    }

    /// <summary>
    /// Casts a ballot in an open or secret vote. The choice of a secret vote goes into the box and nowhere else:
    /// not into the command, the key's row, the journal or a log.
    /// </summary>
    public Task<Outcome> Cast(string key, Actor by, CaseId vote, string choice, CancellationToken cancel = default) =>
        CastFor(null, key, by, vote, choice, cancel);

    /// <summary>The same with the right of somebody who handed it to the person; null for their own.</summary>
    public Task<Outcome> CastFor(PersonId? whose, string key, Actor by, CaseId vote, string choice, CancellationToken cancel = default) =>
        Enqueue(new Submission(new Command(key, by, _ => new CastBallot(vote, by.Person ?? default, null) { For = whose }), choice), cancel);

    /// <summary>Fires every timer that has run out by now, oldest first; returns how many.</summary>
    public async Task<int> RunTimers(CancellationToken cancel = default)
    {
        var outcome = await Enqueue(Submission.Timers, cancel).ConfigureAwait(false);
        return (int)outcome.Id;
    }

    /// <summary>When the next timer runs out, as of the last commit.</summary>
    public Instant? NextTimer => writer.NextTimer;

    public async ValueTask DisposeAsync()
    {
        acts.Close();
        await loop.ConfigureAwait(false);
        writer.Dispose();
    }

    private async Task<Outcome> Enqueue(Submission submission, CancellationToken cancel)
    {
        if (!acts.TryAdd(submission))
        {
            return Outcome.Refused(EngineRefusals.TooBusy());
        }

        // An act once taken is carried out even if nobody waits for the answer any more; its key answers a retry.
        return await submission.Answer.Task.WaitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>A listener that fails must not stop the realm: what it shows is stale, what is written stands.</summary>
    private void Tell(CommittedEventArgs committed)
    {
        foreach (var listener in Committed?.GetInvocationList() ?? [])
        {
            try
            {
                ((EventHandler<CommittedEventArgs>)listener)(this, committed);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                ListenersFailed++;
            }
        }
    }

    private void Run()
    {
        var batch = new List<Submission>(ActsPerCommitMax);
        writer.CommitBatch([Submission.Opening], changed => Tell(new CommittedEventArgs(changed, writer.OrgsChanged, writer.VersionsChanged)));
        while (acts.Take(batch))
        {
            writer.CommitBatch(batch, changed => Tell(new CommittedEventArgs(changed, writer.OrgsChanged, writer.VersionsChanged)));
        }
    }
}

/// <summary>The streams that a commit changed.</summary>
public sealed class CommittedEventArgs(IReadOnlyCollection<long> streams, bool orgFormed, bool versionsChanged) : EventArgs
{
    /// <summary>Whether an organisation was formed, renamed or moved.</summary>
    public bool OrgsChanged { get; } = orgFormed;

    /// <summary>Whether a version of a pack was proposed, judged or came into force.</summary>
    public bool VersionsChanged { get; } = versionsChanged;

    public IReadOnlyCollection<long> Streams { get; } = streams;
}

/// <summary>A command on its way through the writer.</summary>
/// <param name="Choice">a ballot, kept apart from the command</param>
internal sealed record Submission(Command? Command, string? Choice)
{
    public static Submission Timers => new(null, null);

    /// <summary>What is put right before the first act.</summary>
    public static Submission Opening => new(null, null) { IsOpening = true };

    /// <summary>Decided like any other and then left undone, to see what it would come to.</summary>
    public static Submission Foreseeing(FreezeSheet command) =>
        new(new Command("", new Actor(command.Person), _ => command), null) { IsForeseen = true };

    public bool IsOpening { get; private init; }

    public bool IsForeseen { get; private init; }

    public Kernel.Sheets.SheetFrozen? Foreseen { get; set; }

    public TaskCompletionSource<Outcome> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
