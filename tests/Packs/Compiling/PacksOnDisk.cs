using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>The packs of this repository, loaded and compiled once.</summary>
internal static class PacksOnDisk
{
    public const string Deliberation = "members-first-deliberation";

    private static readonly Lazy<(PackCatalog? Catalog, Report Report)> Loaded = new(() => PackCatalog.Load([Folder], Folder));

    public static string Folder
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at!.FullName, "Lianxin.slnx")))
            {
                at = at.Parent;
            }

            return Path.Combine(at.FullName, "packs");
        }
    }

    public static PackCatalog Catalog
    {
        get
        {
            Assert.True(Loaded.Value.Catalog is not null, Printer.Text(Loaded.Value.Report, Language.English));
            return Loaded.Value.Catalog;
        }
    }
}
