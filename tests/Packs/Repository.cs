namespace Lianxin.Tests.Packs;

/// <summary>Where the packs and docs stand: the first folder upwards that has the solution.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Lianxin.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("no Lianxin.slnx above the tests");
    }
}
