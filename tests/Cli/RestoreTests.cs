using System.IO.Compression;
using Lianxin.Store.Sqlite;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>A damaged backup is never called restored: it is told in words, and nothing of it is left behind.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly string folder = Folders.New();

    private string To => Path.Combine(folder, "restored");

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task A_byte_changed_in_the_archive_is_found()
    {
        var file = await Backup();
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 3] ^= 0x55;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await Refused(1, file, "realm.db（日志和数据）已损坏", "realm.db in the backup (journal and data) is damaged");
    }

    [Fact]
    public async Task An_archive_cut_off_is_told_in_words()
    {
        var file = await Backup();
        using (var cut = File.OpenWrite(file))
        {
            cut.SetLength(cut.Length / 2);
        }

        await Refused(1, file, "不完整或已损坏", "is cut off or torn");
    }

    [Fact]
    public async Task A_torn_database_is_named_although_its_check_sum_fits()
    {
        var file = await Backup();
        Replace(file, SqliteRealmStore.AccountsFile, bytes => bytes.AsSpan(4_096, 8_192).Fill(0xFF));
        await Refused(1, file, "accounts.db（账号）已损坏", "accounts.db in the backup (the accounts) is damaged");
    }

    [Fact]
    public async Task Torn_keys_are_named()
    {
        var file = await Backup();
        await File.WriteAllBytesAsync(file + ".keys", new byte[9_000], TestContext.Current.CancellationToken);
        await Refused(1, file, "keys.db（密钥）已损坏", "keys.db in the backup (the keys) is damaged");
    }

    [Fact]
    public async Task A_journal_that_was_changed_is_named_with_its_entry()
    {
        var data = await TinyYear.Copy();
        Contents.Tamper(data, "update journal set happened = happened + 1 where seq = 5");
        await Refused(1, await Backup(data), "第 5 条", "breaks at entry 5");
        Folders.Delete(data);
    }

    [Fact]
    public async Task Without_its_keys_it_is_restored_and_says_what_cannot_be_opened()
    {
        var file = await Backup();
        File.Delete(file + ".keys");
        var ended = await Tool.Run("restore", file, "--data", To);
        Assert.Equal(0, ended.Code);
        Assert.StartsWith("已恢复", ended.Out);
        Assert.Contains("没有密钥文件", ended.Error);
        Assert.Contains(file + ".keys", ended.Error);
        var english = await Tool.InEnglish("restore", file, "--data", To + "2");
        Assert.Contains("no key file", english.Error);
        Assert.False(Directory.Exists(Path.Combine(To, "restoring")));
    }

    [Fact]
    public async Task Where_it_cannot_go_is_told_in_both_languages()
    {
        var file = await Backup();
        Directory.CreateDirectory(To);
        await File.WriteAllTextAsync(Path.Combine(To, "mine"), "", TestContext.Current.CancellationToken);
        var (zh, en) = (await Tool.Run("restore", file, "--data", To), await Tool.InEnglish("restore", file, "--data", To));
        Assert.Equal((2, 2), (zh.Code, en.Code));
        Assert.Contains("不是空文件夹", zh.Error);
        Assert.Contains("is not an empty folder", en.Error);
        Assert.Equal(["mine"], Directory.GetFileSystemEntries(To).Select(Path.GetFileName));
        var data = await TinyYear.Folder();
        Assert.Contains("已经存在", (await Tool.Run("backup", file, "--data", data)).Error);
        Assert.Contains("is there already", (await Tool.InEnglish("backup", file, "--data", data)).Error);
    }

    private static void Replace(string file, string part, Action<byte[]> spoil)
    {
        using var zip = ZipFile.Open(file, ZipArchiveMode.Update);
        var bytes = new byte[zip.GetEntry(part)!.Length];
        using (var from = zip.GetEntry(part)!.Open())
        {
            from.ReadExactly(bytes);
        }

        spoil(bytes);
        zip.GetEntry(part)!.Delete();
        using var to = zip.CreateEntry(part).Open();
        to.Write(bytes);
    }

    private async Task<string> Backup(string? data = null)
    {
        var file = Path.Combine(folder, "year.zip");
        Assert.Equal(0, (await Tool.Run("backup", file, "--data", data ?? await TinyYear.Folder())).Code);
        return file;
    }

    private async Task Refused(int code, string file, string zh, string en)
    {
        var (chinese, english) = (await Tool.Run("restore", file, "--data", To), await Tool.InEnglish("restore", file, "--data", To));
        Assert.Equal((code, code, "", ""), (chinese.Code, english.Code, chinese.Out, english.Out));
        Assert.Contains(zh, chinese.Error);
        Assert.Contains(en, english.Error);
        Assert.Single(english.Error.Trim().Split('\n'));
        Assert.False(Directory.Exists(To));
    }
}
