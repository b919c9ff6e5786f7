using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Lianxin.Web.Live;

/// <summary>Tells open pages that something they show has changed. A topic is any word, such as <c>meeting/17</c>.</summary>
public sealed class LiveHub
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Channel<byte>, byte>> topics = new(StringComparer.Ordinal);

    /// <summary>Says that a topic has changed. Cheap where nobody listens; many changes in a row become one.</summary>
    public void Changed(string topic)
    {
        if (topics.TryGetValue(topic, out var listeners))
        {
            foreach (var listener in listeners.Keys)
            {
                listener.Writer.TryWrite(0);
            }
        }
    }

    /// <summary>Yields once at each change, until stopped.</summary>
    public async IAsyncEnumerable<bool> Listen(string topic, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        var listeners = topics.GetOrAdd(topic, _ => new());
        listeners[channel] = 0;
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await channel.Reader.ReadAsync(stop);
                yield return true;
            }
        }
        finally
        {
            listeners.TryRemove(channel, out _);
        }
    }
}
