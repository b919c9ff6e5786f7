using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Host.Accounts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Explaining.Comparing;
using Lianxin.Web.Board;

namespace Lianxin.Web.Institutions.Versions;

/// <summary>What another version changes, and whom it touches.</summary>
/// <param name="Changes">by whom they touch; empty where nothing becomes different, and of a new institution</param>
/// <param name="Whole">a new institution in words; null where it takes the place of a version</param>
/// <param name="Running">cases that run under an earlier version and keep it</param>
/// <param name="Unfit">values set by organisations that the new version no longer allows</param>
public sealed record VersionChanges(IReadOnlyList<ChangesFor> Changes, Explanation? Whole, long Running, IReadOnlyList<RuleRow> Unfit);

/// <summary>Versions of packs as their pages show them.</summary>
public sealed class VersionShelf(PageRealm realm, AccessRules access, Visitor visitor)
{
    /// <summary>As whom the visitor keeps institutions; null where they may not.</summary>
    public Actor? Keeper => access.KeeperOfInstitutions(realm.Viewer, visitor.IsAdministrator);

    /// <summary>What waits for a second person or for its day.</summary>
    public IReadOnlyList<VersionRow> Waiting() =>
        [.. realm.Queries.Versions().Where(r => r.Phase is VersionPhase.Proposed or VersionPhase.Approved).OrderByDescending(r => r.At)];

    /// <summary>What somebody else proposed and the visitor may approve: new versions, and plans to take cases over.</summary>
    public IReadOnlyList<(VersionRow Row, bool IsPlan)> ToApprove()
    {
        if (Keeper is not { } keeper)
        {
            return [];
        }

        var plans = from pack in realm.Catalog.Packs
                    where CarriesOver(pack) is { } id && Find(id.ToString())?.Carrying is { } plan && plan.By != keeper.Hand
                    select (VersionRow.InForce(realm.Queries.Versions(), pack.Name)!, true);
        return [.. Waiting().Where(r => r.Phase == VersionPhase.Proposed && r.By != keeper.Hand).Select(r => (r, false)), .. plans];
    }

    /// <summary>The version in force that takes over cases of earlier ones; null where it takes over none.</summary>
    public VersionId? CarriesOver(CatalogPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Institution.CarryOver.Count > 0 && VersionRow.InForce(realm.Queries.Versions(), pack.Name) is { } row && row.Version == pack.Version ? row.Id : null;
    }

    /// <summary>A version of the journal with its row; null where there is none.</summary>
    public PackVersion? Find(string? id) => Ids.TryRead(id, out var number) && Ids.RealmOf(number) == realm.Engine.Realm
        ? realm.Queries.Stream(number).Aggregate((PackVersion?)null, (s, e) => PackVersion.Apply(s, new VersionId(number), e))
        : null;

    /// <summary>What becomes different where a version takes the place of another; all of it where there was none.</summary>
    public VersionChanges Compare(CatalogPack? before, CatalogPack after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return new VersionChanges(
            before is null ? [] : PackComparer.ByWhom(PackComparer.Compare(Tellable(before), Tellable(after), realm.Language)),
            before is null ? PackExplainer.Explain(after.Loaded, Tellable(after).TextsOf, realm.Language) : null,
            Running(after),
            Unfit(after));
    }

    private TellablePack Tellable(CatalogPack pack) => new(pack.Loaded, name => name == pack.Name ? pack.Texts : realm.Catalog.Pack(name)?.Texts);

    private long Running(CatalogPack pack) => realm.Tree.Tops.Sum(top => pack.Institution.Procedures.Values.Sum(p =>
        realm.Queries.CaseCounts(top, p.Pack, p.Name).Where(c => c.Key == "draft" || c.Key.StartsWith("step:", StringComparison.Ordinal)).Sum(c => c.Value)));

    private IReadOnlyList<RuleRow> Unfit(CatalogPack pack)
    {
        var standing = realm.Queries.Orgs().Where(o => o.To is null).Select(o => o.Id).ToHashSet();
        return [.. realm.Queries.Rules(pack.Name).Where(r => standing.Contains(r.Org)
            && (pack.Institution.Params.GetValueOrDefault(r.Name) is not { } definition || Engine.Writing.ParamJudgement.Judge(definition, r.Value) is not null))];
    }
}
