using System.Diagnostics;
using Lianxin.Host.Accounts;
using Lianxin.Web.Forms;
using Lianxin.Web.Layout;
using Lianxin.Web.Parts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lianxin.Web.Serving;

/// <summary>
/// Answers that carry an error status and nothing else become a page that says what happened and what to do. Programs,
/// which do not ask for HTML, get a short JSON problem instead.
/// </summary>
internal static class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Lianxin.Web.Errors");
        app.Use(async (http, next) =>
        {
            string? reference = null;
            try
            {
                await next(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                return;
            }
            catch (Exception wrong) when (!http.Response.HasStarted)
            {
                http.Response.Clear();
                http.Response.StatusCode = StatusOf(wrong);
                if (http.Response.StatusCode == StatusCodes.Status500InternalServerError)
                {
                    reference = Activity.Current?.TraceId.ToHexString()[..12] ?? http.TraceIdentifier;
                    log.LogError(wrong, "Request {Method} {Path} failed, reference {Reference}", http.Request.Method, http.Request.Path, reference);
                }
            }

            if (IsGoneForm(http))
            {
                http.Response.StatusCode = StatusCodes.Status409Conflict;
            }

            if (http.Response is { StatusCode: >= 400, HasStarted: false, ContentLength: null or 0 } && string.IsNullOrEmpty(http.Response.ContentType))
            {
                await Write(http, http.Response.StatusCode, reference);
            }
        });
    }

    /// <summary>
    /// A form whose token no longer fits (the page lay open over a sign-in or sign-out) comes back filled in, to be sent
    /// again; a form from another site is refused.
    /// </summary>
    public static void UseFormTokens(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(async (http, next) =>
        {
            if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false } token)
            {
                await next(http);
                return;
            }

            if (Inner(token.Error).Select(UnreadForm).FirstOrDefault(s => s is not null) is { } status)
            {
                http.Response.StatusCode = status;
                return;
            }

            // Read only to be shown again, not to be acted on.
            http.Features.Set<IAntiforgeryValidationFeature>(null);
            var forms = http.RequestServices.GetRequiredService<KeptForms>();
            if (await forms.Take(http) is { } form)
            {
                var account = http.RequestServices.GetRequiredService<Visitor>().AccountId;
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = forms.Park(form, account?.ToString(System.Globalization.CultureInfo.InvariantCulture));
                return;
            }

            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        });
    }

    /// <summary>
    /// The renderer answers 400 where the form that was sent no longer stands in the page: its row is gone, its step is
    /// over. That is no mistake of the sender but a page grown stale.
    /// </summary>
    private static bool IsGoneForm(HttpContext http) =>
        http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false }
        && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
        && http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
        && http.Request.HasFormContentType && http.Request.Form.ContainsKey("_handler");

    private static async Task Write(HttpContext http, int status, string? reference)
    {
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem(statusCode: status, extensions: reference is null ? null : new Dictionary<string, object?>(StringComparer.Ordinal) { ["reference"] = reference }).ExecuteAsync(http);
            return;
        }

        // The renderer of this request may have failed half way: a fresh scope has a fresh one.
        await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var before = http.RequestServices;
        http.RequestServices = scope.ServiceProvider;
        http.Items[FormValues.ForeignItem] = true;
        // The failed rendering has added it, and the next would stumble over it.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        try
        {
            await WholePage.Result<ErrorView>(status, new() { [nameof(ErrorView.Status)] = status, [nameof(ErrorView.Reference)] = reference }).ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static int StatusOf(Exception wrong) => wrong switch
    {
        AntiforgeryValidationException => StatusCodes.Status400BadRequest,
        BadHttpRequestException => UnreadForm(wrong)!.Value,
        _ when wrong.StackTrace?.Contains("FormFeature", StringComparison.Ordinal) ?? false => UnreadForm(wrong) ?? StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>
    /// What a form that could not be read is answered with: 413 only where a limit of size or number was passed; a torn
    /// body, a missing boundary or a character no field holds is a form not understood. Null for any other failure.
    /// </summary>
    private static int? UnreadForm(Exception wrong) => wrong switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // The reader tells its limits from broken content by its words alone; a line without end is broken content too.
        InvalidDataException when wrong.Message.Contains("limit", StringComparison.Ordinal) && !wrong.Message.StartsWith("Line length", StringComparison.Ordinal) =>
            StatusCodes.Status413PayloadTooLarge,
        InvalidDataException or IOException => StatusCodes.Status400BadRequest,
        _ => null,
    };

    private static IEnumerable<Exception> Inner(Exception? wrong)
    {
        for (var at = wrong; at is not null; at = at.InnerException)
        {
            yield return at;
        }
    }
}
