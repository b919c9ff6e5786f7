using System.Globalization;
using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>A filled field as it is read.</summary>
/// <param name="Label">what was asked</param>
/// <param name="Words">the answer; empty where it is only files</param>
/// <param name="Files">files with their addresses</param>
/// <param name="Href">where the answer leads, where it is a case</param>
public sealed record FieldLine(string Label, string Words, IReadOnlyList<FileLine> Files, string? Href = null)
{
    /// <summary>Of a table: what its columns are called, and its cells, row by row; empty for all else.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}

public sealed record FileLine(string Name, string Href);

/// <summary>Turns filled fields into words, in the order of their form.</summary>
public sealed class FieldWords(Desk desk, Words words, Dates dates)
{
    /// <param name="form">the form that was filled</param>
    /// <param name="values">what was filled in</param>
    /// <param name="filesAt">address before a file's number, or null where files are not shown</param>
    /// <param name="shows">which fields to show; all where null</param>
    public IReadOnlyList<FieldLine> Lines(
        FormDefinition form, IReadOnlyDictionary<string, FieldValue> values, string? filesAt, Func<FieldDefinition, bool>? shows = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(values);
        var lines = new List<FieldLine>();
        foreach (var field in form.Fields)
        {
            if (values.TryGetValue(field.Name, out var value))
            {
                var label = desk.Word(form.Pack, $"{form.Path}.{field.Name}");
                lines.Add(shows?.Invoke(field) ?? true ? Line(form, field, label, value, filesAt) : new FieldLine(label, words.T("field.not_shown"), []));
            }
        }

        return lines;
    }

    /// <summary>One value in words.</summary>
    public string Say(FormDefinition? form, string field, FieldValue value) => value switch
    {
        TextValue t => desk.Text(t.Text),
        NumberValue n when form?.Field(field)?.Kind == FieldKind.Money => Numbers.Fen(n.Number),
        NumberValue n => Numbers.Whole(n.Number),
        DateValue d => dates.Day(d.Day),
        YesNoValue y => words.T(y.Yes ? "field.yes" : "field.no"),
        ChoiceValue c => form is null ? c.Choice : desk.Word(form.Pack, $"{form.Path}.{field}.{c.Choice}"),
        ChoicesValue c => string.Join(words.T("list.and"), c.Choices.Select(x => form is null ? x : desk.Word(form.Pack, $"{form.Path}.{field}.{x}"))),
        PeopleValue p => string.Join(words.T("list.and"), desk.Names(p.People)),
        OrgsValue o => string.Join(words.T("list.and"), o.Orgs.Select(desk.OrgName)),
        CasesValue x => string.Join(words.T("list.and"), x.Cases.Select(c => desk.Queries.Case(c) is { } row ? desk.TitleOf(row) : c.ToString())),
        FilesValue f => words.T("field.files_n", ("n", f.Files.Count)),
        IdValue i => Ids.Show(i.Id),
        TimeValue t => t.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TableValue t => string.Join('\n', t.Rows.Select((row, at) => Row(form, field, row, at + 1))),
        _ => "",
    };

    /// <summary>One row in one line: 1. 名称：桌子；数量：3.</summary>
    private string Row(FormDefinition? form, string field, IReadOnlyDictionary<string, FieldValue> row, int number)
    {
        var columns = form?.Field(field)?.Columns ?? [];
        var inside = form is null ? null : form with { Path = $"{form.Path}.{field}", Fields = columns };
        var cells = columns.Where(c => row.ContainsKey(c.Name)).Select(c => words.T("field.cell", ("column", desk.Word(form!.Pack, $"{form.Path}.{field}.{c.Name}")), ("value", Say(inside, c.Name, row[c.Name]))));
        return words.T("field.row", ("n", number), ("cells", string.Join(words.T("list.semicolon"), cells)));
    }

    private List<string> Cells(FormDefinition form, FieldDefinition field, IReadOnlyDictionary<string, FieldValue> row)
    {
        var inside = form with { Path = $"{form.Path}.{field.Name}", Fields = field.Columns };
        return [.. field.Columns.Select(c => row.TryGetValue(c.Name, out var cell) ? Say(inside, c.Name, cell) : "")];
    }

    /// <summary>Names of the files of a value.</summary>
    public IReadOnlyList<FileLine> Files(FieldValue value, string filesAt) => value is FilesValue files
        ? [.. files.Files.Select(f => new FileLine(FileName(f), $"{filesAt}/{Ids.NumberOf(f.Id.Value).ToString(CultureInfo.InvariantCulture)}"))]
        : [];

    private FieldLine Line(FormDefinition form, FieldDefinition field, string label, FieldValue value, string? filesAt) => value switch
    {
        FilesValue files when filesAt is not null => Filed(label, files, filesAt),
        IdValue id when field.Kind == FieldKind.Case => new FieldLine(label, Ids.Show(id.Id), [], $"/cases/{Ids.Show(id.Id)}"),
        TableValue table => new FieldLine(label, Say(form, field.Name, value), [])
        {
            Columns = [.. field.Columns.Select(c => desk.Word(form.Pack, $"{form.Path}.{field.Name}.{c.Name}"))],
            Rows = [.. table.Rows.Select(r => Cells(form, field, r))],
        },
        _ => new FieldLine(label, Say(form, field.Name, value), []),
    };

    /// <summary>Files that can be opened lead there; of those that are gone it is said when they went.</summary>
    private FieldLine Filed(string label, FilesValue value, string filesAt)
    {
        var gone = value.Files.Where(f => desk.Queries.OpenFile(f.Id) is null).ToList();
        var left = new FilesValue([.. value.Files.Except(gone)]);
        return new FieldLine(label, string.Join(words.T("list.and"), gone.Select(f => desk.Gone(f.Id)).Distinct(StringComparer.Ordinal)), Files(left, filesAt));
    }

    private string FileName(TextRef file) =>
        desk.Queries.OpenFile(file.Id) is { } packed ? SealedFile.Unpack(packed).Name : desk.Gone(file.Id);
}
