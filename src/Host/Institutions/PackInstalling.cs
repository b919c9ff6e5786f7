using System.Globalization;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Microsoft.Extensions.Logging;

namespace Lianxin.Host.Institutions;

/// <summary>
/// Takes what the installation's folder holds into the realm when the server starts, so that the store keeps every version
/// that cases run under, whatever becomes of the folder. A version that is there already is never replaced.
/// </summary>
public sealed partial class PackInstalling(RealmEngine engine, InstitutionBook book, ILogger<PackInstalling> log)
{
    public async Task Run(CancellationToken stop)
    {
        foreach (var pack in book.Installed.Packs.Where(p => !p.IsDraft))
        {
            await Install(pack, stop).ConfigureAwait(false);
        }
    }

    private async Task Install(CatalogPack pack, CancellationToken stop)
    {
        var known = engine.Queries.Versions().Where(r => r.Pack == pack.Name && r.Phase is not (VersionPhase.Rejected or VersionPhase.TakenBack)).ToArray();
        if (known.FirstOrDefault(r => r.Version == pack.Version) is { } same)
        {
            if (!new StoredPacks(engine.Queries).IsSame(same, pack))
            {
                Differs(log, pack.Name, pack.Version);
            }

            return;
        }

        if (known.Any(r => r.Version > pack.Version) || pack.Source is not { } source)
        {
            return;
        }

        // One that uses a version which is no longer in force would run with it for good; it waits for a version of its own.
        if (pack.Institution.Linked.Any(l => book.Current.Pack(l.Key)?.Version != l.Value))
        {
            Unlinked(log, pack.Name, pack.Version);
            return;
        }

        var linked = pack.Institution.Linked;
        var outcome = await engine.Submit(new Command(
            string.Create(CultureInfo.InvariantCulture, $"install:{pack.Name}:{pack.Version}:{source.HashOf(PackSource.Main)}"), Actor.Clockwork,
            s => new InstallPack(new VersionId(s.NewId()), pack.Name, pack.Version, Kept(source, s), linked)), stop).ConfigureAwait(false);
        if (!outcome.Accepted)
        {
            Refused(log, pack.Name, pack.Version, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
        }
    }

    /// <summary>Keeps the files of a pack in the act under way, and names them by hash.</summary>
    public static IReadOnlyList<PackFile> Kept(PackSource source, ISealer sealer) =>
        [.. source.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => new PackFile(f.Key, sealer.PackText(f.Value)))];

    [LoggerMessage(1, LogLevel.Warning, "{Pack} version {Version} in the packs folder differs from the one this realm took in, which stays in use; give a changed pack a new version number")]
    private static partial void Differs(ILogger log, string pack, int version);

    [LoggerMessage(3, LogLevel.Error, "{Pack} version {Version} in the packs folder could not be taken in: {Why}")]
    private static partial void Refused(ILogger log, string pack, int version, string why);

    [LoggerMessage(2, LogLevel.Warning, "{Pack} version {Version} in the packs folder uses versions that are not those in force; it was not taken in")]
    private static partial void Unlinked(ILogger log, string pack, int version);
}
