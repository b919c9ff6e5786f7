using Lianxin.Packs.Checking;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>The columns that a step adds to its sheet, in words: what is shared out among whom, and what no line gets.</summary>
internal sealed class FreezeTelling(Teller teller)
{
    private PackWords Words => teller.Words;

    public string Columns(ProcedureDecl procedure, FreezeStep step) => step.Columns.Count == 0
        ? ""
        : teller.Say("：", ": ") + Words.List(step.Columns.Concat(step.Rest).Select(c => Words.StepPart(procedure, step, c.Name.Value) + Split(procedure, step, c)));

    /// <summary>The word of a column of the sheet, of its own, of its kind or of the sheet it begins from.</summary>
    public string Column(ProcedureDecl procedure, string? sheet, string column) => sheet is null || procedure.Steps.Find(sheet) is not FreezeStep step ? column
        : step.Columns.Has(column) ? Words.StepPart(procedure, step, column)
        : step.Of is { } of && Words.Scope.Sheets.Has(of.Value) ? Words.SheetPart(of.Value, column)
        : Column(procedure, step.Of?.Value, column);

    private string Split(ProcedureDecl procedure, FreezeStep step, ColumnDecl column)
    {
        if (column.Split is not { } split)
        {
            return "";
        }

        var amount = $"“{teller.Path(split.Amount.Text, procedure)}”";
        if (split is { Parts: { } parts, Part: { } part })
        {
            var param = SheetChecks.ParamOf(parts).Value;
            amount = teller.Say($"{amount}按“{Words.Param(param)}”分出的“{Words.ParamChoice(param, part.Value)}”一份", $"the part “{Words.ParamChoice(param, part.Value)}” of {amount} by “{Words.Param(param)}”");
        }

        return split.Over is { } over && Column(procedure, step.Name.Value, over.Value) is var by
            ? teller.Say($"（{amount}，按“{by}”分到各行，一个单位也不差）", $" ({amount}, shared out to the lines by “{by}”, to the last unit)")
            : teller.Say($"（{amount}，不分到各行）", $" ({amount}, which no line gets)");
    }
}
