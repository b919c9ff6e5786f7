using Lianxin.Rules.Time;

namespace Lianxin.Host.Realms;

/// <summary>Where the packs and calendars of this installation lie: beside the program, or in the folder LIANXIN_HOME names.</summary>
public static class Installation
{
    public static string Home { get; } = Environment.GetEnvironmentVariable("LIANXIN_HOME") is { Length: > 0 } home ? home : AppContext.BaseDirectory;

    public static string Packs => Path.Combine(Home, "packs");

    public static string Calendars => Path.Combine(Home, "calendars");

    public static string Demo => Path.Combine(Home, "demo");

    /// <summary>The workday calendar; its own faults are a broken installation, told with file and line.</summary>
    public static WorkCalendar Calendar()
    {
        var file = Path.Combine(Calendars, "china.txt");
        if (!File.Exists(file))
        {
            throw new FileNotFoundException(
                $"没有找到节假日表 {file}：安装不完整，或者环境变量 LIANXIN_HOME 指到了别处。 / No calendar there: the installation is incomplete, or LIANXIN_HOME names another folder.");
        }

        if (!WorkCalendarFile.TryParse(File.ReadAllText(file), out var calendar, out var errors))
        {
            throw new InvalidDataException(string.Join('\n', errors.Select(e => $"{file}:{e.Line}: {e.Code} {e.Text}")));
        }

        return calendar!;
    }

    public static RealmTime Time(RealmSettings settings) => new(Zone(settings.Zone), Calendar());

    /// <summary>A zone by its IANA name. China's, which has had no summer time since 1991, is known without zone files on the machine.</summary>
    private static TimeZoneInfo Zone(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        return name == RealmSettings.DefaultZone
            ? TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(8), name, name)
            : throw new InvalidDataException($"realm.json: no time zone '{name}' on this machine; install its time zone data (tzdata) or write {RealmSettings.DefaultZone}");
    }
}
