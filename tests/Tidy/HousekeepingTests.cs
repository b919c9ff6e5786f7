using Xunit;

namespace Lianxin.Tests.Tidy;

/// <summary>House rules hold in this tree, and each check catches a tree in which they do not.</summary>
public sealed class HousekeepingTests
{
    [Fact]
    public void No_code_names_a_pack() => Assert.Empty(Housekeeping.PacksNamedInCode(SourceTree.Here));

    [Theory]
    [InlineData("src/Web/Page.razor", "<a href=\"/institutions/members-meet\">")]
    [InlineData("src/Engine/X.cs", "if (pack == \"members-meet\") { }")]
    public void A_pack_named_in_code_is_caught(string path, string code)
    {
        Assert.Single(Housekeeping.PacksNamedInCode(SourceTree.Of((path, code), ("packs/members-meet/pack.yaml", ""))));
        Assert.Empty(Housekeeping.PacksNamedInCode(SourceTree.Of((path, code), ("packs/another/pack.yaml", ""))));
    }

    [Fact]
    public void Classes_are_sealed_static_or_abstract() => Assert.Empty(Housekeeping.OpenClasses(SourceTree.Here));

    [Theory]
    [InlineData("public class Open { }", true)]
    [InlineData("class Open;", true)]
    [InlineData("    internal class Inner : Base", true)]
    [InlineData("public record Open(int X);", true)]
    [InlineData("public partial class Open { }", true)]
    [InlineData("public sealed class Closed { }", false)]
    [InlineData("public static class Closed { }", false)]
    [InlineData("public abstract record Closed;", false)]
    [InlineData("public readonly record struct Closed(int X);", false)]
    [InlineData("public sealed partial class Closed { }\npublic partial class Closed { }", false)]
    [InlineData("// a class Open to all", false)]
    public void An_open_class_is_caught(string code, bool caught) =>
        Assert.Equal(caught, Housekeeping.OpenClasses(SourceTree.Of(("src/Engine/X.cs", code))).Any());

    [Fact]
    public void Files_are_short() => Assert.Empty(Housekeeping.LongFiles(SourceTree.Here));

    [Fact]
    public void Nine_of_ten_files_are_shorter_still() => Assert.InRange(Housekeeping.LinesP90(SourceTree.Here), 1, Housekeeping.LinesP90Max);

    [Fact]
    public void What_may_be_long_exists_and_has_a_reason() =>
        Assert.All(Housekeeping.LongOnPurpose, f => Assert.True(SourceTree.Here.Files.ContainsKey(f.Key) && f.Value.Length > 10));

    [Fact]
    public void A_long_file_is_caught()
    {
        var tree = SourceTree.Of(("src/X.cs", new string('\n', 401)), ("src/Y.cs", new string('\n', 400)), ("docs/long.md", new string('\n', 900)));
        Assert.Single(Housekeeping.LongFiles(tree));
        Assert.Equal(401, Housekeeping.LinesP90(tree));
        Assert.Equal(9, Housekeeping.LinesP90(SourceTree.Of([.. Enumerable.Range(1, 10).Select(n => ($"src/{n}.cs", new string('\n', n)))])));
    }

    [Fact]
    public void Nothing_is_left_unfinished() => Assert.Empty(Housekeeping.Unfinished(SourceTree.Here));

    [Theory]
    [InlineData("src/X.cs", "// TODO later")]
    [InlineData("src/X.cs", "throw new NotImplementedException();")]
    [InlineData("src/Web/x.ts", "/* FIXME */")]
    [InlineData("README.md", "HACK")]
    public void An_unfinished_thing_is_caught(string path, string text) => Assert.Single(Housekeeping.Unfinished(SourceTree.Of((path, text))));

    [Fact]
    public void No_file_holds_a_path_of_a_machine_or_a_registry() => Assert.Empty(Housekeeping.Machines(SourceTree.Here));

    [Theory]
    [InlineData("/" + "home/someone/project", true)]
    [InlineData("/" + "root/x", true)]
    [InlineData("/Users/me/x", true)]
    [InlineData("C:\\Users\\me", true)]
    [InlineData("https://api." + "nuget.org/v3/index.json", true)]
    [InlineData("\"resolved\": \"https://registry." + "npmjs.org/esbuild/-/esbuild.tgz\"", true)]
    [InlineData("http://localhost:4873/", true)]
    [InlineData("http://127.0.0.1:8080/", false)]
    [InlineData("see docs/home/page and src/" + "work/it", false)]
    [InlineData("/board/notices", false)]
    public void A_path_of_a_machine_or_a_registry_is_caught(string text, bool caught) =>
        Assert.Equal(caught, Housekeeping.Machines(SourceTree.Of(("src/x.json", text))).Any());

    [Fact]
    public void Public_classes_and_interfaces_of_rules_and_kernel_say_what_they_are() => Assert.Empty(Housekeeping.Unexplained(SourceTree.Here));

    [Theory]
    [InlineData("public sealed class Silent { }", true)]
    [InlineData("public static class Silent { }", true)]
    [InlineData("public interface ISilent;", true)]
    [InlineData("/// <summary>Speaks.</summary>\npublic sealed class Spoken { }", false)]
    [InlineData("/// <summary>Speaks.</summary>\n[Flags]\npublic sealed class Spoken { }", false)]
    [InlineData("internal sealed class Inside { }", false)]
    [InlineData("public sealed record Moved(int To);", false)]
    public void A_public_type_without_a_word_is_caught(string code, bool caught) =>
        Assert.Equal(caught, Housekeeping.Unexplained(SourceTree.Of(("src/Kernel/Orgs/X.cs", code))).Any());
}
