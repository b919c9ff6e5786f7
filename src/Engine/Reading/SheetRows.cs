using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;

namespace Lianxin.Engine.Reading;

/// <param name="Name">the kind of sheet, or PROCEDURE.STEP</param>
/// <param name="Rows">how many lines it has</param>
/// <param name="Replaced">the step made a new one since</param>
public sealed record SheetHeadRow(
    SheetId Id, string Pack, string Name, OrgId Org, CaseId Case, string Step, DateOnly AsOf, DateOnly? From, DateOnly? To, int Version, int Rows,
    IReadOnlyList<string> Columns, bool Replaced);

/// <param name="Place">place among the lines, from 0</param>
/// <param name="Rank">from 1, equals share one; 0 where nobody is ranked</param>
public sealed record SheetLineRow(SheetId Sheet, int Place, Holder Who, IReadOnlyList<long> Numbers, string? Band, int Rank, bool Best);
