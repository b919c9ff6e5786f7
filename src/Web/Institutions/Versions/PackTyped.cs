using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Host.Institutions;
using Lianxin.Packs.Library;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Institutions.Versions;

/// <summary>The files of a pack as somebody edits them in the browser: a text for each place.</summary>
internal static partial class PackTyped
{
    private const string Prefix = "text:";

    public static string InputOf(string place) => Prefix + place;

    /// <summary>What was typed in, with the line ends of files; empty texts are no files.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> Read(IFormCollection form) =>
        [.. form.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Select(k => (k[Prefix.Length..], form[k].ToString()))
            .Where(f => !string.IsNullOrWhiteSpace(f.Item2)).Select(f => (f.Item1, Encoding.UTF8.GetBytes(f.Item2.ReplaceLineEndings("\n"))))];

    /// <summary>Files that were chosen, read no further than a pack may be large.</summary>
    public static async Task<IReadOnlyList<(string Name, byte[] Bytes)>> Read(IReadOnlyList<IFormFile> files, CancellationToken stop)
    {
        if (files.Count > PackParcel.FilesMost || files.Sum(f => f.Length) > PackParcel.BytesMost)
        {
            return [.. files.Take(PackParcel.FilesMost + 1).Select(f => (f.FileName, new byte[PackParcel.BytesMost + 1]))];
        }

        var read = new List<(string, byte[])>();
        foreach (var file in files)
        {
            using var into = new MemoryStream();
            await file.CopyToAsync(into, stop);
            read.Add((file.FileName, into.ToArray()));
        }

        return read;
    }

    /// <summary>The texts of a pack in the order people edit them: what it says, its words, the rest.</summary>
    public static IReadOnlyList<(string Place, string Text)> Texts(PackSource? source)
    {
        string[] always = [PackSource.Main, PackSource.Chinese, PackSource.English];
        return [.. always.Concat((source?.Files.Keys ?? []).Except(always, StringComparer.Ordinal).Order(StringComparer.Ordinal))
            .Select(place => (place, source?.Files.TryGetValue(place, out var bytes) == true ? Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF') : ""))];
    }

    /// <summary>The version in force as the beginning of the next: the same with its number one higher.</summary>
    public static PackSource Next(PackSource source, int version)
    {
        var text = VersionLine().Replace(Encoding.UTF8.GetString(source.Files[PackSource.Main]), $"version: {(version + 1).ToString(CultureInfo.InvariantCulture)}", 1);
        return source with { Files = new Dictionary<string, byte[]>(source.Files, StringComparer.Ordinal) { [PackSource.Main] = Encoding.UTF8.GetBytes(text) }, Shown = "" };
    }

    [GeneratedRegex(@"(?m)^version:[ \t]*\d+", RegexOptions.None, 1000)]
    private static partial Regex VersionLine();
}
