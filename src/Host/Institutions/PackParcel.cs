using System.IO.Compression;
using Lianxin.Packs.Library;

namespace Lianxin.Host.Institutions;

/// <summary>Why something sent in is no pack: a key of the words under <c>parcel.</c>, and the file it is about.</summary>
public sealed record ParcelFault(string Key, string File = "");

/// <summary>
/// Opens what somebody sends in as a pack: a ZIP, or the files one by one. Bounded before anything is read; what stands
/// outside the pack, twice, or is no part of one is refused by name, all at once.
/// </summary>
public static class PackParcel
{
    public const int FilesMost = 60;
    public const int BytesMost = 2_000_000;

    /// <summary>The pack, or every reason why it is none.</summary>
    public static (PackSource? Source, IReadOnlyList<ParcelFault> Faults) Open(IReadOnlyList<(string Name, byte[] Bytes)> sent)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (sent.Count == 0)
        {
            return (null, [new ParcelFault("nothing")]);
        }

        if (sent.Sum(f => (long)f.Bytes.Length) > BytesMost)
        {
            return (null, [new ParcelFault("large")]);
        }

        if (sent is [var only] && only.Bytes.AsSpan().StartsWith("PK"u8))
        {
            return Unzip(only.Bytes);
        }

        return Gather([.. sent.Select(f => (Place(f.Name), f.Bytes))]);
    }

    private static (PackSource?, IReadOnlyList<ParcelFault>) Unzip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            var entries = zip.Entries.Where(e => e.Name.Length > 0 && !IsLitter(e.FullName)).ToArray();
            if (entries.Length > FilesMost)
            {
                return (null, [new ParcelFault("many")]);
            }

            if (entries.Where(e => Leaves(e.FullName)).Select(e => new ParcelFault("leaves", e.FullName)).ToArray() is { Length: > 0 } strays)
            {
                return (null, strays);
            }

            // Many pack a folder rather than what is in it.
            var main = entries.Where(e => e.Name == PackSource.Main).Select(e => e.FullName).MinBy(n => n.Length);
            var folder = main is null ? "" : main[..^PackSource.Main.Length];
            var left = BytesMost;
            var files = new List<(string, byte[])>();
            foreach (var entry in entries)
            {
                if (Read(entry, left) is not { } content)
                {
                    return (null, [new ParcelFault("large", entry.FullName)]);
                }

                left -= content.Length;
                files.Add((entry.FullName.StartsWith(folder, StringComparison.Ordinal) ? entry.FullName[folder.Length..] : entry.FullName, content));
            }

            return Gather(files);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return (null, [new ParcelFault("torn")]);
        }
    }

    private static (PackSource?, IReadOnlyList<ParcelFault>) Gather(IReadOnlyList<(string Place, byte[] Bytes)> files)
    {
        var faults = files.Where(f => !PackSource.IsPlace(f.Place)).Select(f => new ParcelFault("stranger", f.Place)).ToList();
        faults.AddRange(files.GroupBy(f => f.Place, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => new ParcelFault("twice", g.Key)));
        if (files.Count > FilesMost)
        {
            faults.Add(new ParcelFault("many"));
        }

        if (!files.Any(f => f.Place == PackSource.Main))
        {
            faults.Add(new ParcelFault("no_main"));
        }

        return faults.Count > 0 ? (null, faults) : (new PackSource(files.ToDictionary(f => f.Place, f => f.Bytes, StringComparer.Ordinal)), []);
    }

    /// <summary>What a file says of its own length is not believed: at most so many bytes are unpacked.</summary>
    private static byte[]? Read(ZipArchiveEntry entry, int most)
    {
        if (entry.Length > most)
        {
            return null;
        }

        using var from = entry.Open();
        var content = new byte[most + 1];
        var length = from.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return length > most ? null : content[..length];
    }

    /// <summary>Files chosen one by one come without their folders.</summary>
    private static string Place(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return PackSource.IsPlace(name) ? name
            : last is PackSource.Main or PackSource.Readme ? last
            : last is "zh.yaml" or "en.yaml" ? $"text/{last}"
            : PackSource.IsPlace(PackSource.VersionFolder + last) ? PackSource.VersionFolder + last
            : last.EndsWith(PackSource.Ending, StringComparison.Ordinal) ? PackSource.ScenarioFolder + last
            : last;
    }

    private static bool Leaves(string path) =>
        path.Contains('\\', StringComparison.Ordinal) || path.StartsWith('/') || path.Contains(':', StringComparison.Ordinal) || path.Split('/').Contains("..");

    /// <summary>What file managers put into archives by themselves.</summary>
    private static bool IsLitter(string path) =>
        path.StartsWith("__MACOSX/", StringComparison.Ordinal) || path.EndsWith("/.DS_Store", StringComparison.Ordinal) || path is ".DS_Store" || path.EndsWith("Thumbs.db", StringComparison.Ordinal);
}
