using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Lianxin.Host.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Lianxin.Web.Forms;

/// <summary>What somebody had typed when their sign-in turned out to have ended.</summary>
/// <param name="Page">Path and query of the page with the form.</param>
/// <param name="Fields">Names and values, in order; never passwords, files or fields of forms marked sensitive.</param>
/// <param name="Account">The account whose session had ended, where the cookie still told.</param>
/// <param name="At">When it was sealed.</param>
public sealed record KeptForm(string Page, IReadOnlyList<KeyValuePair<string, string>> Fields, string? Account, DateTimeOffset At);

/// <summary>
/// Carries a filled form over a sign-in, so that nothing typed is lost. It travels sealed in the sign-in page itself; only
/// for the last step, the redirect to its page, it waits in memory for a quarter of an hour.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the hidden field that marks a form whose content is never kept, such as a ballot.</summary>
    public const string SensitiveField = "_sensitive";

    /// <summary>Name of the hidden field that tells the page of a form that posts to another address.</summary>
    public const string PageField = "_page";

    /// <summary>Name of the query parameter under which a page finds what was kept.</summary>
    public const string Parameter = "kept";

    private const int LengthMax = 256 * 1024;
    private const int ParkedMax = 500;
    private static readonly TimeSpan SealedLength = TimeSpan.FromHours(24);
    private static readonly TimeSpan ParkedLength = TimeSpan.FromMinutes(15);

    private readonly IDataProtector seal = protection.CreateProtector("lianxin.kept-form");
    private readonly ConcurrentDictionary<string, Parked> parked = new(StringComparer.Ordinal);

    /// <summary>Seals the form of a request; null where it must not or cannot be kept.</summary>
    public async Task<string?> Seal(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return await Take(http) is { } form ? seal.Protect(JsonSerializer.Serialize(form)) : null;
    }

    /// <summary>Opens what <see cref="Seal"/> made; null if it was changed or is older than a day.</summary>
    public KeptForm? Open(string? sealedForm)
    {
        if (string.IsNullOrEmpty(sealedForm))
        {
            return null;
        }

        try
        {
            var form = JsonSerializer.Deserialize<KeptForm>(seal.Unprotect(sealedForm));
            return form is not null && form.At + SealedLength > clock.GetUtcNow() ? form : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The fields of a request's form, if they may be kept and it came from our own page.</summary>
    public async Task<KeptForm?> Take(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !FromOwnPage(http.Request))
        {
            return null;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form.ContainsKey(SensitiveField))
        {
            return null;
        }

        List<KeyValuePair<string, string>> fields = [];
        foreach (var (name, values) in form.Where(f => !f.Key.StartsWith('_') && !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase)))
        {
            fields.AddRange(values.Select(value => KeyValuePair.Create(name, value ?? "")));
        }

        if (fields.Sum(f => f.Key.Length + f.Value.Length) > LengthMax)
        {
            return null;
        }

        var page = form[PageField].ToString();
        return new KeptForm(LocalPath.OrNull(page) ?? http.Request.Path + http.Request.QueryString.Value, fields, http.Items[AccountsWiring.FormerAccountItem] as string, clock.GetUtcNow());
    }

    /// <summary>Parks a form for its page and answers the page's address with the number to find it by.</summary>
    /// <param name="form">The form.</param>
    /// <param name="account">Who may take it; null where nobody is signed in.</param>
    public string Park(KeptForm form, string? account)
    {
        ArgumentNullException.ThrowIfNull(form);
        var now = clock.GetUtcNow();
        foreach (var old in parked.Where(p => p.Value.Until <= now || parked.Count >= ParkedMax).OrderBy(p => p.Value.Until).Take(Math.Max(1, parked.Count - ParkedMax + 1)))
        {
            parked.TryRemove(old.Key, out _);
        }

        var id = RandomNumberGenerator.GetHexString(32, lowercase: true);
        parked[id] = new Parked(form, account, now + ParkedLength);
        return QueryHelpers.AddQueryString(form.Page, Parameter, id);
    }

    /// <summary>What was parked for this request's page and person, or null.</summary>
    public KeptForm? Find(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        var id = http.Request.Query[Parameter].ToString();
        return id.Length > 0 && parked.TryGetValue(id, out var found) && found.Until > clock.GetUtcNow()
            && string.Equals(found.Account, http.User.FindFirstValue(ClaimTypes.NameIdentifier), StringComparison.Ordinal)
            && string.Equals(found.Form.Page.Split('?')[0], http.Request.Path.Value, StringComparison.OrdinalIgnoreCase)
            ? found.Form
            : null;
    }

    /// <summary>Another site's form must not come back filled in as if the person had typed it.</summary>
    private static bool FromOwnPage(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site == "same-origin";
        }

        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private sealed record Parked(KeptForm Form, string? Account, DateTimeOffset Until);
}

/// <summary>Addresses within this server.</summary>
public static class LocalPath
{
    /// <summary>The path if it leads nowhere else, with what is not ASCII percent-encoded as a header needs it; null otherwise.</summary>
    public static string? OrNull(string? path) =>
        path is { Length: > 0 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(char.IsControl)
            ? string.Concat(path.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString()))) : null;
}
