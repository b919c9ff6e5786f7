using System.Globalization;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Forms;

namespace Lianxin.Web.Workbench;

/// <summary>Rows as somebody typed or pasted them, still in the clear.</summary>
public sealed record TypedTable(IReadOnlyList<IReadOnlyDictionary<string, Typed>> Rows) : Typed
{
    internal override FieldValue Preview => Of(t => t.Preview);

    internal override FieldValue Seal(ISealer sealer, long owner) => Of(t => t.Seal(sealer, owner));

    private TableValue Of(Func<Typed, FieldValue> each) =>
        new([.. Rows.Select(row => row.ToDictionary(c => c.Key, c => each(c.Value), StringComparer.Ordinal))]);
}

/// <summary>Reads tables from a page: cell by cell, and below them lines pasted from a spreadsheet, their cells apart by tabs or bars.</summary>
public static class TableText
{
    /// <summary>Rows that stand empty for typing.</summary>
    public const int RowsShown = 4;

    private static readonly char[] Between = ['\t', '|', '｜'];

    /// <summary>The name of a cell's input.</summary>
    public static string Cell(string input, int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{input}.{row}.{column}");

    /// <summary>The name of the input for pasted lines.</summary>
    public static string Pasted(string input) => $"{input}.pasted";

    /// <summary>All rows in which anything stands; or the first cell that cannot be read.</summary>
    /// <param name="say">words for a value of a choice, so that it may be pasted as it is read</param>
    internal static (Typed? Value, Refusal? Refusal) Read(FieldDefinition field, string input, FormValues values, Func<string, string, string> say)
    {
        var lines = Enumerable.Range(0, RowsShown).Select(r => field.Columns.Select(c => values.Text(Cell(input, r, c.Name))).ToList())
            .Concat(values.Text(Pasted(input)).Split('\n').Select(l => l.Split(Between, StringSplitOptions.TrimEntries).ToList()))
            .Where(cells => cells.Exists(c => c.Length > 0)).Take(FormJudgement.RowsMax + 1).ToList();
        var rows = new List<IReadOnlyDictionary<string, Typed>>();
        foreach (var cells in lines)
        {
            var row = new Dictionary<string, Typed>(StringComparer.Ordinal);
            foreach (var (column, text) in field.Columns.Zip(cells).Where(c => c.Second.Length > 0))
            {
                if (One(column, text, say) is not { } cell)
                {
                    return (null, FormRefusals.BadCell(field.Name, rows.Count + 1, column.Name));
                }

                row[column.Name] = cell;
            }

            if (cells.Count > field.Columns.Count)
            {
                return (null, FormRefusals.BadCell(field.Name, rows.Count + 1, field.Columns[^1].Name));
            }

            rows.Add(row);
        }

        return rows.Count == 0 ? default : (new TypedTable(rows), null);
    }

    /// <summary>08:30, also 8:30 and with the full-width colon; null where it is no time of day.</summary>
    public static TimeValue? Time(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TimeOnly.TryParseExact(text.Replace('：', ':'), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new TimeValue((time.Hour * 60) + time.Minute) : null;
    }

    private static Typed? One(FieldDefinition column, string text, Func<string, string, string> say)
    {
        var plain = text.Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).TrimStart('¥');
        return column.Kind switch
        {
            FieldKind.Text => TypedText.Of(column, text),
            FieldKind.Number => long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Plain(new NumberValue(number)) : null,
            FieldKind.Money => FormValues.FenOf(plain) is { } fen ? Plain(new NumberValue(fen)) : null,
            FieldKind.Date => FormValues.DayOf(text) is { } day ? Plain(new DateValue(day)) : null,
            FieldKind.Time => Time(text) is { } time ? Plain(time) : null,
            FieldKind.YesNo => text.ToLowerInvariant() switch
            {
                "yes" or "是" or "有" or "true" => Plain(new YesNoValue(true)),
                "no" or "否" or "无" or "false" => Plain(new YesNoValue(false)),
                _ => null,
            },
            FieldKind.Choice => column.Of.FirstOrDefault(o => o == text || say(column.Name, o) == text) is { } choice ? Plain(new ChoiceValue(choice)) : null,
            _ => null,
        };
    }

    private static TypedPlain Plain(FieldValue value) => new(value);
}
