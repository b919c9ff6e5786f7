using System.Globalization;
using System.Text.Json;
using Lianxin.Engine.Ports;
using Microsoft.Extensions.Logging;

namespace Lianxin.Host.Upkeep;

/// <summary>What an operator can start from the administration page.</summary>
public enum UpkeepKind
{
    Verify,
    Backup,
}

/// <summary>How something ended that an operator started.</summary>
/// <param name="Events">journal entries gone through; 0 for a backup</param>
/// <param name="FaultSeq">the first broken journal entry, or null</param>
/// <param name="Tables">projected tables that differ from a rebuild</param>
/// <param name="File">name of the backup made, or null</param>
/// <param name="Failed">why the machine did not let it come to an end, or null</param>
public sealed record UpkeepResult(UpkeepKind Kind, DateTimeOffset At, long Events, long? FaultSeq, IReadOnlyList<string> Tables, string? File, string? Failed)
{
    public bool IsGood => FaultSeq is null && Tables.Count == 0 && Failed is null;
}

/// <summary>A backup in the data folder.</summary>
/// <param name="Bytes">of the archive; its keys lie in a file of their own</param>
public sealed record BackupFile(string Name, long Bytes, DateTimeOffset At, bool HasKeys);

/// <summary>
/// Verifies and backs up a running realm in the background, one thing at a time, and remembers how each last ended, over
/// a restart too. Names of files are made here and never taken from a request.
/// </summary>
public sealed partial class UpkeepDesk(IRealmStore store, string dataFolder, TimeProvider time, ILogger<UpkeepDesk> log)
{
    private const string Folder = "backups";
    private const string Ending = ".zip";
    private const string KeysEnding = ".keys";
    private const string ResultsFile = "upkeep.json";

    private readonly Lock gate = new();
    private Dictionary<UpkeepKind, UpkeepResult>? results;

    /// <summary>Something began or ended.</summary>
    public event EventHandler? Changed;

    /// <summary>What is under way, or null.</summary>
    public UpkeepKind? Running { get; private set; }

    /// <summary>How it last ended; null where it was never started.</summary>
    public UpkeepResult? Last(UpkeepKind kind)
    {
        lock (gate)
        {
            return (results ??= Read()).GetValueOrDefault(kind);
        }
    }

    /// <summary>Starts it in the background; false where something is under way already.</summary>
    public bool Start(UpkeepKind kind)
    {
        lock (gate)
        {
            if (Running is not null)
            {
                return false;
            }

            Running = kind;
        }

        Begun(log, kind);
        Changed?.Invoke(this, EventArgs.Empty);
        _ = Task.Factory.StartNew(() => Run(kind), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return true;
    }

    /// <summary>Backups in the data folder, the newest first.</summary>
    public IReadOnlyList<BackupFile> Backups()
    {
        var folder = new DirectoryInfo(Path.Combine(dataFolder, Folder));
        return folder.Exists
            ? [.. folder.EnumerateFiles("*" + Ending).Select(f => new BackupFile(f.Name, f.Length, new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero), File.Exists(f.FullName + KeysEnding))).OrderByDescending(f => f.Name, StringComparer.Ordinal)]
            : [];
    }

    private void Run(UpkeepKind kind)
    {
        UpkeepResult result;
        try
        {
            result = kind == UpkeepKind.Verify ? Verify() : Backup();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the machine refuses is told on the page; the server goes on.
            Broke(log, kind, e);
            result = new UpkeepResult(kind, time.GetUtcNow(), 0, null, [], null, e.Message);
        }

        lock (gate)
        {
            (results ??= Read())[kind] = result;
            Running = null;
            Keep();
        }

        Ended(log, kind, result.IsGood);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private UpkeepResult Verify()
    {
        var found = RealmUpkeep.Verify(store);
        return new UpkeepResult(UpkeepKind.Verify, time.GetUtcNow(), found.Events, found.Fault?.Seq, found.DifferentTables, null, null);
    }

    private UpkeepResult Backup()
    {
        var at = time.GetUtcNow();
        var folder = Path.Combine(dataFolder, Folder);
        _ = OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var stamp = string.Create(CultureInfo.InvariantCulture, $"{store.Realm}-{at:yyyyMMdd-HHmmss}");
        var name = stamp + Ending;
        for (var n = 2; File.Exists(Path.Combine(folder, name)); n++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{stamp}-{n}{Ending}");
        }

        store.Upkeep.Backup(Path.Combine(folder, name));
        return new UpkeepResult(UpkeepKind.Backup, at, 0, null, [], name, null);
    }

    private Dictionary<UpkeepKind, UpkeepResult> Read()
    {
        try
        {
            var file = Path.Combine(dataFolder, ResultsFile);
            return File.Exists(file) ? JsonSerializer.Deserialize<List<UpkeepResult>>(File.ReadAllText(file))!.ToDictionary(r => r.Kind) : [];
        }
        catch (Exception e) when (e is JsonException or IOException or ArgumentException)
        {
            // What cannot be read is as if nothing was started; the next run writes the file anew.
            return [];
        }
    }

    private void Keep()
    {
        try
        {
            File.WriteAllText(Path.Combine(dataFolder, ResultsFile), JsonSerializer.Serialize(results!.Values));
        }
        catch (IOException)
        {
            // A full disk takes only the memory of it over a restart.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "{Kind} begun by an operator")]
    private static partial void Begun(ILogger log, UpkeepKind kind);

    [LoggerMessage(2, LogLevel.Information, "{Kind} ended, in order: {IsGood}")]
    private static partial void Ended(ILogger log, UpkeepKind kind, bool isGood);

    [LoggerMessage(3, LogLevel.Error, "{Kind} came to no end")]
    private static partial void Broke(ILogger log, UpkeepKind kind, Exception why);
}
