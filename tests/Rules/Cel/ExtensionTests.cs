using Lianxin.Rules.Cel;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>The extensions (texts, numbers, base64, zones), what is left to the run, and containers.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("'村民大会'.charAt(1) == '民' && 'ab'.charAt(2) == ''")]
    [InlineData("'😀村😀'.indexOf('村') == 1 && '😀村😀'.lastIndexOf('😀') == 2 && '😀村😀'.substring(1, 2) == '村'")]
    [InlineData("'aXbXc'.lastIndexOf('X', 2) == 1 && 'abc'.indexOf('', 2) == 2 && 'abc'.indexOf('c', 3) == -1")]
    [InlineData("'a b c'.split(' ', 2) == ['a', 'b c'] && 'ab'.split('') == ['a', 'b'] && 'ab'.split('', 1) == ['ab'] && 'a'.split(',', 0) == []")]
    [InlineData("'hello'.replace('', '_') == '_h_e_l_l_o_' && 'hello'.replace('l', 'L', 1) == 'heLlo' && 'hello'.replace('l', 'L', 0) == 'hello'")]
    [InlineData("['a', 'b'].join(', ') == 'a, b' && [].join() == ''")]
    [InlineData("' \t村　'.trim() == '村' && 'Ab村'.lowerAscii() == 'ab村' && 'Ab村'.upperAscii() == 'AB村' && '连心😀'.reverse() == '😀心连'")]
    [InlineData("strings.quote('a\"b\\n') == '\"a\\\\\"b\\\\n\"'")]
    [InlineData("'%s %d%% %.1f %x %X %o %b'.format(['村', 80, 0.25, 255, 'K', 8, true]) == '村 80% 0.2 ff 4B 10 1'")]
    [InlineData("'%.0f %.0f %.2f %f'.format([2.5, 3.5, 0.125, 2]) == '2 4 0.12 2.000000'")]
    [InlineData("'%e %.1e %.0e %e'.format([1234.5, 9.96, 95.0, 0.0]) == '1.234500e+03 1.0e+01 1e+02 0.000000e+00'")]
    [InlineData("'%s %s %s %s'.format([1e21, 1e-7, -0.5, 123456.789]) == '1000000000000000000000 0.0000001 -0.5 123456.789'")]
    [InlineData("'%s'.format([{'b': [1, null], 'a': duration('90s')}]) == '{a: 90s, b: [1, null]}'")]
    [InlineData("math.greatest(1, 2.5, 2u) == 2.5 && math.least([3, 1, 2]) == 1 && math.greatest(dyn([1, 2])) == 2 && math.greatest(dyn(7)) == 7")]
    [InlineData("math.round(2.5) == 3.0 && math.round(-2.5) == -3.0 && math.trunc(-1.7) == -1.0 && math.sqrt(81) == 9.0")]
    [InlineData("math.bitShiftRight(-1, 63) == 1 && math.bitShiftLeft(1, 64) == 0 && math.bitNot(0) == -1 && math.bitXor(6u, 3u) == 5u")]
    [InlineData("base64.encode(b'hi') == 'aGk=' && base64.decode('aGk') == b'hi'")]
    [InlineData("timestamp('2026-11-22T17:00:00Z').getDate('+08:00') == 23 && timestamp('2026-11-22T17:00:00Z').getHours('-05:30') == 11")]
    [InlineData("type(optional.none()) == optional_type && type(timestamp(0)) == google.protobuf.Timestamp")]
    public void Holds(string source) => Assert.True(Run(source, CelEnvironment.Standard).Value is true);

    [Theory]
    [InlineData("'abc'.charAt(4)", "cel.run.place")]
    [InlineData("'abc'.substring(2, 1)", "cel.run.place")]
    [InlineData("'abc'.substring(-1)", "cel.run.place")]
    [InlineData("'abc'.indexOf('a', 9)", "cel.run.place")]
    [InlineData("math.bitShiftLeft(1, -1)", "cel.run.place")]
    [InlineData("math.abs(-9223372036854775808)", "cel.run.overflow")]
    [InlineData("math.greatest([])", "cel.run.no_overload")]
    [InlineData("math.least(dyn('a'))", "cel.run.no_overload")]
    [InlineData("'%d'.format([1.5])", "cel.run.format")]
    [InlineData("'%s %s'.format(['a'])", "cel.run.format")]
    [InlineData("'%y'.format([1])", "cel.run.format")]
    [InlineData("'%.99999f'.format([1.0])", "cel.run.format")]
    [InlineData("base64.decode('!')", "cel.run.conversion")]
    [InlineData("timestamp(0).getHours('Nowhere/Land')", "cel.run.zone")]
    public void Fails(string source, string code) => Assert.Equal(code, Run(source, CelEnvironment.Standard).Fault?.Code);

    [Theory]
    [InlineData("math.greatest('a', 1)", "cel.no_overload")]
    [InlineData("math.greatest()", "cel.no_overload")]
    [InlineData("'a'.charAt('b')", "cel.no_overload")]
    [InlineData("['a', 1].join()", null)]
    [InlineData("[1].join()", "cel.no_overload")]
    public void Is_refused(string source, string? code) =>
        Assert.Equal(code is null ? [] : [code], Cel.Compile(source, CelEnvironment.Standard, CelType.Dyn, default).Errors.Select(error => error.Code));

    [Fact]
    public void A_text_that_grows_without_end_costs_more_than_allowed()
    {
        var environment = CelEnvironment.Standard.With("x", CelType.Dyn).WithCostBound(20_000);
        var source = "cel.bind(a, dyn(x).replace('', dyn(x)), cel.bind(b, a.replace('', a), b.replace('', b).size()))";
        var result = Cel.Compile(source, environment, CelType.Dyn, default).Program?.Evaluate<object?>(CelBindings.Of(("x", new string('a', 200))));
        Assert.Equal("cel.run.budget", result?.Fault?.Code);
    }

    [Theory]
    [InlineData("unknown || true", true)]
    [InlineData("'horses' || true", true)]
    [InlineData("unknown(1) || 1 + 1 == 2", true)]
    [InlineData("1 + 'a' == 2 || [1, 'a'] == [1, 'a']", true)]
    [InlineData("[1, 2.0].exists(x, x == 'a') ? 1 : 'none' == 'none'", true)]
    public void Unchecked_what_is_wrong_is_a_fault_that_others_may_absorb(string source, bool value)
    {
        Assert.NotEmpty(Cel.Compile("unknown || 'horses'", CelEnvironment.Standard, CelType.Dyn, default).Errors);
        Assert.Equal(value, Run(source, CelEnvironment.Standard.Unchecked().WithCostBound(10_000_000)).Value);
    }

    [Theory]
    [InlineData("y", "inner")]
    [InlineData("b.y", "inner")]
    [InlineData("z", "outer")]
    [InlineData(".y", "plain")]
    [InlineData("['local'].map(y, y)[0]", "local")]
    public void Inside_a_container_the_nearest_name_is_meant(string source, string value)
    {
        var environment = CelEnvironment.Standard.With("a.b.y", CelType.String).With("a.z", CelType.String).With("y", CelType.String).With("z", CelType.String).Within("a.b");
        var bindings = CelBindings.Of(("a.b.y", "inner"), ("a.z", "outer"), ("y", "plain"), ("z", "plain"));
        Assert.Equal(value, Cel.Compile(source, environment, CelType.Dyn, default).Program?.Evaluate<object?>(bindings).Value);
    }

    private static CelResult<object?> Run(string source, CelEnvironment environment)
    {
        var compiled = Cel.Compile(source, environment, CelType.Dyn, default);
        Assert.Empty(compiled.Errors);
        return compiled.Program!.Evaluate<object?>(CelBindings.Empty);
    }
}
