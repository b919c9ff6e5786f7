using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;

namespace Lianxin.Engine.Projecting;

/// <summary>A sheet as a row with its lines, and the band of each line as a fact.</summary>
internal static class SheetRows
{
    public static void Put(IProjectionWriter rows, Sheet s) => rows.Put(
        new SheetHeadRow(s.Id, s.Pack, s.Name, s.Org, s.Case, s.Step, s.AsOf, s.From, s.To, s.Version, s.Rows.Count, s.Columns, s.Replaced),
        [.. s.Rows.Select((r, i) => new SheetLineRow(s.Id, i, r.Who, r.Numbers, r.Band, r.Place, r.Best))]);

    /// <summary>
    /// <c>SHEET.band</c> of each line, counted in the period of the sheet. What a later sheet or a changed line takes back is
    /// a fact against the first, so that a count is always of what holds.
    /// </summary>
    public static IEnumerable<Fact> Facts(IEvent e, Sheet s, Func<OrgId, string> level)
    {
        switch (e)
        {
            case SheetFrozen:
                return s.Rows.Where(r => r.Band is not null).Select(r => Of(r.Who, r.Band!, null));
            case SheetReplaced:
                return s.Rows.Where(r => r.Band is not null).Select(r => Of(r.Who, r.Band!, s.Seq));
            case RowChanged c when c.Row?.Band != c.BandBefore:
                return new[] { (Band: c.BandBefore, Counter: (long?)s.Seq), (c.Row?.Band, null) }
                    .Where(b => b.Band is not null).Select(b => Of(c.Who, b.Band!, b.Counter));
            default:
                return [];
        }

        Fact Of(Holder who, string band, long? counter)
        {
            var org = who.Kind == HolderKind.Org ? new OrgId(who.Id) : s.Org;
            return new Fact(
                $"{s.Pack}/{s.Name}.band", band, who.Kind == HolderKind.Person ? new PersonId(who.Id) : null, org, level(org), s.At, 1, s.Case.Value, counter);
        }
    }
}
