using System.Text.Json;
using System.Text.RegularExpressions;
using Lianxin.Rules;
using Lianxin.Rules.Cel;

namespace Lianxin.Cli.Conformance;

/// <summary>
/// One case of the public CEL conformance suite, in the JSON form of its text protocol buffers: a list of cases with
/// <c>file</c>, <c>section</c>, <c>name</c>, <c>expr</c>, and either <c>value</c>, <c>eval_error</c> or <c>typed_result</c>.
/// A repeated field with one member stands as that member alone.
/// </summary>
public sealed partial class SuiteCase
{
    /// <summary>The suite tests meaning; its cases are small, but their values' sizes are not declared.</summary>
    private const long CostBound = 1_000_000_000_000;

    private readonly JsonElement json;

    private SuiteCase(JsonElement json) => this.json = json;

    /// <summary>Where it comes from: "file/section/name".</summary>
    public string Name => $"{Text("file")}/{Text("section")}/{Text("name")}";

    /// <summary>The expression.</summary>
    public string Expression => Text("expr");

    /// <summary>The cases of a file.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="FormatException">The text is JSON of another shape.</exception>
    public static IReadOnlyList<SuiteCase> Read(string text)
    {
        using var document = JsonDocument.Parse(BareDoubles().Replace(text, found => found.Value[0] == '"' ? found.Value : $"\"{found.Value}\""));
        if (document.RootElement.ValueKind != JsonValueKind.Array
            || document.RootElement.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("expr", out _)))
            throw new FormatException("a list of cases, each an object with \"expr\"");
        return [.. document.RootElement.Clone().EnumerateArray().Select(item => new SuiteCase(item))];
    }

    /// <summary>Runs it; null where it passes, else what came instead, in a few words.</summary>
    /// <exception cref="FormatException">The case holds a type or value this program has no reading of.</exception>
    public string? Failure()
    {
        var compilation = Cel.Compile(Expression, Environment(), CelType.Dyn, new SourcePlace(Name, 1, 1));
        if (compilation.Program is not { } program)
            return json.TryGetProperty("eval_error", out _) && compilation.Errors.All(error => error.Code is "cel.too_dear") ? null
                : $"refused: {string.Join("; ", compilation.Errors.Select(error => error.Code))}";
        if (json.TryGetProperty("typed_result", out var typed) && WrongType(program, typed) is { } wrong)
            return wrong;
        if (json.TryGetProperty("check_only", out _))
            return null;
        var result = program.Evaluate<object?>(Bindings());
        if (json.TryGetProperty("eval_error", out _))
            return result.Fault is null ? $"no error but {SuiteValues.Show(result.Value)}" : null;
        if (result.Fault is { } fault)
            return $"error: {fault.Code}";
        var wanted = Wanted(typed);
        return SuiteValues.AreSame(wanted, result.Value) ? null : $"{SuiteValues.Show(result.Value)} instead of {SuiteValues.Show(wanted)}";
    }

    private static string? WrongType(CelProgram program, JsonElement typed)
    {
        var wanted = SuiteTypes.Read(typed.GetProperty("deduced_type"));
        return wanted.Equals(program.Type) ? null : $"type {program.Type} instead of {wanted}";
    }

    private object? Wanted(JsonElement typed) =>
        json.TryGetProperty("value", out var value) ? SuiteValues.Read(value)
        : typed.ValueKind == JsonValueKind.Object && typed.TryGetProperty("result", out var result) ? SuiteValues.Read(result)
        : true;

    private CelEnvironment Environment()
    {
        var environment = CelEnvironment.Standard.WithCostBound(CostBound);
        foreach (var declared in Members("type_env"))
            environment = SuiteTypes.Declare(environment, declared);
        if (json.TryGetProperty("container", out var container))
            environment = environment.Within(container.GetString()!);
        return json.TryGetProperty("disable_check", out var unchecked_) && unchecked_.GetBoolean() ? environment.Unchecked() : environment;
    }

    private CelBindings Bindings() => CelBindings.Of(Members("bindings").ToDictionary(
        binding => binding.GetProperty("key").GetString()!, binding => SuiteValues.Read(binding.GetProperty("value").GetProperty("value")), StringComparer.Ordinal));

    /// <summary>Strings, which stay as they are, and the doubles that JSON has no words for.</summary>
    [GeneratedRegex("\"(?:\\\\.|[^\"\\\\])*\"|-?Infinity|NaN", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex BareDoubles();

    private IEnumerable<JsonElement> Members(string name) => json.TryGetProperty(name, out var found) ? SuiteValues.Repeated(found) : [];

    private string Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
