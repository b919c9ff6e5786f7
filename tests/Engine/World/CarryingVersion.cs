using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Host.Institutions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;

namespace Lianxin.Tests.Engine.World;

/// <summary>A second version that takes over cases of the first: the review has another name, the notice before a meeting is longer.</summary>
internal static class CarryingVersion
{
    public static PackSource Source { get; } = With("topic.review: look");

    public static CatalogPack Pack { get; } = NextVersion.Compiled(Source);

    public static PackSource With(string carried)
    {
        var changed = NextVersion.Changed(
            2, ("version: 2\n", $"version: 2\ncarry_over: {{ 1: {{ {carried} }} }}\n"), ("- decide: review", "- decide: look"),
            ("default: 7 days\n    least: 7 days\n    most: 10 days", "default: 9 days\n    least: 9 days\n    most: 10 days"));
        var files = changed.Files.Where(f => !f.Key.StartsWith(PackSource.ScenarioFolder, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var place in new[] { PackSource.Chinese, PackSource.English })
        {
            var text = Encoding.UTF8.GetString(files[place]);
            files[place] = Encoding.UTF8.GetBytes(text.Replace("\n  review:", "\n  look:", StringComparison.Ordinal).Replace("\n  review.", "\n  look.", StringComparison.Ordinal));
        }

        return new PackSource(files);
    }

    /// <summary>Proposes and approves it for today, and lets it come into force.</summary>
    public static async Task<VersionId> Begin(County county)
    {
        var today = County.Time.DayOf(county.Now);
        var id = new VersionId((await county.Must(county.Cast.CountySecretary, s => Proposal(s, today))).Id);
        await county.Must(null, _ => new ApprovePack(id, today, null));
        await county.Pass(TimeSpan.FromMinutes(1));
        return id;
    }

    public static Func<ISealer, object> Carry(VersionId version, params CaseId[] cases) =>
        s => new ProposeCarryOver(version, 1, cases, s.Text(version.Value, "新规定要求更早告知"));

    private static ProposePack Proposal(ISealer s, DateOnly from)
    {
        var id = new VersionId(s.NewId());
        return new ProposePack(id, County.Pack, 2, 1, PackInstalling.Kept(Source, s), Pack.Institution.Linked, from, s.Text(id.Value, "告知要早"));
    }
}
