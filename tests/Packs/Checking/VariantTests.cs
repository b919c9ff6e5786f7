using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Checking;

/// <summary>S12: each setting of the parameters that choose the course is a course of its own.</summary>
public sealed class VariantTests
{
    [Fact]
    public void Each_setting_is_one_course()
    {
        var model = Model(MiniPack.With("when: form.kind == 'road'", "when: params.course == 'long' && !params.secret"));
        Assert.Equal(4, model.Variants.Count);
        Assert.Equal(
            ["course=short,secret=true", "course=short,secret=false", "course=long,secret=true"],
            model.Variants.Where(v => !v.Graph.IsTaken(v.Graph.IndexOf("second"))).Select(v => string.Join(',', v.Variant.Values.Select(p => $"{p.Key}={p.Value}"))));
        var taken = Assert.Single(model.Variants, v => v.Graph.IsTaken(v.Graph.IndexOf("second")));
        Assert.DoesNotContain(taken.Graph.Out(taken.Graph.IndexOf("second")), e => e.Outcome == "skipped");
    }

    [Fact]
    public void A_procedure_without_such_parameters_is_one_course() => Assert.Single(Model(MiniPack.Text).Variants);

    [Fact]
    public void What_two_steps_leave_out_together_is_no_path()
    {
        // As one graph the second vote could be held and the notice of it passed over; under each setting both are or neither is.
        const string Vote = "      - meet: again\n        when: params.course == 'long'\n        in: assembly\n        within: 1 month\n        then: { held: next, no_quorum: end lapsed, late: escalate }\n"
            + "      - vote: anew\n        when: params.course == 'long'\n        of: again\n        result: { passed: agree more than 1/2 of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: end lapsed }\n";
        const string Notice = "      - publish: shown_anew\n        WHEN\n        to: public\n        show: [title]\n        for: 5 days\n        objections: { opens: objection, to: supervisors }\n        then: { clear: next, upheld: end withdrawn }\n";
        string Broken(string when) => MiniPack.With("      - enact: adopted\n", Vote + Notice.Replace("WHEN", when, StringComparison.Ordinal) + "      - enact: adopted\n");
        Assert.DoesNotContain(Check(Broken("when: params.course == 'long'")).All, d => d.Code.Severity == Severity.Error);
        Assert.Contains(Check(Broken("when: params.course != 'long'")).All, d => d.Code.Id == "S603");
        Assert.Contains(Check(Broken("when: form.kind == 'road'")).All, d => d.Code.Id == "S603");
    }

    [Fact]
    public void More_settings_than_anybody_can_survey_are_refused()
    {
        var values = string.Join(", ", Enumerable.Range(1, 33).Select(i => $"way{i}"));
        var text = MiniPack.With("course: { is: choice, of: [short, long], default: short }", $"course: {{ is: choice, of: [{values}], default: way1 }}");
        text = text.Replace("when: form.kind == 'road'", "when: params.course == 'way1' && params.secret", StringComparison.Ordinal);
        var refused = Assert.Single(Check(text).All, d => d.Code.Id == "S1201");
        Assert.Equal("the parameters course, secret choose the course of topic; they make more than 64 combinations, which nobody can survey", refused.Message(Language.English));
    }

    [Fact]
    public void A_failure_names_the_setting_it_shows_under()
    {
        var text = MiniPack.With(
            "- publish: shown\n        to: [public, members]", "- publish: shown\n        when: params.course == 'long'\n        to: [public, members]");
        var report = Check(text);
        var refuted = Assert.Single(report.All, d => d.Code.Id == "S601");
        Assert.EndsWith("adopted (where course = short)", refuted.Message(Language.English), StringComparison.Ordinal);
        Assert.EndsWith("（当 course = short 时）", refuted.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void A_use_under_the_same_condition_is_certain()
    {
        var text = MiniPack.With("when: form.kind == 'road'\n        with: { matter: case }", "when: params.course == 'long'\n        with: { matter: case }");
        text = text.Replace("- enact: adopted\n", "- notify: told\n        when: params.course == 'long'\n        to: opener\n        tell: [steps.view.tally]\n      - enact: adopted\n", StringComparison.Ordinal);
        Assert.DoesNotContain(Check(text).All, d => d.Code.Severity == Severity.Error);
    }

    [Fact]
    public void The_longest_course_is_that_of_one_setting()
    {
        int Longest(string first, string second) => PackChecker.Check(Parse(MiniPack.With(
            "- wait: settle\n        for: params.days\n",
            $"- wait: settle\n        when: {first}\n        for: 30 days\n      - wait: rest\n        when: {second}\n        for: 20 days\n"))).Packs[0].Times["topic"].LongestDays;
        Assert.InRange(Longest("params.course == 'long'", "params.course == 'long'") - Longest("params.course == 'long'", "params.course == 'short'"), 20, 30);
    }

    private static ProcedureModel Model(string text)
    {
        var checkedPack = PackChecker.Check(Parse(text));
        return Assert.Single(checkedPack.Packs).Procedures["topic"];
    }

    private static Report Check(string text) => PackChecker.Check(Parse(text)).Report;

    private static PackLibrary Parse(string text) => PackLibrary.Parse(new Report(), ("mini.yaml", text));
}
