using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Host.Institutions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Tests.Packs.Compiling;
using Xunit;

namespace Lianxin.Tests.Engine.World;

/// <summary>A second version of the pack of this repository: longer notice before a meeting, and the review step under another name.</summary>
internal static class NextVersion
{
    public static PackSource Basics { get; } = PackSource.OfFolder(Path.Combine(PacksOnDisk.Folder, "basics")) with { Shown = "basics/" };

    public static PackSource Source { get; } = Changed(2, ("default: 7 days\n    least: 7 days\n    most: 10 days", "default: 9 days\n    least: 9 days\n    most: 10 days"));

    public static CatalogPack Pack { get; } = Compiled(Source);

    public static PackSource Changed(int version, params (string Was, string Becomes)[] changes)
    {
        var files = PackSource.OfFolder(Path.Combine(PacksOnDisk.Folder, County.Pack)).Files.ToDictionary(StringComparer.Ordinal);
        var text = Encoding.UTF8.GetString(files[PackSource.Main]);
        foreach (var (was, becomes) in changes.Prepend(("version: 1", $"version: {version}")))
        {
            Assert.Contains(was, text, StringComparison.Ordinal);
            text = text.Replace(was, becomes, StringComparison.Ordinal);
        }

        files[PackSource.Main] = Encoding.UTF8.GetBytes(text);
        return new PackSource(files);
    }

    public static CatalogPack Compiled(PackSource source)
    {
        var report = new Report();
        var pack = PackCatalog.Again([source, Basics], report);
        Assert.True(pack is not null, Printer.Text(report, Language.English));
        return pack;
    }

    /// <summary>Proposes and approves it, to come into force on a day.</summary>
    public static async Task<VersionId> Agree(County county, DateOnly from)
    {
        var id = new VersionId((await county.Must(county.Cast.CountySecretary, s => Proposal(s, from))).Id);
        await county.Must(null, s => new ApprovePack(id, from, s.Text(id.Value, "同意")));
        return id;
    }

    public static ProposePack Proposal(ISealer s, DateOnly from)
    {
        var id = new VersionId(s.NewId());
        return new ProposePack(id, County.Pack, 2, 1, PackInstalling.Kept(Source, s), Pack.Institution.Linked, from, s.Text(id.Value, "告知要早"));
    }
}
