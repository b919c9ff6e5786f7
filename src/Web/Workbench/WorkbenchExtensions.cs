using Lianxin.Engine;
using Lianxin.Host.Accounts;
using Lianxin.Web.Api;
using Lianxin.Web.Books;
using Lianxin.Web.Cases;
using Lianxin.Web.Layout;
using Lianxin.Web.Live;
using Lianxin.Web.Meetings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lianxin.Web.Workbench;

/// <summary>Joins to-dos, cases, meetings, records and the API to the server. They need a realm; without one they are left out.</summary>
internal static class WorkbenchExtensions
{
    public static IServiceCollection AddWorkbench(this IServiceCollection services)
    {
        services.AddScoped<Desk>().AddScoped<RefusalWords>().AddScoped<DemandWords>().AddScoped<FieldInput>().AddScoped<Acts>().AddScoped<PeoplePicks>().AddScoped<FieldWords>().AddScoped<KeptTexts>();
        services.AddScoped<Todos>().AddScoped<Routines>().AddScoped<RecordShelf>();
        services.AddScoped<CaseFiles>().AddScoped<CaseActs>().AddScoped<CaseView>().AddScoped<CaseCourse>().AddScoped<CaseTimeline>().AddScoped<ColumnTally>().AddScoped<TallyWords>().AddScoped<BallotView>().AddScoped<CaseDoing>()
            .AddScoped<CaseListing>().AddScoped<Openings>().AddScoped<Allowances>().AddScoped<AllowWords>();
        services.AddScoped<BookWords>().AddScoped<OwnBooks>();
        services.AddScoped<MeetingFiles>().AddScoped<MeetingView>().AddScoped<MeetingDoing>();
        services.AddScoped<IPlaceCounts, WorkbenchCounts>();
        services.AddSingleton<IHostedService>(provider => provider.GetService<RealmEngine>() is { } engine
            ? new LiveBridge(engine, provider.GetRequiredService<LiveHub>())
            : new NoBridge());
        return services;
    }

    public static void MapWorkbench(this WebApplication app)
    {
        app.MapGet("/live/todo", (HttpContext http) => LiveParts.Stream<TodoLive>(http, LiveTopics.Realm, (services, _) =>
            Task.FromResult(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(TodoLive.Book)] = services.GetRequiredService<Todos>().Mine() })))
            .RequireAuthorization();
        CaseEndpoints.Map(app);
        MeetingEndpoints.Map(app);
        RecordEndpoints.Map(app);
        CasesApi.Map(app);
    }

    private sealed class NoBridge : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

/// <summary>Numbers beside the places of the bars.</summary>
internal sealed class WorkbenchCounts(IServiceProvider services) : IPlaceCounts
{
    public ValueTask<int?> Count(string placeKey, Visitor visitor, CancellationToken stop)
    {
        if (services.GetService<RealmEngine>() is null)
        {
            return new((int?)null);
        }

        return placeKey switch
        {
            "todo" => new(services.GetRequiredService<Todos>().Count()),
            "inbox" => new(services.GetRequiredService<Desk>() is { Me: { } me } desk ? (int)Math.Min(desk.Queries.Unread(me), 999) : null),
            _ => new((int?)null),
        };
    }
}
