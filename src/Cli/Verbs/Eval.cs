using System.CommandLine;
using System.Text.Json;
using Lianxin.Rules.Cel;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin eval EXPR [--bindings FILE]</c>: one expression of the rule language, with values from a JSON object.</summary>
internal static class Eval
{
    public static Command Verb()
    {
        var expression = new Argument<string>("EXPR") { Description = "CEL 表达式 / a CEL expression" };
        var bindings = new Option<FileInfo?>("--bindings") { Description = "变量的值，一个 JSON 文件 / values of its names, a JSON file" };
        var verb = new Command("eval", "算一个表达式 / evaluate an expression") { expression, bindings };
        verb.SetAction(parsed => Run(parsed.GetValue(expression)!, parsed.GetValue(bindings)));
        return verb;
    }

    private static int Run(string source, FileInfo? file)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (file is not null)
        {
            try
            {
                using var json = JsonDocument.Parse(File.ReadAllText(file.FullName));
                foreach (var property in json.RootElement.EnumerateObject())
                {
                    values[property.Name] = Value(property.Value);
                }
            }
            catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
            {
                Console.Error.WriteLine($"{file}: {e.Message}");
                return 2;
            }
        }

        var environment = values.Keys.Aggregate(CelEnvironment.Standard, (e, name) => e.With(name, CelType.Dyn));
        var compiled = Cel.Compile(source, environment, CelType.Dyn, new SourcePlace("EXPR", 1, 1));
        if (compiled.Program is not { } program)
        {
            foreach (var error in compiled.Errors)
            {
                Console.Error.WriteLine(CelErrorFormat.Print(error, Options.Language, source));
            }

            return 1;
        }

        var result = program.Evaluate<object?>(CelBindings.Of(values));
        if (result.Fault is { } fault)
        {
            Console.Error.WriteLine($"EXPR:1:{fault.Offset + 1}: error {fault.Code}: {fault.InWords(Options.Language)}");
            return 1;
        }

        Console.WriteLine(CelPrinter.Print(result.Value));
        return 0;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? whole : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.Object => value.EnumerateObject().ToDictionary(p => (object)p.Name, p => Value(p.Value)),
        _ => null,
    };
}
