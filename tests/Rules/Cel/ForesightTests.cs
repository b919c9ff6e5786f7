using Lianxin.Rules.Cel;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

/// <summary>What a condition comes to while only the parameters are known.</summary>
public sealed class ForesightTests
{
    [Theory]
    [InlineData("params.variant == 'five'", true)]
    [InlineData("params.variant != 'five'", false)]
    [InlineData("params.variant == 'four' && form.major", false)]
    [InlineData("form.major && params.variant == 'four'", false)]
    [InlineData("form.major && params.variant == 'five'", null)]
    [InlineData("params.variant == 'five' || form.major", true)]
    [InlineData("!params.both", true)]
    [InlineData("params.variant in ['four', 'five'] && !params.both", true)]
    [InlineData("params.variant in ['four']", false)]
    [InlineData("params.variant in [form.kind]", null)]
    [InlineData("params.both ? form.major : params.variant == 'five'", true)]
    [InlineData("form.major ? true : true", true)]
    [InlineData("has(form.who) && p in form.who", null)]
    [InlineData("form.kind == 'road'", null)]
    [InlineData("params.variant", null)]
    [InlineData("params.variant ==", null)]
    public void Decides_what_is_certain(string source, bool? expected) =>
        Assert.Equal(expected, CelForesight.Decide(source, path => path switch
        {
            "params.variant" => "five",
            "params.both" => false,
            _ => null,
        }));

    [Fact]
    public void Names_every_path_once() => Assert.Equal(
        ["params.a", "form.x", "params.b", "form.who", "form.list"],
        CelForesight.Paths("params.a == 'x' && !(form.x || params.b) && has(form.who) == false && form.list.exists(e, e == params.a)"));
}
