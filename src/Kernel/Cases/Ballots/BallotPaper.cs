using System.Collections.Immutable;
using System.Globalization;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Ballots;

/// <summary>What a voter does on a ballot with many options.</summary>
public enum BallotKind
{
    /// <summary>marks some of them</summary>
    Choose,

    /// <summary>marks as many as their costs together fit into an amount</summary>
    Spend,

    /// <summary>puts some of them in order, the best first</summary>
    Rank,
}

/// <summary>One option of a ballot.</summary>
/// <param name="Key">its mark on a ballot: its number in the list, from 1</param>
/// <param name="Of">a person, an organisation or a case</param>
/// <param name="Cost">in fen, where the ballot spends an amount</param>
public sealed record BallotOption(string Key, FieldValue Of, long Cost = 0);

/// <summary>
/// The ballot of one vote as it was when the vote opened. A filled-in ballot is a text: keys with commas between, those of
/// the list in its order (of a ranking the best first), written-in persons behind; or <see cref="Blank"/>.
/// </summary>
/// <param name="Most">how many can be marked at most</param>
/// <param name="WriteIn">whether others of the roll may be written in</param>
public sealed record BallotPaper(BallotKind Kind, ImmutableList<BallotOption> Options, int Most, bool WriteIn)
{
    /// <summary>A ballot without a mark, and what they are counted under.</summary>
    public const string Blank = "blank";

    /// <summary>Papers that cannot be read or mark too much; only a count of papers has them.</summary>
    public const string Spoilt = "spoilt";

    /// <summary>How many papers a count is of.</summary>
    public const string Papers = "papers";

    public const int OptionsMax = 200;

    private const char WrittenIn = 'w';

    /// <summary>What the marked may cost together, in fen.</summary>
    public long Budget { get; init; }

    /// <summary>How many are to be elected, or the amount in fen that is shared out.</summary>
    public long ToFill { get; init; }

    /// <summary>Bytes of the longest ballot: all take as many.</summary>
    public int BytesMax => Math.Max(Blank.Length, Most * (WriteIn ? KeyOf(new PersonId(Ids.Make(1, Ids.NumbersPerRealm - 1))).Length + 1 : Options.Count.ToString(CultureInfo.InvariantCulture).Length + 1));

    /// <summary>The mark of a person who is not in the list.</summary>
    public static string KeyOf(PersonId person) => string.Create(CultureInfo.InvariantCulture, $"{WrittenIn}{Ids.NumberOf(person.Value)}");

    public BallotOption? Option(string key) => Options.Find(o => o.Key == key);

    /// <summary>Who is meant by the mark of a written-in person; null where nobody of the roll is.</summary>
    public PersonId? Written(string key, IEnumerable<PersonId> roll) =>
        WriteIn && key.Length > 1 && key[0] == WrittenIn ? roll.Where(p => KeyOf(p) == key && !IsListed(p)).Select(p => (PersonId?)p).FirstOrDefault() : null;

    public bool IsListed(PersonId person) => Options.Exists(o => o.Of is PeopleValue { People: [var listed] } && listed == person);
}
