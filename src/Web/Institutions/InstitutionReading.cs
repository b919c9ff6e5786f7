using Lianxin.Engine.Reading;
using Lianxin.Kernel.Orgs;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Web.Board;

namespace Lianxin.Web.Institutions;

/// <summary>Institutions in words, as they hold for an organisation.</summary>
public sealed class InstitutionReading(PageRealm realm)
{
    /// <summary>The pack explained with the values in force at an organisation; with its own where none is named.</summary>
    public Explanation Explain(CatalogPack pack, Org? org)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return PackExplainer.Explain(pack.Loaded, p => realm.Catalog.Pack(p)?.Texts, realm.Language, ValueAt(org));
    }

    /// <summary>The usual and the longest path of a procedure in time, by the pack's own values.</summary>
    public TimeLines Time(CatalogPack pack, ProcedureDecl procedure, ProcedureTimes times)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return TimeLines.Of(pack.Loaded, TextsOf(pack), realm.Language, procedure, times);
    }

    /// <summary>Who does what, what is recorded, what becomes public.</summary>
    public PackTables Tables(CatalogPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return PackTables.Of(pack.Loaded, TextsOf(pack), realm.Language);
    }

    private Func<string, PackTexts?> TextsOf(CatalogPack pack) => name => name == pack.Name ? pack.Texts : realm.Catalog.Pack(name)?.Texts;

    /// <summary>The rule of a step in one sentence; empty where that version of the pack has none, or is not in force.</summary>
    /// <param name="value">the value of a parameter; null for the pack's own</param>
    public string Sentence(string pack, int version, string procedure, string step, Func<string, string?> value) =>
        realm.Catalog.Pack(pack, version) is { } found
            ? PackExplainer.StepSentence(found.Loaded, p => realm.Catalog.Pack(p)?.Texts, realm.Language, procedure, step, (_, param) => value(param)) ?? ""
            : "";

    /// <summary>A canonical value of a parameter as people read it.</summary>
    public string Say(string pack, string param, string value) => realm.Catalog.Pack(pack)?.Tree.Params.Find(param) is { } decl
        ? NumberWords.Value(decl.Type, value, c => realm.Word(pack, $"params.{param}.{c}"), realm.Language)
        : value;

    /// <summary>Who set a parameter that holds at an organisation, and when; null where the pack's own value holds.</summary>
    public RuleRow? SetBy(Org org, string pack, string param)
    {
        ArgumentNullException.ThrowIfNull(org);
        return realm.Rule(org.Id, pack, param);
    }

    /// <summary>Organisations whose parameters the visitor may set, where the pack's procedures can run: their own and all below, the nearest first.</summary>
    public IReadOnlyList<Org> MaySet()
    {
        return [.. realm.Headed().SelectMany(o => realm.Below(o.Id).Where(b => realm.Seat(b).Id == b.Id).Prepend(o)).DistinctBy(o => o.Id).Take(200)];
    }

    private Func<string, string, string?>? ValueAt(Org? org) => org is null ? null : (pack, param) => realm.Rule(org.Id, pack, param)?.Value;
}
