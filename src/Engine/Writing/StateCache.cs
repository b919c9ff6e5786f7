namespace Lianxin.Engine.Writing;

/// <summary>States that acts touched lately, the longest unused dropped first. Only the writer uses it.</summary>
internal sealed class StateCache(int capacity)
{
    private readonly Dictionary<long, LinkedListNode<(long Stream, object State)>> index = [];
    private readonly LinkedList<(long Stream, object State)> order = new();

    public object? Find(long stream)
    {
        if (!index.TryGetValue(stream, out var node))
        {
            return null;
        }

        order.Remove(node);
        order.AddFirst(node);
        return node.Value.State;
    }

    public void Put(long stream, object state)
    {
        if (index.Remove(stream, out var old))
        {
            order.Remove(old);
        }

        index[stream] = order.AddFirst((stream, state));
        if (index.Count > capacity)
        {
            index.Remove(order.Last!.Value.Stream);
            order.RemoveLast();
        }
    }

    public void Clear()
    {
        index.Clear();
        order.Clear();
    }
}
