using System.Collections.Concurrent;
using Lianxin.Kernel.Journal;

namespace Lianxin.Store.Vault;

/// <summary>
/// Short texts that were opened lately, such as the titles of cases in a list, beside the keys that opened them: with a key
/// goes what it opened. A text's place never holds another text, so nothing else makes one stale. Thread-safe.
/// </summary>
internal sealed class OpenedTexts
{
    /// <summary>Longer texts stand on a page of their own, not fifty to a list.</summary>
    private const int CharsMax = 80;

    private const int KeptMax = 8_000;

    private readonly ConcurrentDictionary<VaultId, (long KeyNo, string Text)> kept = new();
    private readonly Lock gate = new();
    private long destroyed;

    /// <summary>How often keys were destroyed; to be read before what is to be kept is opened.</summary>
    public long Destroyed => Volatile.Read(ref destroyed);

    public string? Find(VaultId id) => kept.TryGetValue(id, out var found) ? found.Text : null;

    /// <param name="before"><see cref="Destroyed"/> from before it was opened: a text whose key went meanwhile is not kept</param>
    public void Keep(VaultId id, long keyNo, string text, long before)
    {
        if (text.Length > CharsMax)
        {
            return;
        }

        lock (gate)
        {
            if (before != destroyed)
            {
                return;
            }

            if (kept.Count >= KeptMax)
            {
                kept.Clear();
            }

            kept[id] = (keyNo, text);
        }
    }

    /// <summary>Drops all that these keys opened.</summary>
    public void Forget(IReadOnlyList<long> keys)
    {
        var gone = keys.ToHashSet();
        lock (gate)
        {
            destroyed++;
            foreach (var (id, (keyNo, _)) in kept)
            {
                if (gone.Contains(keyNo))
                {
                    kept.TryRemove(id, out _);
                }
            }
        }
    }
}
