using System.Text.Json;

namespace Lianxin.Host.Realms;

/// <summary>What a data folder is: which realm lives in it, and whether it is a demo. Kept as realm.json.</summary>
/// <param name="Realm">six digits, GB/T 2260; 100000 where none was chosen</param>
/// <param name="Zone">IANA time zone of the realm's days</param>
/// <param name="Demo">size of the demo made here, or null</param>
/// <param name="Day">the day the demo ends on</param>
/// <param name="PublicAddress">the address people type, where it is not the one listened on, for example <c>https://lianxin.example.cn</c></param>
public sealed record RealmSettings(int Realm, string Zone, string? Demo = null, DateOnly? Day = null, int? Seed = null, string? PublicAddress = null)
{
    public const int DefaultRealm = 100_000;
    public const string DefaultZone = "Asia/Shanghai";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Settings of a folder; a new folder gets the given ones, or the standard ones.</summary>
    public static RealmSettings Of(string folder, RealmSettings? fresh = null)
    {
        var file = FileIn(folder);
        if (File.Exists(file))
        {
            return JsonSerializer.Deserialize<RealmSettings>(File.ReadAllText(file))
                ?? throw new InvalidDataException($"{file} is empty");
        }

        var settings = fresh ?? new RealmSettings(DefaultRealm, DefaultZone);
        settings.Save(folder);
        return settings;
    }

    public static bool Exists(string folder) => File.Exists(FileIn(folder));

    public void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this, Json));
    }

    private static string FileIn(string folder) => Path.Combine(folder, "realm.json");
}
