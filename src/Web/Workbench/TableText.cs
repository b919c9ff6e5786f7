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
    /// <summary>Facts of a refused cell: that it was pasted, and how many cells its line has where those are too many.</summary>
    public const string PastedFact = "pasted";
    public const string MoreFact = "cells";

    /// <summary>Rows that stand open for typing; the others are folded.</summary>
    public const int RowsOpen = 2;

    private const int RowsTyped = 8;

    private static readonly char[] Between = ['\t', '|', '｜'];

    /// <summary>Rows for typing; whoever has more pastes them.</summary>
    public static int RowsShown(FieldDefinition table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return (int)Math.Min(table.Most ?? RowsTyped, RowsTyped);
    }

    /// <summary>The name of a cell's input.</summary>
    public static string Cell(string input, int row, string column) => string.Create(CultureInfo.InvariantCulture, $"{input}.{row}.{column}");

    /// <summary>The name of the input for pasted lines.</summary>
    public static string Pasted(string input) => $"{input}.pasted";

    /// <summary>All rows in which anything stands, and every cell that is wrong or missing with the input it stands in.</summary>
    /// <param name="say">words for a value of a choice, so that it may be pasted as it is read</param>
    internal static (Typed? Value, IReadOnlyList<(string Input, Refusal Refusal)> Wrong) Read(
        FormDefinition form, FieldDefinition field, string input, FormValues values, Func<string, string, string> say)
    {
        var inside = form with { Path = $"{form.Path}.{field.Name}", Fields = field.Columns, Rule = null };
        var typed = Enumerable.Range(0, RowsShown(field)).Select(at => new Line(at + 1, false, [.. field.Columns.Select(c => values.Text(Cell(input, at, c.Name)))]));
        var pasted = values.Text(Pasted(input)).Split('\n').Where(l => l.Length > 0).Select((l, at) => new Line(at + 1, true, l.Split(Between, StringSplitOptions.TrimEntries)));
        var rows = new List<IReadOnlyDictionary<string, Typed>>();
        var wrong = new List<(string, Refusal)>();
        foreach (var line in typed.Concat(pasted).Where(l => l.Cells.Any(c => c.Length > 0)).Take(FormJudgement.RowsMax + 1))
        {
            var (row, bad) = Row(inside, line.Cells, say);
            rows.Add(row);
            wrong.AddRange(bad.Select(column => (line.IsPasted ? Pasted(input) : Cell(input, line.Number - 1, column), Refused(field, line, column))));
            if (line.Cells.Count > field.Columns.Count)
            {
                wrong.Add((Pasted(input), Refused(field, line, field.Columns[^1].Name, MoreFact)));
            }
        }

        return (rows.Count == 0 ? null : new TypedTable(rows), wrong);
    }

    /// <summary>What stands in the cells of a line, and the columns that are wrong or missing.</summary>
    private static (Dictionary<string, Typed> Row, IEnumerable<string> Bad) Row(FormDefinition inside, IReadOnlyList<string> cells, Func<string, string, string> say)
    {
        var row = new Dictionary<string, Typed>(StringComparer.Ordinal);
        var unread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (column, text) in inside.Fields.Zip(cells).Where(c => c.Second.Length > 0))
        {
            if (One(column, text, say) is { } cell)
            {
                row[column.Name] = cell;
            }
            else
            {
                unread.Add(column.Name);
            }
        }

        var judged = FormJudgement.JudgeFields(inside, row.ToDictionary(c => c.Key, c => c.Value.Preview, StringComparer.Ordinal)).Select(r => r.Field).ToHashSet(StringComparer.Ordinal);
        return (row, inside.Fields.Select(c => c.Name).Where(c => unread.Contains(c) || judged.Contains(c)));
    }

    private static Refusal Refused(FieldDefinition field, Line line, string column, string? more = null)
    {
        var refusal = FormRefusals.BadCell(field.Name, line.Number, column);
        var facts = new Dictionary<string, string>(refusal.Facts!, StringComparer.Ordinal);
        if (line.IsPasted)
        {
            facts[PastedFact] = "yes";
        }

        if (more is not null)
        {
            facts[more] = line.Cells.Count.ToString(CultureInfo.InvariantCulture);
        }

        return refusal with { Facts = facts };
    }

    /// <param name="Number">from 1, among those typed or those pasted</param>
    private sealed record Line(int Number, bool IsPasted, IReadOnlyList<string> Cells);

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
