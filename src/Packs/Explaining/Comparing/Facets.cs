using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>One side of a thing that can be compared with the same side in another version.</summary>
/// <param name="Raw">as it stands in the file: equal means unchanged, whatever its words are</param>
/// <param name="Told">as read</param>
/// <param name="Weight">a length of time or a bound, whose order can be told</param>
internal sealed record Facet(string Key, ChangeAbout About, string Name, string Raw, string Told, object? Weight = null);

/// <summary>The sides of steps, as they stand and as they are told.</summary>
internal sealed class Facets(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);
    private readonly VoteWords votes = new(teller);
    private readonly ConditionWords conditions = new(teller);
    private readonly BallotTelling ballots = new(teller, new ThresholdWords(teller));
    private readonly WayWords ways = new(teller);
    private readonly EffectTelling effects = new(teller);

    public IEnumerable<Facet> Of(ProcedureDecl procedure, StepDecl step) => All(procedure, step).Where(f => f.Raw.Length > 0);

    private IEnumerable<Facet> All(ProcedureDecl procedure, StepDecl step)
    {
        yield return Facet("when", ChangeAbout.Course, "在什么情况下才走", "the condition", step.When?.Text, () => conditions.Told(step.When!, procedure));
        yield return Time("within", "时限", "the time limit", step.Within, procedure);
        yield return Time("for", "持续时间", "how long it stays open", step.For, procedure);
        yield return Facet("paper", ChangeAbout.Time, "纸质代录的期限", "how long paper may be entered", step.Paper?.Text, () => teller.Length(step.Paper!, procedure));
        yield return People("adverse", "不利的结果", "adverse outcomes", step.Adverse, o => teller.Words.Outcome(procedure, step, o));
        foreach (var facet in Own(procedure, step))
        {
            yield return facet;
        }

        foreach (var way in step.Then)
        {
            var outcome = teller.Words.Outcome(procedure, step, way.Outcome.Value);
            yield return Facet($"then.{way.Outcome.Value}", ChangeAbout.Way, $"“{outcome}”之后", $"what follows “{outcome}”", Raw(way.Way), () => ways.Target(procedure, step, way.Way));
        }
    }

    private IEnumerable<Facet> Own(ProcedureDecl procedure, StepDecl step)
    {
        string Person(string name) => teller.Person(name, procedure);
        string Path(string path) => teller.Path(path, procedure);
        return step switch
        {
            DecideStep d =>
            [
                People("by", "由谁决定", "who decides", d.By, Person), People("except", "谁不参加", "who takes no part", d.Except, Person),
                People("sealed", "封存到哪几步结束", "until which steps it is sealed", d.Sealed, n => teller.Words.Step(procedure, n), ChangeAbout.Publicity),
                Sentences("need", "通过的门槛", "what it takes", d.NeedEach ? null : d.Need, thresholds.Deciders, d.NeedEach ? teller.Say("每一位都同意", "each of them") : null),
            ],
            DoStep d =>
            [
                People("by", "由谁办理", "who carries it out", d.By, Person), People("tell", "报告告知谁", "who is told of reports", d.Tell, Person, ChangeAbout.Publicity),
                People("see", "承办人看得到什么", "what the holder sees", d.See, Path, ChangeAbout.Publicity),
                Facet("hand_in.stages", ChangeAbout.Field, "报告分几次交", "the stages of the report", d.Stages is null ? null : string.Join('|', d.Stages.Values.Select(v => string.Join(',', v.Select(x => x.Value)))), () => d.Stages!.Single is { } one ? teller.Words.List(one.Select(x => teller.Words.StepField(procedure, step, "stage." + x.Value))) : teller.Say("按情况", "as the case is")),
            ],
            GatherStep g =>
            [
                People("from", "向谁征集", "who is asked", g.From, Person), People("except", "谁不参加", "who takes no part", g.Except, Person),
                .. Results(procedure, step, g.Result, thresholds.Answers(procedure, step)),
                People("sealed", "封存到哪几步结束", "until which steps it is sealed", g.Sealed, n => teller.Words.Step(procedure, n), ChangeAbout.Publicity),
                Facet("secret", ChangeAbout.Publicity, "是否不记名", "whether names are kept", g.Secret ? "true" : null, () => teller.Say("不记名", "without names")),
            ],
            VoteStep v =>
            [
                Facet("of", ChangeAbout.People, "谁表决", "who votes", v.Of?.Value, () => procedure.Steps.Find(v.Of!.Value.Value) is MeetStep ? teller.Say($"“{teller.Words.Step(procedure, v.Of.Value.Value)}”到会的人", $"those present at “{teller.Words.Step(procedure, v.Of.Value.Value)}”") : Person(v.Of.Value.Value)),
                Facet("secret", ChangeAbout.Publicity, "是否无记名", "whether the ballot is secret", v.Secret?.Value, () => v.Secret!.Value.Value),
                Facet("proxy", ChangeAbout.People, "能不能委托别人投票", "whether a right may be handed to another", v.Proxy?.Most.ToString(System.Globalization.CultureInfo.InvariantCulture), () => votes.Proxy(v)),
                Sentences("quorum", "投票的人数", "the quorum", v.Quorum, votes.Terms(procedure, v)), .. Results(procedure, step, v.Result, votes.Terms(procedure, v)),
                Facet("ballot", ChangeAbout.Course, "选票", "the ballot", v.Ballot is { } b ? $"{b.Kind} {b.List?.Value} {b.Most?.Value} {b.WriteIn} {b.Spend?.Value} {b.Cost?.Value}" : null, () => ballots.Ballot(procedure, v)),
                Facet("win", ChangeAbout.Threshold, "怎样算当选", "who is elected", v.Win is { } w ? $"{w.Seats?.Value} {w.Within?.Value} {(w.Each is { } each ? Raw(each) : "")}" : null, () => ballots.Win(procedure, v)),
            ],
            MeetStep m => [Facet("in", ChangeAbout.Course, "上哪个会", "the meeting", m.In is null ? null : string.Join('|', m.In.Values.Select(x => x.Text)), () => teller.Words.List(m.In!.Values.Select(x => teller.Words.Meeting(x.Text)), teller.Say("或", "or")))],
            NotifyStep n => [People("to", "告知谁", "who is told", n.To, Person), People("tell", "告知什么", "what is told", n.Tell, Path, ChangeAbout.Publicity)],
            PublishStep p =>
            [
                People("to", "公示给谁看", "to whom it is published", p.To, Person, ChangeAbout.Publicity), People("show", "公示什么", "what is published", p.Show, Path, ChangeAbout.Publicity),
                People("objections", "异议由谁答复", "who answers objections", p.Objections?.To ?? [], Person),
            ],
            OpenStep o => [Facet("procedure", ChangeAbout.Course, "转入哪个程序", "the procedure opened", o.Opened.Value, () => teller.Words.Quote(teller.Words.Procedure(o.Opened.Value)))],
            FreezeStep f => [People("by", "由谁签字", "who signs", f.By, Person), Sentences("check", "核对", "what must hold", f.Check, thresholds.Voters)],
            EnactStep e => [Facet("do", ChangeAbout.Effect, "生效的内容", "what takes effect", string.Join("; ", e.Do.Select(Raw)), () => teller.Words.List(e.Do.Select(x => effects.One(x, procedure))))],
            _ => [],
        };
    }

    public Facet Sentences(string key, string chinese, string english, Sentences? sentences, Func<string, string> term, string? instead = null) =>
        Facet(key, ChangeAbout.Threshold, chinese, english, instead is null ? sentences is null ? null : Raw(sentences) : "each", () => instead ?? thresholds.Told(sentences!, term), BoundOf(sentences));

    public Facet People(string key, string chinese, string english, IReadOnlyList<Located<string>> names, Func<string, string> say, ChangeAbout about = ChangeAbout.People) =>
        Facet(key, about, chinese, english, string.Join(", ", names.Select(n => n.Value)), () => teller.Words.List(names.Select(n => say(n.Value))));

    public Facet Facet(string key, ChangeAbout about, string chinese, string english, string? raw, Func<string> told, object? weight = null) => new(
        key, about, teller.Say(chinese, english), raw ?? "", raw is { Length: > 0 } ? told().Replace("**", "", StringComparison.Ordinal) : "", weight);

    public Facet Time(string key, string chinese, string english, Picked<DurationText>? length, ProcedureDecl procedure) => Facet(
        key, ChangeAbout.Time, chinese, english, length is null ? null : Raw(length), () => teller.For(length!, procedure), length?.Single?.Fixed);

    private IEnumerable<Facet> Results(ProcedureDecl procedure, StepDecl step, IReadOnlyList<ResultDecl> results, Func<string, string> term) =>
        from result in results
        where result.When is not null
        let outcome = teller.Words.Outcome(procedure, step, result.Name.Value)
        select Sentences($"result.{result.Name.Value}", $"“{outcome}”的门槛", $"what “{outcome}” takes", result.When, term);

    private static object? BoundOf(Sentences? sentences) => sentences is { All: [{ Value.Limit.Bound: { } bound }] } ? bound : null;

    internal static string Raw(Sentences sentences) => (sentences.Any ? "any: " : "") + string.Join("; ", sentences.All.Select(s => s.Value.ToString()));

    internal static string Raw(Picked<DurationText> picked) => picked.Single is { } one ? one.Text
        : $"{picked.On!.Text}: " + string.Join(", ", picked.Cases.Select(c => $"{c.When.Value} {c.Value.Text}"));

    private static string Raw(Way way) => way switch
    {
        NextWay => "next",
        StepWay to => to.Step.Value,
        EndWay end => $"end {end.End.Value}",
        BackWay back => $"back {back.Step.Value} {back.Most} {Raw(back.Else)}",
        ClimbWay climb => $"climb {climb.Step.Value} {climb.To.Value} {Raw(climb.Else)}",
        RemindWay => "remind",
        _ => "escalate",
    };

    private static string Raw(EffectDecl effect) =>
        $"{effect.Kind.Value} {effect.Form?.Value} {string.Join(' ', effect.With.Concat(effect.Arguments).Select(a => $"{a.Name.Value}={a.Value.Text}"))}";
}
