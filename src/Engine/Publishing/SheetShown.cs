using System.Globalization;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;

namespace Lianxin.Engine.Publishing;

/// <summary>A sheet as a notice shows it: its lines, the sums of its columns, the best, or only that everybody has their own.</summary>
internal static class SheetShown
{
    public static ShownLine? Line(
        ActRun run, Case owner, ProcedureDefinition procedure, string[] path, ShownField field, Func<Case, string, string> word,
        Func<IReadOnlyCollection<PersonId>, IReadOnlyDictionary<PersonId, string>> names)
    {
        if (procedure.Steps.OfType<FreezeStep>().FirstOrDefault(s => s.Name == path[0]) is not { } step
            || !owner.Sheets.TryGetValue(step.Name, out var id) || run.Load<Sheet>(id.Value) is not { } sheet)
        {
            return null;
        }

        // A column taken over from a sheet made before is called as there.
        var made = procedure.Steps.OfType<FreezeStep>().OrderBy(s => s.Name != step.Name).ToArray();
        var money = MoneyShown.Columns(procedure);
        string Column(string name) => Known(name, [.. made.Select(s => $"procedures.{owner.Procedure}.steps.{s.Name}.{name}"), .. made.Select(s => $"sheets.{s.Kind}.{name}")]);
        string Amount(string name, long number) => money.Contains(name) ? MoneyShown.Fen(number) : Number(number);
        string Known(string name, IEnumerable<string> paths)
        {
            foreach (var at in paths)
            {
                if (word(owner, at) is { } said && said != name)
                {
                    return said;
                }
            }

            return name;
        }

        var shown = path is [_, var part] ? part : field.Masked ? "masked" : "";
        var text = shown switch
        {
            "own_line" => $"共 {sheet.Rows.Count} 行，每人登录后看自己的一行",
            "totals" => string.Join("；", [$"共 {sheet.Rows.Count} 行", .. sheet.Columns.Select(c => $"{Column(c)}合计 {Amount(c, sheet.Sum(c))}"), .. Rest(owner, step).Select(r => $"{Column(r.Name)} {(money.Count > 0 ? MoneyShown.Fen(r.Part) : Number(r.Part))}")]),
            "best" => Names(sheet.Rows.Where(r => r.Best), masked: false, numbers: false),
            _ => Names(sheet.Rows, shown == "masked", numbers: shown != "masked"),
        };
        return new ShownLine(field.Path, word(owner, $"procedures.{owner.Procedure}.steps.{step.Name}"), text);

        string Names(IEnumerable<SheetRow> rows, bool masked, bool numbers)
        {
            var list = rows.ToArray();
            var known = names([.. list.Where(r => r.Who.Kind == HolderKind.Person).Select(r => new PersonId(r.Who.Id))]);
            return list.Length == 0 ? "无" : string.Join("、", list.Select(r => Name(r, known, masked) + (numbers ? $"（{string.Join("，", sheet.Columns.Select((c, i) => $"{Column(c)} {Amount(c, r.Numbers[i])}"))}）" : "")));
        }

        string Name(SheetRow row, IReadOnlyDictionary<PersonId, string> known, bool masked) => row.Who.Kind == HolderKind.Org
            ? run.Reads.Orgs.Find(new OrgId(row.Who.Id))?.Name ?? ""
            : !known.TryGetValue(new PersonId(row.Who.Id), out var name) ? new PersonId(row.Who.Id).ToString()
            : masked ? NoticeRenderer.Mask(name) : name;
    }

    /// <summary>Parts that no line gets.</summary>
    private static IEnumerable<(string Name, long Part)> Rest(Case owner, FreezeStep step) => owner.Result(step.Name)?.Numbers
        .Where(n => n.Key.StartsWith(FreezeStep.RestPrefix, StringComparison.Ordinal)).OrderBy(n => n.Key, StringComparer.Ordinal)
        .Select(n => (n.Key[FreezeStep.RestPrefix.Length..], n.Value)) ?? [];

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
