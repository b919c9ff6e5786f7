using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Forms;

/// <summary>A kind of file that is taken.</summary>
/// <param name="Name">Extension without dot, as stored.</param>
/// <param name="MediaType">Media type, as served.</param>
public sealed record UploadKind(string Name, string MediaType);

/// <summary>
/// Judges uploaded files by their first bytes, not by name or declared type: JPEG, PNG, WebP and PDF of at most 10 MB each,
/// 10 in one form. Keeping them is somebody else's work.
/// </summary>
public static class Uploads
{
    /// <summary>Most bytes of one file.</summary>
    public const long SizeMax = 10L * 1024 * 1024;

    /// <summary>Most files in one form.</summary>
    public const int CountMax = 10;

    /// <summary>Most bytes of one request: what a full form may hold, and a little for the fields.</summary>
    public const long RequestMax = (CountMax * SizeMax) + (1024 * 1024);

    /// <summary>For the accept attribute.</summary>
    public const string Accept = "image/jpeg,image/png,image/webp,application/pdf";

    private static readonly UploadKind Jpeg = new("jpg", "image/jpeg");
    private static readonly UploadKind Png = new("png", "image/png");
    private static readonly UploadKind Webp = new("webp", "image/webp");
    private static readonly UploadKind Pdf = new("pdf", "application/pdf");

    /// <summary>The kind by the first bytes, or null.</summary>
    public static UploadKind? Kind(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return Jpeg;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return Png;
        }

        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
        {
            return Webp;
        }

        return head.StartsWith("%PDF-"u8) ? Pdf : null;
    }

    /// <summary>Why a file is not taken, as a text key and facts, or null and its kind.</summary>
    public static async Task<(UploadKind? Kind, string? RefusalKey, (string, object?)[] Facts)> Check(IFormFile file, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var name = Path.GetFileName(file.FileName);
        if (file.Length == 0)
        {
            return (null, "upload.empty", [("file", name)]);
        }

        if (file.Length > SizeMax)
        {
            return (null, "upload.large", [("file", name), ("size", Megabytes(file.Length)), ("most", Megabytes(SizeMax))]);
        }

        var head = new byte[16];
        await using var content = file.OpenReadStream();
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, stop);
        return Kind(head.AsSpan(0, read)) is { } kind ? (kind, null, []) : (null, "upload.kind", [("file", name)]);
    }

    /// <summary>Checks all files of a field and adds what is wrong to the errors; answers those that are right, with their kinds.</summary>
    public static async Task<IReadOnlyList<(IFormFile File, UploadKind Kind)>> Check(FormValues values, string field, FormErrors errors, Wording.Words words, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(words);
        var files = values.Files(field);
        errors.Need(files.Count <= CountMax, field, words.Refusal("upload.many", ("most", CountMax)));
        List<(IFormFile, UploadKind)> good = [];
        foreach (var file in files.Take(CountMax))
        {
            var (kind, refusal, facts) = await Check(file, stop);
            if (kind is not null)
            {
                good.Add((file, kind));
            }
            else
            {
                errors.Add(field, words.Refusal(refusal!, facts));
            }
        }

        return good;
    }

    private static string Megabytes(long bytes) => (bytes / 1048576m).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " MB";
}
