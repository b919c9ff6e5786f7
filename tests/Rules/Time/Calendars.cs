using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Rules.Time;

/// <summary>The calendar in the repository, and the realm most tests live in.</summary>
internal static class Calendars
{
    public static string ChinaText { get; } = File.ReadAllText(Find("calendars/china.txt"));

    public static WorkCalendar China { get; } = Read(ChinaText);

    public static RealmTime Shanghai { get; } = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), China);

    public static WorkCalendar Read(string text)
    {
        Assert.True(WorkCalendarFile.TryParse(text, out var calendar, out var errors), string.Join('\n', errors));
        return calendar!;
    }

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    public static Duration Duration(string text) =>
        Lianxin.Rules.Time.Duration.TryParse(text, out var value, out var error) ? value : throw new ArgumentException(error);

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, path);
            if (File.Exists(file))
                return file;
        }
        throw new FileNotFoundException(path);
    }
}
