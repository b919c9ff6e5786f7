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
/// Every pack that a realm has loaded, compiled, with its words. It has the members of the engine's catalog of
/// institutions; drafts are in it for display and are never found as institutions.
/// </summary>
public sealed class PackCatalog
{
    private readonly FrozenDictionary<string, CatalogPack> packs;
    private readonly PackWords words;

    private PackCatalog(IReadOnlyList<CatalogPack> all)
    {
        Packs = all;
        packs = all.ToFrozenDictionary(p => p.Name, StringComparer.Ordinal);
        words = new PackWords(packs);
        Latest = [.. all.Where(p => !p.IsDraft).Select(p => p.Institution)];
    }

    /// <summary>Used packs before those that use them.</summary>
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
        if (!proven.IsSound)
        {
            return null;
        }

        var compiler = new PackCompiler(library);
        var all = new List<CatalogPack>();
        foreach (var pack in library.Packs)
        {
            var bytes = pack.Folder.Length == 0 ? [] : File.ReadAllBytes(Path.Combine(pack.Folder, "pack.yaml"));
            if (compiler.Compile(pack, Convert.ToHexStringLower(SHA256.HashData(bytes))) is { } institution)
            {
                all.Add(new CatalogPack(pack, proven.Find(pack.Name)!, institution, Encoding.UTF8.GetString(bytes)));
            }
        }

        return library.Report.HasErrors ? null : new PackCatalog(all);
    }

    public CatalogPack? Pack(string name) => packs.GetValueOrDefault(name);

    public Institution? Find(string pack) => Pack(pack) is { IsDraft: false } found ? found.Institution : null;

    public Institution? Find(string pack, int version) => Find(pack) is { } found && found.Version == version ? found : null;

    /// <summary>
    /// The word for a path of a pack in <c>zh</c> or <c>en</c>: its own, that of a pack it uses, the product's standard
    /// word, else the path's last part.
    /// </summary>
    public string Word(string pack, string path, string language) => words.Get(pack, path, language);

    /// <summary>The word, or null where neither pack nor product has one.</summary>
    public string? FindWord(string pack, string path, string language) => words.Find(pack, path, language);
}
