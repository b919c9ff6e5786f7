namespace Lianxin.Tests.Engine.World;

/// <summary>Folders of tests: copied whole, and gone at the latest when the tests are.</summary>
internal static class Folders
{
    private static readonly List<string> Made = [];

    static Folders() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        lock (Made)
        {
            Made.ForEach(Delete);
        }
    };

    public static string New()
    {
        var folder = Directory.CreateTempSubdirectory("lianxin-test-").FullName;
        lock (Made)
        {
            Made.Add(folder);
        }

        return folder;
    }

    public static string Copy(string from)
    {
        var to = New();
        CopyInto(from, to);
        return to;
    }

    public static void CopyInto(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            CopyInto(folder, Path.Combine(to, Path.GetFileName(folder)));
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
            // Gone already, or held by a child that is ending: the system clears its folder for temporary files.
        }
    }
}
