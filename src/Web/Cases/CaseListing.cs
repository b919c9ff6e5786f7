using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>What a list of cases asks for, as it stands in an address; nothing in it is trusted.</summary>
/// <param name="Org">this organisation and all below it; only where the person who looks is responsible for it</param>
/// <param name="Procedure">full name, <c>pack/procedure</c></param>
/// <param name="State">running, draft, ended or late; empty for all</param>
/// <param name="Mine">only what the person who looks opened</param>
public sealed record CaseWish(
    string Org = "", string Procedure = "", string Step = "", string State = "", bool Mine = false, string Sort = "", bool Descending = false, int Skip = 0, int Take = 50);

/// <summary>
/// Lists cases by what one may see: holders of posts see what lies below them, everybody what they opened or were asked.
/// Of procedures that narrow sight even they are told only what they themselves opened or were asked, and no total counts the rest.
/// </summary>
public sealed class CaseListing(Desk desk)
{
    public Page<CaseRow> List(CaseWish wish)
    {
        ArgumentNullException.ThrowIfNull(wish);
        if (desk.Viewer is not { } viewer)
        {
            return new Page<CaseRow>([], 0);
        }

        var under = Ids.TryRead(wish.Org, out var org) && desk.IsResponsible(new OrgId(org)) ? new OrgId(org) : (OrgId?)null;
        var (pack, procedure) = wish.Procedure.Split('/') is [var p, var n] ? (p, n) : (null, null);
        var wide = under is not null && !wish.Mine;
        var (order, descending) = wish.Sort.Length > 0 ? (wish.Sort, wish.Descending) : StandingOrder(wish.State);
        var filter = new CaseFilter(
            Under: under, Pack: pack, Procedure: procedure, Step: wish.Step.Length > 0 && procedure is not null ? wish.Step : null,
            Phase: wish.State switch { "running" or "late" => CasePhase.Running, "draft" => CasePhase.Draft, "ended" => CasePhase.Ended, _ => null },
            Late: wish.State == "late" ? true : null, Opener: wish.Mine ? viewer.Person : null, Viewer: wide && !IsNarrow(pack, procedure) ? null : viewer,
            Sort: order switch { "begun" => CaseSort.Begun, "entered" => CaseSort.Entered, _ => CaseSort.Due }, Descending: descending, Skip: wish.Skip, Take: wish.Take,
            Narrow: new NarrowSight(viewer, [.. desk.Engine.Institutions.Latest.SelectMany(i => i.Procedures.Values).Where(p => p.NarrowSight).Select(p => (p.Pack, p.Name))]));
        return desk.Queries.Cases(filter);
    }

    /// <summary>The order where none is asked for: what is most urgent first; of what has ended, which has no due date, the newest.</summary>
    public static (string Sort, bool Descending) StandingOrder(string state) => state == "ended" ? ("begun", true) : ("due", false);

    private bool IsNarrow(string? pack, string? procedure) =>
        pack is not null && procedure is not null && (desk.Engine.Institutions.Find(pack)?.Procedures.GetValueOrDefault(procedure)?.NarrowSight ?? false);
}
