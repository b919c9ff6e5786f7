using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Simulation;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules;

namespace Lianxin.Host.Institutions;

/// <summary>What was found out about a pack that somebody brought.</summary>
/// <param name="Pack">compiled; null where the report holds an error</param>
/// <param name="Over">the version in force; null where the realm has no such pack</param>
/// <param name="Runs">its scenarios as played</param>
/// <param name="TooLong">scenarios that were not played, having more acts than are played here</param>
public sealed record Judgement(
    PackSource Source, Report Report, CatalogPack? Pack, CatalogPack? Over, IReadOnlyList<ScenarioRun> Runs, IReadOnlyList<string> TooLong)
{
    /// <summary>Whether it may be proposed: no mistake, every scenario played and as it says, more than a draft.</summary>
    public bool IsSound => Pack is { IsDraft: false } && TooLong.Count == 0 && Runs.All(r => r.Holds);
}

/// <summary>Judges packs that are brought to the realm, outside its writer, and hands sound ones in as proposals.</summary>
public sealed class PackDesk(RealmEngine engine, InstitutionBook book) : IDisposable
{
    /// <summary>Acts of persons in one scenario; the longest of the installation has a tenth of it.</summary>
    private const int ActsMost = 20_000;

    private readonly SemaphoreSlim one = new(1);

    /// <summary>Reads, checks and compiles a pack against what is in force, and plays its scenarios. One at a time.</summary>
    public async Task<Judgement> Judge(PackSource source, Language language, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        await one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Judged(source, language), stop).ConfigureAwait(false);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Hands a judged pack in. Whoever decides the act finds it at hand; what is refused leaves nothing.</summary>
    public async Task<Outcome> Propose(Judgement judged, string key, Actor by, DateOnly from, string reason, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(judged);
        if (judged is not { IsSound: true, Pack: { } pack })
        {
            throw new InvalidOperationException("only a sound pack is proposed");
        }

        await one.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            book.Prepare(pack);
            var outcome = await engine.Submit(
                new Command(key, by, s =>
                {
                    var id = new VersionId(s.NewId());
                    return new ProposePack(
                        id, pack.Name, pack.Version, judged.Over?.Version ?? 0, PackInstalling.Kept(judged.Source, s), pack.Institution.Linked, from,
                        s.Text(id.Value, reason));
                }),
                stop).ConfigureAwait(false);
            book.Refresh();
            return outcome;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private Judgement Judged(PackSource source, Language language)
    {
        var tree = PackReader.Parse(source.Files[PackSource.Main], PackSource.Main, new Report());
        var uses = tree?.Uses.Select(u => u.Value) ?? [];
        var report = new Report();
        var library = PackLibrary.Parse(report, [source, .. book.SourcesInForce(uses)], version => tree is null ? null : book.Files(tree.Name.Value, version));
        var catalog = PackCatalog.Of(library);
        var pack = catalog?.Packs.FirstOrDefault(p => p.Loaded.Asked);
        var over = library.Packs.FirstOrDefault(p => p.Asked) is { } named ? book.Current.Pack(named.Name) : null;
        if (pack is null || catalog is null)
        {
            return new Judgement(source, report, null, over, [], []);
        }

        RealmNames.Compare(pack, book.Current, report);
        var scenarios = ScenarioReader.Read(source, pack.Loaded, report);
        if (report.HasErrors)
        {
            return new Judgement(source, report, null, over, [], []);
        }

        var longer = scenarios.Where(s => s.Items.OfType<ActItem>().Sum(a => (long)a.Who.Sum(r => r.Count)) > ActsMost).ToArray();
        return new Judgement(
            source, report, pack, over, [.. scenarios.Except(longer).Select(s => Simulator.Play(catalog, pack, s, language))],
            [.. longer.Select(s => s.Title.Value.In(language))]);
    }
}
