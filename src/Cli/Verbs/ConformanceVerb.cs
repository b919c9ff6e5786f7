using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Lianxin.Cli.Conformance;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin conformance FILE.json</c>: cases of the public CEL conformance suite. Exit 0 where all pass, 2 where the file is none.</summary>
internal static class ConformanceVerb
{
    public static Command Verb()
    {
        var file = new Argument<FileInfo>("FILE.json") { Description = "测试用例 / the cases" };
        var verb = new Command("conformance", "规则语言一致性测试 / conformance of the rule language") { file };
        verb.SetAction(parsed => Run(parsed.GetValue(file)!));
        return verb;
    }

    private static int Run(FileInfo file)
    {
        IReadOnlyList<SuiteCase> cases;
        try
        {
            cases = SuiteCase.Read(File.ReadAllText(file.FullName));
        }
        catch (Exception e) when (e is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file}: {e.Message}");
            return 2;
        }

        var failed = 0;
        foreach (var one in cases)
        {
            if (Failure(one) is { } failure)
            {
                failed++;
                Console.WriteLine($"{one.Name}: {one.Expression}: {failure}");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count - failed} passed, {failed} failed"));
        return failed == 0 ? 0 : 1;
    }

    /// <summary>A case with a type or value of protocol buffers, which this language has no place for, fails and says so.</summary>
    private static string? Failure(SuiteCase one)
    {
        try
        {
            return one.Failure();
        }
        catch (Exception e) when (e is FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return $"not read: {e.Message}";
        }
    }
}
