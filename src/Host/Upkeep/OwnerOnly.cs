using System.Runtime.InteropServices;

namespace Lianxin.Host.Upkeep;

/// <summary>Data are for the eyes of the user the program runs as: folders it makes get mode 700 and files 600.</summary>
public static class OwnerOnly
{
    private const uint OthersNothing = 0x3F; // octal 077

    /// <summary>From here on, for all the process makes; what is there already keeps its rights. Windows keeps the folder's own.</summary>
    public static void FromHere()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = Mask(OthersNothing);
        }
    }

    /// <summary>Takes from a file what others may do with it, where an earlier version left it open to them.</summary>
    public static void Close(string file)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(file))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Mask(uint mask);
}
