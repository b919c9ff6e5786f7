using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Kernel;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Catalog;

/// <summary>
/// Every pack that a realm has loaded, compiled, with its words: the version in force of each, and others that running
/// cases began under or that wait for their day. It has the members of the engine's catalog of institutions; drafts are
/// in it for display and are never found as institutions.
/// </summary>
public sealed class PackCatalog
{
    private readonly FrozenDictionary<string, CatalogPack> inForce;
    private readonly FrozenDictionary<(string Name, int Version), CatalogPack> all;
    private readonly FrozenDictionary<string, CatalogPack[]> versions;
    private readonly PackWords words;

    private PackCatalog(IReadOnlyList<CatalogPack> packs, IReadOnlyList<CatalogPack> others)
    {
        Packs = packs;
        inForce = packs.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        all = packs.Concat(others).ToFrozenDictionary(p => (p.Name, p.Version));
        versions = all.Values.GroupBy(p => p.Name, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Version).ToArray(), StringComparer.Ordinal);
        words = new PackWords(this);
        Latest = [.. packs.Where(p => !p.IsDraft).Select(p => p.Institution)];
    }

    /// <summary>Those in force, and drafts; used packs before those that use them.</summary>
    public IReadOnlyList<CatalogPack> Packs { get; }

    public IReadOnlyList<Institution> Latest { get; }

    /// <summary>
    /// Loads, checks and compiles packs and all they use. With any error there is no catalog: a realm runs what its
    /// files say, or nothing. The report holds warnings too.
    /// </summary>
    /// <param name="packFolders">folders of packs, or folders of such folders</param>
    /// <param name="packsRoot">where <c>uses</c> is looked up besides the pack's own neighbours</param>
    public static (PackCatalog? Catalog, Report Report) Load(IEnumerable<string> packFolders, string packsRoot)
    {
        var library = PackLibrary.Load([.. packFolders], packsRoot);
        return (Of(library), library.Report);
    }

    /// <summary>Checks and compiles packs that were loaded already; null where the library's report then holds an error.</summary>
    public static PackCatalog? Of(PackLibrary library)
    {
        var proven = PackChecker.Check(library);
        if (proven.IsSound)
        {
            return Compile(library, proven) is { } packs ? new PackCatalog(packs, []) : null;
        }

        // What compiling finds is said at once with the rest, save what only follows from it.
        foreach (var found in library.Report.IsFull ? [] : Compiled(library))
        {
            library.Report.Add(found);
        }

        return null;
    }

    /// <summary>
    /// One version that was proven before it was taken in, compiled again. A checker that has grown stricter since does not
    /// take it away from the cases that run under it; what cannot be read or compiled does, and is reported.
    /// </summary>
    /// <param name="sources">the pack, then the versions of those it uses</param>
    public static CatalogPack? Again(IReadOnlyList<PackSource> sources, Report report)
    {
        var library = PackLibrary.Parse(report, sources);
        var proven = PackChecker.Check(PackLibrary.Parse(new Report(), sources));
        return report.HasErrors ? null : Compile(library, proven)?.FirstOrDefault(p => p.Loaded.Asked);
    }

    /// <summary>The packs of a catalog, of which some versions come into force and others join.</summary>
    /// <param name="packs">those in force</param>
    /// <param name="others">other versions, for what runs under them or waits</param>
    public static PackCatalog Of(IEnumerable<CatalogPack> packs, IEnumerable<CatalogPack> others) => new([.. UsedFirst([.. packs])], [.. others]);

    public CatalogPack? Pack(string name) => inForce.GetValueOrDefault(name);

    public CatalogPack? Pack(string name, int version) => all.GetValueOrDefault((name, version));

    /// <summary>All versions loaded of a pack, the latest first.</summary>
    public IReadOnlyList<CatalogPack> Versions(string name) => versions.GetValueOrDefault(name, []);

    public Institution? Find(string pack) => Pack(pack) is { IsDraft: false } found ? found.Institution : null;

    public Institution? Find(string pack, int version) => Pack(pack, version) is { IsDraft: false } found ? found.Institution : null;

    /// <summary>
    /// The word for a path of a pack in <c>zh</c> or <c>en</c>: its own, that of a pack it uses, that of an earlier version,
    /// the product's standard word, else the path's last part.
    /// </summary>
    public string Word(string pack, string path, string language) => words.Get(pack, path, language);

    /// <summary>The word, or null where neither pack nor product has one.</summary>
    public string? FindWord(string pack, string path, string language) => words.Find(pack, path, language);

    /// <summary>Mistakes that compiling a pack with mistakes finds on lines where there was none.</summary>
    private static IEnumerable<Diagnostic> Compiled(PackLibrary library)
    {
        var lines = library.Report.All.Where(d => d.Code.Severity == Severity.Error && d.Code.Id[..2] != "P4").Select(d => (d.Place.File, d.Place.Line)).ToHashSet();
        var report = new Report();
        var compiler = new PackCompiler(library, report);
        foreach (var pack in library.Packs)
        {
            compiler.Compile(pack, "");
        }

        return report.All.Where(d => d.Code != Codes.NotDeclared && d.Code != Codes.MissingKey && !lines.Contains((d.Place.File, d.Place.Line)));
    }

    private static List<CatalogPack>? Compile(PackLibrary library, CheckedLibrary proven)
    {
        var compiler = new PackCompiler(library);
        var compiled = new List<CatalogPack>();
        foreach (var pack in library.Packs)
        {
            var bytes = pack.Source?.Files[PackSource.Main]
                ?? (pack.Folder.Length == 0 ? [] : File.ReadAllBytes(Path.Combine(pack.Folder, PackSource.Main)));
            if (compiler.Compile(pack, Convert.ToHexStringLower(SHA256.HashData(bytes))) is { } institution)
            {
                compiled.Add(new CatalogPack(pack, proven.Find(pack.Name)!, institution, Encoding.UTF8.GetString(bytes))
                {
                    Warnings = [.. library.Report.All.Where(d => d.Place.File == pack.Tree.Place.File)],
                });
            }
        }

        return library.Report.HasErrors ? null : compiled;
    }

    private static IEnumerable<CatalogPack> UsedFirst(List<CatalogPack> packs)
    {
        var left = packs.OrderBy(p => p.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(p => !p.Institution.Uses.Any(u => left.Exists(o => o.Name == u))) ?? left[0];
            left.Remove(next);
            yield return next;
        }
    }
}
