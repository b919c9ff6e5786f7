using Lianxin.Store.Sql;

namespace Lianxin.Store.Facts;

/// <summary>Small whole numbers for the words that millions of rows repeat: kinds, tags, levels.</summary>
internal sealed class WordTable(Session session)
{
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);

    private Statement Get => field ??= session.Prepare("select id from words where word = ?1");

    private Statement Insert => field ??= session.Prepare("insert into words(word) values(?1) returning id");

    /// <summary>Numbers given out in a transaction that was taken back are gone.</summary>
    public void Reload() => known.Clear();

    /// <summary>The word's number; a new word gets one.</summary>
    public long Number(string word)
    {
        if (!known.TryGetValue(word, out var number))
        {
            number = Find(word) ?? Insert.Set(1, word).Scalar()!.Value;
            known[word] = number;
        }

        return number;
    }

    public long? Find(string word) => Get.Set(1, word).Scalar();

    /// <summary>Numbers of those words that are known; a word nobody used matches no row.</summary>
    public IReadOnlyList<long> FindAll(IReadOnlyList<string> words)
    {
        var numbers = new List<long>(words.Count);
        foreach (var word in words)
        {
            if (Find(word) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }
}
