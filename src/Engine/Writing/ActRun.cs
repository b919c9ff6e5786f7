using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;
using Object = Lianxin.Kernel.Cases.Object;

namespace Lianxin.Engine.Writing;

/// <summary>
/// One act with everything that follows from it: decided wholly in memory, so that it is appended whole or not at all.
/// </summary>
internal sealed class ActRun(RealmWriter writer, WriterReads reads, Act act) : ISealer
{
    /// <summary>More consequences than this mean a circle that the prover should have refused.</summary>
    private const int DecisionsMax = 2_000;

    private readonly Dictionary<long, object?> before = [];
    private readonly Dictionary<long, object> after = [];
    private readonly List<(Envelope Envelope, object State)> recorded = [];
    private readonly Queue<object> waiting = new();
    private readonly List<VaultId> sealedNow = [];
    private readonly List<string> packTexts = [];

    /// <summary>The last id given out before this act: what has a later one has no past to be read.</summary>
    private readonly long lastBefore = writer.LastId;

    private int decisions;

    public DateOnly Today => reads.Time.DayOf(act.Now);

    /// <summary>What was recorded, each with the state right behind it.</summary>
    public IReadOnlyList<(Envelope Envelope, object State)> Recorded => recorded;

    public IReadOnlyList<VaultId> SealedNow => sealedNow;

    /// <summary>Files of packs that this act brought.</summary>
    public IReadOnlyList<string> PackTexts => packTexts;

    public List<(PersonId Person, string Name, string Initials)> NamesPut { get; } = [];

    /// <summary>Boxes to be made or destroyed with this act, and what goes into one.</summary>
    public List<IEffect> BoxWork { get; } = [];

    /// <summary>Texts that go for good with this act.</summary>
    public List<DestroyTexts> Erasures { get; } = [];

    /// <summary>States before and after, for the streams this act changed.</summary>
    public IEnumerable<(long Stream, object? Before, object After)> Changes =>
        after.Select(a => (a.Key, before[a.Key], a.Value));

    public long NextId() => writer.NextId();

    public long NewId() => writer.NextId();

    public TextRef Text(long owner, string plain) =>
        VisibleText.Lines(plain) is { Length: > 0 } text ? Exactly(owner, text) : new TextRef(default, "");

    /// <summary>Seals a text as it is, such as one put together from words of the packs.</summary>
    internal TextRef Exactly(long owner, string text) => Seal(owner, System.Text.Encoding.UTF8.GetBytes(text));

    public string Mark(string plain) => writer.Store.Vault.Mark(plain);

    public TextRef File(long owner, string name, string mediaType, ReadOnlyMemory<byte> content) =>
        Seal(owner, SealedFile.Pack(name, mediaType, content.Span));

    public string PackText(ReadOnlyMemory<byte> content)
    {
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content.Span));
        if (writer.Store.PackTexts.Put(hash, content.Span))
        {
            packTexts.Add(hash);
        }

        return hash;
    }

    public void Name(PersonId person, string name, string initials) => NamesPut.Add((person, VisibleText.Line(name), initials));

    /// <summary>The account of a holder, also one that this act opened.</summary>
    public Account? Account(string ledger, Holder holder) =>
        after.Values.OfType<Account>().FirstOrDefault(a => a.Ledger == ledger && a.Holder == holder)
        ?? (writer.Store.Account(ledger, holder) is { } id ? Load<Account>(id.Value) : null);

    public T? Load<T>(long stream)
        where T : class => LoadAny(stream) as T;

    /// <summary>Decides a command and all that follows; refusals of any of it refuse the whole.</summary>
    public IReadOnlyList<Refusal> Carry(object command)
    {
        waiting.Enqueue(command);
        for (var judged = act; waiting.TryDequeue(out var next); judged = act.ByClockwork())
        {
            if (++decisions > DecisionsMax)
            {
                throw new BrokenInvariantException("Engine", $"one act led to more than {DecisionsMax} decisions");
            }

            if (next is IEffect effect)
            {
                Effects.CarryOut(this, effect);
                continue;
            }

            // What follows is the realm's doing: nobody needs the right to it beside the right to the act itself.
            var (stream, decision) = Decide(next, judged);
            if (!decision.Accepted)
            {
                return decision.Refusals;
            }

            foreach (var e in decision.Events)
            {
                Record(stream, e);
            }

            foreach (var f in decision.Effects)
            {
                waiting.Enqueue(f);
            }
        }

        return [];
    }

    internal void Enqueue(object command) => waiting.Enqueue(command);

    internal WriterReads Reads => reads;

    internal RealmWriter Writer => writer;

    internal Act Act => act;

    /// <summary>Records an event that needs no decision of its own, such as the proof that people were told.</summary>
    /// <param name="by">whose event it is, where it is not that of who acts</param>
    internal void Record(long stream, IEvent e, Actor? by = null)
    {
        var state = LoadAny(stream);
        before.TryAdd(stream, state);
        var envelope = new Envelope(writer.TakeSeq(), stream, act.Happened, act.Now, by ?? act.By, e);
        var changed = States.Apply(state, envelope);
        after[stream] = changed;
        recorded.Add((envelope, changed));
    }

    private (long Stream, Decision Decision) Decide(object command, Act judged) => command switch
    {
        ICaseCommand c => (c.Case.Value, CaseDecisions.Decide(Load<Case>(c.Case.Value), c, judged, reads)),
        IMeetingCommand m => (m.Meeting.Value, MeetingDecisions.Decide(Load<Meeting>(m.Meeting.Value), WithRecused(m), judged, reads)),
        IOrgCommand o => (o.Org.Value, OrgDecisions.Decide(Load<Org>(o.Org.Value), o, judged, reads)),
        IPersonCommand p => (p.Person.Value, PersonDecisions.Decide(Load<Person>(p.Person.Value), p, judged, reads)),
        IVersionCommand v => (v.Version.Value, VersionDecisions.Decide(Load<PackVersion>(v.Version.Value), v, judged, reads)),
        FileRecord f => (f.Record.Value, RecordDecisions.File(f, judged, reads)),
        EraseRecord e => (e.Record.Value, RecordDecisions.Erase(Load<Record>(e.Record.Value), e, judged)),
        _ => (0, Decision.Refuse(EngineRefusals.NotAnAct())),
    };

    /// <summary>Who is recused by the case's own rule is added to what the convener named.</summary>
    private IMeetingCommand WithRecused(IMeetingCommand command) => command switch
    {
        CallMeeting c when c.Items.Count > 0 && reads.Meeting(c.Pack, c.Kind) is { } d && reads.Orgs.Find(c.Org) is { } org =>
            c with { Items = [.. c.Items.Select(i => Recuse(i, d, org))] },
        AddItem a when Load<Meeting>(a.Meeting.Value) is { } m && reads.Meeting(m.Pack, m.Kind) is { } d && reads.Orgs.Find(m.Org) is { } org =>
            a with { Item = Recuse(a.Item, d, org) },
        _ => command,
    };

    private ItemRequest Recuse(ItemRequest item, MeetingDefinition definition, Org org)
    {
        if (Load<Case>(item.Case.Value) is not { } state)
        {
            return item;
        }

        var entitled = reads.Audiences.Members(reads.Audiences.Resolve(definition.Of, org, org), Today, definition.Of);
        var recused = CaseDecisions.RecusedFrom(state, entitled, act, reads);
        return item with { Recused = [.. item.Recused.Union(recused).Order()] };
    }

    private object? LoadAny(long stream) =>
        after.TryGetValue(stream, out var changed) ? changed : stream > lastBefore ? null : writer.LoadState(stream);

    private TextRef Seal(long owner, ReadOnlySpan<byte> content)
    {
        var reference = writer.Store.Vault.Put(writer.NextId(), owner, content);
        sealedNow.Add(reference.Id);
        return reference;
    }
}
