using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lianxin.Web.Live;

/// <summary>
/// The server's half of <c>live-part</c>: renders a component at each change of a topic and sends it as an event. The
/// endpoint that calls it checks first whether the visitor may see the part.
/// </summary>
public static class LiveParts
{
    private static readonly TimeSpan StepMin = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LengthMax = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Streams renderings of a component, at most two a second. The stream ends after ten minutes; the browser connects
    /// again, so that rights and sessions are checked anew.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="topic">The topic to follow.</param>
    /// <param name="parameters">Makes the component's parameters anew for each rendering.</param>
    public static IResult Stream<TPart>(HttpContext http, string topic, Func<IServiceProvider, CancellationToken, Task<Dictionary<string, object?>>> parameters)
        where TPart : IComponent
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(parameters);
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events<TPart>(http, topic, parameters, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events<TPart>(
        HttpContext http, string topic, Func<IServiceProvider, CancellationToken, Task<Dictionary<string, object?>>> parameters, [EnumeratorCancellation] CancellationToken stop)
        where TPart : IComponent
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        end.CancelAfter(LengthMax);
        // Listen before the first rendering, so that a change in between is not lost.
        await using var changes = http.RequestServices.GetRequiredService<LiveHub>().Listen(topic, end.Token).GetAsyncEnumerator(end.Token);
        var next = changes.MoveNextAsync();
        while (true)
        {
            yield return new SseItem<string>(await Render<TPart>(http, parameters, stop));
            // The listener is waited for even when the browser has gone: it cannot be disposed of while it still listens.
            if (!await Passed(Task.Delay(StepMin, end.Token)) | !await Passed(next.AsTask()))
            {
                yield break;
            }

            next = changes.MoveNextAsync();
        }
    }

    private static async Task<bool> Passed(Task wait)
    {
        await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !wait.IsCanceled;
    }

    private static async Task<string> Render<TPart>(HttpContext http, Func<IServiceProvider, CancellationToken, Task<Dictionary<string, object?>>> parameters, CancellationToken stop)
        where TPart : IComponent
    {
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var services = scope.ServiceProvider;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var values = await parameters(services, stop);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPart>(ParameterView.FromDictionary(values))).ToHtmlString());
    }
}
