using Lianxin.Rules;
using Lianxin.Rules.Cel;
using Xunit;

namespace Lianxin.Tests.Rules.Expressions;

public sealed class CheckerTests
{
    [Theory]
    [InlineData("form.amount + 1", "int")]
    [InlineData("form.rate * 2.0", "double")]
    [InlineData("form.matter == 'party' ? 1 : 2", "int")]
    [InlineData("form.title + 'x'", "string")]
    [InlineData("[1, 2] + []", "list(int)")]
    [InlineData("[1, 'a']", "list(dyn)")]
    [InlineData("{'a': 1, 'b': 2}", "map(string, int)")]
    [InlineData("form.rows.map(x, x > 1)", "list(bool)")]
    [InlineData("form.rows.filter(x, x > 1)[0]", "int")]
    [InlineData("form.?count", "optional_type(int)")]
    [InlineData("form.?count.orValue(0)", "int")]
    [InlineData("org.?up.name", "optional_type(string)")]
    [InlineData("any.x[1].y", "dyn")]
    [InlineData("case.opened + duration('24h')", "timestamp")]
    [InlineData("p.number('area')", "int")]
    [InlineData("today <= form.due", "bool")]
    [InlineData("size(form.tags) + form.title.size()", "int")]
    [InlineData("cel.bind(x, form.amount, x * x)", "int")]
    [InlineData("has(form.count) && form.count > 1", "bool")]
    [InlineData("!has(form.count) || form.count > 1", "bool")]
    [InlineData("has(form.count) ? form.count : 0", "int")]
    [InlineData("!(has(form.count) && has(form.interested)) ? 0 : form.count", "int")]
    [InlineData("any + 1", "int")]
    [InlineData("any == 1 || any == 'a'", "bool")]
    public void Finds_the_type(string source, string type)
    {
        var compiled = Village.Compile(source);
        Assert.Empty(compiled.Errors);
        Assert.Equal(type, compiled.Program!.Type.ToString());
    }

    // Column (the expression begins at 13), length, code, what to write instead.
    [Theory]
    [InlineData("form.mater == 'party'", "18+5 cel.unknown_field matter")]
    [InlineData("from.matter == 'party'", "13+4 cel.unknown_name form")]
    [InlineData("form.matter == 'vilage'", "28+8 cel.not_a_choice 'village'")]
    [InlineData("'office' == form.matter", "13+8 cel.not_a_choice 'party', 'village'")]
    [InlineData("form.matter in ['party', 'villages']", "38+10 cel.not_a_choice 'village'")]
    [InlineData("'partei' in form.tags", "13+8 cel.not_a_choice 'party'")]
    [InlineData("form.matter == party", "28+5 cel.unknown_name 'party'")]
    [InlineData("p.number('aera')", "22+6 cel.not_a_choice 'area'")]
    [InlineData("p.numbr('area')", "15+5 cel.unknown_member number")]
    [InlineData("p.number", "15+6 cel.unknown_field number()")]
    [InlineData("p.number(1)", "22+1 cel.argument_type")]
    [InlineData("p.number()", "15+6 cel.argument_count")]
    [InlineData("form.count > 1", "18+5 cel.may_be_missing form.count")]
    [InlineData("has(form.count) || form.count > 1", "37+5 cel.may_be_missing form.count")]
    [InlineData("form.rows.all(form, form > 1) && form.count > 1", "51+5 cel.may_be_missing form.count")]
    [InlineData("form.amount + 1.5", "25+1 cel.no_overload int")]
    [InlineData("form.amount == 1.5", "25+2 cel.not_comparable int")]
    [InlineData("form.title + 1", "24+1 cel.no_overload string")]
    [InlineData("form.amount && true", "13+11 cel.bool_wanted")]
    [InlineData("!form.amount", "14+11 cel.bool_wanted")]
    [InlineData("true ? 1 : 'a'", "24+3 cel.branch_types int")]
    [InlineData("form.amount.x", "25+1 cel.no_fields")]
    [InlineData("form.title[0]", "13+10 cel.not_indexed")]
    [InlineData("form.rows['a']", "23+3 cel.index_type")]
    [InlineData("form.amount.all(x, x)", "13+11 cel.range_wanted")]
    [InlineData("form.rows.all(x)", "23+3 cel.macro_shape list.all(x, x > 0)")]
    [InlineData("siez(form.rows)", "13+4 cel.unknown_function size")]
    [InlineData("startsWith(form.title, 'a')", "13+10 cel.unknown_function x.startsWith()")]
    [InlineData("form.title.startsWith()", "24+10 cel.argument_count")]
    [InlineData("form.title.matches('(a')", "32+4 cel.pattern")]
    [InlineData("form.title.matches('(?=a)')", "32+7 cel.pattern")]
    [InlineData("form.title.matches('((a{100}){100}){100}')", "32+22 cel.pattern")]
    [InlineData("{1.5: 2}", "14+3 cel.key_type")]
    [InlineData("[?1]", "15+1 cel.optional_wanted")]
    [InlineData("today < 1", "19+1 cel.no_overload")]
    [InlineData("p < p", "15+1 cel.no_overload")]
    [InlineData("a.B{c: 1}", "13+9 cel.unknown_type")]
    [InlineData("form.amount + nothing", "27+7 cel.unknown_name any, case.opened, form, org, p, today")]
    public void Places_a_mistake_and_says_what_to_write(string source, string mistake)
    {
        var errors = Village.Compile(source).Errors.Where(error => error.Code is not "cel.unknown_name" || mistake.Contains("cel.unknown_name")).ToList();
        var found = Assert.Single(errors);
        Assert.Equal(mistake, $"{found.Column}+{found.Length} {found.Code} {(found.HintFacts.Count > 0 ? found.HintFacts[0] : "")}".TrimEnd());
        Assert.Equal(7, found.Line);
        foreach (var language in new[] { Language.Chinese, Language.English })
            Assert.DoesNotMatch(@"\{\d\}", CelErrorFormat.Message(found, language).Replace(source, "", StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_all_mistakes_in_the_order_of_the_text() => Assert.Equal(
        ["cel.unknown_field", "cel.not_a_choice", "cel.unknown_name"],
        Village.Compile("form.mater == 'x' || form.matter == 'y' || zzz").Errors.Select(error => error.Code));

    [Fact]
    public void One_mistake_is_one_error() => Assert.Single(Village.Compile("(form.mater + 1) * 2 > 3 && !form.mater.x").Errors.DistinctBy(error => error.Code));

    [Fact]
    public void A_place_wants_its_type()
    {
        Assert.Empty(Village.Compile("form.amount", CelType.Int).Errors);
        Assert.Empty(Village.Compile("any", CelType.Int).Errors);
        Assert.Equal("cel.result_type", Assert.Single(Village.Compile("form.rate", CelType.Int).Errors).Code);
        Assert.Equal("cel.not_a_choice", Assert.Single(Village.Compile("'c'", CelType.Choice(["a", "b"])).Errors).Code);
    }

    [Fact]
    public void Dividing_ints_can_be_refused()
    {
        var strict = Village.Environment.WithoutIntegerDivision();
        Assert.Equal("cel.integer_division", Assert.Single(Village.Compile("form.amount / 3 > 1", null, strict).Errors).Code);
        Assert.Empty(Village.Compile("form.rate / 3.0 > 1.0", null, strict).Errors);
        Assert.Empty(Village.Compile("form.amount / 3 > 1").Errors);
    }

    [Fact]
    public void Prints_a_mistake_with_its_line_and_a_caret()
    {
        var error = Assert.Single(Village.Compile("form.title == '修路' &&\n  form.mater == '村务'").Errors);
        Assert.Equal(
            """
            pack.yaml:8:8: error cel.unknown_field: form has no field "mater"
                form.mater == '村务'
                     ^^^^^
              did you mean matter
            """,
            CelErrorFormat.Print(error, Language.English));
        Assert.Equal("form 没有字段“mater”。是不是要写 matter", CelErrorFormat.Message(error, Language.Chinese));
    }

    [Fact]
    public void A_caret_stands_under_wide_characters()
    {
        var error = Assert.Single(Village.Compile("'党员' + 1").Errors);
        var lines = CelErrorFormat.Print(error, Language.English).Split('\n');
        Assert.Equal("  '党员' + 1", lines[1]);
        Assert.Equal("         ^", lines[2]);
        Assert.Equal("                     ^", CelErrorFormat.Print(error, Language.English, "    - when: '党员' + 1").Split('\n')[2]);
    }

    [Fact]
    public void Every_code_has_words_in_both_languages()
    {
        foreach (var code in CelMessages.Codes)
        {
            var (chinese, english) = (CelMessages.Text(code, ["a", "b", "c"], Language.Chinese), CelMessages.Text(code, ["a", "b", "c"], Language.English));
            Assert.NotEqual(code, chinese);
            Assert.Contains(chinese, c => c > 0x4E00);
            Assert.DoesNotContain(english, c => c > 0x4E00);
        }
    }

    [Fact]
    public void Names_what_it_reads()
    {
        var program = Village.Compile("form.matter == 'party' && has(form.count) && p.number('area') > 3 && related(p, p) && form.rows.exists(x, x > form.amount)").Program!;
        Assert.Equal(["form.amount", "form.count", "form.matter", "form.rows", "p", "p.number('area')"], program.Reads);
        Assert.Equal(["related"], program.Functions);
    }

    [Theory]
    [InlineData("form.amount > 1", 10)]
    [InlineData("form.rows.all(x, x > 1)", 1_500)]
    [InlineData("form.rows.all(x, form.rows.all(y, x > y))", 300_000)]
    public void Estimates_the_cost(string source, long atMost) => Assert.InRange(Village.Compile(source).CostMax, 1, atMost);

    [Theory]
    [InlineData("form.rows.all(x, form.rows.all(y, form.rows.all(z, x > y && y > z)))")]
    [InlineData("cel.bind(a, form.rows + form.rows, cel.bind(b, a + a, cel.bind(c, b + b, c.all(x, b.all(y, x > y)))))")]
    [InlineData("cel.bind(a, form.title + form.title, cel.bind(b, a+a+a+a+a+a+a+a, cel.bind(c, b+b+b+b+b+b+b+b, cel.bind(d, c+c+c+c+c+c+c+c, cel.bind(e, d+d+d+d+d+d+d+d, cel.bind(f, e+e+e+e+e+e+e+e, f+f+f == f))))))")]
    public void Refuses_what_may_cost_too_much(string source) =>
        Assert.Equal("cel.too_dear", Assert.Single(Village.Compile(source).Errors).Code);
}
