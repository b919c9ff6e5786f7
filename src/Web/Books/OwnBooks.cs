using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Ledgers;
using Lianxin.Web.Cases;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Books;

/// <summary>An account of the person who looks, with its latest entries.</summary>
public sealed record OwnAccount(AccountRow Account, IReadOnlyList<EntryRow> Entries, bool HasMore);

/// <summary>The line of the person who looks in a sheet that counts.</summary>
/// <param name="File">the case it was made in, where it may be seen</param>
/// <param name="Remedies">what can be done where the line is wrong: what the institution opens for it</param>
public sealed record OwnLine(SheetHeadRow Sheet, SheetLineRow Line, ProcedureDefinition Procedure, FreezeStep Step, CaseFile? File, IReadOnlyList<CaseAct> Remedies);

/// <summary>Finds what stands in the person's own name on accounts and in sheets.</summary>
public sealed class OwnBooks(Desk desk, CaseFiles files, CaseActs acts)
{
    public const int EntriesShown = 10;
    private const int LinesShown = 40;

    public bool Any => desk.Me is { } me && (desk.Queries.Accounts(Holder.Of(me)).Count > 0 || desk.Queries.LinesOf(Holder.Of(me), 1).Count > 0);

    public IReadOnlyList<OwnAccount> Accounts() => desk.Me is not { } me ? [] :
        [.. desk.Queries.Accounts(Holder.Of(me)).Select(a => (Account: a, Entries: desk.Queries.Entries(a.Id, 0, EntriesShown + 1)))
            .Select(a => new OwnAccount(a.Account, [.. a.Entries.Take(EntriesShown)], a.Entries.Count > EntriesShown))];

    /// <summary>The person's own account of a number; null where there is none or it is somebody else's, which a page must not tell apart.</summary>
    public AccountRow? Account(string? id) =>
        desk.Me is { } me ? desk.Queries.Accounts(Holder.Of(me)).FirstOrDefault(a => a.Id.ToString() == id) : null;

    /// <summary>The person's own lines of the sheets of one case.</summary>
    public IReadOnlyList<OwnLine> Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.State.Sheets.Count == 0 || desk.Me is not { } me ? [] :
        [
            .. from line in desk.Queries.LinesOf(Holder.Of(me), LinesShown)
               let sheet = file.State.Sheets.ContainsValue(line.Sheet) ? desk.Queries.Sheet(line.Sheet) : null
               where sheet is not null
               let step = file.Procedure.Steps.OfType<FreezeStep>().FirstOrDefault(s => s.Name == sheet.Step)
               where step is not null
               select new OwnLine(sheet, line, file.Procedure, step, file, []),
        ];
    }

    public IReadOnlyList<OwnLine> Lines()
    {
        if (desk.Me is not { } me)
        {
            return [];
        }

        var found = new List<OwnLine>();
        foreach (var line in desk.Queries.LinesOf(Holder.Of(me), LinesShown))
        {
            if (desk.Queries.Sheet(line.Sheet) is not { } sheet || desk.Queries.Case(sheet.Case) is not { } row
                || desk.Procedure(row.Pack, row.Version, row.Procedure) is not { } procedure
                || procedure.Steps.OfType<FreezeStep>().FirstOrDefault(s => s.Name == sheet.Step) is not { } step)
            {
                continue;
            }

            var file = files.Open(sheet.Case.ToString());
            IReadOnlyList<CaseAct> remedies = file is null ? [] : [.. acts.For(file).Where(a => a.Kind is ActKind.Side or ActKind.Object)];
            found.Add(new OwnLine(sheet, line, procedure, step, file, remedies));
        }

        return found;
    }
}
