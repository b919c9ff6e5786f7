using Lianxin.Rules.Cel;
using Lianxin.Rules.Time;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>An environment like those packs are checked in, and values for it.</summary>
internal static class Village
{
    private static readonly string[] Matters = ["party", "village"];

    public static readonly CelType Person = CelType.Struct(
        "person",
        new Dictionary<string, CelField> { ["adult"] = new(CelType.Bool) },
        new Dictionary<string, CelMember>
        {
            ["number"] = new([CelType.Choice(["area", "heads"])], CelType.Int),
            ["has"] = new([CelType.String], CelType.Bool),
        });

    public static readonly CelType Org = CelType.Struct("org", () => new Dictionary<string, CelField>
    {
        ["name"] = new(CelType.String),
        ["up"] = new(Org!, true),
    });

    public static readonly CelType Day = CelType.Opaque("date", true);

    public static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With("form", CelType.Struct("form", new Dictionary<string, CelField>
        {
            ["matter"] = new(CelType.String, false, Matters),
            ["tags"] = new(CelType.List(CelType.String, 10), false, Matters),
            ["amount"] = new(CelType.Int),
            ["rate"] = new(CelType.Double),
            ["title"] = new(CelType.Text(60)),
            ["due"] = new(Day),
            ["count"] = new(CelType.Int, true),
            ["interested"] = new(CelType.List(Person, 12), true),
            ["rows"] = new(CelType.List(CelType.Int, 200)),
        }))
        .With("p", Person)
        .With("org", Org)
        .With("today", Day)
        .With("any", CelType.Dyn)
        .With("case.opened", CelType.Timestamp)
        .WithFunction("related", [Person, Person], CelType.Bool, arguments => ReferenceEquals(arguments[0], arguments[1]))
        .WithFunction("fails", [CelType.Int], CelType.Int, _ => new CelFault("pack.refused"));

    public static CelBindings Values(params (string Name, object? Value)[] more)
    {
        var person = new Somebody();
        var values = new Dictionary<string, object?>
        {
            ["form"] = new CelRecord(new Dictionary<string, object?>
            {
                ["matter"] = "party", ["tags"] = new[] { "party" }, ["amount"] = 20_000, ["rate"] = 0.5, ["title"] = "修路",
                ["due"] = new DateOnly(2026, 11, 30), ["rows"] = new List<long> { 3, 1, 2 }, ["interested"] = new List<object?> { person },
            }),
            ["p"] = person,
            ["org"] = new CelRecord(new Dictionary<string, object?> { ["name"] = "一村", ["up"] = new CelRecord(new Dictionary<string, object?> { ["name"] = "镇" }) }),
            ["today"] = new DateOnly(2026, 11, 22),
            ["case.opened"] = Instant.Parse("2026-11-01T00:00:00Z"),
        };
        foreach (var (name, value) in more)
            values[name] = value;
        return CelBindings.Of(values);
    }

    public static CelCompilation Compile(string source, CelType? expected = null, CelEnvironment? environment = null) =>
        Lianxin.Rules.Cel.Cel.Compile(source, environment ?? Environment, expected ?? CelType.Dyn, new("pack.yaml", 7, 13));

    /// <summary>The value as CEL text, the fault's code, or the mistakes' codes.</summary>
    public static string Run(string source, CelBindings? bindings = null)
    {
        var compiled = Compile(source);
        if (compiled.Program is null)
            return string.Join(' ', compiled.Errors.Select(error => error.Code));
        var result = compiled.Program.Evaluate<object?>(bindings ?? Values());
        return result.IsOk ? CelPrinter.Print(result.Value) : result.Fault!.Code;
    }

    private sealed class Somebody : ICelStruct
    {
        public object? Get(string field) => true;

        public bool Has(string field) => true;

        public object? Call(string function, object?[] args) => function == "number" ? args[0] is "area" ? 120 : 4 : args[0] is "vote";
    }
}
