using Lianxin.Kernel.Records;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>
/// How fields look to expressions (docs/packs.md, Expressions). The journal holds no text, only references into the
/// vault, so a text can be asked for by <c>has()</c> and never read. An optional field must be asked for before it is
/// read; a list that was left empty counts as not there.
/// </summary>
internal static class FieldTypes
{
    public static readonly CelType Person = CelType.Opaque("person");
    public static readonly CelType Date = CelType.Opaque("date", isOrdered: true);
    public static readonly CelType Case = CelType.Opaque("case");
    public static readonly CelType Org = CelType.Opaque("org");

    private static readonly CelType Text = CelType.Opaque("text");
    private static readonly CelType Time = CelType.Opaque("time", isOrdered: true);
    private static readonly CelType Row = CelType.Opaque("row");
    private static readonly CelType File = CelType.Opaque("file");

    public static CelField Of(FieldType type, IEnumerable<string> of, bool optional)
    {
        string[] domain = [.. of];
        return type switch
        {
            FieldType.Choice => new CelField(CelType.String, optional, domain),
            FieldType.Choices => new CelField(CelType.List(CelType.String, domain.Length), optional, domain),
            FieldType.People => new CelField(CelType.List(Person, FormJudgement.PeopleMax), optional),
            FieldType.Orgs => new CelField(CelType.List(Org, FormJudgement.OrgsMax), optional),
            FieldType.Files or FieldType.Photos or FieldType.File or FieldType.Photo => new CelField(CelType.List(File, FormJudgement.FilesMax), optional),
            FieldType.Table => new CelField(CelType.List(Row, FormJudgement.RowsMax), optional),
            _ => new CelField(Plain(type), optional),
        };
    }

    /// <summary>The value as CEL sees it; null where there is none.</summary>
    public static object? Value(FieldType type, FieldValue? value) => value switch
    {
        NumberValue n => n.Number,
        DateValue d => d.Day,
        YesNoValue y => y.Yes,
        ChoiceValue c => c.Choice,
        ChoicesValue c => c.Choices.Cast<object?>().ToList(),
        PeopleValue p when type == FieldType.Person => p.People.Count > 0 ? p.People[0] : null,
        PeopleValue p => p.People.Select(x => (object?)x).ToList(),
        OrgsValue o when type == FieldType.Org => o.Orgs.Count > 0 ? o.Orgs[0].Value : null,
        OrgsValue o => o.Orgs.Select(x => (object?)x.Value).ToList(),
        FilesValue f => f.Files.Cast<object?>().ToList(),
        Kernel.Records.TextValue t => t.Chars > 0 ? t.Text : null,
        IdValue i => i.Id,
        TimeValue t => t.Time,
        TableValue t => t.Rows.Cast<object?>().ToList(),
        _ => IsList(type) ? new List<object?>() : null,
    };

    public static bool IsThere(FieldType type, FieldValue? value) => Value(type, value) is { } read && read is not List<object?> { Count: 0 };

    private static bool IsList(FieldType type) => type is FieldType.Choices or FieldType.People or FieldType.Orgs or FieldType.Files or FieldType.Photos or FieldType.File or FieldType.Photo or FieldType.Table;

    private static CelType Plain(FieldType type) => type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Place or FieldType.Contact => Text,
        FieldType.Number or FieldType.Money => CelType.Int,
        FieldType.YesNo or FieldType.Signature => CelType.Bool,
        FieldType.Date => Date,
        FieldType.Time => Time,
        FieldType.Person => Person,
        FieldType.Case => Case,
        FieldType.Org => Org,
        FieldType.Weights => CelType.Opaque("weights"),
        FieldType.Duration => CelType.Opaque("duration"),
        FieldType.Bound => CelType.Opaque("bound"),
        FieldType.Group => CelType.Opaque("group"),
        FieldType.Notice => CelType.Opaque("notice"),
        _ => CelType.Opaque("record"),
    };
}
