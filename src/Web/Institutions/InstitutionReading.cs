using Lianxin.Engine.Reading;
using Lianxin.Kernel.Orgs;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Syntax;
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

    /// <summary>The rule of a step in one sentence; empty where there is none.</summary>
    public string Sentence(string pack, string procedure, string step, Org? org) => realm.Catalog.Pack(pack) is { } found
        ? PackExplainer.StepSentence(found.Loaded, p => realm.Catalog.Pack(p)?.Texts, realm.Language, procedure, step, ValueAt(org)) ?? ""
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
        if (realm.Viewer is not { } viewer)
        {
            return [];
        }

        var mine = viewer.Atoms.Where(a => a.Kind == Kernel.People.AtomKind.Post).Select(a => realm.Tree.Find(new Kernel.Journal.OrgId(a.At))).OfType<Org>()
            .Where(o => o.To is null && realm.IsHead(o.Id)).DistinctBy(o => o.Id);
        return [.. mine.SelectMany(o => realm.Below(o.Id).Where(b => realm.Seat(b).Id == b.Id).Prepend(o)).DistinctBy(o => o.Id).Take(200)];
    }

    /// <summary>The parts of a parameter's form: kinds of parameter that are chosen, numbers with a unit, bounds.</summary>
    public static bool IsChosen(ParamDecl decl)
    {
        ArgumentNullException.ThrowIfNull(decl);
        return decl.Type is FieldType.YesNo or FieldType.Choice or FieldType.Choices;
    }

    private Func<string, string, string?>? ValueAt(Org? org) => org is null ? null : (pack, param) => realm.Rule(org.Id, pack, param)?.Value;
}
