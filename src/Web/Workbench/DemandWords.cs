using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>What a field or a cell takes, said to somebody who filled in something else.</summary>
public sealed class DemandWords(Words words, Desk desk)
{
    /// <summary>A number from 1 to 10, a day such as 2026-09-04, one of the options.</summary>
    public string Of(FormDefinition form, FieldDefinition field)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind switch
        {
            FieldKind.Number or FieldKind.Money => Amount(field),
            FieldKind.Date => words.T("demand.date"),
            FieldKind.Time => words.T("demand.time"),
            FieldKind.YesNo => words.T("demand.yesno"),
            FieldKind.Choice => words.T("demand.choice", ("options", string.Join(words.T("list.and"), field.Of.Select(o => desk.Word(form.Pack, $"{form.Path}.{field.Name}.{o}"))))),
            _ => words.T("demand.text", ("most", field.CharsMax)),
        };
    }

    /// <summary>Which cell is wrong, by its row as it was typed or pasted and its column, and what it takes; null where the table has no such column.</summary>
    public string? OfCell(FormDefinition form, FieldDefinition table, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(table);
        if (refusal?.Facts is not { } facts || table.Columns.FirstOrDefault(c => c.Name == facts.GetValueOrDefault("column")) is not { } column)
        {
            return null;
        }

        var inside = form with { Path = $"{form.Path}.{table.Name}", Fields = table.Columns };
        var row = words.T(facts.ContainsKey(TableText.PastedFact) ? "demand.row_pasted" : "demand.row", ("n", facts["row"]));
        return facts.TryGetValue(TableText.MoreFact, out var cells)
            ? words.T("demand.more_cells", ("row", row), ("cells", cells), ("columns", table.Columns.Count))
            : words.T("demand.cell", ("row", row), ("column", desk.Word(form.Pack, $"{inside.Path}.{column.Name}")), ("demand", Of(inside, column)));
    }

    private string Amount(FieldDefinition field)
    {
        var kind = field.Kind == FieldKind.Money ? "money" : "number";
        string Say(long amount) => field.Kind == FieldKind.Money ? Numbers.Fen(amount) : Numbers.Whole(amount);
        return (field.Least, field.Most) switch
        {
            ({ } least, { } most) => words.T($"demand.{kind}_between", ("least", Say(least)), ("most", Say(most))),
            ({ } least, null) => words.T($"demand.{kind}_from", ("least", Say(least))),
            (null, { } most) => words.T($"demand.{kind}_to", ("most", Say(most))),
            _ => words.T($"demand.{kind}"),
        };
    }
}
