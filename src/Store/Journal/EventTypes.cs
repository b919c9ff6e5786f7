using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Lianxin.Kernel.Journal;

namespace Lianxin.Store.Journal;

/// <summary>How one kind of event is kept: its name, the version of its shape, and how to write and read it.</summary>
internal sealed class EventKind(Type type, string name, int version)
{
    private JsonTypeInfo? shape;

    public Type Type { get; } = type;

    public string Name { get; } = name;

    public byte[] Utf8Name { get; } = System.Text.Encoding.UTF8.GetBytes(name);

    public int Version { get; } = version;

    public JsonTypeInfo Shape => shape ??= EventJson.Options.GetTypeInfo(Type);
}

/// <summary>Every event of the kernel by its name, which is the storage format.</summary>
internal static class EventTypes
{
    /// <summary>Version of a shape until it is changed for the first time; a change gets a reader for the old one.</summary>
    private const int FirstVersion = 1;

    public static readonly IReadOnlyList<EventKind> All =
    [
        .. typeof(IEvent).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IEvent)))
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => new EventKind(t, t.Name, FirstVersion)),
    ];

    private static readonly FrozenDictionary<Type, EventKind> ByType = All.ToFrozenDictionary(k => k.Type);

    private static readonly FrozenDictionary<string, EventKind> ByName = All.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal);

    public static EventKind Of(IEvent e) => ByType.TryGetValue(e.GetType(), out var kind)
        ? kind
        : throw new ArgumentException($"{e.GetType().Name} is no event of the kernel.", nameof(e));

    public static EventKind? Find(string name) => ByName.GetValueOrDefault(name);
}
