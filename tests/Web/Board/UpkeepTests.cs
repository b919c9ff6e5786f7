using Lianxin.Engine.Ports;
using Lianxin.Host.Upkeep;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>What an operator starts from the administration page, on a realm that runs.</summary>
public sealed class UpkeepTests
{
    [Fact]
    public async Task A_running_realm_is_verified_and_backed_up_and_the_results_outlast_the_desk()
    {
        await using var site = await RealmSite.Start();
        var log = new Lines();
        var desk = Desk(site, log);
        Assert.Null(desk.Last(UpkeepKind.Verify));
        var verified = await Run(desk, UpkeepKind.Verify);
        Assert.True(verified.IsGood);
        Assert.Equal(site.Services.GetRequiredService<IRealmStore>().Queries.LastSeq, verified.Events);
        var backed = await Run(desk, UpkeepKind.Backup);
        Assert.True(backed.IsGood, backed.Failed);
        var file = Assert.Single(desk.Backups());
        Assert.Equal((backed.File, true), (file.Name, file.HasKeys));
        var restored = Directory.CreateTempSubdirectory("lianxin-test-").FullName;
        RealmUpkeep.Restore(Path.Combine(site.Folder, "backups", file.Name), restored);
        Assert.True(RealmUpkeep.Verify(restored).Clean);
        Folders.Delete(restored);
        Assert.Equal(verified.At, Desk(site, log).Last(UpkeepKind.Verify)!.At);
        Assert.Equal(["Verify begun by an operator", "Verify ended, in order: True", "Backup begun by an operator", "Backup ended, in order: True"], log.All);
    }

    [Fact]
    public async Task A_table_that_differs_is_named_and_what_the_disk_refuses_is_told()
    {
        await using var site = await RealmSite.Start();
        var desk = Desk(site, new Lines());
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(site.Folder, SqliteRealmStore.RealmFile)}"))
        {
            connection.Open();
            using var spoil = connection.CreateCommand();
            spoil.CommandText = "update cases set visit = visit + 1 where id = (select min(id) from cases)";
            spoil.ExecuteNonQuery();
        }

        Assert.Equal(["cases"], (await Run(desk, UpkeepKind.Verify)).Tables);
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "backups"), "in the way", TestContext.Current.CancellationToken);
        Assert.NotNull((await Run(desk, UpkeepKind.Backup)).Failed);
        Assert.Null(desk.Running);
        Assert.Empty(desk.Backups());
    }

    private static UpkeepDesk Desk(RealmSite site, ILogger<UpkeepDesk> log) =>
        new(site.Services.GetRequiredService<IRealmStore>(), site.Folder, site.Services.GetRequiredService<TimeProvider>(), log);

    private static async Task<UpkeepResult> Run(UpkeepDesk desk, UpkeepKind kind)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        desk.Changed += Ended;
        Assert.True(desk.Start(kind));
        await done.Task.WaitAsync(TimeSpan.FromSeconds(60));
        desk.Changed -= Ended;
        return desk.Last(kind)!;

        void Ended(object? sender, EventArgs e)
        {
            if (desk.Running is null)
            {
                done.TrySetResult();
            }
        }
    }

    private sealed class Lines : ILogger<UpkeepDesk>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (All)
            {
                All.Add(formatter(state, exception));
            }
        }
    }
}
