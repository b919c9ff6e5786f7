using Lianxin.Kernel;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;

namespace Lianxin.Packs.Catalog;

/// <summary>A pack in force: what the kernel runs, beside what people read of it.</summary>
/// <param name="Loaded">the tree as written, with places, sources and grades, and what it can name</param>
/// <param name="Checked">its graphs, times and proofs</param>
/// <param name="Institution">compiled from it</param>
/// <param name="SourceText">pack.yaml as it stands on disk</param>
public sealed record CatalogPack(LoadedPack Loaded, CheckedPack Checked, Institution Institution, string SourceText)
{
    public string Name => Loaded.Name;

    public int Version => Tree.Version;

    /// <summary>Warnings about the pack's own files.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Its files, from where it came from; a bare text has none.</summary>
    public PackSource? Source => Loaded.Source ?? (Folder.Length > 0 ? PackSource.OfFolder(Folder) : null);

    public PackTree Tree => Loaded.Tree;

    public PackTexts Texts => Loaded.Texts;

    public string Folder => Loaded.Folder;

    /// <summary>Checked, shown, but never in force.</summary>
    public bool IsDraft => Tree.Draft;
}
