using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads pack.yaml into its syntax tree, reporting every mistake of shape at once.</summary>
public static class PackReader
{
    private const int VersionMost = 9_999;

    /// <summary>Reads the pack in a folder; null where it has no readable pack.yaml.</summary>
    public static PackTree? Read(string folder, Report report) => ReadFile(Path.Combine(folder, "pack.yaml"), report);

    /// <summary>Reads a pack from one file.</summary>
    public static PackTree? ReadFile(string path, Report report) => YamlFile.Read(path, path, report) is { } root ? Read(root, report) : null;

    /// <summary>Reads a pack from a text, for tests and the web editor.</summary>
    public static PackTree? Parse(string text, string file, Report report) =>
        YamlFile.Parse(text, file, report) is { } root ? Read(root, report) : null;

    /// <summary>Reads a pack from its file's bytes.</summary>
    public static PackTree? Parse(byte[] bytes, string file, Report report) =>
        YamlFile.Parse(bytes, file, report) is { } root ? Read(root, report) : null;

    private static PackTree? Read(YamlNode root, Report report)
    {
        var nodes = new NodeReader(report);
        var values = new ValueReader(nodes);
        var declarations = new DeclarationReader(nodes, values);
        var procedures = new ProcedureReader(nodes, values, declarations);
        var figures = new FigureReader(nodes, values);
        var ledgers = new LedgerReader(nodes);
        var sheets = new SheetReader(nodes, values);
        if (nodes.Map(root, new Phrase("制度包", "a pack")) is not { } keys)
        {
            return null;
        }

        var name = nodes.Text(keys.Need("pack"), Same("pack"));
        if (name is { } named && !IsPackName(named.Value))
        {
            report.Add(Codes.BadName, named.Place, named.Value);
        }

        var tree = new PackTree
        {
            Place = keys.Place,
            Name = name ?? new Located<string>("", keys.Place),
            Version = nodes.Number(keys.Need("version"), Same("version"), 1, VersionMost, 1),
            Title = nodes.Text(keys.Need("title"), Same("title")) ?? new Located<string>("", keys.Place),
            Source = nodes.Text(keys.Take("source"), Same("source"))?.Value ?? "",
            Uses = nodes.Texts(keys.Take("uses"), Same("uses")),
            Draft = nodes.YesNo(keys.Take("draft"), Same("draft")),
            IsService = procedures.IsService(keys.Take("class")),
            CarryOver = new CarryReader(nodes).CarryOver(keys.Take("carry_over")),
            Params = nodes.Table(keys.Take("params"), Same("params"), declarations.Param),
            Orgs = nodes.Table(keys.Take("orgs"), Same("orgs"), declarations.Org),
            Posts = nodes.Table(keys.Take("posts"), Same("posts"), declarations.Post),
            Groups = nodes.Table(keys.Take("groups"), Same("groups"), declarations.Group),
            Forms = nodes.Table(keys.Take("forms"), Same("forms"), declarations.Form),
            Meetings = nodes.Table(keys.Take("meetings"), Same("meetings"), declarations.Meeting),
            Procedures = nodes.Table(keys.Take("procedures"), Same("procedures"), procedures.Procedure),
            Ledgers = nodes.Table(keys.Take("ledgers"), Same("ledgers"), ledgers.Ledger),
            Sheets = nodes.Table(keys.Take("sheets"), Same("sheets"), sheets.Sheet),
            Measures = nodes.Table(keys.Take("measures"), Same("measures"), figures.Measure),
            Routines = nodes.Table(keys.Take("routines"), Same("routines"), figures.Routine),
        };
        keys.Done();
        return name is null ? null : tree;
    }

    /// <summary>A pack's name is its folder and its address: lower-case words joined by hyphens.</summary>
    public static bool IsPackName(string name) =>
        name.Length is > 0 and <= 60 && name.Split('-').All(part => part.Length > 0 && part.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9'));

    private static Phrase Same(string key) => new(key, key);
}
