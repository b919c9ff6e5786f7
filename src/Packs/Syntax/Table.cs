using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>Something a pack declares under a name.</summary>
public interface IDeclared
{
    Located<string> Name { get; }
}

/// <summary>Declarations in writing order, found by name. Names are unique; the reader reports doubles.</summary>
public sealed class Table<T> : IReadOnlyList<T>
    where T : class, IDeclared
{
    private readonly List<T> items = [];
    private readonly Dictionary<string, T> byName = new(StringComparer.Ordinal);

    public Table()
    {
    }

    public Table(IEnumerable<T> declared)
    {
        foreach (var item in declared)
        {
            if (byName.TryAdd(item.Name.Value, item))
            {
                items.Add(item);
            }
        }
    }

    public int Count => items.Count;

    public IEnumerable<string> Names => items.Select(i => i.Name.Value);

    public T this[int index] => items[index];

    public T? Find(string name) => byName.GetValueOrDefault(name);

    public bool Has(string name) => byName.ContainsKey(name);

    public bool TryFind(string name, [NotNullWhen(true)] out T? found) => byName.TryGetValue(name, out found);

    public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
