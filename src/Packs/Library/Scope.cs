using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Library;

/// <summary>A declaration with the pack it stands in.</summary>
public sealed record Owned<T>(string Pack, T Item);

/// <summary>Names of one kind that a pack can use: its own and those of the packs it uses.</summary>
public sealed class Names<T>
    where T : class, IDeclared
{
    private readonly Dictionary<string, Owned<T>> items = new(StringComparer.Ordinal);

    public IEnumerable<string> All => items.Keys;

    public IEnumerable<Owned<T>> Items => items.Values;

    public Owned<T>? Owner(string name) => items.GetValueOrDefault(name);

    public T? Find(string name) => items.GetValueOrDefault(name)?.Item;

    public bool Has(string name) => items.ContainsKey(name);

    internal void Add(string pack, Table<T> declared, Phrase kind, Func<T, T, bool> same, Report report)
    {
        foreach (var item in declared)
        {
            if (!items.TryGetValue(item.Name.Value, out var other))
            {
                items.Add(item.Name.Value, new Owned<T>(pack, item));
            }
            else if (other.Pack != pack && !same(other.Item, item))
            {
                report.Add(Codes.NameCollision, item.Name.Place, kind, item.Name.Value, other.Pack);
            }
        }
    }
}

/// <summary>
/// Everything one pack can name. Nothing is shadowed: a name declared in two packs is an error, but for kinds of
/// organisation and posts, which are the realm's, where the same declaration twice is one thing.
/// </summary>
public sealed class Scope
{
    private readonly HashSet<string> used;

    private Scope(PackTree pack, IEnumerable<PackTree> used) => (Pack, this.used) = (pack, [.. used.Select(u => u.Name.Value)]);

    public PackTree Pack { get; }

    public Names<ParamDecl> Params { get; } = new();

    public Names<OrgDecl> Orgs { get; } = new();

    public Names<PostDecl> Posts { get; } = new();

    public Names<GroupDecl> Groups { get; } = new();

    public Names<FormDecl> Forms { get; } = new();

    public Names<MeetingDecl> Meetings { get; } = new();

    public Names<ProcedureDecl> Procedures { get; } = new();

    /// <summary>The realm's, like kinds of organisation and posts.</summary>
    public Names<LedgerDecl> Ledgers { get; } = new();

    public Names<SheetDecl> Sheets { get; } = new();

    public Names<MeasureDecl> Measures { get; } = new();

    /// <summary>Whether names of that pack can be used here, directly or not.</summary>
    public bool Uses(string pack) => used.Contains(pack);

    /// <summary>The scope of a pack over the packs it uses, directly or not, these in order from the deepest.</summary>
    public static Scope Of(PackTree pack, IReadOnlyList<PackTree> used, Report report)
    {
        var scope = new Scope(pack, used);
        foreach (var tree in used.Append(pack))
        {
            scope.Add(tree, report);
        }

        return scope;
    }

    private void Add(PackTree tree, Report report)
    {
        var name = tree.Name.Value;
        Params.Add(name, tree.Params, new Phrase("参数", "the parameter"), Never, report);
        Orgs.Add(name, tree.Orgs, new Phrase("组织类型", "the kind of organisation"), Same, report);
        Posts.Add(name, tree.Posts, new Phrase("岗位", "the post"), Same, report);
        Groups.Add(name, tree.Groups, new Phrase("人群", "the group"), Never, report);
        Forms.Add(name, tree.Forms, new Phrase("表单", "the form"), Never, report);
        Meetings.Add(name, tree.Meetings, new Phrase("会议", "the meeting"), Never, report);
        Procedures.Add(name, tree.Procedures, new Phrase("程序", "the procedure"), Never, report);
        Ledgers.Add(name, tree.Ledgers, new Phrase("账本", "the ledger"), Same, report);
        Sheets.Add(name, tree.Sheets, new Phrase("册子", "the sheet"), Never, report);
        Measures.Add(name, tree.Measures, new Phrase("指标", "the measure"), Never, report);
    }

    private static bool Never<T>(T one, T other) => false;

    private static bool Same(OrgDecl one, OrgDecl other) =>
        Values(one.Under).SequenceEqual(Values(other.Under), StringComparer.Ordinal) && one.Beside?.Value == other.Beside?.Value && Values(one.Head).SequenceEqual(Values(other.Head), StringComparer.Ordinal);

    private static bool Same(PostDecl one, PostDecl other) =>
        Values(one.In).SequenceEqual(Values(other.In), StringComparer.Ordinal) && Values(one.NotWith).SequenceEqual(Values(other.NotWith), StringComparer.Ordinal)
        && one.Deputy?.Value == other.Deputy?.Value && (one.SeatsLeast, one.SeatsMost) == (other.SeatsLeast, other.SeatsMost);

    private static bool Same(LedgerDecl one, LedgerDecl other) =>
        one.Unit?.Value == other.Unit?.Value && Values(one.Of).SequenceEqual(Values(other.Of), StringComparer.Ordinal)
        && (one.Least?.Value, one.Issued?.Value, one.Trims, one.Holds, one.OpensEach) == (other.Least?.Value, other.Issued?.Value, other.Trims, other.Holds, other.OpensEach)
        && Values(one.Heads).SequenceEqual(Values(other.Heads), StringComparer.Ordinal)
        && one.Caps.Select(Cap).SequenceEqual(other.Caps.Select(Cap));

    private static (bool, string, RoutinePeriod, string) Cap(CapDecl cap) => (cap.Gain, cap.Most.Value, cap.Per, string.Join(',', Values(cap.Heads)));

    private static IEnumerable<string> Values(IEnumerable<Located<string>> located) => located.Select(l => l.Value).Order(StringComparer.Ordinal);
}
