using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Records;

public enum FieldKind
{
    Text,
    LongText,
    Number,
    Money,
    Date,
    YesNo,
    Choice,
    Choices,
    Person,
    People,
    Files,
    Case,
    Notice,
    Org,
    Orgs,

    /// <summary>where something is, in words</summary>
    Place,

    /// <summary>how somebody is reached</summary>
    Contact,

    /// <summary>who hands it in signs for it; nothing but yes will do</summary>
    Signature,

    /// <summary>a time of day</summary>
    Time,

    /// <summary>rows of the same columns</summary>
    Table,
}

/// <summary>Who may see a field: open to all, inside the organisation, personal, or sealed until a step has ended.</summary>
public enum Privacy
{
    Open,
    Inner,
    Personal,
    Sealed,
}

/// <summary>A field of a form as a pack declares it.</summary>
/// <param name="Most">most characters of a text, most amount of a number or money (fen), or null</param>
public sealed record FieldDefinition(
    string Name, FieldKind Kind, bool Optional, Privacy Privacy, IReadOnlyList<string> Of, long? Least, long? Most)
{
    /// <summary>Where a pack sets no limit.</summary>
    public const int TextCharsMax = 200;

    public const int LongTextCharsMax = 5_000;

    /// <summary>Of a text: two of them are compared, such as the numbers of invoices, so that each counts once.</summary>
    public bool Marked { get; init; }

    /// <summary>Of a table: what each of its rows says.</summary>
    public IReadOnlyList<FieldDefinition> Columns { get; init; } = [];

    /// <summary>What it holds where nothing is filled in; null where that is nothing.</summary>
    public FieldDefault? Default { get; init; }

    /// <summary>Of people: those who can be named, as they are on the day it is handed in; null where anybody can.</summary>
    public People.GroupDefinition? Among { get; init; }

    public int CharsMax => (int)(Most ?? (Kind is FieldKind.Text or FieldKind.Place or FieldKind.Contact ? TextCharsMax : LongTextCharsMax));
}

/// <summary>A form: what is asked, and who may file it by itself.</summary>
/// <param name="Pack">pack that declares it; <c>pack/name</c> is its full name</param>
/// <param name="Path">where its words stand, such as <c>forms.topic</c> or <c>procedures.topic.steps.review.fill</c></param>
/// <param name="FiledBy">who may file it outside a case or meeting; null where nobody may</param>
public sealed record FormDefinition(
    string Pack, string Name, string Path, IReadOnlyList<FieldDefinition> Fields, FormRule? Rule = null, People.GroupDefinition? FiledBy = null)
{
    public string FullName => $"{Pack}/{Name}";

    /// <summary>Fields by which two records of an organisation are the same record; empty where any number may be alike.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>How long its texts are kept once the case ended or the record was filed; null where no end is set.</summary>
    public DurationSpec? Retention { get; init; }

    /// <summary>Whether two fillings are the same record.</summary>
    public bool IsSame(IReadOnlyDictionary<string, FieldValue> a, IReadOnlyDictionary<string, FieldValue> b) =>
        Unique.Count > 0 && Unique.All(f => Comparable(a.GetValueOrDefault(f)) == Comparable(b.GetValueOrDefault(f)));

    private static string Comparable(FieldValue? value) => value switch
    {
        PeopleValue p => string.Join(',', p.People.Order()),
        OrgsValue o => string.Join(',', o.Orgs.Select(x => x.Value).Order()),
        _ => value?.ToString() ?? "",
    };

    /// <summary>What was filled in, with the defaults of what was not.</summary>
    public IReadOnlyDictionary<string, FieldValue> Complete(IReadOnlyDictionary<string, FieldValue> values, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(values);
        var left = Fields.Where(f => f.Default is not null && !values.ContainsKey(f.Name)).ToList();
        return left.Count == 0 ? values
            : values.Concat(left.Select(f => KeyValuePair.Create(f.Name, f.Default!.On(today)))).ToDictionary(StringComparer.Ordinal);
    }

    public FieldDefinition? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>What a field holds where nothing is filled in: a value, or the day it is handed in.</summary>
/// <param name="Value">null for that day</param>
public sealed record FieldDefault(FieldValue? Value)
{
    public FieldValue On(DateOnly today) => Value ?? new DateValue(today);
}

/// <summary>A condition over a whole form and the day it is handed in, with words of its own under <c>PATH.rule</c>.</summary>
public sealed record FormRule(string Source, Func<IReadOnlyDictionary<string, FieldValue>, DateOnly, bool> Holds);

/// <summary>A value as the journal keeps it: numbers and ids in clear, every text as a reference into the vault.</summary>
public abstract record FieldValue;

/// <param name="Chars">length in characters, so that emptiness and limits can be judged without the vault</param>
/// <param name="Mark">
/// of a field that is <see cref="FieldDefinition.Marked"/>: alike where the texts are, and of no use without the key that
/// made it, which lies apart from the journal
/// </param>
public sealed record TextValue(TextRef Text, int Chars, string? Mark = null) : FieldValue;

/// <summary>Whole number, or money in fen.</summary>
public sealed record NumberValue(long Number) : FieldValue;

public sealed record DateValue(DateOnly Day) : FieldValue;

public sealed record YesNoValue(bool Yes) : FieldValue;

public sealed record ChoiceValue(string Choice) : FieldValue;

public sealed record ChoicesValue(IReadOnlyList<string> Choices) : FieldValue;

public sealed record PeopleValue(IReadOnlyList<PersonId> People) : FieldValue;

public sealed record OrgsValue(IReadOnlyList<OrgId> Orgs) : FieldValue;

public sealed record CasesValue(IReadOnlyList<CaseId> Cases) : FieldValue;

/// <param name="Minutes">since midnight, 0 to 1439</param>
public sealed record TimeValue(int Minutes) : FieldValue
{
    public const int MinutesMax = (24 * 60) - 1;

    public TimeOnly Time => new(Minutes / 60, Minutes % 60);
}

/// <param name="Rows">each by the names of its columns; what was left empty is not in it</param>
public sealed record TableValue(IReadOnlyList<IReadOnlyDictionary<string, FieldValue>> Rows) : FieldValue;

/// <param name="Files">sealed like texts; name and kind lie with the content</param>
public sealed record FilesValue(IReadOnlyList<TextRef> Files) : FieldValue;

/// <summary>A case, meeting, notice or organisation, by its id.</summary>
public sealed record IdValue(long Id) : FieldValue;
