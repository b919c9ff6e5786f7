using Lianxin.Engine.Ports;
using Lianxin.Engine.Projecting;
using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Versions;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>
/// The realm's one writer. It takes acts in order, decides each in memory, appends and projects them in one transaction
/// with their neighbours, and answers only after the commit. Used by one thread.
/// </summary>
internal sealed partial class RealmWriter : IDisposable
{
    private const int StatesKept = 4_096;
    private const int TimersPerRound = 500;

    private readonly StateCache cache = new(StatesKept);
    private readonly IClock clock;
    private readonly RealmTime time;
    private readonly Projector projector;
    private readonly WriterReads reads;
    private readonly OrgTree tree;
    private readonly DueDays dues;
    private readonly int realm;
    private readonly HashSet<long> changed = [];
    private long seq;
    private long number;

    public RealmWriter(IRealmStore store, IInstitutionCatalog institutions, RealmTime time, IClock clock)
    {
        this.clock = clock;
        this.time = time;
        realm = store.Realm;
        Store = store.OpenWriter();
        tree = new OrgTree(Store.Orgs());
        reads = new WriterReads(Store, institutions, tree, time);
        Renderer = new NoticeRenderer(institutions, store.Queries, Store);
        projector = new Projector(Store.Rows, tree);
        seq = Store.LastSeq;
        number = Store.LastNumber;
        dues = new DueDays(Store, reads, tree);
        nextTimer = FirstTimer();
    }

    private long nextTimer;

    public IRealmWriter Store { get; }

    public NoticeRenderer Renderer { get; }

    public string? Halted { get; private set; }

    /// <summary>Whether the last batch changed an organisation.</summary>
    public bool OrgsChanged { get; private set; }

    /// <summary>Whether the last batch changed a version of a pack.</summary>
    public bool VersionsChanged { get; private set; }

    public Instant? NextTimer => Interlocked.Read(ref nextTimer) is var t && t == long.MaxValue ? null : new Instant(t);

    public long NextId() => Ids.Make(realm, ++number);

    /// <summary>The last id given out; that of the realm itself before the first.</summary>
    public long LastId => (realm * Ids.NumbersPerRealm) + number;

    public long TakeSeq() => ++seq;

    public object? LoadState(long stream)
    {
        if (cache.Find(stream) is { } known)
        {
            return known;
        }

        object? state = null;
        foreach (var e in Store.Stream(stream))
        {
            state = States.Apply(state, e);
        }

        if (state is not null)
        {
            cache.Put(stream, state);
        }

        return state;
    }

    /// <summary>Carries out a batch; every answer is given, durable or refused, when this returns.</summary>
    /// <param name="tell">takes the streams that changed, once they are durable and before anybody is answered</param>
    public void CommitBatch(IReadOnlyList<Submission> batch, Action<IReadOnlyCollection<long>> tell)
    {
        changed.Clear();
        OrgsChanged = false;
        VersionsChanged = false;
        if (TryCommit(batch, tell) is { } failure)
        {
            // One act that cannot be saved does not take its neighbours with it: each is tried once more, alone.
            foreach (var submission in batch)
            {
                var why = batch.Count == 1 ? failure : TryCommit([submission], tell);
                if (why is not null)
                {
                    submission.Answer.SetResult(Outcome.Refused(EngineRefusals.NotSaved(why)));
                }
            }
        }
    }

    /// <summary>Null once every answer is given; else what the machine failed by, with nothing done and nobody answered.</summary>
    private string? TryCommit(IReadOnlyList<Submission> batch, Action<IReadOnlyCollection<long>> tell)
    {
        var answers = new (Submission Submission, Outcome Outcome)[batch.Count];
        if (Halted is not null)
        {
            AnswerAll(batch, Outcome.Refused(EngineRefusals.ReadOnly(seq)));
            return null;
        }

        var (seqBefore, numberBefore) = (seq, number);
        var touched = new HashSet<long>(changed);
        try
        {
            Store.Begin();
            for (var i = 0; i < batch.Count; i++)
            {
                answers[i] = (batch[i], batch[i] switch
                {
                    { IsOpening: true } => VoidLostVotes(),
                    { Command: null } => RunTimers(),
                    _ => Carry(batch[i]),
                });
            }

            Store.LastNumber = number;
            Store.Commit();
            Interlocked.Exchange(ref nextTimer, FirstTimer());
        }
        catch (BrokenInvariantException broken)
        {
            Undo(seqBefore, numberBefore, touched);
            Halted = $"{broken.Invariant} at {seqBefore}: {broken.Message}";
            AnswerAll(batch, Outcome.Refused(EngineRefusals.ReadOnly(seqBefore)));
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The machine failed (a full disk, a broken file): nothing of this batch was done.
            Undo(seqBefore, numberBefore, touched);
            return failure.GetType().Name;
        }

        // Told before answered: who is answered and then reads finds nothing stale.
        if (changed.Count > 0)
        {
            tell([.. changed]);
        }

        foreach (var (submission, outcome) in answers)
        {
            submission.Answer.SetResult(outcome);
        }

        return null;
    }

    public void Dispose() => Store.Dispose();

    private static void AnswerAll(IReadOnlyList<Submission> batch, Outcome outcome)
    {
        foreach (var s in batch)
        {
            s.Answer.SetResult(outcome);
        }
    }

    private void Undo(long seqBefore, long numberBefore, HashSet<long> touched)
    {
        Store.Rollback();
        (seq, number) = (seqBefore, numberBefore);
        changed.IntersectWith(touched);
        cache.Clear();
        reads.ForgetRules();
        reads.ForgetPeople();
        tree.Reset(Store.Orgs());
        reads.ResetVersions();
        dues.Forget();
    }

    private Outcome Carry(Submission submission)
    {
        var command = submission.Command!;
        if (!submission.IsForeseen && Store.FindAnswer(command.Key) is { } answered)
        {
            return Fingerprint.IsSame(answered.Digest, command, LastId, Store.Vault.Open)
                ? new Outcome(true, answered.Id, answered.Seq, [], Repeated: true)
                : Outcome.Refused(EngineRefusals.KeyUsedForOther());
        }

        var now = clock.Now;
        if (Interlocked.Read(ref nextTimer) <= now.Millis)
        {
            // What ran out before this act comes first, so that a late answer is late whether or not the clockwork was quick.
            RunTimers();
            Interlocked.Exchange(ref nextTimer, FirstTimer());
        }

        dues.Seen(time.DayOf(now));

        var act = new Act(now, command.Happened ?? now, command.By);
        var run = new ActRun(this, reads, act);
        reads.Run = run;
        var (seqBefore, numberBefore) = (seq, number);
        var from = LastId;
        var built = command.Build(run);
        var digest = Fingerprint.Of(command, built, from, run.SealedNow);
        if ((JudgeIds(run, built) ?? JudgeNames(run)) is { } stray)
        {
            return Drop(run, seqBefore, numberBefore, [stray]);
        }

        var (prepared, refusal) = Prepare(run, built, submission.Choice);
        if (refusal is not null)
        {
            return Drop(run, seqBefore, numberBefore, [refusal]);
        }

        if (LacksBox(run, prepared))
        {
            Drop(run, seqBefore, numberBefore, []);
            return Void(act, ((ICaseCommand)prepared).Case);
        }

        var refusals = run.Carry(prepared);
        if (refusals.Count > 0)
        {
            return Drop(run, seqBefore, numberBefore, refusals);
        }

        if (submission.IsForeseen)
        {
            submission.Foreseen = run.Recorded.Select(r => r.Envelope.Event).OfType<Kernel.Sheets.SheetFrozen>().FirstOrDefault();
            return Drop(run, seqBefore, numberBefore, []);
        }

        if ((prepared is CastBallot { Choice: null } ballot && !CastIntoBox(run, ballot, submission.Choice!)) || !PutIntoBoxes(run))
        {
            Drop(run, seqBefore, numberBefore, []);
            return Void(act, ((ICaseCommand)prepared).Case);
        }

        Keep(run);
        var id = IdOf(built)!.Value;
        Store.PutAnswer(command.Key, new Answered(digest, seq, id, now));
        return new Outcome(true, id, seq, []);
    }

    /// <summary>An act is upon one thing of this realm, and whom it names is registered here.</summary>
    private Refusal? JudgeIds(ActRun run, object built) =>
        IdOf(built) is not { } id ? EngineRefusals.NotAnAct()
        : Ids.RealmOf(id) != realm ? EngineRefusals.OtherRealm()
        : NamedPeople.In(built).Any(p => Ids.RealmOf(p.Value) != realm || run.Load<Person>(p.Value) is null) ? EngineRefusals.UnknownPerson()
        : null;

    private static Refusal? JudgeNames(ActRun run) =>
        run.NamesPut.Exists(n => n.Name.Length == 0) ? EngineRefusals.NameEmpty()
        : run.NamesPut.Exists(n => VisibleText.Count(n.Name) > PersonDecisions.NameCharsMax) ? EngineRefusals.NameTooLong(PersonDecisions.NameCharsMax)
        : null;

    private Outcome Drop(ActRun run, long seqBefore, long numberBefore, IReadOnlyList<Refusal> refusals)
    {
        foreach (var id in run.SealedNow)
        {
            Store.Vault.Discard(id);
        }

        foreach (var hash in run.PackTexts)
        {
            Store.PackTexts.Discard(hash);
        }

        (seq, number) = (seqBefore, numberBefore);
        return Outcome.Refused(refusals);
    }

    private void Keep(ActRun run)
    {
        foreach (var (person, name, initials) in run.NamesPut)
        {
            Store.Rows.PutName(person, name, initials);
        }

        foreach (var (envelope, _) in run.Recorded)
        {
            Store.Append(envelope);
        }

        foreach (var (stream, _, after) in run.Changes)
        {
            cache.Put(stream, after);
            changed.Add(stream);
            switch (after)
            {
                case Org org:
                    tree.Put(org);
                    reads.ForgetRules();
                    dues.Forget();
                    OrgsChanged = true;
                    break;
                case Person:
                    reads.ForgetPeople();
                    dues.Forget();
                    break;
                case PackVersion version:
                    reads.Put(version);
                    dues.Forget();
                    VersionsChanged = true;
                    break;
            }
        }

        projector.Project(run.Recorded, run.Changes);
        foreach (var erased in run.Erasures)
        {
            Store.Erase(erased.Owner, erased.Texts);
        }

        foreach (var work in run.BoxWork)
        {
            switch (work)
            {
                case PrepareBox p:
                    Store.Boxes.Prepare(p.Case, p.Box, p.Bytes);
                    break;
                case DestroyBox d:
                    Store.Boxes.Destroy(d.Case, d.Box);
                    break;
            }
        }
    }

    private static long? IdOf(object command) => command switch
    {
        ICaseCommand c => c.Case.Value,
        Kernel.Records.IMeetingCommand m => m.Meeting.Value,
        Kernel.Orgs.IOrgCommand o => o.Org.Value,
        Kernel.People.IPersonCommand p => p.Person.Value,
        IVersionCommand v => v.Version.Value,
        Kernel.Records.FileRecord f => f.Record.Value,
        _ => null,
    };
}
