using Xunit;

namespace Lianxin.Tests.Cli;

public sealed class ConformanceVerbTests
{
    [Fact]
    public async Task Cases_that_fail_are_named_with_what_came_instead()
    {
        const string Suite = """
            [{"file":"f","section":"s","name":"pass","expr":"[1, 2.5, b'\\xff'] + x","type_env":{"name":"x","ident":{"type":{"list_type":{"elem_type":{"dyn":{}}}}}},
              "bindings":[{"key":"x","value":{"value":{"list_value":{"values":{"double_value":-Infinity}}}}}],
              "value":{"list_value":{"values":[{"int64_value":1},{"double_value":2.5},{"bytes_value":{"bytes_hex":"ff"}},{"double_value":-Infinity}]}}},
             {"file":"f","section":"s","name":"wrong","expr":"1 + 1","value":{"int64_value":3}},
             {"file":"f","section":"s","name":"kind","expr":"1 + 1","value":{"double_value":2}},
             {"file":"f","section":"s","name":"no error","expr":"1 / 1","eval_error":{}},
             {"file":"f","section":"s","name":"error","expr":"1 / 0","eval_error":{}},
             {"file":"f","section":"s","name":"refused","expr":"1 +","value":{"int64_value":1}},
             {"file":"f","section":"s","name":"type","expr":"[]","check_only":true,"typed_result":{"deduced_type":{"list_type":{"elem_type":{"primitive":"INT64"}}}}},
             {"file":"f","section":"s","name":"message","expr":"1","value":{"object_value":{}}}]
            """;
        var ended = await Run(Suite);
        Assert.Equal(1, ended.Code);
        Assert.Equal(
            [
                "f/s/wrong: 1 + 1: 2 instead of 3",
                "f/s/kind: 1 + 1: 2 instead of 2",
                "f/s/no error: 1 / 1: no error but 1",
                "f/s/refused: 1 +: refused: cel.ends_early",
                "f/s/type: []: type list(dyn) instead of list(int)",
                "f/s/message: 1: not read: value object_value",
                "2 passed, 6 failed",
            ],
            ended.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("no json")]
    public async Task A_file_that_is_no_suite_is_named(string text)
    {
        var ended = await Run(text);
        Assert.Equal(2, ended.Code);
        Assert.Contains(".json", ended.Error, StringComparison.Ordinal);
    }

    private static async Task<Tool.Ended> Run(string suite)
    {
        var file = Path.Combine(Path.GetTempPath(), $"suite-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, suite, TestContext.Current.CancellationToken);
        try
        {
            return await Tool.Run("conformance", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
