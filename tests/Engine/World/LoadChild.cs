using System.Diagnostics;
using System.Globalization;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Store.Sqlite;
using Xunit;

namespace Lianxin.Tests.Engine.World;

/// <summary>
/// A process of its own that submits acts as fast as it can and prints each one that was acknowledged, until it is
/// killed. It is this test program itself, with the one test that is never run otherwise.
/// </summary>
public sealed class LoadChild
{
    public const string FolderVariable = "LIANXIN_TEST_LOAD";
    public const string PersonsVariable = "LIANXIN_TEST_PERSONS";
    public const string KeyStart = "load-";
    private const int Submitters = 8;

    [Fact(Explicit = true)]
    public void Load_until_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.NotNull(folder);
        Work(folder, [.. Environment.GetEnvironmentVariable(PersonsVariable)!.Split(',').Select(p => new PersonId(long.Parse(p, CultureInfo.InvariantCulture)))]);
    }

    internal static Process Start(string folder, IEnumerable<PersonId> persons)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])[typeof(LoadChild).Assembly.Location, "--explicit", "only", "--filter-class", typeof(LoadChild).FullName!])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[FolderVariable] = folder;
        start.Environment[PersonsVariable] = string.Join(',', persons.Select(p => p.Value.ToString(CultureInfo.InvariantCulture)));
        return Process.Start(start)!;
    }

    private static void Work(string folder, PersonId[] persons)
    {
        var store = SqliteRealmStore.Open(folder, County.Realm);
        var engine = new RealmEngine(store, RealPacks.Shared, County.Time, new VirtualClock(County.Start));
        var from = store.Queries.LastSeq;
        var gate = new Lock();
        var threads = Enumerable.Range(0, Submitters).Select(t => new Thread(() =>
        {
            for (var i = 0; ; i++)
            {
                var key = string.Create(CultureInfo.InvariantCulture, $"{KeyStart}{from}-{t}-{i}");
                var person = persons[(t + (i * Submitters)) % persons.Length];
                var outcome = engine.Submit(new Command(key, Actor.Clockwork, s => new ChangeDetails(person, s.Text(person.Value, key)))).GetAwaiter().GetResult();
                lock (gate)
                {
                    // Out of the process before the next act: what the parent has read was acknowledged.
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key} {outcome.Accepted} {outcome.Seq} {person.Value}"));
                    Console.Out.Flush();
                }
            }
        })).ToArray();
        Array.ForEach(threads, t => t.Start());
        threads[0].Join();
    }
}
