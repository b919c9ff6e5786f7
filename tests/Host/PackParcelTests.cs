using System.IO.Compression;
using System.Text;
using Lianxin.Host.Institutions;
using Lianxin.Packs.Library;
using Xunit;

namespace Lianxin.Tests.Host;

/// <summary>What is sent in as a pack is opened within bounds, and what is none is told by name.</summary>
public sealed class PackParcelTests
{
    private static readonly byte[] Pack = "pack: x"u8.ToArray();

    [Fact]
    public void A_folder_packed_whole_and_files_chosen_one_by_one_are_the_same_pack()
    {
        var zipped = Opened([("a.zip", Zip(("lamps/pack.yaml", Pack), ("lamps/text/zh.yaml", Pack), ("lamps/scenarios/one.yaml", Pack), ("__MACOSX/lamps/._pack.yaml", Pack), ("lamps/.DS_Store", Pack)))]);
        var chosen = Opened([("pack.yaml", Pack), ("zh.yaml", Pack), ("one.yaml", Pack)]);
        Assert.Equal([PackSource.Main, "scenarios/one.yaml", PackSource.Chinese], zipped.Files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(zipped.Files.Keys.Order(StringComparer.Ordinal), chosen.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("../pack.yaml")]
    [InlineData("a/../../pack.yaml")]
    [InlineData("/etc/pack.yaml")]
    [InlineData("C:\\pack.yaml")]
    public void Paths_that_leave_the_pack_are_refused(string path) => Assert.Equal(["leaves"], Keys(("a.zip", Zip((path, Pack)))));

    [Fact]
    public void What_unpacks_to_more_than_a_pack_may_hold_is_refused_before_it_is_held()
    {
        Assert.Equal(["large"], Keys(("a.zip", Zip(("pack.yaml", new byte[60_000_000])))));
        Assert.Equal(["large"], Keys(("a.zip", Zip([.. Enumerable.Range(0, 3).Select(i => ($"scenarios/s{i}.yaml", new byte[900_000]))]))));
        Assert.Equal(["many"], Keys(("a.zip", Zip([.. Enumerable.Range(0, 5_000).Select(i => ($"scenarios/s{i}.yaml", Pack))]))));
        Assert.Equal(["large"], Keys(("pack.yaml", new byte[PackParcel.BytesMost + 1])));
    }

    [Fact]
    public void Everything_that_does_not_belong_is_told_at_once() =>
        Assert.Equal(["stranger", "twice", "no_main"], Keys(("a.zip", Zip(("a.exe", Pack), ("b.sh", Pack), ("text/zh.yaml", Pack), ("text/zh.yaml", Pack)))));

    [Fact]
    public void A_torn_archive_and_nothing_at_all_are_told_apart()
    {
        var whole = Zip(("pack.yaml", Encoding.UTF8.GetBytes(new string('x', 5_000))));
        Assert.Equal(["torn"], Keys(("a.zip", whole[..(whole.Length / 2)])));
        Assert.Equal(["nothing"], Keys());
    }

    private static PackSource Opened(IReadOnlyList<(string, byte[])> sent)
    {
        var (source, faults) = PackParcel.Open(sent);
        Assert.Empty(faults);
        return source!;
    }

    private static IEnumerable<string> Keys(params IReadOnlyList<(string, byte[])> sent)
    {
        var (source, faults) = PackParcel.Open(sent);
        Assert.Null(source);
        return faults.Select(f => f.Key).Distinct(StringComparer.Ordinal);
    }

    private static byte[] Zip(params IReadOnlyList<(string Name, byte[] Bytes)> files)
    {
        using var into = new MemoryStream();
        using (var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return into.ToArray();
    }
}
