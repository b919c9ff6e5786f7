using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Running;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

public sealed class EvaluationTests
{
    [Theory]
    // Arithmetic: exact or a fault.
    [InlineData("1 + 2 * 3 - 4", "3")]
    [InlineData("-7 / 2", "-3")]
    [InlineData("-7 % 2", "-1")]
    [InlineData("9223372036854775807 + 1", "cel.run.overflow")]
    [InlineData("-9223372036854775808 - 1", "cel.run.overflow")]
    [InlineData("-9223372036854775808 * -1", "cel.run.overflow")]
    [InlineData("-9223372036854775808 / -1", "cel.run.overflow")]
    [InlineData("-9223372036854775808 % -1", "cel.run.overflow")]
    [InlineData("-(-9223372036854775808)", "cel.run.overflow")]
    [InlineData("4611686018427387904 * 2", "cel.run.overflow")]
    [InlineData("-4611686018427387904 * 2", "-9223372036854775808")]
    [InlineData("1u - 2u", "cel.run.overflow")]
    [InlineData("18446744073709551615u + 1u", "cel.run.overflow")]
    [InlineData("1 / 0", "cel.run.divide_by_zero")]
    [InlineData("1 % 0", "cel.run.divide_by_zero")]
    [InlineData("1.0 / 0.0", "double('+Inf')")]
    // Faults are absorbed by what settles the matter, on either side.
    [InlineData("1 / 0 > 1 || true", "true")]
    [InlineData("true || 1 / 0 > 1", "true")]
    [InlineData("1 / 0 > 1 && false", "false")]
    [InlineData("false && 1 / 0 > 1", "false")]
    [InlineData("1 / 0 > 1 || false", "cel.run.divide_by_zero")]
    [InlineData("true && 1 / 0 > 1", "cel.run.divide_by_zero")]
    [InlineData("(1 / 0 > 1 || true) && true", "true")]
    [InlineData("1 / 0 > (1 / 0 > 1 && false ? 1 : 2)", "cel.run.divide_by_zero")]
    [InlineData("[1 / 0 > 1, 1 / 0 > 1 && false] == []", "cel.run.divide_by_zero")]
    [InlineData("[0, 1].exists(x, 1 / x > 0)", "true")]
    [InlineData("[0, 1].all(x, 1 / x > 1)", "false")]
    [InlineData("[0, 1].all(x, 1 / x > 0)", "cel.run.divide_by_zero")]
    [InlineData("[0, 1].exists(x, 1 / x > 1)", "cel.run.divide_by_zero")]
    [InlineData("[0, 1].exists_one(x, 1 / x > 0)", "cel.run.divide_by_zero")]
    [InlineData("[1 / 0].all(x, false)", "cel.run.divide_by_zero")]
    [InlineData("true ? 1 : 1 / 0", "1")]
    [InlineData("1 / 0 > 1 ? 1 : 2", "cel.run.divide_by_zero")]
    // Equality and order.
    [InlineData("1 == any", "cel.run.unbound")]
    [InlineData("dyn(1) == 1.0 && dyn(1u) == 1 && dyn(1) != 'a'", "true")]
    [InlineData("[1, 'a', null] == [1, 'a', null]", "true")]
    [InlineData("{'a': [1]} == {'a': [1]}", "true")]
    [InlineData("{1: 'a'}[1u]", "'a'")]
    [InlineData("dyn({1: 'a'})[1u]", "'a'")]
    [InlineData("1 < 2.5 && 2u >= 1 && -1 < 0u", "true")]
    [InlineData("'a' < 'b' && b'a' < b'b' && false < true", "true")]
    [InlineData("'\\uFFFF' < '\\U0001F431'", "true")]
    [InlineData("double('NaN') == double('NaN')", "false")]
    [InlineData("today < form.due", "true")]
    [InlineData("form.due <= today", "false")]
    // Lists, maps, texts.
    [InlineData("2 in form.rows && !(5 in form.rows)", "true")]
    [InlineData("'a' in {'a': 1}", "true")]
    [InlineData("form.rows[0] + form.rows.size()", "6")]
    [InlineData("form.rows[3]", "cel.run.index")]
    [InlineData("form.rows[-1]", "cel.run.index")]
    [InlineData("{'a': 1}.b", "cel.run.no_key")]
    [InlineData("{'a': 1, 'a': 2}", "cel.run.duplicate_key")]
    [InlineData("[1] + [2, 3]", "[1, 2, 3]")]
    [InlineData("form.rows.map(x, x > 1, x * 2)", "[6, 4]")]
    [InlineData("{'a': 1, 'b': 2}.map(k, k)", "['a', 'b']")]
    [InlineData("{'a': 1, 'b': 2}.filter(k, k == 'b')", "['b']")]
    [InlineData("{'a': 1, 'b': 2}.all(k, v, v > 0)", "true")]
    [InlineData("[5, 6].transformMap(i, v, v + i)", "{0: 5, 1: 7}")]
    [InlineData("[5, 6].transformList(i, v, i > 0, v)", "[6]")]
    [InlineData("[[1, 2], [3]].map(x, x.map(y, y * 10))", "[[10, 20], [30]]")]
    [InlineData("size('中🐱')", "2")]
    [InlineData("'abc'.contains('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c')", "true")]
    [InlineData("'2026-11'.matches('^[0-9]{4}-[0-9]{2}$')", "true")]
    [InlineData("'a'.matches(form.title + '(')", "cel.run.regex")]
    // Optionals.
    [InlineData("form.?count.orValue(5)", "5")]
    [InlineData("form.?amount.orValue(5)", "20000")]
    [InlineData("org.?up.?up.?name.hasValue()", "false")]
    [InlineData("org.?up.name.value()", "'镇'")]
    [InlineData("optional.none().value()", "cel.run.no_value")]
    [InlineData("[?form.?count, 1]", "[1]")]
    [InlineData("{?'a': form.?count, ?'b': optional.of(1)}", "{'b': 1}")]
    [InlineData("form.?amount.optMap(x, x + 1).orValue(0)", "20001")]
    [InlineData("form.rows[?7].or(optional.of(3)).value()", "3")]
    // Conversions and times.
    [InlineData("int('42') + int(2.9) + int(3u)", "47")]
    [InlineData("int('4x')", "cel.run.conversion")]
    [InlineData("int(1e30)", "cel.run.overflow")]
    [InlineData("string(1.5) + string(2) + string(true)", "'1.52true'")]
    [InlineData("double('1.5') + double(1)", "2.5")]
    [InlineData("type(1) == int && type('a') == string", "true")]
    [InlineData("case.opened + duration('36h') == timestamp('2026-11-02T12:00:00Z')", "true")]
    [InlineData("timestamp('2026-11-02T20:00:00.5+08:00')", "timestamp('2026-11-02T12:00:00.5Z')")]
    [InlineData("timestamp('2026-11-02')", "cel.run.conversion")]
    [InlineData("case.opened.getFullYear() * 100 + case.opened.getMonth()", "202610")]
    [InlineData("duration('1h30m').getMinutes()", "90")]
    [InlineData("case.opened - case.opened", "duration('0s')")]
    // Structs and host functions.
    [InlineData("p in form.?interested.orValue([])", "true")]
    [InlineData("form.matter == 'party' && form.matter in form.tags", "true")]
    [InlineData("p.number('area') + p.number('heads')", "124")]
    [InlineData("p.adult && !p.has('no_vote')", "true")]
    [InlineData("related(p, p)", "true")]
    [InlineData("fails(1)", "pack.refused")]
    [InlineData("fails(1) > 0 || true", "true")]
    [InlineData("has(org.up) && !has(form.count)", "true")]
    public void Gives_a_value_or_a_fault(string source, string result) => Assert.Equal(result, Village.Run(source));

    [Fact]
    public void A_fault_says_where()
    {
        var result = Village.Compile("form.amount + form.rows[9]").Program!.Evaluate<long>(Village.Values());
        Assert.Equal(new CelFault("cel.run.index", 14), result.Fault);
        Assert.Equal(0, result.Value);
    }

    [Fact]
    public void Values_come_out_unboxed_in_their_type()
    {
        Assert.Equal(20_001L, Village.Compile("form.amount + 1", CelType.Int).Program!.Evaluate<long>(Village.Values()).Value);
        Assert.True(Village.Compile("form.amount > 1", CelType.Bool).Program!.Evaluate<bool>(Village.Values()).Value);
        Assert.Equal(1.0, Village.Compile("form.rate * 2.0", CelType.Double).Program!.Evaluate<double>(Village.Values()).Value);
        Assert.Equal("修路!", Village.Compile("form.title + '!'", CelType.String).Program!.Evaluate<string>(Village.Values()).Value);
        Assert.Equal([3L, 1L, 2L], Village.Compile("form.rows.map(x, x)").Program!.Evaluate<IReadOnlyList<object?>>(Village.Values()).Value!);
        Assert.Throws<InvalidCastException>(() => Village.Compile("form.amount", CelType.Int).Program!.Evaluate<string>(Village.Values()));
    }

    [Theory]
    [InlineData("any + 1", 1, "2")]
    [InlineData("any + 1", "a", "cel.run.no_overload")]
    [InlineData("any + any", "a", "'aa'")]
    [InlineData("any.startsWith('a')", "ab", "true")]
    [InlineData("any ? 1 : 2", 1, "cel.run.no_overload")]
    [InlineData("any.all(x, x)", 1, "cel.run.no_overload")]
    [InlineData("any < any", null, "cel.run.no_overload")]
    public void What_is_dynamic_is_judged_when_run(string source, object? any, string result) =>
        Assert.Equal(result, Village.Run(source, Village.Values(("any", any))));

    [Fact]
    public void A_missing_or_wrong_binding_is_a_fault()
    {
        Assert.Equal("cel.run.unbound", Village.Run("form.amount > 1", CelBindings.Empty));
        Assert.Equal("cel.run.no_overload", Village.Run("form.amount > 1", CelBindings.Of(("form", 3))));
        Assert.Equal("true", Village.Run("form.amount > 1 || true", CelBindings.Empty));
    }

    [Fact]
    public void Cost_is_counted_and_its_bound_ends_the_run_whatever_absorbs()
    {
        var environment = CelEnvironment.Standard.With("xs", CelType.List(CelType.Int, 10)).WithCostBound(2_000);
        var program = Village.Compile("xs.all(x, xs.all(y, x == y)) || true", null, environment).Program!;
        var small = program.Evaluate<bool>(CelBindings.Of(("xs", Enumerable.Repeat(1L, 10).ToList())));
        Assert.True(small.IsOk);
        Assert.InRange(small.Cost, 100, program.CostMax);
        var large = program.Evaluate<bool>(CelBindings.Of(("xs", Enumerable.Repeat(1L, 1_000).ToList())));
        Assert.Equal("cel.run.budget", large.Fault!.Code);
    }

    [Fact]
    public void The_longest_chains_and_deepest_nests_allowed_run()
    {
        var chain = string.Join(" && ", Enumerable.Repeat("form.amount>1", 200));
        Assert.Equal("true", Village.Run(chain));
        Assert.Equal("240", Village.Run(string.Join("+", Enumerable.Repeat("1", 240))));
        Assert.Equal("1", Village.Run(new string('(', 60) + "1" + new string(')', 60)));
    }

    [Fact]
    public void A_value_that_doubles_with_each_level_costs_what_it_is_large()
    {
        string Doubled(string result) => string.Concat(Enumerable.Range(0, 40).Select(i => $"cel.bind(x{i + 1}, [x{i}, x{i}], ")) + result + new string(')', 40);
        Assert.Equal("cel.too_dear", Village.Run($"cel.bind(x0, [1], {Doubled("x40 == x40")})"));
        Assert.Equal("cel.run.budget", Village.Run($"cel.bind(x0, any, {Doubled("dyn(x40) == dyn(x40)")})", Village.Values(("any", 1))));
        Assert.Contains("...", Village.Run($"cel.bind(x0, any, {Doubled("x40")})", Village.Values(("any", 1))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1].all(x, ", "true", ")", 60)]
    [InlineData("true || (1/0 > 1 && ", "true", ")", 60)]
    [InlineData("(form.amount > 1 ? ", "true", " : false)", 60)]
    [InlineData("form.amount > 1 && ", "true", "", 200)]
    [InlineData("1 + ", "1", "", 240)]
    public void The_deepest_expressions_need_little_stack(string open, string inner, string close, int levels)
    {
        var source = string.Concat(Enumerable.Repeat(open, levels)) + inner + string.Concat(Enumerable.Repeat(close, levels));
        var result = "";
        var thread = new Thread(() => result = Village.Run(source), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Contains(result, new[] { "true", "241" });
    }

    [Fact]
    public void Prints_values_as_text() => Assert.Equal(
        "[1, 2u, 1.0, 'it\\'s', b'\\x00A', true, null, {'a': optional.none()}, duration('90s'), 2026-11-22]",
        CelPrinter.Print(new object?[]
        {
            1, 2u, 1.0, "it's", new byte[] { 0, 65 }, true, null, new Dictionary<string, object?> { ["a"] = CelOptional.None },
            TimeSpan.FromSeconds(90), new DateOnly(2026, 11, 22),
        }));
}
