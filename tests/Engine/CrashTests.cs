using System.Globalization;
using Lianxin.Host.Upkeep;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine;

/// <summary>A process killed in the middle of its work loses nothing that it acknowledged.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Killed_again_and_again_under_load_it_keeps_every_acknowledged_act()
    {
        var county = await County.Fresh();
        var (folder, persons) = (county.Folder, county.Cast.Villagers);
        await county.Close();
        var acknowledged = new Dictionary<string, (long Seq, long Person)>(StringComparer.Ordinal);
        foreach (var acts in (int[])[1, 90, 700])
        {
            foreach (var line in await KilledAfter(acts, folder, persons))
            {
                if (line.Split(' ') is [var key, "True", var seq, var person])
                {
                    acknowledged[key] = (long.Parse(seq, CultureInfo.InvariantCulture), long.Parse(person, CultureInfo.InvariantCulture));
                }
            }

            var found = RealmUpkeep.Verify(folder);
            Assert.True(found.Clean, $"after {acknowledged.Count} acts: {found.Fault} {string.Join(", ", found.DifferentTables)}");
            await using var again = await County.Open(folder, County.Start, keep: true);
            var journal = again.Journal();
            Assert.All(acknowledged, a =>
            {
                var entry = journal[(int)a.Value.Seq - 1];
                Assert.Equal((a.Value.Seq, a.Value.Person), (entry.Seq, entry.Stream));
                Assert.Equal(a.Key, again.Engine.Queries.OpenText(Assert.IsType<DetailsChanged>(entry.Event).Details.Id));
            });

            // Whoever saw no answer sends the same act again and it is one act.
            var (known, (knownSeq, knownPerson)) = acknowledged.First();
            var repeated = await again.Send(null, s => new ChangeDetails(new PersonId(knownPerson), s.Text(knownPerson, known)), known);
            Assert.Equal((true, knownSeq), (repeated.Repeated, repeated.Seq));
        }

        Assert.True(acknowledged.Count >= 700);
        Folders.Delete(folder);
    }

    private static async Task<List<string>> KilledAfter(int acts, string folder, IReadOnlyList<PersonId> persons)
    {
        using var child = LoadChild.Start(folder, persons);
        var lines = new List<string>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (lines.Count < acts && await child.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(LoadChild.KeyStart, StringComparison.Ordinal))
            {
                lines.Add(line);
            }
        }

        child.Kill();
        await child.WaitForExitAsync(patience.Token);

        // What it still had told before it died counts too; its last line may be torn.
        var rest = (await child.StandardOutput.ReadToEndAsync(patience.Token)).Split('\n');
        Assert.True(lines.Count >= acts, $"the child ended by itself after {lines.Count} acts: {string.Join('\n', rest)}");
        return [.. lines, .. rest[..^1]];
    }
}
