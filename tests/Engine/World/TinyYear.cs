using Lianxin.Host.Demo;

namespace Lianxin.Tests.Engine.World;

/// <summary>A branch's year as the demo makes it, made once for all tests that read it.</summary>
internal static class TinyYear
{
    public static readonly DateOnly Day = new(2026, 11, 22);
    public const int Seed = 7;

    private static readonly Lazy<Task<string>> Made = new(() => Make(Seed));

    /// <summary>The folder itself: to be read only.</summary>
    public static Task<string> Folder() => Made.Value;

    /// <summary>A copy to be spoiled.</summary>
    public static async Task<string> Copy() => Folders.Copy(await Made.Value);

    public static async Task<string> Make(int seed)
    {
        var folder = Path.Combine(Folders.New(), "data");
        await DemoMaker.Make(new DemoOrder(folder, "tiny", seed, Day), (_, _) => { });
        return folder;
    }
}
