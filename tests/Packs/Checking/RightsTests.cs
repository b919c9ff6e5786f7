using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs.Checking;

/// <summary>S9 and S11, and effects against a person: what may be shown, who is served, whose hands money passes.</summary>
public sealed class RightsTests
{
    private const string Reviews = "- gather: reviews\n        from: [members, villagers]\n        fill: rating\n";

    private const string Settle = "- wait: settle\n";

    private const string Audited = "except: [opener, actors.approve]\n        within: 5 days\n        fill: { reasons: longtext }\n        then: { in_order: next, not_in_order: undo, late: escalate }\n      - enact: pay\n        do: [{ post: { in: funds, from: org";

    private const string Confirmed = "by: superior\n        except: [actors.payment]\n        within: 5 days\n        fill: { reasons: longtext }\n        then: { confirm: next, refuse: end refused, late: escalate }";

    /// <summary>In the small pack: found text, what it becomes, the code, a piece of the line it must be reported on.</summary>
    public static TheoryData<string, string, string, string> Small => new()
    {
        { "adverse: [remove]\n        then: { remove: next, keep: end kept, late: escalate }", "then: { remove: next, keep: end kept, late: escalate }", "S711", "- release" },
        { "by: officers\n        except: [subject]", "by: officers", "S712", "- decide: ruling" },
        { "to: public\n        show: [title, steps.reviews.tally]", "to: members\n        show: [title, who, steps.reviews.tally]", "S901", "show: [title, who" },
        { "to: public\n        show: [title, steps.reviews.tally]", "to: members\n        show: [title, who.masked, steps.reviews.tally]", "", "" },
        { "to: public\n        show: [title, steps.reviews.tally]", "to: members\n        show: [title, due, steps.reviews.tally]", "", "" },
        { "with: { title: form.title, kind: form.kind }", "with: { title: steps.review.reasons, kind: form.kind }", "S902", "title: steps.review.reasons" },
        { "finding: form.why }", "finding: form.why2 }", "P210", "form.why2" },
        { "form: { whom: person, why: longtext }", "form: { whom: person, why: { is: longtext, privacy: personal } }", "S902", "finding: form.why" },
        { "takes: { subject: person, finding: longtext }", "takes: { subject: { is: person, privacy: inner }, finding: longtext }", "S902", "with: { subject: form.whom, finding" },
        { Reviews + "        for: 10 days\n        result: { content: members.good at least 60% of members.answered, discontent: otherwise }\n        then: { content: next, discontent: { back: carry, most: 1, else: next }, none: next }\n      - publish: outcome\n        to: public\n        show: [title, steps.reviews.tally]", Reviews + "        secret: true\n        for: 10 days\n        then: { closed: next, none: end silent }\n      - publish: outcome\n        to: members\n        show: [title, steps.reviews.view]", "S903", "steps.reviews.view" },
        { Reviews, Reviews + "        sealed: [reviews, outcome]\n", "S907", "show: [title, steps.reviews.tally]" },
        { Reviews, Reviews + "        sealed: reviews\n", "S908", "then: { content: next, discontent" },
        { Reviews, Reviews + "        sealed: [reviewz]\n", "P207", "sealed: [reviewz]" },
        { Reviews, Reviews + "        secret: true\n", "S904", "words: { is: text, optional: true } }" },
        { Reviews, Reviews.Replace("fill: rating", "fill: { good: yesno }\n        paper: 3 days", StringComparison.Ordinal) + "        secret: true\n", "S905", "paper: 3 days" },
        { Reviews, Reviews.Replace("fill: rating", "fill: { view_of_the_last_year_in_this_one: { is: choice, of: [satisfied_with_all_that_was, good, bad] } }", StringComparison.Ordinal) + "        secret: true\n", "S906", "view_of_the_last_year_in_this_one" },
        { "- release: { person: subject, post: committee }", "- dissolve: { org: org.up }", "S1104", "dissolve: { org: org.up }" },
        { "- record: { form: decree, with: { title: form.title, kind: form.kind } }", "- form_org: { kind: branch, name: form.title, under: org }\n        then: { enacted: next, refused: end rejected }", "P305", "under: org }" },
        { "- record: { form: decree, with: { title: form.title, kind: form.kind } }", "- form_org: { kind: branch, name: form.kind, under: org.up }\n        then: { enacted: next, refused: end rejected }", "P308", "name: form.kind" },
        { "- record: { form: decree, with: { title: form.title, kind: form.kind } }", "- form_org: { kind: branch, name: form.title, under: org.up, beside: org.beside }\n        then: { enacted: next, refused: end rejected }", "", "" },
        { "topic:\n    form: topic\n    at: branch\n    binds: villagers\n    open:\n      - by: officers", "topic:\n    class: service\n    form: topic\n    at: branch\n    binds: villagers\n    open:\n      - by: members", "S911", "- by: members" },
        { "topic:\n    form: topic", "topic:\n    class: service\n    form: topic", "S912", "- open: second" },
        { "source: test", "class: service", "", "" },
        { Settle, Telling("members", "who"), "S909", "tell: [who]" },
        { Settle, Telling("officers", "who"), "", "" },
        { Settle, Telling("members", "who.masked"), "", "" },
        { "show: [title, kind, steps.view.tally]\n        for: 5 days", "show: [title, kind, steps.view.tally]\n        for: 0 days", "S605", "for: 0 days" },
        { "show: [title, kind, steps.view.tally]\n        for: 5 days", "show: [title, kind, steps.view.tally]\n        for: 20 hours", "S605", "for: 20 hours" },
        { "show: [title, kind, steps.view.tally]\n        for: 5 days", "show: [title, kind, steps.view.tally]\n        for: params.days", "", "" },
        { "objections: { opens: objection, to: supervisors }\n        then: { clear: next, upheld: { back: discuss", "objections: { opens: objection, to: officers }\n        then: { clear: next, upheld: { back: discuss", "S606", "objection, to: officers }" },
        { "release: { person: subject, post: committee }", "mark: { person: subject, name: adult, for: 1 years }", "P234", "where: p.adult" },
        { "- enact: removed", Shown("officers", "end kept"), "S607", "to: officers }" },
        { "- enact: removed", Shown("judges", "next"), "S608", "upheld: next" },
        { "then: { stands: next, annulled: end kept }\n", "then: { stands: next, annulled: sorry }\n" + Sorry("kept"), "", "" },
        { "then: { stands: next, annulled: end kept }\n", "then: { stands: next, annulled: sorry }\n" + Sorry("out"), "S704", "annulled: sorry" },
        { "deciders: actors.ruling, to: judges", "deciders: actors.ruling, to: all_heads", "", "" },
        { "- open: hearing\n        with: { subject: form.whom", "- decide: look\n        by: judges\n        within: 5 days\n        fill: { reasons: longtext }\n        then: { grave: next, slight: end kept, late: escalate }\n      - open: hearing\n        with: { subject: form.whom", "S715", "to: judges }" },
        { "open: [{ by: officers }]\n", "open: [{ by: members }]\n", "S714", "- decide: ruling" },
        { "withdraw: { by: opener, until: shown }", "withdraw: { by: opener, until: settle }", "P121", "until: settle" },
        { "withdraw: { by: opener, until: shown }", "withdraw: { by: opener }", "P121", "withdraw: { by: opener }" },
        { "where: p.adult", "where: p.adult && p.has('signed_covenant')", "", "" },
        { "removal:\n    form: { whom", "removal:\n    class: service\n    form: { whom", "", "" },
        { "- by: officers\n      - { by: villagers, cosigned: at least 1/10 of villagers, for: 30 days }", "- by: officers\n    class: service", "S912", "- open: second" },
    };

    /// <summary>The same in the pack with accounts.</summary>
    public static TheoryData<string, string, string, string> Books => new()
    {
        { "except: [opener, actors.approve]", "except: [opener]", "S1101", "- enact: pay\n        do: [{ post" },
        { "- decide: approve\n", BigByVote("skipped: next"), "", "" },
        { "- decide: approve\n", BigByVote("skipped: next").Replace("passed: pay, failed: undo", "passed: undo, failed: pay", StringComparison.Ordinal), "S1101", "- enact: pay\n        do: [{ post" },
        { "- decide: approve\n", BigByVote("skipped: pay"), "S1101", "- enact: pay\n        do: [{ post" },
        { "- enact: add\n        do: [{ post: { in: points, to: subject", Carried + "to: actors.carried", "", "" },
        { "- enact: add\n        do: [{ post: { in: points, to: subject", Carried.Replace("within", "hand_in: { form: year, stages: [one, two] }\n        within", StringComparison.Ordinal) + "to: actors.carried", "P308", "do: [{ post: { in: points" },
        { "except: [opener, actors.approve]", "except: [actors.approve]", "S1103", "- decide: audit" },
        { "except: [actors.payment]", "except: [actors.table]", "", "" },
        { "then: { confirm: next, refuse: end refused, late: escalate }", "then: { confirm: next, refuse: end refused, late: paid }", "S1101", "post: { in: funds, from: org, to: payment" },
        { "by: superior\n        except: [actors.payment]", "by: [superior, officers]\n        need: each", "", "" },
        { Audited + ", to: opener", Audited.Replace("opener, ", "", StringComparison.Ordinal), "S1103", "- decide: audit" },
        { Audited + ", to: opener", Audited, "", "" },
        { Confirmed, Together("need: at least 2", "confirm: next, refuse: end refused"), "", "" },
        { Confirmed, Together("need: at least 2", "refuse: end refused, confirm: next"), "S1101", "post: { in: funds, from: org, to: payment" },
        { Confirmed, Together("need: each", "confirm: next, refuse: end refused"), "", "" },
        { Confirmed, Together("need: each", "refuse: end refused, confirm: next"), "S1101", "post: { in: funds, from: org, to: payment" },
        { Confirmed, Together("need: more than 1/3 of eligible", "confirm: next, refuse: end refused"), "", "" },
        { Confirmed, Together("need: at least 1/3 of eligible", "confirm: next, refuse: end refused"), "S1101", "post: { in: funds, from: org, to: payment" },
        { "post: { in: points, to: subject, amount: form.points, at: form.day }", "post: { in: funds, from: subject, amount: form.points }", "S1102", "from: subject" },
        { "post: { in: points, to: subject, amount: form.points, at: form.day }", "post: { in: funds, from: opener, amount: steps.check.fee }", "S1102", "amount: steps.check.fee" },
        { "post: { in: points, to: subject, amount: form.points, at: form.day }", "post: { in: points, from: opener, amount: form.points }", "", "" },
        { "post: { in: points, to: subject, amount: form.points, at: form.day }", "post: { in: points, from: subject, amount: form.points }", "S705", "from: subject" },
        { "change: set, row: member, column: points, to: steps.rule.points, reason", "change: remove, row: member, reason", "S706", "row: member" },
    };

    [Theory]
    [MemberData(nameof(Small))]
    public void In_the_small_pack(string find, string replace, string code, string piece) => Named(MiniPack.With(find, replace), code, piece);

    [Theory]
    [MemberData(nameof(Books))]
    public void In_the_pack_with_accounts(string find, string replace, string code, string piece) => Named(LedgerPack.With(find, replace), code, piece);

    [Theory]
    [InlineData("p.adult && !p.is('barred')", true)]
    [InlineData("p.adult", false)]
    public void Who_is_shut_out_by_a_stage_was_heard_and_could_appeal(string where, bool refused)
    {
        var text = MiniPack.With("of: org.beside, where: p.adult }", $"of: org.beside, where: \"{where}\" }}")
            .Replace("- record: { form: decree, with: { title: form.title, kind: form.kind } }", "- enter: { person: opener, stage: barred }", StringComparison.Ordinal);
        Assert.Equal(refused, Check(text).All.Any(d => d.Code.Id == "S705"));
    }

    /// <param name="least">how short an organisation may make it</param>
    [Theory]
    [InlineData("", true)]
    [InlineData(", least: 1 days", true)]
    [InlineData(", least: 5 days", false)]
    public void A_parameter_goes_round_no_floor_of_an_argument(string least, bool refused)
    {
        var text = MiniPack.With("deciders: actors.ruling, to: judges", "deciders: actors.ruling, to: judges, window: params.short")
            .Replace("params:\n", $"params:\n  short: {{ is: duration, default: 5 days{least} }}\n", StringComparison.Ordinal);
        Assert.Equal(refused, Check(text).All.Any(d => d.Code.Id == "S1002"));
    }

    [Fact]
    public void A_service_asks_nobody_for_what_they_signed()
    {
        var text = MiniPack.With("where: p.adult", "where: p.adult && p.signed").Replace("topic:\n    form: topic", "topic:\n    class: service\n    form: topic", StringComparison.Ordinal);
        var refused = Assert.Single(Check(text).All, d => d.Code.Id == "S911");
        Assert.Equal("procedure topic is a service and may not depend on p.signed (group villagers)", refused.Message(Language.English));
    }

    [Fact]
    public void What_money_demands_is_checked_again_when_it_moves()
    {
        var pack = Assert.Single(PackChecker.Check(PackLibrary.Parse(new Report(), ("books.yaml", LedgerPack.Text))).Packs);
        Assert.Equal(
            [("S11", "approve", "approve"), ("S11", "audit", "in_order")],
            pack.Requirements["claim.pay"].Select(r => (r.Code, string.Join(',', r.Steps), string.Join(',', r.Outcomes))));
    }

    [Fact]
    public void One_step_by_several_counts_where_two_people_gave_its_outcome()
    {
        var text = LedgerPack.With(Confirmed, Together("need: at least 2", "confirm: next, refuse: end refused"));
        var pack = Assert.Single(PackChecker.Check(PackLibrary.Parse(new Report(), ("books.yaml", text))).Packs);
        Assert.Equal([("confirm", "confirm", ""), ("confirm", "confirm", "confirm")],
            pack.Requirements["year.paid"].Select(r => (string.Join(',', r.Steps), string.Join(',', r.Outcomes), string.Join(',', r.ByTwo))));
    }

    [Fact]
    public void The_way_of_one_hand_is_told()
    {
        var refused = Assert.Single(Check(LedgerPack.With(Confirmed, Together("need: at least 2", "refuse: end refused, confirm: next"))).All, d => d.Code.Id == "S1101");
        Assert.EndsWith("confirm (confirm) > paid", refused.Message(Language.English), StringComparison.Ordinal);
    }

    private static string Telling(string to, string field) => $"- notify: everybody\n        to: {to}\n        tell: [{field}]\n      {Settle}";

    private static string Shown(string to, string upheld) =>
        $"- publish: shown\n        to: members\n        show: [why]\n        for: 5 days\n        objections: {{ opens: objection, to: {to} }}\n        then: {{ clear: next, upheld: {upheld} }}\n      - enact: removed";

    private static string Sorry(string end) =>
        $"      - wait: settled\n        for: 5 days\n        then: {{ past: removed }}\n      - notify: sorry\n        to: subject\n        tell: [steps.ruling.reasons]\n        then: {{ told: end {end} }}\n";

    private static string Together(string need, string ways) =>
        $"by: officers\n        {need}\n        within: 5 days\n        fill: {{ reasons: longtext }}\n        then: {{ {ways}, late: escalate }}";

    /// <summary>Who did it is credited for it.</summary>
    private const string Carried = "- do: carried\n        by: officers\n        within: 5 days\n        then: { done: next, unable: end refused, late: escalate }\n      - enact: add\n        do: [{ post: { in: points, ";

    /// <summary>Large amounts by a vote, small ones by the two decisions behind it.</summary>
    private static string BigByVote(string small) =>
        "- vote: together\n        when: form.amount > 100000\n        of: members\n        for: 3 days\n        secret: false\n        result: { passed: agree more than 1/2 of cast, failed: otherwise }\n        then: { passed: pay, failed: undo, "
        + small + " }\n      - decide: approve\n";

    private static void Named(string text, string code, string piece)
    {
        var report = Check(text);
        if (code.Length == 0)
        {
            Assert.False(report.HasErrors, Printer.Text(report, Language.English));
            return;
        }

        var line = MiniPack.LineOf(text, piece) + piece.Count(c => c == '\n');
        Assert.True(report.All.Any(d => d.Code.Id == code && d.Place.Line == line), $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    private static Report Check(string text) => PackChecker.Check(PackLibrary.Parse(new Report(), ("pack.yaml", text))).Report;
}
