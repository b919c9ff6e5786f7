using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;

namespace Lianxin.Host.Demo;

/// <summary>Lets the branches of a made county live day by day in virtual time.</summary>
internal sealed class DemoYear(RealmEngine engine, Watch watch, VirtualClock clock, IReadOnlyList<InstitutionHabits> habits, IReadOnlyList<Place> places, int seed, double pace)
{
    private const int MorningHour = 9;
    private const int EveningHour = 20;

    private readonly List<BranchLife> lives = [.. habits.SelectMany(h => places.Select(p => new BranchLife(engine, watch, h, p, seed, pace)))];
    private int key;

    public void Live(DateOnly from, DateOnly to, Action<string, double> progress)
    {
        var days = to.DayNumber - from.DayNumber;
        for (var day = 0; day < days; day++)
        {
            progress("days", (double)day / days);
            At(from.AddDays(day), MorningHour);
            Run(lives.Select(l => l.Day(day)));
            At(from.AddDays(day), EveningHour);
            Run(lives.Select(l => l.Evening()));
        }
    }

    private void At(DateOnly day, int hour)
    {
        clock.Set(engine.Time.StartOf(day).Plus(TimeSpan.FromHours(hour)));
        engine.RunTimers().GetAwaiter().GetResult();
    }

    /// <summary>Takes one wave of every branch at a time, until all are done with this part of the day.</summary>
    private void Run(IEnumerable<IEnumerable<Wave>> courses)
    {
        var running = courses.Select(c => c.GetEnumerator()).ToList();
        while (running.Count > 0)
        {
            var waves = new List<Wave>(running.Count);
            running.RemoveAll(course =>
            {
                if (course.MoveNext())
                {
                    waves.Add(course.Current);
                    return false;
                }

                course.Dispose();
                return true;
            });
            Wave.CarryOut(engine, waves, () => $"demo-b{key++}");
        }
    }
}
