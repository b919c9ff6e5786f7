using Lianxin.Engine;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Live;
using Microsoft.Extensions.Hosting;

namespace Lianxin.Web.Workbench;

/// <summary>Names of what open pages follow.</summary>
public static class LiveTopics
{
    /// <summary>Anything in the realm.</summary>
    public const string Realm = "realm";

    /// <summary>One case, meeting or notice, by its id in text form.</summary>
    public static string Stream(string id) => "stream/" + id;
}

/// <summary>Tells open pages after each commit which streams changed.</summary>
internal sealed class LiveBridge(RealmEngine engine, LiveHub hub) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        engine.Committed += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        engine.Committed -= Tell;
        return Task.CompletedTask;
    }

    private void Tell(object? sender, CommittedEventArgs e)
    {
        foreach (var stream in e.Streams)
        {
            hub.Changed(LiveTopics.Stream(Ids.Show(stream)));
        }

        hub.Changed(LiveTopics.Realm);
    }
}
