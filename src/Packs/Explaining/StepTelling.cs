using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>The rule of one step in words: when, who, what, until when, how it is judged, where it leads.</summary>
internal sealed class StepTelling(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);
    private readonly VoteWords votes = new(teller);
    private readonly ConditionWords conditions = new(teller);
    private readonly BallotTelling ballots = new(teller, new ThresholdWords(teller));
    private readonly WayWords ways = new(teller);
    private readonly EffectTelling effects = new(teller);
    private readonly FreezeTelling sheets = new(teller);
    private readonly FormTelling forms = new(teller);

    private PackWords Words => teller.Words;

    /// <summary>The whole rule, with marks around what is strong.</summary>
    public string Rule(ProcedureDecl procedure, StepDecl step)
    {
        string[] sentences = [.. Sentences(procedure, step), Join(ways.Told(procedure, step), teller.Say("；", "; "))];
        return Close(sentences);
    }

    /// <summary>Who votes, how, and what it takes: nobody should close a vote without having read that.</summary>
    private const int SentencesOfVote = 3;

    /// <summary>Only who does what until when: the rule in one sentence, as a case's page shows it.</summary>
    public string Short(ProcedureDecl procedure, StepDecl step) => Close(Sentences(procedure, step).Take(step is VoteStep ? SentencesOfVote : 1));

    /// <summary>Who, for the picture; empty where nobody in particular.</summary>
    public string Who(ProcedureDecl procedure, StepDecl step) => step switch
    {
        DecideStep d => teller.People(d.By, procedure, teller.Say("、", "and")),
        FreezeStep f => teller.People(f.By, procedure, teller.Say("、", "and")),
        DoStep d => d.By is [{ Value: var by }] && by.StartsWith("steps.", StringComparison.Ordinal) ? teller.Say("承办人", "whoever was named") : teller.People(d.By, procedure),
        ClaimStep c => teller.People(c.By, procedure, teller.Say("、", "and")),
        GatherStep g => teller.People(g.From, procedure, teller.Say("、", "and")),
        VoteStep v => IsOfMeeting(v, procedure) ? teller.Say("到会的人", "those present") : teller.People([v.Of!.Value], procedure),
        MeetStep { In.Single: { } kind } => Words.Meeting(kind.Text),
        NotifyStep n => teller.People(n.To, procedure, teller.Say("、", "and")),
        PublishStep p => teller.Say("给", "to ") + teller.People(p.To, procedure, teller.Say("、", "and")) + teller.Say("看", ""),
        OpenStep o => teller.Say("转办：", "opens ") + Words.Procedure(o.Opened.Value),
        _ => "",
    };

    /// <summary>How long, for the picture.</summary>
    public string Time(ProcedureDecl procedure, StepDecl step)
    {
        var limit = step.Within ?? step.For;
        var lengths = limit?.Values.Select(v => v.Until is null ? teller.Length(v, procedure).Replace("**", "", StringComparison.Ordinal) : teller.Say("按定下的日期", "by the day given")).Distinct(StringComparer.Ordinal).ToArray() ?? [];
        return lengths.Length == 0 ? "" : string.Join(teller.Say("或", " or "), lengths) + (step.Within is null || limit!.Values.Any(v => v.Until is not null) ? "" : teller.Say("内", ""));
    }

    private IEnumerable<string> Sentences(ProcedureDecl procedure, StepDecl step)
    {
        var main = Main(procedure, step);
        yield return step.When is { } when
            ? teller.Say($"{conditions.Told(when, procedure)}的，{main}", $"where {conditions.Told(when, procedure)}: {main}")
            : main;
        foreach (var more in More(procedure, step).Where(m => m.Length > 0))
        {
            yield return more;
        }

        if (step.Fill is { } fill && step is not GatherStep && Fields(procedure, step, fill) is { Length: > 0 } fields)
        {
            yield return teller.Say($"须写明：{fields}", $"to be given: {fields}");
        }

        if (forms.Demand(forms.Of(step is DoStep { HandIn: { } handIn } ? handIn : step.Fill), f => Words.StepField(procedure, step, f)) is { } demand)
        {
            yield return demand;
        }

        if (Words.StepHint(procedure, step.Name.Value) is { } hint)
        {
            yield return hint.TrimEnd('。', '.');
        }
    }

    private string Main(ProcedureDecl procedure, StepDecl step)
    {
        var within = step.Within is { } w ? teller.Within(w, procedure) : null;
        var stays = step.For is { } f ? teller.For(f, procedure) : null;
        string Who(IEnumerable<Located<string>> people) => Teller.Strong(teller.People(people, procedure, step is NotifyStep or PublishStep or GatherStep ? null : teller.Say("或", "or")));
        return step switch
        {
            DecideStep d => teller.Say(
                $"由{Who(d.By)}{In(within)}{Choices(procedure, d)}",
                $"{Who(d.By)} decide{In(within)}{Choices(procedure, d)}"),
            DoStep d => teller.Say($"由{Who(d.By)}办理{Limit(within)}", $"{Who(d.By)} carries it out{In(within)}"),
            ClaimStep c => teller.Say(
                $"由{Who(c.By)}认领，先到先得，为期{stays}{Shown(c.Show, procedure)}",
                $"{Who(c.By)} may take it for {stays}, the first to do so holds it{Shown(c.Show, procedure)}"),
            GatherStep g => teller.Say($"请{Who(g.From)}{(g.From is [{ Value: "subject" or "opener" }] ? "" : "各")}填一份{Filled(g)}，为期{stays ?? within}", $"{Who(g.From)} may{(g.From is [{ Value: "subject" or "opener" }] ? "" : " each")} hand in {Filled(g)} for {stays ?? within}"),
            VoteStep v when !IsOfMeeting(v, procedure) => teller.Say($"由{Who([v.Of!.Value])}{Teller.Strong("投票")}，为期{stays}，每人一票", $"{Who([v.Of!.Value])} {Teller.Strong("vote")}, one ballot each, for {stays}"),
            VoteStep v => teller.Say($"由“{Words.Step(procedure, v.Of?.Value ?? "")}”到会的人{Teller.Strong("表决")}", $"those present at “{Words.Step(procedure, v.Of?.Value ?? "")}” {Teller.Strong("vote")}"),
            MeetStep m => teller.Say($"{In(within)}提交{Meetings(m, procedure)}讨论", $"it goes before {Meetings(m, procedure)}{In(within)}"),
            NotifyStep n => teller.Say($"告知{Who(n.To)}{Shown(n.Tell, procedure)}", $"{Who(n.To)} must be told{Shown(n.Tell, procedure)}"),
            PublishStep p => teller.Say($"向{Who(p.To)}公示{stays}（末日逢休息日顺延）{Shown(p.Show, procedure)}", $"published to {Who(p.To)} for {stays} (a last day off moves on to the next workday){Shown(p.Show, procedure)}"),
            OpenStep o => Opens(procedure, o),
            WaitStep pause => (pause.Until is { } day ? teller.Say($"等到{teller.Path(day.Text, procedure)}那天", $"a wait until the day given as {teller.Path(day.Text, procedure)}") : teller.Say($"等待{stays ?? within}", $"a wait of {stays ?? within}"))
                + (pause.Opens is { } opens ? teller.Say("，", ", ") + Sides(opens) : ""),
            EnactStep e => teller.Say($"{Teller.Strong("生效")}：{Effects(e, procedure)}", $"it {Teller.Strong("takes effect")}: {Effects(e, procedure)}"),
            FreezeStep z => teller.Say(
                $"由{Who(z.By)}{In(within)}{Teller.Strong("造册")}并签字，签字后固定{sheets.Columns(procedure, z)}",
                $"{Who(z.By)} {Teller.Strong("make the sheet")}{In(within)} and sign it; from then on it is fixed{sheets.Columns(procedure, z)}"),
            _ => Words.Step(procedure, step.Name.Value),
        };

        string In(string? limit) => limit is null ? "" : teller.Say($"在{limit}", $" {limit}").Replace("在按", "按", StringComparison.Ordinal).Replace("在**到", "**到", StringComparison.Ordinal);
        string Limit(string? limit) => limit is null ? "" : $"，{limit.Replace("**到", "**限", StringComparison.Ordinal)}完成";
    }

    private string Sides(Located<string> opens) =>
        teller.Say($"这期间可以提出“{Words.Procedure(opens.Value)}”", $"meanwhile “{Words.Procedure(opens.Value)}” may be raised");

    private string Opens(ProcedureDecl procedure, OpenStep o)
    {
        var name = Words.Procedure(o.Opened.Value);
        var each = o.ForEach is { } list ? teller.Say($"按{Teller.Strong(teller.Path(list.Text, procedure))}逐个", $" for each of {Teller.Strong(teller.Path(list.Text, procedure))}") : "";
        return o.Waits
            ? teller.Say($"{each}转入“{name}”，等{(each.Length > 0 ? "全部" : "它")}结束", $"the procedure “{name}” is opened{each} and waited for")
            : teller.Say($"{each}转入“{name}”，不等它结束", $"the procedure “{name}” is opened{each}, and the case goes on at once");
    }

    private IEnumerable<string> More(ProcedureDecl procedure, StepDecl step)
    {
        switch (step)
        {
            case DecideStep d:
                yield return Paper(procedure, d);
                yield return Need(procedure, d);
                yield return Sealed(procedure, d);
                yield return d.Except.Count == 0 ? "" : teller.Say($"{teller.People(d.Except, procedure)}不参加", $"not by {teller.People(d.Except, procedure)}");
                yield return ballots.Draws(procedure, d);
                break;
            case DoStep d:
                yield return Paper(procedure, d);
                yield return HandIn(procedure, d);
                yield return d.Tell.Count == 0 ? "" : teller.Say($"报告同时告知{teller.People(d.Tell, procedure)}", $"each report is also told to {teller.People(d.Tell, procedure)}");
                yield return d.See.Count == 0 ? "" : teller.Say($"承办人只看得到：{Words.List(d.See.Select(s => teller.Path(s.Value, procedure)))}", $"whoever does it sees only: {Words.List(d.See.Select(s => teller.Path(s.Value, procedure)))}");
                break;
            case ClaimStep c:
                yield return c.Except.Count == 0 ? "" : teller.Say($"{teller.People(c.Except, procedure)}除外", $"not by {teller.People(c.Except, procedure)}");
                yield return c.Hold is { } hold ? teller.Say($"认领后保留{teller.Length(hold, procedure)}", $"it is theirs for {teller.Length(hold, procedure)}") : "";
                break;
            case GatherStep g:
                yield return Paper(procedure, g);
                yield return Sealed(procedure, g);
                yield return g.Secret ? teller.Say("不记名：只记谁答了，不记答了什么", "without names: who answers is recorded, never what") : "";
                yield return g.Except.Count == 0 ? "" : teller.Say($"{teller.People(g.Except, procedure)}不参加", $"not by {teller.People(g.Except, procedure)}");
                yield return g.Rates is { } rated ? teller.Say($"评的是{(rated.Value == "org" ? "本组织" : teller.Path(rated.Value, procedure))}", $"what is rated: {(rated.Value == "org" ? "this organisation" : teller.Path(rated.Value, procedure))}") : "";
                yield return g.Opens is { } side ? Sides(side) : "";
                yield return Results(procedure, step, g.Result, thresholds.Answers(procedure, step));
                break;
            case VoteStep v:
                yield return ballots.Ballot(procedure, v);
                yield return How(v, IsOfMeeting(v, procedure));
                yield return ballots.Win(procedure, v);
                yield return Results(procedure, step, v.Result, s => votes.Told(s, procedure, v));
                yield return v.Quorum is { } quorum ? teller.Say($"{votes.Told(quorum, procedure, v)}方可表决", $"only where {votes.Told(quorum, procedure, v)}") : "";
                yield return votes.Columns(procedure, v);
                yield return votes.Proxy(v);
                yield return v.Recuse is { } out1 ? conditions.Recused(out1, procedure) : "";
                break;
            case MeetStep m:
                yield return m.Recuse is { } out2 ? conditions.Recused(out2, procedure) : "";
                break;
            case OpenStep o:
                yield return Results(procedure, step, o.Result, t => thresholds.Opened(o, t));
                break;
            case PublishStep p:
                foreach (var opens in p.Opens)
                {
                    yield return Sides(opens);
                }

                yield return p.Objections is not { } objections ? "" : teller.Say(
                    $"公示期内谁都可以提出{Teller.Strong("异议")}，由{Teller.Strong(teller.People(objections.To, procedure))}答复，全部答复后公示才结束",
                    $"anyone may raise an {Teller.Strong("objection")} in that time; {Teller.Strong(teller.People(objections.To, procedure))} must answer each before the publication ends");
                break;
        }
    }

    private string Sealed(ProcedureDecl procedure, StepDecl step)
    {
        var steps = Words.List(step.Sealed.Select(n => procedure.Steps.Find(n.Value)).OfType<StepDecl>().Select(s => Words.Quote(Words.Step(procedure, s.Name.Value))));
        return step.Sealed.Count == 0 ? "" : teller.Say($"答了什么先封存，{steps}都结束后才看得到", $"what is answered stays sealed until {steps} have ended");
    }

    private string Choices(ProcedureDecl procedure, DecideStep step)
    {
        var outcomes = step.Then.Select(w => w.Outcome.Value).Where(o => o is not ("late" or "skipped")).Select(o => Words.Quote(Words.Outcome(procedure, step, o))).ToArray();
        return outcomes.Length < 2
            ? teller.Say(outcomes.Length == 0 ? "决定" : outcomes[0].Trim('“', '”'), outcomes.Length == 0 ? "" : $": {outcomes[0]}")
            : teller.Say($"决定：{Words.List(outcomes, "或")}", $": {Words.List(outcomes, "or")}");
    }

    private string Need(ProcedureDecl procedure, DecideStep step)
    {
        var first = step.Then.Select(w => w.Outcome.Value).FirstOrDefault(o => o is not ("late" or "skipped"));
        var outcome = first is null ? "" : Words.Quote(Words.Outcome(procedure, step, first));
        return step switch
        {
            { NeedEach: true } => teller.Say($"{outcome}须每一位都同意", $"{outcome} needs each of them"),
            { Need: { } need } => teller.Say($"{outcome}须{thresholds.Told(need, thresholds.Deciders)}", $"{outcome} holds only where {thresholds.Told(need, thresholds.Deciders)}"),
            _ => "",
        };
    }

    private string Paper(ProcedureDecl procedure, StepDecl step) => step.Paper is not { } paper ? "" : teller.Say(
        $"写在纸上的，由工作人员在{teller.Length(paper, procedure)}内代录，并记下是谁录的",
        $"what is given on paper may be entered by staff within {teller.Length(paper, procedure)}, who are named with it");

    private string HandIn(ProcedureDecl procedure, DoStep step)
    {
        var form = step.HandIn is null ? null : step.HandIn.Name is { } name ? Words.Quote(Words.Form(name.Value)) : teller.Say("报告", "a report");
        if (form is null)
        {
            return "";
        }

        string StageNames(IReadOnlyList<Located<string>> stages) => stages.Count == 1 && step.Stages?.Values.Count() == 1
            ? teller.Say("一次", "once")
            : Words.List(stages.Select(s => Words.StepField(procedure, step, "stage." + s.Value))) + teller.Say($"，共 {stages.Count} 次", stages.Count == 1 ? " (1 report)" : $" ({stages.Count} reports)");
        return step.Stages switch
        {
            null => teller.Say($"办完提交{form}", $"then hands in {form}"),
            { Single: { } single } => teller.Say($"提交{form}：{StageNames(single)}", $"hands in {form}: {StageNames(single)}"),
            var table => teller.Say($"提交{form}：{teller.Table(table, procedure, StageNames)}", $"hands in {form}: {teller.Table(table, procedure, StageNames)}"),
        };
    }

    private static bool IsOfMeeting(VoteStep vote, ProcedureDecl procedure) => vote.Of is not { } of || procedure.Steps.Find(of.Value) is MeetStep;

    private string How(VoteStep vote, bool isOfMeeting)
    {
        var witnesses = teller.Say(isOfMeeting ? "两名到会的人" : "两名投票人", isOfMeeting ? "two of those present" : "two of the voters");
        var secret = vote.Secret?.Value switch
        {
            null or "false" => teller.Say("记名", "in the open"),
            "true" => teller.Say("无记名", "by secret ballot"),
            var param => teller.Say($"无记名：{teller.Param(param.Replace("params.", "", StringComparison.Ordinal))}", $"secret ballot: {teller.Param(param.Replace("params.", "", StringComparison.Ordinal))}"),
        };
        var counted = (vote.HandsCounted, vote.PaperCounted) switch
        {
            (true, true) => teller.Say($"也可以用纸票，记名时还可以举手，由{witnesses}确认票数", $"paper ballots, or in an open vote a show of hands, may be counted instead, confirmed by {witnesses}"),
            (true, false) => teller.Say($"也可以举手，由{witnesses}确认票数", $"a show of hands may be counted instead, confirmed by {witnesses}"),
            (false, true) => teller.Say($"也可以用纸票，由{witnesses}确认票数", $"paper ballots may be counted instead, confirmed by {witnesses}"),
            _ => null,
        };
        return counted is null ? secret : $"{secret}{teller.Say("；", "; ")}{counted}";
    }

    private string Results(ProcedureDecl procedure, StepDecl step, IReadOnlyList<ResultDecl> results, Func<string, string> term) =>
        Results(procedure, step, results, when => thresholds.Told(when, term));

    private string Results(ProcedureDecl procedure, StepDecl step, IReadOnlyList<ResultDecl> results, Func<Sentences, string> told) =>
        Join(results.Select(r => r.When is { } when
            ? teller.Say($"{told(when)}，为“{Words.Outcome(procedure, step, r.Name.Value)}”", $"“{Words.Outcome(procedure, step, r.Name.Value)}” where {told(when)}")
            : teller.Say($"否则为“{Words.Outcome(procedure, step, r.Name.Value)}”", $"otherwise “{Words.Outcome(procedure, step, r.Name.Value)}”")), teller.Say("；", "; "));

    private string Filled(StepDecl step) => step.Fill?.Name is { } form ? Words.Quote(Words.Form(form.Value)) : teller.Say("意见", "an answer");

    private string Meetings(MeetStep step, ProcedureDecl procedure) => step.In switch
    {
        { Single: { } kind } => Teller.Strong(Meeting(kind.Text)),
        { } table => teller.Table(table, procedure, k => Meeting(k.Text)),
        _ => teller.Say("会议", "a meeting"),
    };

    private string Meeting(string kind)
    {
        var name = Words.Meeting(kind);
        return teller.Say(name, $"the {char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    private string Shown(IReadOnlyList<Located<string>> shown, ProcedureDecl procedure) =>
        shown.Count == 0 ? "" : teller.Say("：", ": ") + Words.List(shown.Select(s => teller.Path(s.Value, procedure)));

    private string Effects(EnactStep step, ProcedureDecl procedure) => Words.List(step.Do.Select(e => effects.One(e, procedure)));

    private string Fields(ProcedureDecl procedure, StepDecl step, FormUse fill)
    {
        var form = fill.Inline ?? (fill.Name is { } name ? Words.Scope.Forms.Find(name.Value) : null);
        return form is null ? "" : Words.List(form.Fields.Where(f => !f.Optional).Select(f => Words.StepField(procedure, step, f.Name.Value)));
    }

    private string Close(IEnumerable<string> sentences)
    {
        var all = sentences.Where(s => s.Length > 0).Select(s => Words.IsChinese ? s : Capital(s));
        return string.Join(teller.Say("。", ". "), all) + teller.Say("。", ".");
    }

    private static string Capital(string s)
    {
        var at = s.StartsWith("**", StringComparison.Ordinal) ? 2 : 0;
        return s[..at] + char.ToUpperInvariant(s[at]) + s[(at + 1)..];
    }

    private static string Join(IEnumerable<string> parts, string between) => string.Join(between, parts.Where(p => p.Length > 0));
}
