using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>What stands before the procedures of two versions: parameters, people, forms, meetings, and what is counted.</summary>
internal sealed class DeclarationComparison(Version old, Version now) : Comparison(old, now)
{
    public IEnumerable<PackChange> Changes() => [.. Params(), .. Groups(), .. Posts(), .. Forms(), .. Meetings(), .. Rules()];

    private IEnumerable<PackChange> Params() => Each(
        Old.Tree.Params, Now.Tree.Params, "params", ChangeAbout.Parameter, (v, p) => v.Words.Param(p.Name.Value), (v, p) => v.Touched.Users(p.Name.Value, v.Facets),
        Say("参数", "parameter"), (a, b, path, touched) => Differ(Of(Old, a), Of(Now, b), Say($"“{Now.Words.Param(b.Name.Value)}”的", $"“{Now.Words.Param(b.Name.Value)}”"), touched, path, b.Name.Place));

    private static IEnumerable<Facet> Of(Version v, ParamDecl param)
    {
        var told = v.Teller.Explain(param.Name.Value);
        object? Weight(Located<string>? text) => text is not { } t ? null
            : Duration.TryParse(t.Value, out var length, out _) ? length
            : Bound.TryParse(t.Value, out var bound, out _) ? bound : (object?)null;
        Facet One(string key, string chinese, string english, string raw, string? words, Located<string>? text) => v.Facets.Facet(key, ChangeAbout.Parameter, chinese, english, raw, () => words ?? raw, Weight(text));
        return new[]
        {
            One("is", "类型", "the type", param.Type.ToString(), null, null),
            One("default", "默认值", "the default", string.Join(",", param.Default.Select(d => d.Value)), told.DefaultWords, param.Default is [var only] ? only : null),
            One("least", "下限", "the floor", param.Least?.Value ?? "", told.LeastWords, param.Least), One("most", "上限", "the ceiling", param.Most?.Value ?? "", told.MostWords, param.Most),
            One("set_by", "由哪个程序定", "the procedure that settles it", param.SetBy?.Value ?? "", told.SetByWords, null),
            One("of", "可选的值", "the choices", string.Join(", ", param.Of.Select(o => o.Value)), string.Join(v.Teller.Say("、", ", "), param.Of.Select(o => v.Words.ParamChoice(param.Name.Value, o.Value))), null),
        }.Where(f => f.Raw.Length > 0);
    }

    private IEnumerable<PackChange> Groups() => Each(
        Old.Tree.Groups, Now.Tree.Groups, "groups", ChangeAbout.People, (v, g) => v.Words.Group(g.Name.Value), (v, g) => [v.Words.Group(g.Name.Value)],
        Say("人群", "group"), (a, b, path, touched) => Differ([Of(Old, a)], [Of(Now, b)], Say($"“{Now.Words.Group(b.Name.Value)}”的", $"“{Now.Words.Group(b.Name.Value)}”"), touched, path, b.Name.Place));

    private static Facet Of(Version v, GroupDecl group)
    {
        var raw = string.Join(' ', group.Are?.Value, string.Join(',', group.Hold.Select(h => h.Value)), string.Join(',', group.Any.Select(a => a.Value)), group.Of?.Value, group.Where?.Text, string.Join(',', group.Except.Select(e => e.Value)));
        var who = group.Any.Count > 0 ? v.Teller.People(group.Any, null) : group.Hold.Count > 0 ? v.Words.List(group.Hold.Select(h => v.Words.Post(h.Value))) : group.Are?.Value ?? "";
        var less = group.Except.Count == 0 ? "" : v.Teller.Say($"，除去{v.Teller.People(group.Except, null)}", $", less {v.Teller.People(group.Except, null)}");
        var where = group.Of is { } of ? v.Teller.Say($"（{of.Value}）", $" ({of.Value})") : "";
        var only = group.Where is { } condition ? v.Teller.Say($"，须 {condition.Text}", $", where {condition.Text}") : "";
        return v.Facets.Facet("members", ChangeAbout.People, "组成", "who belongs", raw, () => who + where + only + less);
    }

    private IEnumerable<PackChange> Posts() => Each(
        Old.Tree.Posts, Now.Tree.Posts, "posts", ChangeAbout.People, (v, p) => v.Words.Post(p.Name.Value), (v, p) => [v.Words.Post(p.Name.Value)],
        Say("岗位", "post"), (a, b, path, touched) => Differ(Of(Old, a), Of(Now, b), Say($"“{Now.Words.Post(b.Name.Value)}”的", $"“{Now.Words.Post(b.Name.Value)}”"), touched, path, b.Name.Place));

    private static IEnumerable<Facet> Of(Version v, PostDecl post) => new[]
    {
        v.Facets.Facet("seats", ChangeAbout.People, "席数", "the seats", $"{post.SeatsLeast}..{post.SeatsMost}", () => post.SeatsLeast == post.SeatsMost ? $"{post.SeatsLeast}" : $"{post.SeatsLeast}–{post.SeatsMost}"),
        v.Facets.People("in", "设在哪种组织", "where it exists", post.In, v.Words.Org), v.Facets.People("not_with", "不得兼任的岗位", "what it cannot be held with", post.NotWith, v.Words.Post),
        v.Facets.Facet("deputy", ChangeAbout.People, "副职", "the deputy", post.Deputy?.Value, () => v.Words.Post(post.Deputy!.Value.Value)),
    }.Where(f => f.Raw.Length > 0);

    private IEnumerable<PackChange> Forms() => Each(
        Old.Tree.Forms, Now.Tree.Forms, "forms", ChangeAbout.Field, (v, f) => v.Words.Form(f.Name.Value), (v, f) => v.Touched.Fillers(f.Name.Value), Say("表单", "form"),
        (a, b, path, touched) => FieldComparison.Fields(
            Old, Now, a.Fields, b.Fields, Say($"“{Now.Words.Form(b.Name.Value)}”", $"“{Now.Words.Form(b.Name.Value)}”"), path, touched,
            f => Old.Words.FormText(a.Name.Value, f), f => Now.Words.FormText(b.Name.Value, f))
        .Concat(Differ(Of(Old, a), Of(Now, b), Say($"“{Now.Words.Form(b.Name.Value)}”的", $"“{Now.Words.Form(b.Name.Value)}”"), touched, path, b.Name.Place)));

    private static IEnumerable<Facet> Of(Version v, FormDecl form) => new[]
    {
        v.Facets.Facet("rule", ChangeAbout.Field, "整张表要满足的条件", "what must hold of it", form.Rule?.Text, () => form.Rule!.Text),
        v.Facets.People("filed_by", "谁可以单独登记", "who may file it", form.FiledBy, g => v.Teller.Person(g, null)),
        v.Facets.People("unique", "凭什么认定重复", "what makes two the same", form.Unique, f => v.Words.FormText(form.Name.Value, f), ChangeAbout.Field),
        v.Facets.Facet("retention", ChangeAbout.Field, "填写的文字保存多久", "how long what is written on it is kept", form.Retention?.Text, () => v.Teller.Length(form.Retention!, null), form.Retention?.Fixed),
    }.Where(f => f.Raw.Length > 0);

    private IEnumerable<PackChange> Meetings() => Each(
        Old.Tree.Meetings, Now.Tree.Meetings, "meetings", ChangeAbout.Course, (v, m) => v.Words.Meeting(m.Name.Value), (v, m) => m.Of is { } of ? v.Touched.Say([of], null) : [v.Touched.Heads],
        Say("会议", "meeting"), (a, b, path, touched) => Differ(Of(Old, a), Of(Now, b), Say($"“{Now.Words.Meeting(b.Name.Value)}”的", $"“{Now.Words.Meeting(b.Name.Value)}”"), touched, path, b.Name.Place));

    private static IEnumerable<Facet> Of(Version v, MeetingDecl m)
    {
        string Person(string name) => v.Teller.Person(name, null);
        return new[]
        {
            v.Facets.People("of", "谁参加", "who attends", m.Of is { } of ? [of] : [], Person), v.Facets.People("by", "谁召集", "who calls it", m.By is { } by ? [by] : [], Person),
            v.Facets.Facet("lead", ChangeAbout.Time, "会前多久通知", "the notice before it", m.Lead?.Text, () => v.Teller.Length(m.Lead!, null), m.Lead?.Fixed),
            v.Facets.Sentences("quorum", "到会的人数", "the quorum", m.Quorum, new ThresholdWords(v.Teller).Voters),
            v.Facets.Facet("absent", ChangeAbout.People, "缺席的人", "those absent", m.AbsentOpinion ? "opinion" : null, () => v.Teller.Say("先征求意见", "are asked for their opinion")),
            v.Facets.Facet("split", ChangeAbout.Course, "分组讨论", "discussion in groups", m.Split?.Value, () => v.Words.Org(m.Split!.Value.Value)),
            v.Facets.People("records", "会上登记什么", "what is filed under it", m.Records, v.Words.Form, ChangeAbout.Field),
        }.Where(f => f.Raw.Length > 0);
    }

    /// <summary>Ledgers, sheets, duties and measures: each is one sentence, and changed where that says something else.</summary>
    private IEnumerable<PackChange> Rules() =>
    [
        .. Told(Old.Tree.Ledgers, Now.Tree.Ledgers, "ledgers", (v, l) => new LedgerTelling(v.Teller).Ledger(l)),
        .. Told(Old.Tree.Sheets, Now.Tree.Sheets, "sheets", (v, s) => new LedgerTelling(v.Teller).Sheet(s)),
        .. Told(Old.Tree.Routines, Now.Tree.Routines, "routines", (v, r) => new CallingTelling(v.Teller).Duty(r)),
        .. Each(Old.Tree.Measures, Now.Tree.Measures, "measures", ChangeAbout.Figures, (v, m) => v.Words.Measure(m.Name.Value), (v, _) => [v.Touched.Heads], Say("指标", "measure"),
            (a, b, path, touched) => Raw(a.Body) == Raw(b.Body) ? [] : [new PackChange(ChangeAbout.Figures, touched, Say($"指标“{Now.Words.Measure(b.Name.Value)}”的算法变了", $"the measure “{Now.Words.Measure(b.Name.Value)}” counts otherwise"), path, b.Name.Place)]),
    ];

    private IEnumerable<PackChange> Told<T>(Table<T> before, Table<T> after, string table, Func<Version, T, string> tell)
        where T : class, IDeclared
    {
        string Words(Version v, T item) => tell(v, item).Replace("**", "", StringComparison.Ordinal);
        return Each(before, after, table, ChangeAbout.Figures, Words, (v, _) => [v.Touched.Heads], "",
            (a, b, path, touched) => Words(Old, a) == Words(Now, b) ? [] : [new PackChange(ChangeAbout.Figures, touched, Say($"改为：{Words(Now, b)}原来是：{Words(Old, a)}", $"now: {Words(Now, b)} Before: {Words(Old, a)}"), path, b.Name.Place)]);
    }

    private IEnumerable<PackChange> Each<T>(
        Table<T> before, Table<T> after, string table, ChangeAbout about, Func<Version, T, string> words, Func<Version, T, IReadOnlyList<string>> touched, string kind,
        Func<T, T, string, IReadOnlyList<string>, IEnumerable<PackChange>> differ)
        where T : class, IDeclared
    {
        foreach (var gone in before.Where(b => !after.Has(b.Name.Value)))
        {
            yield return new PackChange(about, touched(Old, gone), Say($"取消{kind}“{words(Old, gone)}”", $"the {kind} “{words(Old, gone)}” is gone"), $"{table}.{gone.Name.Value}", gone.Name.Place);
        }

        foreach (var item in after)
        {
            var path = $"{table}.{item.Name.Value}";
            if (before.Find(item.Name.Value) is not { } was)
            {
                yield return new PackChange(about, touched(Now, item), Say($"新的{kind}“{words(Now, item)}”", $"the {kind} “{words(Now, item)}” is new"), path, item.Name.Place);
                continue;
            }

            foreach (var change in differ(was, item, path, [.. touched(Old, was).Union(touched(Now, item), StringComparer.Ordinal)]))
            {
                yield return change;
            }
        }
    }

    private static string Raw(MeasureBody body) =>
        $"{body.Aggregate} {body.Of?.Value} {string.Join(',', body.Tags.Select(t => t.Value))} {string.Join(',', body.Levels.Select(l => l.Value))} {string.Join(',', body.Unless.Select(u => u.Value))} [{string.Join(" / ", body.Parts.Select(Raw))}]";
}
