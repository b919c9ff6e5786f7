using FsCheck;
using FsCheck.Fluent;
using Lianxin.Rules.Cel.Syntax;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

public sealed class ParserTests
{
    [Theory]
    [InlineData("a || b && c == d + e * -f", "(a || (b && (c == (d + (e * (- f))))))")]
    [InlineData("a ? b : c ? d : e", "(a ? b : (c ? d : e))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("!a.b", "(! (a . b))")]
    [InlineData("!!a", "(! (! a))")]
    [InlineData("x in [1, 2u, -3, 0x1F, 1.5, .5, 1e3, -2.0]", "(x in [1, 2u, -3, 31, 1.5, 0.5, 1000.0, -2.0])")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("- 1", "-1")]
    [InlineData("-(1)", "(- 1)")]
    [InlineData("a.f(1).g", "((a.f 1) . g)")]
    [InlineData(".a.b(c, d)", "(.a.b c d)")]
    [InlineData("a[0][?'k'].?f", "(((a [] 0) [?] 'k') .? f)")]
    [InlineData("[a, ?b,]", "[a, ?b]")]
    [InlineData("{'k': v, ?1: w}", "{'k': v, ?1: w}")]
    [InlineData("a.B{c: 1}", "a.B{c: 1}")]
    [InlineData("has(form.due)", "(has form due)")]
    [InlineData("r.all(x, x > 0)", "(all r x  (x > 0))")]
    [InlineData("r.map(x, x > 0, x + 1)", "(map r x  if (x > 0) (x + 1))")]
    [InlineData("m.exists(k, v, v)", "(exists m k v v)")]
    [InlineData("m.transformMap(k, v, k != v, 1)", "(transformMap m k v if (k != v) 1)")]
    [InlineData("cel.bind(x, 1, x + x)", "(Bind x 1 (x + x))")]
    [InlineData("a.`b-c`.for", "((a . b-c) . for)")]
    [InlineData("a // rest\n + b", "(a + b)")]
    [InlineData("true && null == false", "(true && (null == false))")]
    public void Reads_the_grammar(string source, string tree) => Assert.Equal(tree, Trees.Of(source));

    [Theory]
    [InlineData("'a\\'b\"\\n\\x41\\u4e2d\\U0001F431\\101'", "a'b\"\nA中🐱A")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("r'\\d+'", "\\d+")]
    [InlineData("R\"\\\"", "\\")]
    [InlineData("'''one\n'two''three'''", "one\n'two''three")]
    [InlineData("r\"\"\"\\n\"\"\"", "\\n")]
    [InlineData("''", "")]
    public void Reads_texts(string source, string value)
    {
        var (node, error) = Parser.Parse(source);
        Assert.Null(error);
        Assert.Equal(value, Assert.IsType<LiteralNode>(node).Value);
    }

    [Theory]
    [InlineData("b'ab\\x00\\377'", new byte[] { 97, 98, 0, 255 })]
    [InlineData("b'中'", new byte[] { 0xE4, 0xB8, 0xAD })]
    [InlineData("br'\\n'", new byte[] { 92, 110 })]
    public void Reads_bytes(string source, byte[] value) => Assert.Equal(value, Assert.IsType<LiteralNode>(Parser.Parse(source).Node).Value);

    // Offset, length and code of the first mistake.
    [Theory]
    [InlineData("", "0+0 cel.empty")]
    [InlineData("   ", "0+0 cel.empty")]
    [InlineData("a = b", "2+1 cel.character")]
    [InlineData("a == “b”", "5+1 cel.character")]
    [InlineData("a，b", "1+1 cel.character")]
    [InlineData("a and b", "2+3 cel.word_operator")]
    [InlineData("a b", "2+1 cel.trailing")]
    [InlineData("a +", "3+0 cel.ends_early")]
    [InlineData("(a", "2+0 cel.unclosed")]
    [InlineData("a ? b", "5+0 cel.unclosed")]
    [InlineData("[1, 2)", "5+1 cel.symbol_wanted")]
    [InlineData("f(a,)", "4+1 cel.expression_wanted")]
    [InlineData("a.", "2+0 cel.field_name")]
    [InlineData("a.true", "2+4 cel.field_name")]
    [InlineData("'open", "0+5 cel.unclosed_text")]
    [InlineData("'a\nb'", "0+2 cel.unclosed_text")]
    [InlineData("'\\q'", "1+2 cel.escape")]
    [InlineData("'\\ud800'", "1+6 cel.escape")]
    [InlineData("b'\\u0041'", "2+2 cel.escape")]
    [InlineData("9223372036854775808", "0+19 cel.number_range")]
    [InlineData("1e999", "0+5 cel.number_range")]
    [InlineData("12abc", "0+3 cel.number")]
    [InlineData("while", "0+5 cel.reserved")]
    [InlineData("has(a)", "4+1 cel.has_field")]
    [InlineData("r.all(x.y, true)", "6+3 cel.loop_name")]
    [InlineData("r.all(x, x, true)", "9+1 cel.loop_name")]
    [InlineData("* 2", "0+1 cel.expression_wanted")]
    public void Places_the_first_mistake(string source, string mistake) => Assert.Equal(mistake, Trees.Of(source));

    [Fact]
    public void Is_bounded_in_length_nesting_and_depth()
    {
        string Nested(int levels) => new string('(', levels) + "1" + new string(')', levels);
        Assert.Equal("1", Trees.Of(Nested(63)));
        Assert.EndsWith("cel.too_deep", Trees.Of(Nested(64)), StringComparison.Ordinal);
        Assert.EndsWith("cel.too_deep", Trees.Of(new string('!', 100) + "a"), StringComparison.Ordinal);
        Assert.EndsWith("cel.too_deep", Trees.Of("a" + string.Concat(Enumerable.Repeat(".b", 300))), StringComparison.Ordinal);
        Assert.EndsWith("cel.too_deep", Trees.Of(string.Join('+', Enumerable.Repeat("1", 1500))), StringComparison.Ordinal);
        Assert.StartsWith("(", Trees.Of(string.Join(" && ", Enumerable.Repeat("a", 249))), StringComparison.Ordinal);
        Assert.Equal("4000+0 cel.too_long", Trees.Of(new string('a', 4001)));
    }

    [Fact]
    public void Any_text_is_read_or_refused_with_a_place_inside() => Properties.Hold(
        Gen.Elements("a", "b", ".", "(", ")", "[", "]", "{", "}", "?", ":", "&&", "-", "!", "1", "'x'", "has", "in", ",", " ", "\"", "\\", "中", "0x", "all", "x", "=", "u", "e5", "`", "\n")
            .ListOf().Select(string.Concat),
        source =>
        {
            var (node, error) = Parser.Parse(source);
            return node is null ? error!.Span.Offset >= 0 && error.Span.End <= source.Length : error is null;
        },
        3000);

    [Fact]
    public void A_printed_tree_reads_back_as_the_same_tree() => Properties.Hold(
        SyntaxTrees.Any,
        node => Trees.Of(SyntaxPrinter.Print(node)) == Trees.Of(node),
        1000);
}
