using System.Globalization;

namespace Lianxin.Rules.Time;

/// <summary>A mistake in a calendar file. Codes: <c>calendar.line</c> (not one of the line shapes), <c>calendar.year</c>
/// (day of a year without its source line), <c>calendar.date</c>, <c>calendar.range</c>, <c>calendar.twice</c>,
/// <c>calendar.weekday</c> (a worked weekday needs no line).</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Code">The code.</param>
/// <param name="Text">The words at fault.</param>
public sealed record CalendarError(int Line, string Code, string Text)
{
    /// <summary>The mistake in words for whoever keeps the file.</summary>
    public string InWords(Language language) => (Code, language) switch
    {
        ("calendar.year", Language.Chinese) => $"{Text} 所在年份前面没有“year ... source ...”一行",
        ("calendar.year", _) => $"the year of {Text} has no line \"year ... source ...\" before it",
        ("calendar.date", Language.Chinese) => $"“{Text}”不是日期,请写成 2026-10-01",
        ("calendar.date", _) => $"\"{Text}\" is not a date; write 2026-10-01",
        ("calendar.range", Language.Chinese) => $"“{Text}”的终点早于起点,或超过三十一天",
        ("calendar.range", _) => $"\"{Text}\" ends before it begins, or spans more than thirty-one days",
        ("calendar.twice", Language.Chinese) => $"“{Text}”写了两次",
        ("calendar.twice", _) => $"\"{Text}\" is given twice",
        ("calendar.weekday", Language.Chinese) => $"{Text} 本来就是工作日,不必写 work",
        ("calendar.weekday", _) => $"{Text} is a workday anyway and needs no \"work\"",
        (_, Language.Chinese) => $"看不懂“{Text}”,请写成“2026-10-01 off 国庆节”或“year 2026 source 文号”",
        _ => $"\"{Text}\" is not understood; write \"2026-10-01 off NAME\" or \"year 2026 source TEXT\"",
    };
}

/// <summary>
/// Reads the plain text form of a work calendar. Lines: <c># comment</c>, <c>year 2026 source TEXT</c>,
/// <c>2026-10-10 work NAME</c>, <c>2026-10-01 off NAME</c>, or a range <c>2026-10-01..2026-10-07 off NAME</c>.
/// A year's line stands before its days. Every mistake is reported, not only the first.
/// </summary>
public static class WorkCalendarFile
{
    /// <summary>Reads the whole text; false gives at least one error and no calendar.</summary>
    public static bool TryParse(string text, out WorkCalendar? calendar, out IReadOnlyList<CalendarError> errors)
    {
        var reading = new Reading();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length > 0 && line[0] != '#')
                reading.Read(number, line);
        }
        errors = reading.Errors;
        calendar = reading.Errors.Count == 0 ? new WorkCalendar(reading.Days, reading.Sources) : null;
        return calendar is not null;
    }

    private sealed class Reading
    {
        public Dictionary<DateOnly, DayException> Days { get; } = [];

        public Dictionary<int, string> Sources { get; } = [];

        public List<CalendarError> Errors { get; } = [];

        public void Read(int number, string line)
        {
            var words = line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["year", _, "source", _])
                ReadYear(number, words[1], words[3]);
            else if (words.Length >= 3 && words[1] is "off" or "work")
                ReadDays(number, words[0], words[1] == "work", string.Join(' ', words[2..]));
            else
                Errors.Add(new(number, "calendar.line", line));
        }

        private void ReadYear(int number, string word, string source)
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1949 or > 9998)
                Errors.Add(new(number, "calendar.date", word));
            else if (!Sources.TryAdd(year, source))
                Errors.Add(new(number, "calendar.twice", word));
        }

        private void ReadDays(int number, string word, bool works, string name)
        {
            var ends = word.Split("..");
            if (ends.Length > 2 || !TryDay(ends[0], out var first) || !TryDay(ends[^1], out var last))
            {
                Errors.Add(new(number, "calendar.date", word));
                return;
            }
            if (last < first || last.DayNumber - first.DayNumber > 30)
            {
                Errors.Add(new(number, "calendar.range", word));
                return;
            }
            for (var day = first; day <= last; day = day.AddDays(1))
                ReadDay(number, day, new(works, name));
        }

        private void ReadDay(int number, DateOnly day, DayException exception)
        {
            var shown = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!Sources.ContainsKey(day.Year))
                Errors.Add(new(number, "calendar.year", shown));
            else if (exception.Works && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                Errors.Add(new(number, "calendar.weekday", shown));
            else if (!Days.TryAdd(day, exception))
                Errors.Add(new(number, "calendar.twice", shown));
        }

        private static bool TryDay(string word, out DateOnly day) =>
            DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1 and < 9999;
    }
}
