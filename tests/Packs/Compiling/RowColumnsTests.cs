using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Xunit;
using static Lianxin.Tests.Packs.Compiling.CaseMaking;

namespace Lianxin.Tests.Packs.Compiling;

/// <summary>A column of a sheet over all rows at once is the same as row by row, and where it cannot run so it runs row by row.</summary>
public sealed class RowColumnsTests
{
    private static readonly long[] Points = [0, 5, 6, 7, -3, long.MaxValue, long.MinValue, 4_000_000_000];

    [Theory]
    [InlineData("row.points + params.floor", true)]
    [InlineData("row.points > params.floor ? row.points * 2 : 0", true)]
    [InlineData("row.points >= 6 && row.points != 7 ? params.cap : params.floor", true)]
    [InlineData("-row.points", true)]
    [InlineData("7", true)]
    [InlineData("math.greatest(row.points, params.floor)", null)]
    [InlineData("balance('points', row) + row.points", false)]
    public void All_rows_at_once_are_the_rows_one_by_one(string expression, bool? together)
    {
        var library = PackLibrary.Parse(new Report(), ("books.yaml", LedgerPack.With("doubled: row.points * 2", $"doubled: \"{expression}\"")));
        var institution = new PackCompiler(library).Compile(library.Packs[0], "")!;
        var column = institution.Procedures["year"].Steps.OfType<FreezeStep>().First().Columns.OfType<NumberColumn>().First(c => c.Name == "doubled");
        if (together is { } wanted)
        {
            Assert.Equal(wanted, column.OverRows is not null);
        }

        if (column.OverRows is not { } over)
        {
            return;
        }

        var scope = Scope(values: Params(("floor", "6"), ("cap", "10"), ("total", "100")));
        var alone = Points.Select(p => column.Of(new RowScope(scope, new Dictionary<string, long>(StringComparer.Ordinal) { ["points"] = p }, (_, _) => 0)));
        var columns = new Dictionary<string, long[]>(StringComparer.Ordinal) { ["points"] = Points };
        Assert.Equal(alone, over(scope, Points.Length, columns));
        Assert.Empty(over(scope, 0, new Dictionary<string, long[]>(StringComparer.Ordinal) { ["points"] = [] }));
    }
}
