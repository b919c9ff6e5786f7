using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Syntax;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

public sealed class DifferentialTests
{
    private static readonly CelEnvironment Environment = CelEnvironment.Standard
        .With("i", CelType.Int).With("j", CelType.Int).With("b", CelType.Bool).With("s", CelType.Text(10)).With("xs", CelType.List(CelType.Int, 4))
        .WithCostBound(100_000_000);

    private static readonly CelEnvironment Dynamic = new[] { "i", "j", "b", "s", "xs" }
        .Aggregate(CelEnvironment.Standard.WithCostBound(long.MaxValue / 4), (environment, name) => environment.With(name, CelType.Dyn));

    [Fact]
    public void A_compiled_program_gives_what_the_reference_gives() => Compare(Environment, 400);

    [Fact]
    public void So_does_one_whose_types_are_known_only_when_run() => Compare(Dynamic, 150);

    [Fact]
    public void No_run_costs_more_than_was_estimated() => Properties.Hold(
        Programs.Any.Zip(Programs.Values),
        drawn =>
        {
            var compiled = Village.Compile(drawn.Item1, null, Environment);
            return compiled.Program is null
                || compiled.Program.Evaluate<object?>(Bindings(drawn.Item2)).Cost <= compiled.CostMax;
        },
        200);

    private static void Compare(CelEnvironment environment, int programs) => Properties.Hold(
        Programs.Any.Where(source => source.Length < 1500).Zip(Programs.Values.ListOf(8)),
        drawn =>
        {
            var (source, rows) = drawn;
            var (node, syntax) = Parser.Parse(source);
            if (node is null)
                return syntax!.Code == "cel.too_deep";
            var compiled = Village.Compile(source, null, environment);
            if (compiled.Program is null)
                return compiled.Errors is [{ Code: "cel.too_dear" }];
            return rows.TrueForAll(values => Agree(compiled.Program, node, values));
        },
        programs);

    private static bool Agree(CelProgram program, Node node, Dictionary<string, object> values)
    {
        var result = program.Evaluate<object?>(Bindings(values));
        var expected = new Reference(values).Run(node);
        return expected is null ? !result.IsOk : result.IsOk && CelPrinter.Print(result.Value) == CelPrinter.Print(expected);
    }

    private static CelBindings Bindings(Dictionary<string, object> values) =>
        CelBindings.Of(values.ToDictionary(pair => pair.Key, pair => (object?)pair.Value, StringComparer.Ordinal));
}
