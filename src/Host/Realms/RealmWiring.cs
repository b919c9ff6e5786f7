using Lianxin.Engine;
using Lianxin.Engine.Access;
using Lianxin.Engine.Clockwork;
using Lianxin.Engine.Ports;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Host.Delivery;
using Lianxin.Host.Institutions;
using Lianxin.Host.TryOuts;
using Lianxin.Host.Upkeep;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Lianxin.Store.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lianxin.Host.Realms;

/// <summary>Joins store, packs and engine of one realm to a server.</summary>
public static class RealmWiring
{
    /// <summary>Adds the realm of a data folder: its engine, what pages read it by, its clockwork and its mail.</summary>
    public static IServiceCollection AddLianxinRealm(this IServiceCollection services, string dataFolder, RealmSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(p => new InstitutionBook(LoadPacks(), p.GetRequiredService<IRealmStore>()));
        services.AddTransient(p => p.GetRequiredService<InstitutionBook>().Current);
        services.AddSingleton<IInstitutionCatalog>(p => p.GetRequiredService<InstitutionBook>());
        services.AddSingleton<PackInstalling>().AddSingleton<PackDesk>().AddSingleton<CarryDesk>().AddSingleton<TryOutBook>();
        services.AddSingleton<IRealmStore>(_ => SqliteRealmStore.Open(dataFolder, settings.Realm));
        services.AddSingleton(_ => Installation.Time(settings));
        services.AddSingleton<IClock>(p => new SystemClock(p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(Engine);
        services.AddSingleton(p => p.GetRequiredService<RealmEngine>().Queries);
        services.AddSingleton(p => p.GetRequiredService<IRealmStore>().Outbox);
        services.AddSingleton(p => new UpkeepDesk(
            p.GetRequiredService<IRealmStore>(), dataFolder, p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ILogger<UpkeepDesk>>()));
        services.AddSingleton<OrgDirectory>();
        services.AddTransient(p => p.GetRequiredService<OrgDirectory>().Current);
        services.AddSingleton<ViewerBook>();
        services.AddTransient<AccessRules>();
        services.AddSingleton<ClockworkLoop>();
        services.AddSingleton(MailSettings.FromEnvironment(dataFolder));
        services.AddSingleton<IPostman>(p => p.GetRequiredService<MailSettings>() is { Server: null } folder
            ? new FolderPostman(folder)
            : new SmtpPostman(p.GetRequiredService<MailSettings>()));
        services.AddSingleton<MailLoop>();
        services.AddHostedService<RealmHeart>();
        services.AddHealthChecks().AddCheck<RealmHealth>("realm");
        services.Replace(ServiceDescriptor.Scoped<IPersonDirectory, PersonDirectory>());
        services.Replace(ServiceDescriptor.Scoped<IDeskRights, DeskRights>());
        return services;
    }

    private static RealmEngine Engine(IServiceProvider services)
    {
        var book = services.GetRequiredService<InstitutionBook>();
        var engine = new RealmEngine(
            services.GetRequiredService<IRealmStore>(), book, services.GetRequiredService<RealmTime>(), services.GetRequiredService<IClock>());
        engine.Committed += (_, e) =>
        {
            if (e.VersionsChanged)
            {
                book.Refresh();
            }
        };
        return engine;
    }

    /// <summary>The packs of the installation. One that do not pass its check stops the start and says why.</summary>
    public static PackCatalog LoadPacks()
    {
        var (catalog, report) = PackCatalog.Load([Installation.Packs], Installation.Packs);
        return catalog ?? throw new InvalidDataException("packs do not pass their check:\n" + Printer.Text(report, Language.Chinese));
    }
}

/// <summary>A catalog of packs that does not change, as the engine sees it.</summary>
internal sealed class FixedInstitutions(PackCatalog catalog) : IInstitutionCatalog
{
    public IReadOnlyList<Kernel.Institution> Latest => catalog.Latest;

    public Kernel.Institution? Find(string pack) => catalog.Find(pack);

    public Kernel.Institution? Find(string pack, int version) => catalog.Find(pack, version);

    public string Word(string pack, string path, string language) => catalog.Word(pack, path, language);
}

/// <summary>Starts the realm's clockwork and mail with the server and stops them with it.</summary>
internal sealed class RealmHeart(PackInstalling packs, ClockworkLoop clockwork, MailLoop mail) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await packs.Run(cancellationToken).ConfigureAwait(false);
        clockwork.Start();
        mail.Start();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await clockwork.DisposeAsync().ConfigureAwait(false);
        await mail.DisposeAsync().ConfigureAwait(false);
    }
}
