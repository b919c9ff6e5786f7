using System.Buffers.Binary;
using System.Globalization;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>
/// Tries every join between a voter's commit and what changed in it. Half of the voters have told it what they voted;
/// from them it learns what each sign means, then guesses the other half.
/// </summary>
internal static class Attacker
{
    private const int PageBytes = 4_096;
    private const int FrameHeadBytes = 24;
    private const int SlotBytes = 64;

    /// <summary>Share of right guesses of each attack over the ballots nobody told it.</summary>
    public static IReadOnlyDictionary<string, double> Guess(IReadOnlyList<Marks> traces, int seed)
    {
        var order = Enumerable.Range(0, traces.Count).ToArray();
        new Random(seed).Shuffle(order);
        var told = order[..(traces.Count / 2)].Select(i => traces[i]).ToArray();
        var asked = order[(traces.Count / 2)..].Select(i => traces[i]).ToArray();
        return Signs.Keys.ToDictionary(s => s, s => Learn(told, asked, s), StringComparer.Ordinal);
    }

    /// <summary>Reads every sign off one commit; the files themselves need not be kept.</summary>
    public static Marks Read(Evidence before, Evidence after, string choice)
    {
        var trace = new Trace(before, after);
        return new Marks(Signs.ToDictionary(s => s.Key, s => s.Value(trace), StringComparer.Ordinal), choice);
    }

    private static readonly IReadOnlyDictionary<string, Func<Trace, string>> Signs = new Dictionary<string, Func<Trace, string>>(StringComparer.Ordinal)
    {
        ["first slot changed"] = t => Show(Changed(t.Before.Box, t.After.Box).FirstOrDefault(-1) / SlotBytes),
        ["last slot changed"] = t => Show(Changed(t.Before.Box, t.After.Box).LastOrDefault(-1) / SlotBytes),
        ["slots changed"] = t => Show(Changed(t.Before.Box, t.After.Box).Select(i => i / SlotBytes).Distinct().Count()),
        ["what the first change is"] = t => Difference(t, 1),
        ["what the first eight changes are"] = t => Difference(t, 8),
        ["what the known box size leaves"] = t => Show(t.After.Box.Length) + Show(t.After.Box.Length - t.Before.Box.Length),
        ["parity of the box"] = t => Show(t.After.Box.Sum(b => (int)b) % 3),
        ["growth of the write-ahead file"] = t => Show(t.After.WriteAhead.Length - t.Before.WriteAhead.Length),
        ["pages in the write-ahead file"] = t => string.Join(',', Frames(t)),
        ["pages changed in the database"] = t => string.Join(',', Pages(t.Before.Database, t.After.Database)),
        ["bytes changed in the database"] = t => Show(Changed(t.Before.Database, t.After.Database).Count() / 8),
        ["growth of the keys"] = t => Show(t.After.Keys.Length - t.Before.Keys.Length),
        ["lengths of the answer's row"] = t => Lengths(t.After.AnswerRow),
        ["the answer's digest"] = t => t.After.AnswerRow[0].Length > 0 ? Show(t.After.AnswerRow[0].Length) : "",
        ["lengths of the journal's row"] = t => t.After.JournalRow[0] + Lengths(t.After.JournalRow),
        ["rows of every table"] = t => string.Join(',', t.After.Rows.Select(r => $"{r.Key}{r.Value - t.Before.Rows.GetValueOrDefault(r.Key)}")),
        ["growth of the backup"] = t => Show(t.After.Backup.Length - t.Before.Backup.Length),
        ["pages changed between backups"] = t => Show(Pages(t.Before.Backup, t.After.Backup).Count()),
        ["lines of the log"] = t => t.After.Log[t.Before.Log.Length..],
    };

    private static double Learn(Marks[] told, Marks[] asked, string sign)
    {
        var overall = Commonest(told);
        var meaning = told.GroupBy(t => t.Signs[sign], StringComparer.Ordinal).ToDictionary(g => g.Key, Commonest, StringComparer.Ordinal);
        return (double)asked.Count(t => (meaning.GetValueOrDefault(t.Signs[sign]) ?? overall) == t.Choice) / asked.Length;
    }

    private static string Commonest(IEnumerable<Marks> traces) =>
        traces.GroupBy(t => t.Choice, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;

    private static IEnumerable<int> Changed(byte[] before, byte[] after)
    {
        for (var i = 0; i < Math.Min(before.Length, after.Length); i++)
        {
            if (before[i] != after[i])
            {
                yield return i;
            }
        }
    }

    /// <summary>The bytes by which a box differs, from the first changed slot on: what a fixed pad would give away.</summary>
    private static string Difference(Trace t, int bytes) =>
        Changed(t.Before.Box, t.After.Box).FirstOrDefault(i => i >= SlotBytes / 2, -1) is var at && at < 0
            ? ""
            : string.Join(',', Enumerable.Range(at, Math.Min(bytes, Math.Min(t.Before.Box.Length, t.After.Box.Length) - at)).Select(i => t.Before.Box[i] ^ t.After.Box[i]));

    private static IEnumerable<int> Pages(byte[] before, byte[] after)
    {
        for (var at = 0; at < after.Length; at += PageBytes)
        {
            var length = Math.Min(PageBytes, after.Length - at);
            if (at + length > before.Length || !before.AsSpan(at, length).SequenceEqual(after.AsSpan(at, length)))
            {
                yield return at / PageBytes;
            }
        }
    }

    private static IEnumerable<uint> Frames(Trace t)
    {
        for (var at = Math.Max(32, t.Before.WriteAhead.Length); at + FrameHeadBytes <= t.After.WriteAhead.Length; at += FrameHeadBytes + PageBytes)
        {
            yield return BinaryPrimitives.ReadUInt32BigEndian(t.After.WriteAhead.AsSpan(at));
        }
    }

    private static string Lengths(IReadOnlyList<string> row) => string.Join(',', row.Skip(1).Select(c => c.Length));

    private static string Show(long number) => number.ToString(CultureInfo.InvariantCulture);
}
