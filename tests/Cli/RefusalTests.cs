using System.Net;
using System.Net.Sockets;
using Lianxin.Host.Realms;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>What a verb cannot do it says in one line of words, in the reader's language, and leaves nothing behind.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task A_file_is_no_data_folder()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await Refused("是文件，不是文件夹", "is a file, not a folder", "serve", "--data", file);
        await Refused("是文件，不是文件夹", "is a file, not a folder", "demo", "--no-serve", "--data", file);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("http://")]
    [InlineData("http://127.0.0.1:99999")]
    public async Task An_address_that_is_none_is_told_before_anything_is_made(string urls)
    {
        var data = Path.Combine(folder, "data");
        await Refused("不是监听地址", "is no address to listen on", "serve", "--data", data, "--urls", urls);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task A_port_in_use_is_told()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        await Refused("已被别的程序占用", "is in use", "serve", "--data", Path.Combine(folder, "data"), "--urls", $"http://{other.LocalEndpoint}");
    }

    [Fact]
    public async Task A_data_folder_in_use_is_told()
    {
        var data = Path.Combine(folder, "data");
        using var store = SqliteRealmStore.Open(data, RealmSettings.DefaultRealm);
        using var writer = store.OpenWriter();
        await Refused("正由另一个连心程序使用", "in use by another server", "serve", "--data", data, "--urls", "http://127.0.0.1:0");
        await Refused("正由另一个连心程序使用", "in use by another server", "rebuild", "--data", data);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_beyond_the_calendar_is_told_before_anything_is_made(string day)
    {
        var data = Path.Combine(folder, "data");
        await Refused("--day 要在 2000-01-01 到 2099-12-31 之间", "--day lies between 2000-01-01 and 2099-12-31", "demo", "--size", "tiny", "--no-serve", "--day", day, "--data", data);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task What_a_demo_makes_is_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var data = Path.Combine(folder, "data");
        Assert.Equal(0, (await Tool.Run("demo", "--size", "tiny", "--no-serve", "--data", data)).Code);
        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var made = Directory.GetFileSystemEntries(data, "*", SearchOption.AllDirectories).Append(data).ToList();
        Assert.Contains(made, f => Path.GetFileName(f) == "accounts.db");
        foreach (var path in made)
        {
            Assert.Equal((path, UnixFileMode.None), (path, File.GetUnixFileMode(path) & others));
        }
    }

    [Fact]
    public async Task A_pack_that_is_no_ordinary_file_is_told_and_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var (device, pipe, directory) = (Path.Combine(folder, "device"), Path.Combine(folder, "pipe"), Path.Combine(folder, "directory"));
        Directory.CreateDirectory(device);
        Directory.CreateDirectory(pipe);
        Directory.CreateDirectory(Path.Combine(directory, "pack.yaml"));
        File.CreateSymbolicLink(Path.Combine(device, "pack.yaml"), "/dev/zero");
        using (var maker = System.Diagnostics.Process.Start("mkfifo", Path.Combine(pipe, "pack.yaml")))
        {
            await maker.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var ended = await Tool.Run("check", device, pipe, directory);
        Assert.Equal((1, ""), (ended.Code, ended.Error));
        Assert.Equal(["Y017", "Y009", "P505"], ended.Out.Split('\n').Where(l => l.Contains(": error ", StringComparison.Ordinal)).Select(l => l.Split(": error ")[1][..4]).OrderDescending());
    }

    private static async Task Refused(string zh, string en, params string[] arguments)
    {
        var (chinese, english) = (await Tool.Run(arguments), await Tool.InEnglish(arguments));
        Assert.Equal((2, 2, "", ""), (chinese.Code, english.Code, chinese.Out, english.Out));
        Assert.Contains(zh, chinese.Error);
        Assert.Contains(en, english.Error);
        Assert.Single(chinese.Error.Trim().Split('\n'));
        Assert.Single(english.Error.Trim().Split('\n'));
    }
}
