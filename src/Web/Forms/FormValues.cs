using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Lianxin.Kernel.Journal;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Forms;

/// <summary>
/// What was typed into the form of this request: posted, or kept over a sign-in. Fields show it again by themselves, so a
/// refused form keeps everything; pages read it in their handler.
/// </summary>
public sealed class FormValues
{
    /// <summary>Key in the request's items that makes the values empty: the posted form belongs to another page than the one shown.</summary>
    public const string ForeignItem = "lianxin.foreign-form";

    private readonly HttpContext? http;
    private readonly ILookup<string, string>? kept;

    /// <summary>Reads the request.</summary>
    public FormValues(IHttpContextAccessor accessor, KeptForms forms)
    {
        ArgumentNullException.ThrowIfNull(accessor);
        ArgumentNullException.ThrowIfNull(forms);
        http = accessor.HttpContext;
        if (http is not null && HttpMethods.IsGet(http.Request.Method) && forms.Find(http) is { } found)
        {
            kept = found.Fields.ToLookup(f => f.Key, f => f.Value, StringComparer.Ordinal);
        }
    }

    /// <summary>Whether this page shows what was kept over a sign-in.</summary>
    public bool IsKept => kept is not null;

    /// <summary>The key of the act: the same when one form is sent twice, so that a retried post is one act. Made for a form not yet sent.</summary>
    public string ActKey => Posted?["_act"].ToString() is { Length: > 0 and <= 64 } key ? key : NewKey();

    private IFormCollection? Posted =>
        http is { Request: { HasFormContentType: true } request } && HttpMethods.IsPost(request.Method) && !http.Items.ContainsKey(ForeignItem) ? request.Form : null;

    /// <summary>A key for a form about to be shown.</summary>
    public static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    /// <summary>What was typed, exactly; null where the form has no such field or was not sent.</summary>
    public string? Typed(string name) => Posted is { } form
        ? form.TryGetValue(name, out var value) ? value.ToString() : null
        : kept?[name].FirstOrDefault();

    /// <summary>All values of a name, as of ticked boxes; null where nothing was sent, empty where nothing was ticked.</summary>
    public IReadOnlyList<string>? TypedMany(string name) => Posted is { } form
        ? form[name].OfType<string>().ToList()
        : kept?[name].ToList();

    /// <summary>What is visible of the text, without blanks around it and with one kind of line end; empty where missing.</summary>
    public string Text(string name) => VisibleText.Lines(Typed(name) ?? "");

    /// <summary>All values of a name.</summary>
    public IReadOnlyList<string> Many(string name) => TypedMany(name) ?? [];

    /// <summary>All values of a name that are numbers.</summary>
    public IReadOnlyList<long> Numbers(string name) =>
        [.. Many(name).Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (long?)null).OfType<long>()];

    /// <summary>A whole number; null where empty or not one.</summary>
    public long? Whole(string name) =>
        long.TryParse(Plain(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Money in fen from yuan with at most two places; null where empty, negative or not money.</summary>
    public long? Fen(string name) => FenOf(Plain(name).TrimStart('¥', '￥'));

    /// <summary>The same of a text.</summary>
    public static long? FenOf(string plain)
    {
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) && yuan <= 90_000_000_000_000m && decimal.Truncate(yuan * 100) == yuan * 100
            ? (long)(yuan * 100)
            : null;
    }

    /// <summary>A day; null where empty or not one.</summary>
    public DateOnly? Day(string name) => DayOf(Text(name));

    /// <summary>The same of a text.</summary>
    public static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Yes or no; null where neither was chosen.</summary>
    public bool? YesNo(string name) => Text(name) switch { "yes" => true, "no" => false, _ => null };

    /// <summary>The files chosen; an empty choice is none.</summary>
    public IReadOnlyList<IFormFile> Files(string name) => Posted is { } form ? [.. form.Files.GetFiles(name).Where(f => f.Length > 0 || f.FileName.Length > 0)] : [];

    /// <summary>Digits as typed in China: full width, grouped by commas.</summary>
    private string Plain(string name) =>
        Text(name).Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
