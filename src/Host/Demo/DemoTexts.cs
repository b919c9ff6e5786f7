using System.Text.Json;

namespace Lianxin.Host.Demo;

/// <summary>A span of days, drawn evenly.</summary>
public sealed record DaySpan(int Least, int Most);

/// <summary>How people act at one step.</summary>
/// <param name="AfterDays">how long they take</param>
/// <param name="Outcomes">weights of the named outcomes; the first-named where empty</param>
/// <param name="Share">of those asked, how many answer (gather)</param>
public sealed record StepHabit(DaySpan AfterDays, Dictionary<string, int>? Outcomes = null, double Share = 1);

/// <summary>How often a procedure is begun, and by whom.</summary>
public sealed record OpeningHabit(double PerBranchYear, Dictionary<string, int> Openers);

/// <summary>How a kind of meeting goes.</summary>
/// <param name="EveryMonth">held each month even with an empty queue</param>
/// <param name="Filings">forms filed under it, per meeting on the average</param>
/// <param name="Attendance">least and most share of the entitled who come, in percent</param>
public sealed record MeetingHabit(bool EveryMonth, int Hour, Dictionary<string, double> Filings, DaySpan Attendance);

/// <summary>A form filed by itself, so often a year in each branch.</summary>
public sealed record FilingHabit(double PerBranchYear);

/// <summary>How people live with one institution in a demo; read from demo/PACK.json, so that no program text names a pack.</summary>
public sealed record InstitutionHabits(
    string Pack,
    Dictionary<string, OpeningHabit> Openings,
    Dictionary<string, MeetingHabit> Meetings,
    Dictionary<string, FilingHabit> Filings,
    Dictionary<string, StepHabit> Steps,
    Dictionary<string, int> Votes,
    double ObjectionsPerNotice,
    Dictionary<string, List<Dictionary<string, JsonElement>>> Forms,
    Dictionary<string, List<string>> Words);

/// <summary>A kind of post to be filled in each place, and how many hold it.</summary>
public sealed record Seats(string Post, int Holders);

/// <summary>Names and sizes of a made-up county; read from demo/county.json.</summary>
public sealed record CountyPlan(
    int Realm, string County, string CountyKind, string TownKind, string VillageKind, string BranchKind, string GroupKind,
    List<string> Towns, List<string> Villages, List<string> Surnames, List<string> GivenMale, List<string> GivenFemale,
    List<Seats> CountySeats, List<Seats> TownSeats, List<Seats> VillageSeats, List<Seats> BranchSeats,
    string MemberStage, string ResidentStage, string RepresentativeStage, string AdultTag,
    DaySpan Members, DaySpan Residents, DaySpan Representatives, int Groups, Dictionary<string, SizePlan> Sizes, List<RolePlan> Roles);

/// <param name="RunInDays">days lived before the year that is shown, so that it begins in the midst of things</param>
/// <param name="Pace">how many times the usual number of cases a branch begins, so that one village alone is lively</param>
public sealed record SizePlan(int Towns, int VillagesPerTown, int RunInDays, double Pace = 1);

/// <summary>An account ready to try a role with: the first holder of a post or stage in the first village.</summary>
/// <param name="Nth">which of several holders, from 0</param>
public sealed record RolePlan(string SignInName, string Password, string Zh, string En, string? Post, string? Stage, string At, int Nth = 0);

public static class DemoFiles
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip };

    public static CountyPlan County(string folder) => Read<CountyPlan>(Path.Combine(folder, "county.json"));

    public static IReadOnlyList<InstitutionHabits> Habits(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Where(f => Path.GetFileName(f) != "county.json").Select(Read<InstitutionHabits>)];

    private static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json) ?? throw new InvalidDataException($"{file} is empty");
}
