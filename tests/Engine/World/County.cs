using System.Globalization;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Engine.World;

/// <summary>
/// A small county in a real store under the real packs and a clock that stands still: made once by ordinary commands,
/// then copied for each test.
/// </summary>
internal sealed class County : IAsyncDisposable
{
    public const int Realm = 620_999;
    public const string Pack = "members-first-deliberation";

    /// <summary>A Monday morning, nine o'clock on the wall.</summary>
    public static readonly Instant Start = Instant.Parse("2026-03-02T01:00:00Z");

    private static readonly Lazy<Task<(string Folder, Cast Cast)>> Made = new(Founding.Make);
    private readonly bool keep;
    private int key;

    private County(string folder, Cast cast, SqliteRealmStore store, IInstitutionCatalog packs, VirtualClock clock, bool keep)
    {
        (Folder, Cast, Store, Clock, this.keep) = (folder, cast, store, clock, keep);
        Engine = new RealmEngine(store, packs, Time, clock);
    }

    public static RealmTime Time { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), Installation.Calendar());

    public string Folder { get; }

    public Cast Cast { get; }

    public SqliteRealmStore Store { get; }

    public VirtualClock Clock { get; }

    public RealmEngine Engine { get; }

    public Instant Now => Clock.Now;

    /// <summary>A fresh copy of the county.</summary>
    public static async Task<County> Fresh(SqliteStoreOptions? options = null, IInstitutionCatalog? packs = null)
    {
        var (template, _) = await Made.Value;
        var folder = Folders.Copy(template);
        return await Open(folder, Start, options, packs);
    }

    /// <summary>Opens a folder that holds this county at some time of its life.</summary>
    public static async Task<County> Open(string folder, Instant now, SqliteStoreOptions? options = null, IInstitutionCatalog? packs = null, bool keep = false)
    {
        var (_, cast) = await Made.Value;
        return new County(folder, cast, SqliteRealmStore.Open(folder, Realm, options), packs ?? RealPacks.Shared, new VirtualClock(now), keep);
    }

    internal static County Found(string folder, Cast cast) =>
        new(folder, cast, SqliteRealmStore.Open(folder, Realm), RealPacks.Shared, new VirtualClock(Start), keep: true);

    public Task<Outcome> Send(PersonId? by, Func<ISealer, object> build, string? withKey = null, Instant? happened = null) =>
        Engine.Submit(new Command(withKey ?? NextKey(), new Actor(by), build, happened), TestContext.Current.CancellationToken);

    public async Task<Outcome> Must(PersonId? by, Func<ISealer, object> build)
    {
        var outcome = await Send(by, build);
        Assert.True(outcome.Accepted, string.Join("; ", outcome.Refusals.Select(r => $"{r.Code} {r.Key} {string.Join(' ', r.Facts ?? new Dictionary<string, string>(StringComparer.Ordinal))}")));
        return outcome;
    }

    /// <summary>Sends an act that must be refused for this reason, leaving nothing.</summary>
    public async Task Refused(int code, PersonId? by, Func<ISealer, object> build)
    {
        var before = Contents.Of(Folder);
        var outcome = await Send(by, build);
        Assert.False(outcome.Accepted, $"accepted, not refused by {code}");
        Assert.Contains(code, outcome.Refusals.Select(r => r.Code));
        Assert.Equal(before, Contents.Of(Folder));
    }

    public Task<Outcome> Ballot(PersonId by, CaseId vote, string choice, string? withKey = null) =>
        Engine.Cast(withKey ?? NextKey(), new Actor(by), vote, choice, TestContext.Current.CancellationToken);

    public Case Case(CaseId id) => Engine.States.Case(id)!;

    /// <summary>Lets time pass and the clockwork do its part.</summary>
    public async Task<int> Pass(TimeSpan span)
    {
        Clock.Set(Now.Plus(span));
        return await Engine.RunTimers(TestContext.Current.CancellationToken);
    }

    public async Task<int> PassUntil(Instant to)
    {
        Clock.Set(to);
        return await Engine.RunTimers(TestContext.Current.CancellationToken);
    }

    public IReadOnlyList<Envelope> Journal() => [.. Store.Journal()];

    public string NextKey() => string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref key)}-{Environment.CurrentManagedThreadId}-{Guid.NewGuid():N}");

    /// <summary>Puts the realm down; its folder stays.</summary>
    public async Task Close()
    {
        await Engine.DisposeAsync();
        Store.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (!keep)
        {
            Folders.Delete(Folder);
        }
    }
}
