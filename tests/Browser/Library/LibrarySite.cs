using Lianxin.Browser.Setup;
using Xunit;

namespace Lianxin.Browser.Library;

/// <summary>A village of its own: what these tests bring into force no other test may find.</summary>
public sealed class LibrarySite(Stage stage) : Site(stage)
{
    /// <summary>The screens, narrow and wide, and the languages.</summary>
    public static readonly IReadOnlyList<(int Width, string Language)> Screens = [(1280, "zh"), (360, "zh"), (1280, "en"), (360, "en")];
}

[CollectionDefinition(Name)]
public sealed class LibraryTests : ICollectionFixture<LibrarySite>
{
    public const string Name = "library";
}
