using System.Globalization;
using System.Security.Cryptography;

namespace Lianxin.Packs.Library;

/// <summary>
/// A pack as bytes, its files by their place within it: <c>pack.yaml</c>, <c>text/zh.yaml</c>, <c>text/en.yaml</c>,
/// <c>README.md</c>, <c>scenarios/NAME.yaml</c> and <c>versions/N.yaml</c>. Nothing else is part of a pack.
/// </summary>
/// <param name="Shown">what stands before a file's place in reports: empty, or the pack's name and a slash</param>
public sealed record PackSource(IReadOnlyDictionary<string, byte[]> Files, string Shown = "")
{
    public const string Main = "pack.yaml";
    public const string Chinese = "text/zh.yaml";
    public const string English = "text/en.yaml";
    public const string Readme = "README.md";
    public const string ScenarioFolder = "scenarios/";
    public const string VersionFolder = "versions/";
    public const string Ending = ".yaml";

    private const int ScenarioNameCharsMost = 60;

    /// <summary>Places of the scenarios in order.</summary>
    public IEnumerable<string> Scenarios => Files.Keys.Where(f => f.StartsWith(ScenarioFolder, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Whether a file of a pack may stand there. Places that leave the pack are none.</summary>
    public static bool IsPlace(string path) => path is Main or Chinese or English or Readme || IsScenario(path) || IsEarlier(path);

    /// <summary>Where an earlier version stands, from which this one takes cases over.</summary>
    public static string EarlierAt(int version) => string.Create(CultureInfo.InvariantCulture, $"{VersionFolder}{version}{Ending}");

    /// <summary>The files of a pack's folder.</summary>
    public static PackSource OfFolder(string folder)
    {
        string[] places = [Main, Chinese, English, Readme, .. In(ScenarioFolder), .. In(VersionFolder)];
        return new PackSource(places.Where(p => IsPlace(p) && File.Exists(Path.Combine(folder, p)))
            .ToDictionary(p => p, p => File.ReadAllBytes(Path.Combine(folder, p)), StringComparer.Ordinal));

        IEnumerable<string> In(string below) =>
            Directory.Exists(Path.Combine(folder, below)) ? Directory.GetFiles(Path.Combine(folder, below), "*" + Ending).Select(f => below + Path.GetFileName(f)) : [];
    }

    /// <summary>The hex SHA-256 of a file; of nothing where there is no such file.</summary>
    public string HashOf(string place) => Convert.ToHexStringLower(SHA256.HashData(Files.GetValueOrDefault(place) ?? []));

    /// <summary>Whether both say the same in every file that has to do with what is run and read.</summary>
    public bool IsSame(IReadOnlyDictionary<string, string> hashes) => new[] { Main, Chinese, English }
        .All(place => (hashes.GetValueOrDefault(place) ?? "") == (Files.ContainsKey(place) ? HashOf(place) : ""));

    private static bool IsEarlier(string path) =>
        path.StartsWith(VersionFolder, StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal)
        && path[VersionFolder.Length..^Ending.Length] is { Length: > 0 and <= 6 } number && number.All(char.IsAsciiDigit);

    private static bool IsScenario(string path) =>
        path.StartsWith(ScenarioFolder, StringComparison.Ordinal) && path.EndsWith(Ending, StringComparison.Ordinal)
        && path[ScenarioFolder.Length..^Ending.Length] is { Length: > 0 and <= ScenarioNameCharsMost } name
        && name.All(c => char.IsLetterOrDigit(c) || c is '-' or '_');
}
