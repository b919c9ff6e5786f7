using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Tests.Store;

/// <summary>
/// What every engine must do. The tests are written once; a class per engine says how a store is opened and, where it
/// lasts, opened again.
/// </summary>
public abstract partial class StoreContract : IDisposable
{
    protected const int Realm = 620_999;
    protected static readonly Instant Noon = Instant.Parse("2026-11-22T04:00:00Z");
    protected static readonly DateOnly Today = new(2026, 11, 22);
    private IRealmStore? store;

    protected IRealmStore Store => store ??= Open();

    protected IRealmQueries Queries => Store.Queries;

    /// <summary>Opens the test's own realm, empty at first.</summary>
    protected abstract IRealmStore Open();

    /// <summary>Opens one more realm beside it, empty.</summary>
    protected abstract IRealmStore OpenAnother();

    /// <summary>Whether what was committed is there when the store is opened again.</summary>
    protected abstract bool Lasts { get; }

    public void Dispose()
    {
        store?.Dispose();
        Clean();
        GC.SuppressFinalize(this);
    }

    protected virtual void Clean()
    {
    }

    protected void Reopen()
    {
        store?.Dispose();
        store = null;
    }

    protected void Commit(Action<IRealmWriter> write)
    {
        using var writer = Store.OpenWriter();
        Commit(writer, write);
    }

    protected static void Commit(IRealmWriter writer, Action<IRealmWriter> write)
    {
        writer.Begin();
        try
        {
            write(writer);
            writer.Commit();
        }
        catch
        {
            writer.Rollback();
            throw;
        }
    }

    protected static long Id(long number) => Ids.Make(Realm, number);

    protected static OrgId Org(long number) => new(Id(number));

    protected static PersonId Person(long number) => new(Id(number));

    protected static CaseId Case(long number) => new(Id(number));

    protected static Envelope Renamed(long seq, string name, long stream = 1, Actor? by = null) =>
        new(seq, Id(stream), Noon, Noon.Plus(TimeSpan.FromSeconds(seq)), by ?? Actor.Clockwork, new OrgRenamed(name));

    protected static OrgRow OrgAt(string path, string kind = "village")
    {
        var numbers = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n)).ToList();
        return new OrgRow(
            Org(numbers[^1]), kind, $"组织{numbers[^1]}", numbers.Count > 1 ? Org(numbers[^2]) : null, null, path, Today, null);
    }

    protected static CaseRow CaseOf(
        long number, long org, CasePhase phase = CasePhase.Running, string? step = "review", string? end = null, Instant? due = null,
        long? opener = null, string pack = "pack", string procedure = "topic", bool late = false, Instant? begun = null) => new(
        Case(number), pack, 1, procedure, Org(org), Org(org), phase, phase == CasePhase.Running ? step : null, 1, Noon, due, false, late,
        opener is { } o ? Person(o) : null, "villagers", null, null, null, 0, 0, begun ?? Noon, phase == CasePhase.Ended ? Noon : null,
        phase == CasePhase.Ended ? end : null);

    protected static Atom Post(string name, long org) => new(AtomKind.Post, name, Id(org));

    protected static Atom Stage(string name, long org) => new(AtomKind.Stage, name, Id(org));
}
