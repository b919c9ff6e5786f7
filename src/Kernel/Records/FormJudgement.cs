using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Kernel.Records;

/// <summary>Judges filled fields against a form: every fault at once, each with its field.</summary>
public static class FormJudgement
{
    public const int PeopleMax = 12;
    public const int FilesMax = 9;
    public const int OrgsMax = 50;
    public const int RowsMax = 200;

    /// <param name="today">the day it is handed in, for the form's rule</param>
    public static IReadOnlyList<Refusal> Judge(FormDefinition form, IReadOnlyDictionary<string, FieldValue> values, DateOnly today) =>
        JudgeFields(form, values) is { Count: > 0 } faults ? faults
        : form.Rule is { } rule && !rule.Holds(values, today) ? [FormRefusals.RuleBroken(form.Path)]
        : [];

    /// <summary>Organisations named are there, and of a kind the field asks for.</summary>
    public static IEnumerable<Refusal> JudgeOrgs(FormDefinition? form, IReadOnlyDictionary<string, FieldValue> values, IOrgTree orgs) =>
        from field in form?.Fields ?? []
        where values.GetValueOrDefault(field.Name) is OrgsValue named
            && named.Orgs.Any(o => orgs.Find(o) is not { To: null } org || (field.Of.Count > 0 && !field.Of.Contains(org.Kind, StringComparer.Ordinal)))
        select FormRefusals.OrgUnknown(field.Name);

    /// <summary>People named are of the group the field asks for, as seen from where the case lives and lies.</summary>
    public static IEnumerable<Refusal> JudgePeople(
        FormDefinition? form, IReadOnlyDictionary<string, FieldValue> values, Audiences audiences, Org org, Org desk, DateOnly day) =>
        from field in form?.Fields ?? []
        where field.Among is not null && values.GetValueOrDefault(field.Name) is PeopleValue
        let asked = audiences.Resolve(field.Among!, org, desk)
        where ((PeopleValue)values[field.Name]).People.Any(p => !audiences.Contains(asked, p, day, field.Among))
        select FormRefusals.NotOfGroup(field.Name, field.Among!.Name);

    /// <summary>Field by field, without the form's rule.</summary>
    public static IReadOnlyList<Refusal> JudgeFields(FormDefinition form, IReadOnlyDictionary<string, FieldValue> values)
    {
        var refusals = new List<Refusal>();
        refusals.AddRange(values.Keys.Where(k => form.Field(k) is null).Select(FormRefusals.UnknownField));
        foreach (var field in form.Fields)
        {
            if (!values.TryGetValue(field.Name, out var value) || IsEmpty(value))
            {
                if (!field.Optional)
                {
                    refusals.Add(FormRefusals.Missing(field.Name));
                }

                continue;
            }

            if (JudgeValue(field, value) is { } bad)
            {
                refusals.Add(bad);
            }
        }

        return refusals;
    }

    private static bool IsEmpty(FieldValue value) => value switch
    {
        TextValue t => t.Chars == 0,
        PeopleValue p => p.People.Count == 0,
        ChoicesValue c => c.Choices.Count == 0,
        FilesValue f => f.Files.Count == 0,
        OrgsValue o => o.Orgs.Count == 0,
        TableValue t => t.Rows.Count == 0,
        _ => false,
    };

    /// <summary>The first fault of a row, with its number and column.</summary>
    private static Refusal? JudgeRow(FieldDefinition field, IReadOnlyDictionary<string, FieldValue> row, int number)
    {
        foreach (var column in field.Columns)
        {
            var there = row.TryGetValue(column.Name, out var cell) && !IsEmpty(cell);
            if (there ? JudgeValue(column, cell!) is not null : !column.Optional)
            {
                return FormRefusals.BadCell(field.Name, number, column.Name);
            }
        }

        return row.Keys.Any(k => field.Columns.All(c => c.Name != k)) ? FormRefusals.WrongKind(field.Name) : null;
    }

    private static Refusal? JudgeValue(FieldDefinition field, FieldValue value) => (field.Kind, value) switch
    {
        (FieldKind.Text or FieldKind.LongText or FieldKind.Place or FieldKind.Contact, TextValue t) =>
            t.Chars > field.CharsMax ? FormRefusals.TooLong(field.Name, field.CharsMax, t.Chars) : null,
        (FieldKind.Number or FieldKind.Money, NumberValue n) =>
            n.Number < field.Least ? FormRefusals.TooSmall(field.Name, field.Least.Value)
            : n.Number > field.Most ? FormRefusals.TooLarge(field.Name, field.Most.Value)
            : null,
        (FieldKind.Date, DateValue) or (FieldKind.YesNo, YesNoValue) => null,
        (FieldKind.Choice, ChoiceValue c) =>
            field.Of.Contains(c.Choice, StringComparer.Ordinal) ? null : FormRefusals.NotAChoice(field.Name),
        (FieldKind.Choices, ChoicesValue c) =>
            c.Choices.All(x => field.Of.Contains(x, StringComparer.Ordinal)) ? null : FormRefusals.NotAChoice(field.Name),
        (FieldKind.Person, PeopleValue p) => p.People.Count == 1 ? null : FormRefusals.OnePerson(field.Name),
        (FieldKind.People, PeopleValue p) => p.People.Count <= PeopleMax ? null : FormRefusals.TooMany(field.Name, PeopleMax),
        (FieldKind.Files, FilesValue f) => f.Files.Count <= (field.Most ?? FilesMax) ? null : FormRefusals.TooMany(field.Name, (int)(field.Most ?? FilesMax)),
        (FieldKind.Signature, YesNoValue signed) => signed.Yes ? null : FormRefusals.NotSigned(field.Name),
        (FieldKind.Org, OrgsValue o) => o.Orgs.Count == 1 ? null : FormRefusals.OneOrg(field.Name),
        (FieldKind.Orgs, OrgsValue o) => o.Orgs.Count <= (field.Most ?? OrgsMax) ? null : FormRefusals.TooMany(field.Name, (int)(field.Most ?? OrgsMax)),
        (FieldKind.Case or FieldKind.Notice, IdValue) => null,
        (FieldKind.Time, TimeValue t) => t.Minutes is >= 0 and <= TimeValue.MinutesMax ? null : FormRefusals.WrongKind(field.Name),
        (FieldKind.Table, TableValue t) => t.Rows.Count > (field.Most ?? RowsMax) ? FormRefusals.TooMany(field.Name, (int)(field.Most ?? RowsMax))
            : t.Rows.Select((row, at) => JudgeRow(field, row, at + 1)).FirstOrDefault(r => r is not null),
        _ => FormRefusals.WrongKind(field.Name),
    };
}

/// <summary>What is wrong with a filled form; closed list, 3000 to 3049.</summary>
public static class FormRefusals
{
    public static Refusal Missing(string field) => Refusal.OfField(3001, "form.missing", field);
    public static Refusal TooLong(string field, int most, int is_) => Refusal.OfField(3002, "form.too_long", field, ("most", most), ("is", is_));
    public static Refusal TooSmall(string field, long least) => Refusal.OfField(3003, "form.too_small", field, ("least", least));
    public static Refusal TooLarge(string field, long most) => Refusal.OfField(3004, "form.too_large", field, ("most", most));
    public static Refusal NotAChoice(string field) => Refusal.OfField(3005, "form.not_a_choice", field);
    public static Refusal OnePerson(string field) => Refusal.OfField(3006, "form.one_person", field);
    public static Refusal TooMany(string field, int most) => Refusal.OfField(3007, "form.too_many", field, ("most", most));
    public static Refusal WrongKind(string field) => Refusal.OfField(3008, "form.wrong_kind", field);
    public static Refusal UnknownField(string field) => Refusal.OfField(3009, "form.unknown_field", field);
    public static Refusal DatePast(string field) => Refusal.OfField(3010, "form.date_past", field);
    public static Refusal RuleBroken(string path) => Refusal.Of(3012, "form.rule_broken", ("path", path));
    public static Refusal NotSigned(string field) => Refusal.OfField(3015, "form.not_signed", field);
    public static Refusal OneOrg(string field) => Refusal.OfField(3013, "form.one_org", field);
    public static Refusal OrgUnknown(string field) => Refusal.OfField(3014, "form.org_unknown", field);
    public static Refusal BadCell(string field, int row, string column) => Refusal.OfField(3016, "form.bad_cell", field, ("row", row), ("column", column));
    public static Refusal NotOfGroup(string field, string group) => Refusal.OfField(3017, "form.not_of_group", field, ("group", group));
    public static Refusal PersonUnknown(string field) => Refusal.OfField(3011, "form.person_unknown", field);
}
