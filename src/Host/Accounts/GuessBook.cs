using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Lianxin.Host.Accounts;

/// <summary>
/// Counts failed tries in memory, by address and by names that do not exist. By address, because a guesser tries many
/// names; by unknown name, so that a stranger is told the same about a name whether it exists or not.
/// </summary>
public sealed class GuessBook(TimeProvider clock)
{
    /// <summary>Failed tries allowed per address within <see cref="Window"/>. Generous, for a whole village may share one address.</summary>
    public const int PerAddressMax = 30;

    /// <summary>How long a failed try counts against an address.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private const int KeysMax = 20_000;
    private readonly ConcurrentDictionary<string, Tally> tallies = new(StringComparer.Ordinal);

    /// <summary>Until when the address must wait, or null if it may try.</summary>
    public DateTimeOffset? Wait(string door, IPAddress? address) =>
        tallies.TryGetValue(Key(door, address), out var tally) && tally.Count >= PerAddressMax && tally.Until > clock.GetUtcNow() ? tally.Until : null;

    /// <summary>Notes a failed try.</summary>
    public void Failed(string door, IPAddress? address) => Add(Key(door, address), Window);

    /// <summary>Notes a failed try on a name nobody has; answers until when that name is locked, or null.</summary>
    internal DateTimeOffset? FailedUnknown(string name)
    {
        var tally = Add("name/" + name, AccountDesk.LockLength);
        return tally.Count >= AccountDesk.TriesMax ? tally.Until : null;
    }

    internal DateTimeOffset? UnknownLockedUntil(string name) =>
        tallies.TryGetValue("name/" + name, out var tally) && tally.Count >= AccountDesk.TriesMax && tally.Until > clock.GetUtcNow() ? tally.Until : null;

    private Tally Add(string key, TimeSpan length)
    {
        var now = clock.GetUtcNow();
        if (tallies.Count >= KeysMax)
        {
            foreach (var old in tallies.Where(t => t.Value.Until <= now))
            {
                tallies.TryRemove(old.Key, out _);
            }
        }

        return tallies.AddOrUpdate(key, _ => new(1, now + length), (_, tally) => tally.Until <= now ? new(1, now + length) : new(tally.Count + 1, now + length));
    }

    /// <summary>An IPv6 customer holds a whole /64, so that is what counts as one address.</summary>
    private static string Key(string door, IPAddress? address)
    {
        if (address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return door + "/" + Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8));
        }

        return door + "/" + (address?.MapToIPv4().ToString() ?? "?");
    }

    private sealed record Tally(int Count, DateTimeOffset Until);
}
