namespace Lianxin.Store.Sqlite;

/// <summary>The folder a realm lies in: for its owner's eyes only, with a lock for the one writer.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder and empty files, so that the databases get their files' modes and not the system's default.</summary>
    public static void Prepare(string folder, params IEnumerable<string> files)
    {
        try
        {
            if (!Directory.Exists(folder))
            {
                _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
            }

            foreach (var file in files)
            {
                var path = Path.Combine(folder, file);
                if (!File.Exists(path))
                {
                    using var made = Make(path);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreFailureException(StoreFailureKind.Io, e.Message, e);
        }
    }

    public static FileStream Make(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    /// <exception cref="StoreFailureException">Taken, where somebody holds it.</exception>
    public static IDisposable Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreFailureException(StoreFailureKind.Taken, "The realm has a writer already; a second one is not let in.", e);
        }
    }

    public static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A folder for temporary files that cannot be deleted is left to the system.
        }
    }
}
