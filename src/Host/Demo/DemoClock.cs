using System.Globalization;

namespace Lianxin.Host.Demo;

/// <summary>
/// The clock of a served demo: the machine's, ahead by the time that visitors have let pass. How far ahead is kept beside
/// the data, for what has happened lies in the journal; so it never goes back. Safe from any thread.
/// </summary>
public sealed class DemoClock : TimeProvider
{
    private const string FileName = "demo-ahead.txt";

    private readonly TimeProvider machine;
    private readonly string file;
    private readonly Lock moving = new();
    private long aheadTicks;

    /// <param name="folder">the data folder</param>
    /// <param name="machine">what it is ahead of</param>
    public DemoClock(string folder, TimeProvider machine)
    {
        this.machine = machine;
        file = Path.Combine(folder, FileName);
        aheadTicks = File.Exists(file) && long.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? ticks : 0;
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => machine.GetUtcNow().AddTicks(Interlocked.Read(ref aheadTicks));

    /// <summary>Goes on to a moment; one that has passed changes nothing.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        lock (moving)
        {
            var ahead = (moment - machine.GetUtcNow()).Ticks;
            if (ahead <= aheadTicks)
            {
                return;
            }

            File.WriteAllText(file, ahead.ToString(CultureInfo.InvariantCulture));
            Interlocked.Exchange(ref aheadTicks, ahead);
        }
    }
}
