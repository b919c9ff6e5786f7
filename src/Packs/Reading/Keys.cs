using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Reading;

/// <summary>
/// A map being read: what is taken is known, what is left at <see cref="Done"/> is reported with the nearest known key.
/// </summary>
internal sealed class Keys(MappingNode map, Phrase what, Report report)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public Place Place => map.Place;

    public Phrase What => what;

    public IReadOnlyList<YamlEntry> All => map.Entries;

    public bool Has(string key)
    {
        asked.Add(key);
        return map[key] is not null;
    }

    public YamlNode? Take(string key)
    {
        known.Add(key);
        return map[key];
    }

    public YamlNode? Need(string key)
    {
        if (Take(key) is { } node)
        {
            return node;
        }

        report.Add(Codes.MissingKey, map.Place, key, what);
        return null;
    }

    public void Known(params IEnumerable<string> keys) => known.UnionWith(keys);

    public void NotBoth(string one, string other)
    {
        if (map[one] is not null && map.Entries.FirstOrDefault(e => e.Key.Text == other) is { } second)
        {
            report.Add(Codes.Contradicting, second.Key.Place, what, one, other);
        }
    }

    public void Done()
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key.Text)))
        {
            if (NeverWords.WhyNoKey(entry.Key.Text) is { } why)
            {
                report.Add(Codes.NeverDone, entry.Key.Place, entry.Key.Text, why);
            }
            else
            {
                report.Add(Codes.UnknownKey, entry.Key.Place, entry.Key.Text, what, Words.DidYouMean(entry.Key.Text, known), Words.List(known.Union(asked, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
            }
        }
    }
}
