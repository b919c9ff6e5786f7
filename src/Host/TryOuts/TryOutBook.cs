using System.Security.Cryptography;
using Lianxin.Engine;
using Lianxin.Host.Institutions;
using Lianxin.Packs.Catalog;

namespace Lianxin.Host.TryOuts;

/// <summary>
/// The try-outs under way: a few at a time, each for a while. Who begins one more than there is room for takes the place of
/// the one longest untouched, if that has lain for some minutes; else is asked to wait.
/// </summary>
public sealed class TryOutBook(InstitutionBook book, RealmEngine engine, TimeProvider time) : IAsyncDisposable
{
    public const int Most = 8;

    private const int TokenBytes = 16;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(45);
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    private static readonly TimeSpan Spared = TimeSpan.FromMinutes(3);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim making = new(1);
    private readonly Dictionary<string, Entry> running = new(StringComparer.Ordinal);

    /// <summary>Begins one of an institution as it is in force; null where there is no room, or no such institution.</summary>
    /// <param name="instead">the visitor's own one of before, which ends</param>
    public async Task<TryOut?> Begin(string pack, string? instead, CancellationToken stop = default)
    {
        if (book.Current.Pack(pack) is not { IsDraft: false } found)
        {
            return null;
        }

        await End(instead).ConfigureAwait(false);
        await Sweep().ConfigureAwait(false);
        await making.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            if (!await MakeRoom().ConfigureAwait(false))
            {
                return null;
            }

            var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
            var catalog = book.Current;
            var day = engine.Time.DayOf(engine.Clock.Now);
            var made = await Task.Run(() => new TryOut(token, catalog, found, day), stop).ConfigureAwait(false);
            lock (gate)
            {
                running[token] = new Entry(made, time.GetUtcNow()) { Used = time.GetUtcNow() };
            }

            return made;
        }
        finally
        {
            making.Release();
        }
    }

    /// <summary>The try-out of a token; null where it has ended.</summary>
    public TryOut? Find(string? token)
    {
        lock (gate)
        {
            if (token is null || !running.TryGetValue(token, out var entry) || IsOver(entry))
            {
                return null;
            }

            entry.Used = time.GetUtcNow();
            return entry.TryOut;
        }
    }

    public async Task End(string? token)
    {
        Entry? entry;
        lock (gate)
        {
            if (token is null || !running.Remove(token, out entry))
            {
                return;
            }
        }

        await entry.TryOut.DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        string[] all;
        lock (gate)
        {
            all = [.. running.Keys];
        }

        foreach (var token in all)
        {
            await End(token).ConfigureAwait(false);
        }

        making.Dispose();
    }

    private async Task Sweep()
    {
        string[] over;
        lock (gate)
        {
            over = [.. running.Where(r => IsOver(r.Value)).Select(r => r.Key)];
        }

        foreach (var token in over)
        {
            await End(token).ConfigureAwait(false);
        }
    }

    private async Task<bool> MakeRoom()
    {
        string? longest;
        lock (gate)
        {
            if (running.Count < Most)
            {
                return true;
            }

            var oldest = running.MinBy(r => r.Value.Used);
            longest = oldest.Value.Used + Spared < time.GetUtcNow() ? oldest.Key : null;
        }

        await End(longest).ConfigureAwait(false);
        return longest is not null;
    }

    private bool IsOver(Entry entry) => entry.Used + Idle < time.GetUtcNow() || entry.Begun + Lifetime < time.GetUtcNow();

    private sealed record Entry(TryOut TryOut, DateTimeOffset Begun)
    {
        public DateTimeOffset Used { get; set; }
    }
}
