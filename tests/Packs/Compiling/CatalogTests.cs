using System.Security.Cryptography;
using Lianxin.Packs.Catalog;
using Xunit;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>The packs in force, by name and version, and their words.</summary>
public sealed class CatalogTests
{
    private static PackCatalog Catalog => PacksOnDisk.Catalog;

    [Fact]
    public void Packs_are_found_by_name_and_version()
    {
        Assert.Subset(Catalog.Latest.Select(i => i.Name).ToHashSet(), new HashSet<string> { "basics", PacksOnDisk.Deliberation });
        Assert.Same(Catalog.Find("basics"), Catalog.Find("basics", 1));
        Assert.Null(Catalog.Find("basics", 2));
        Assert.Null(Catalog.Find("nothing"));
    }

    [Fact]
    public void A_pack_keeps_its_file_and_the_file_its_hash()
    {
        var pack = Catalog.Pack(PacksOnDisk.Deliberation)!;
        var bytes = File.ReadAllBytes(Path.Combine(pack.Folder, "pack.yaml"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), pack.Institution.Hash);
        Assert.StartsWith("# 党员首议制", pack.SourceText, StringComparison.Ordinal);
        Assert.Equal("A", pack.Tree.Params.Find("quorum")!.Grade.ToString());
    }

    [Theory]
    [InlineData("procedures.topic.steps.review.late", "zh", "超期")]
    [InlineData("procedures.topic.steps.discuss.held", "en", "Held")]
    [InlineData("vote.agree", "zh", "赞成")]
    [InlineData("vote.abstain", "en", "Abstain")]
    [InlineData("groups.head", "zh", "负责人")]
    [InlineData("nothing.of.the_kind", "zh", "the_kind")]
    public void A_word_that_no_pack_says_is_the_products(string path, string language, string word) =>
        Assert.Equal(word, Catalog.Word(PacksOnDisk.Deliberation, path, language));

    [Fact]
    public void A_word_is_looked_up_in_the_packs_used()
    {
        var own = Catalog.Word("basics", "groups.members", "zh");
        Assert.NotEqual("members", own);
        Assert.Equal(own, Catalog.Word(PacksOnDisk.Deliberation, "groups.members", "zh"));
        Assert.Equal(
            $"{own}、{Catalog.Word("basics", "groups.supervisors", "zh")}", Catalog.Word(PacksOnDisk.Deliberation, "groups.members,supervisors", "zh"));
        Assert.Null(Catalog.FindWord(PacksOnDisk.Deliberation, "nothing.of.the_kind", "zh"));
    }

    [Fact]
    public void With_a_mistake_there_is_no_catalog()
    {
        var folder = Directory.CreateTempSubdirectory("lianxin-packs-");
        try
        {
            var pack = folder.CreateSubdirectory("broken");
            File.WriteAllText(Path.Combine(pack.FullName, "pack.yaml"), "pack: broken\nversion: 1\ntitle: x\nuses: [missing]\n");
            var (catalog, report) = PackCatalog.Load([folder.FullName], PacksOnDisk.Folder);
            Assert.Null(catalog);
            Assert.Contains("P501", report.All.Select(d => d.Code.Id));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
