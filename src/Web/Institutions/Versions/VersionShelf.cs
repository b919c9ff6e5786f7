using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Host.Accounts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Explaining;
using Lianxin.Web.Board;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Institutions.Versions;

/// <summary>A rule that reads otherwise in another version; null where it is new, or gone.</summary>
public sealed record RuleChange(string? Was, string? Becomes);

/// <summary>What another version changes, and whom it touches.</summary>
/// <param name="Procedures">by the words of a procedure, in order</param>
/// <param name="Running">cases that run under an earlier version and keep it</param>
/// <param name="Unfit">values set by organisations that the new version no longer allows</param>
public sealed record VersionChanges(
    IReadOnlyList<(string Words, IReadOnlyList<RuleChange> Rules)> Procedures, IReadOnlyList<RuleChange> Params, long Running, IReadOnlyList<RuleRow> Unfit)
{
    public bool Any => Procedures.Count > 0 || Params.Count > 0;
}

/// <summary>Versions of packs as their pages show them.</summary>
public sealed class VersionShelf(PageRealm realm, AccessRules access, Visitor visitor, Words words)
{
    /// <summary>As whom the visitor keeps institutions; null where they may not.</summary>
    public Actor? Keeper => access.KeeperOfInstitutions(realm.Viewer, visitor.IsAdministrator);

    /// <summary>What waits for a second person or for its day.</summary>
    public IReadOnlyList<VersionRow> Waiting() =>
        [.. realm.Queries.Versions().Where(r => r.Phase is VersionPhase.Proposed or VersionPhase.Approved).OrderByDescending(r => r.At)];

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
        var was = before is null ? null : Explain(before);
        var becomes = Explain(after);
        var procedures = (was?.Procedures ?? []).Select(p => p.Name).Union(becomes.Procedures.Select(p => p.Name), StringComparer.Ordinal)
            .Select(name => (Was: was?.Procedures.FirstOrDefault(p => p.Name == name), Becomes: becomes.Procedures.FirstOrDefault(p => p.Name == name)))
            .Select(p => ((p.Becomes ?? p.Was)!.Words, Rules(p.Was?.Rules, p.Becomes?.Rules)))
            .Append((realm.Word(after.Name, "title"), Rules([.. was?.Meetings ?? [], .. was?.Duties ?? []], [.. becomes.Meetings, .. becomes.Duties])))
            .Where(p => p.Item2.Count > 0).ToArray();
        var values = Lines(was?.Params.Select(p => words.T("version.param", ("param", p.Words), ("value", p.ValueWords), ("bounds", Bounds(p)))), becomes.Params.Select(p => words.T("version.param", ("param", p.Words), ("value", p.ValueWords), ("bounds", Bounds(p)))));
        return new VersionChanges(procedures, values, Running(after), Unfit(after));
    }

    /// <summary>Steps in order: those that read otherwise side by side, then what is gone, then what is new.</summary>
    private static IReadOnlyList<RuleChange> Rules(IReadOnlyList<ExplainedRule>? was, IReadOnlyList<ExplainedRule>? becomes)
    {
        var same = (was ?? []).Where(r => r.Step is not null).Join((becomes ?? []).Where(r => r.Step is not null), r => r.Step, r => r.Step, (a, b) => (a.Text, Becomes: b.Text), StringComparer.Ordinal).ToArray();
        var paired = same.Where(p => p.Text != p.Becomes).Select(p => new RuleChange(p.Text, p.Becomes));
        var left = (was ?? []).Select(r => r.Text).Except(same.Select(p => p.Text), StringComparer.Ordinal);
        var right = (becomes ?? []).Select(r => r.Text).Except(same.Select(p => p.Becomes), StringComparer.Ordinal);
        return [.. paired, .. Lines(left, right)];
    }

    private static IReadOnlyList<RuleChange> Lines(IEnumerable<string>? was, IEnumerable<string> becomes)
    {
        var (before, after) = ((was ?? []).ToArray(), becomes.ToArray());
        return [.. before.Except(after, StringComparer.Ordinal).Select(r => new RuleChange(r, null)), .. after.Except(before, StringComparer.Ordinal).Select(r => new RuleChange(null, r))];
    }

    private Explanation Explain(CatalogPack pack) =>
        PackExplainer.Explain(pack.Loaded, name => name == pack.Name ? pack.Texts : realm.Catalog.Pack(name)?.Texts, realm.Language, null);

    private string Bounds(ExplainedParam p) => (p.LeastWords, p.MostWords) switch
    {
        (null, null) => words.T("institution.no_bounds"),
        ({ } least, null) => words.T("institution.floor", ("least", least)),
        (null, { } most) => words.T("institution.ceiling", ("most", most)),
        var (least, most) => words.T("institution.between", ("least", least), ("most", most)),
    };

    private long Running(CatalogPack pack) => realm.Tree.Tops.Sum(top => pack.Institution.Procedures.Values.Sum(p =>
        realm.Queries.CaseCounts(top, p.Pack, p.Name).Where(c => c.Key == "draft" || c.Key.StartsWith("step:", StringComparison.Ordinal)).Sum(c => c.Value)));

    private IReadOnlyList<RuleRow> Unfit(CatalogPack pack) =>
        [.. realm.Queries.Orgs().Where(o => o.To is null).SelectMany(o => realm.Queries.Rules(o.Id)).Where(r => r.Pack == pack.Name
            && (pack.Institution.Params.GetValueOrDefault(r.Name) is not { } definition || Engine.Writing.ParamJudgement.Judge(definition, r.Value) is not null))];
}
