using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lianxin.Store.Vault;

namespace Lianxin.Store.Boxes;

/// <summary>One small file per running vote, <c>boxes/VOTE-VISIT.key</c>, readable by its owner only.</summary>
internal sealed class FileBoxKeys(string folder) : IBoxKeys
{
    private const string Ending = ".key";

    public void Make(BoxId box)
    {
        Directory.CreateDirectory(folder);
        var key = RandomNumberGenerator.GetBytes(KeyRing.KeyBytes);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(PathOf(box), options))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        FolderFlush.Flush(folder);
        CryptographicOperations.ZeroMemory(key);
    }

    public byte[]? Find(BoxId box)
    {
        var path = PathOf(box);
        if (!File.Exists(path))
        {
            return null;
        }

        var key = File.ReadAllBytes(path);
        return key.Length == KeyRing.KeyBytes ? key : null;
    }

    public void Destroy(BoxId box)
    {
        var path = PathOf(box);
        if (!File.Exists(path))
        {
            return;
        }

        using (var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(RandomNumberGenerator.GetBytes((int)Math.Min(file.Length, 4_096)));
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        FolderFlush.Flush(folder);
    }

    public IReadOnlyList<BoxId> All() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, $"*{Ending}")
            .Select(f => Path.GetFileNameWithoutExtension(f).Split('-'))
            .Where(p => p.Length == 2 && long.TryParse(p[0], CultureInfo.InvariantCulture, out _) && int.TryParse(p[1], CultureInfo.InvariantCulture, out _))
            .Select(p => new BoxId(long.Parse(p[0], CultureInfo.InvariantCulture), int.Parse(p[1], CultureInfo.InvariantCulture))),
    ];

    private string PathOf(BoxId box) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{box.Vote}-{box.Visit}{Ending}"));
}

/// <summary>Makes a file's name last through a loss of power, where the system keeps names apart from contents.</summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open(folder, ReadOnly);
        if (handle < 0)
        {
            throw new StoreFailureException(StoreFailureKind.Io, $"{Path.GetFileName(folder)} cannot be opened to flush it");
        }

        var failed = Sync(handle) != 0;
        _ = Close(handle);
        if (failed)
        {
            throw new StoreFailureException(StoreFailureKind.Io, $"{Path.GetFileName(folder)} cannot be flushed");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
