using Xunit;

namespace Lianxin.Tests.Tidy;

/// <summary>The layering holds in this tree, and each check catches a tree in which it does not.</summary>
public sealed class LayeringTests
{
    [Fact]
    public void Projects_reference_what_the_table_allows() => Assert.Empty(Layering.ProjectReferences(SourceTree.Here));

    [Theory]
    [InlineData("src/Kernel/Kernel.csproj", "<ProjectReference Include=\"../Engine/Engine.csproj\" />")]
    [InlineData("src/Web/Web.csproj", "<ProjectReference Include=\"..\\Store\\Store.csproj\" />")]
    [InlineData("src/Rules/Rules.csproj", "<PackageReference Include=\"Newtonsoft.Json\" />")]
    [InlineData("src/Kernel/Kernel.csproj", "<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    [InlineData("src/Engine/Engine.csproj", "<PackageReference Include=\"Microsoft.Data.Sqlite.Core\" />")]
    [InlineData("src/Shared/Shared.csproj", "")]
    public void A_forbidden_reference_is_caught(string path, string item) =>
        Assert.Single(Layering.ProjectReferences(SourceTree.Of((path, $"<Project><ItemGroup>{item}</ItemGroup></Project>"))));

    [Fact]
    public void No_layer_names_one_it_must_not_see() => Assert.Empty(Layering.NamesOfOtherLayers(SourceTree.Here));

    [Theory]
    [InlineData("src/Web/Board/Page.razor", "@using Lianxin.Store.Sqlite")]
    [InlineData("src/Store/Rows.cs", "using Lianxin.Packs.Library;")]
    [InlineData("src/Engine/Writer.cs", "using Microsoft.EntityFrameworkCore;")]
    [InlineData("src/Kernel/Cases/Case.cs", "var x = new Lianxin.Engine.Command();")]
    [InlineData("src/Kernel/Cases/Case.cs", "using Microsoft.Extensions.Logging;")]
    public void A_name_of_a_forbidden_layer_is_caught(string path, string code)
    {
        Assert.NotEmpty(Layering.NamesOfOtherLayers(SourceTree.Of((path, code))));
        Assert.Empty(Layering.NamesOfOtherLayers(SourceTree.Of((path, "// " + code))));
    }

    [Theory]
    [InlineData("Rules")]
    [InlineData("Kernel")]
    [InlineData("Packs")]
    [InlineData("Engine")]
    [InlineData("Store")]
    [InlineData("Host")]
    [InlineData("Web")]
    public void No_assembly_is_compiled_against_a_layer_it_must_not_see(string layer)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"Lianxin.{layer}.dll");
        Assert.SkipUnless(File.Exists(file), $"{layer} is not part of this build");
        Assert.Empty(Layering.AssemblyReferences(layer, Layering.ReferencesOf(File.ReadAllBytes(file))));
    }

    [Theory]
    [InlineData("Kernel", "Lianxin.Engine")]
    [InlineData("Web", "Lianxin.Store")]
    [InlineData("Web", "Microsoft.Data.Sqlite")]
    [InlineData("Engine", "Microsoft.AspNetCore.Http")]
    public void A_compiled_reference_to_a_forbidden_layer_is_caught(string layer, string reference) =>
        Assert.Single(Layering.AssemblyReferences(layer, ["System.Runtime", reference]));

    [Fact]
    public void Kernel_folders_use_only_folders_to_their_left() => Assert.Empty(Layering.KernelOrder(SourceTree.Here));

    [Theory]
    [InlineData("src/Kernel/Orgs/Org.cs", "using Lianxin.Kernel.Cases;")]
    [InlineData("src/Kernel/People/Person.cs", "using Lianxin.Kernel.Records;")]
    [InlineData("src/Kernel/Journal/Ids.cs", "using Lianxin.Kernel.Cases.Shapes;")]
    [InlineData("src/Kernel/Records/Meeting.cs", "public sealed record M(Cases.Case Of);")]
    [InlineData("src/Kernel/Shared/Helpers.cs", "")]
    public void A_look_to_the_right_is_caught(string path, string code) =>
        Assert.Single(Layering.KernelOrder(SourceTree.Of((path, code))));

    [Fact]
    public void Rules_and_kernel_read_no_clock_draw_no_lot_and_wait_for_nothing() => Assert.Empty(Layering.BannedInPure(SourceTree.Here));

    [Theory]
    [InlineData("var now = DateTime.Now;")]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = DateTimeOffset.UtcNow;")]
    [InlineData("var id = Guid.NewGuid();")]
    [InlineData("var lot = new Random();")]
    [InlineData("var lot = Random.Shared.Next();")]
    [InlineData("File.ReadAllText(path);")]
    [InlineData("public async Task Run() { }")]
    [InlineData("using System.Text.Json;")]
    [InlineData("using System.IO;")]
    [InlineData("private readonly ILogger log;")]
    [InlineData("public X(IServiceProvider services) { }")]
    [InlineData("var home = Environment.GetEnvironmentVariable(name);")]
    [InlineData("var culture = CultureInfo.CurrentCulture;")]
    public void An_impure_call_is_caught(string code)
    {
        Assert.Single(Layering.BannedInPure(SourceTree.Of(("src/Kernel/Cases/X.cs", code))).Take(1));
        Assert.Single(Layering.BannedInPure(SourceTree.Of(("src/Rules/Time/X.cs", "/* fine */\n" + code))).Take(1));
        Assert.Empty(Layering.BannedInPure(SourceTree.Of(("src/Engine/X.cs", code), ("src/Kernel/Y.cs", "/// " + code + "\nvar s = \"" + code.Replace("\"", "", StringComparison.Ordinal) + "\";"))));
    }

    [Theory]
    [InlineData("Rules")]
    [InlineData("Kernel")]
    public void What_was_compiled_of_rules_and_kernel_is_pure_too(string layer) =>
        Assert.Empty(Layering.BannedInCompiled(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"Lianxin.{layer}.dll"))));

    [Fact]
    public void An_impure_assembly_is_caught()
    {
        // These tests themselves read files and draw lots.
        var found = Layering.BannedInCompiled(File.ReadAllBytes(typeof(LayeringTests).Assembly.Location)).ToHashSet(StringComparer.Ordinal);
        Assert.Contains("System.IO.File", found);
        Assert.Contains("System.Random", found);
    }
}
