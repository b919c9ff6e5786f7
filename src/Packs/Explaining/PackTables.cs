using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Explaining;

/// <summary>Who does what, and until when.</summary>
public sealed record DutyLine(string Who, string Procedure, string Step, string What, string Time);

/// <summary>What is written down, when, and who may see which part of it.</summary>
public sealed record RecordedLine(string What, string When, string Fields);

/// <summary>What is shown, to whom, for how long, and who answers objections.</summary>
public sealed record PublicLine(string Procedure, string Step, string To, string What, string Time, string Objections);

/// <summary>An institution in three tables, made from its file.</summary>
public sealed record PackTables(IReadOnlyList<DutyLine> Duties, IReadOnlyList<RecordedLine> Recorded, IReadOnlyList<PublicLine> Public)
{
    public static PackTables Of(LoadedPack pack, Func<string, PackTexts?> textsOf, Language language)
    {
        var telling = new TableTelling(new Teller(new PackWords(pack, textsOf, language), (_, _) => null));
        return new PackTables([.. telling.Duties()], [.. telling.Recorded()], [.. telling.Public()]);
    }
}

/// <summary>Fills the three tables.</summary>
internal sealed class TableTelling(Teller teller)
{
    private readonly StepTelling steps = new(teller);

    private PackWords Words => teller.Words;

    private IEnumerable<(ProcedureDecl Procedure, StepDecl Step)> Steps => Words.Pack.Tree.Procedures.SelectMany(p => p.Steps.Select(s => (p, s)));

    public IEnumerable<DutyLine> Duties() =>
        from x in Steps
        where x.Step is DecideStep or DoStep or GatherStep or VoteStep or MeetStep or FreezeStep
        let who = steps.Who(x.Procedure, x.Step)
        where who.Length > 0
        select new DutyLine(
            who, Words.Procedure(x.Procedure.Name.Value), Words.Step(x.Procedure, x.Step.Name.Value),
            StandardWords.Find(x.Step.Verb.ToString().ToLowerInvariant(), Words.Language) ?? "", steps.Time(x.Procedure, x.Step));

    public IEnumerable<RecordedLine> Recorded()
    {
        foreach (var procedure in Words.Pack.Tree.Procedures)
        {
            if (Form(procedure.Form) is { } opening)
            {
                yield return Line(Words.Procedure(procedure.Name.Value), teller.Say("提出时", "when it is opened"), opening, f => Words.FormField(procedure, f));
            }

            foreach (var step in procedure.Steps)
            {
                if (Form(step is DoStep d ? d.HandIn : step.Fill) is { } form)
                {
                    var line = Line(Words.Procedure(procedure.Name.Value), Words.Step(procedure, step.Name.Value), form, f => Words.StepField(procedure, step, f));
                    yield return step is GatherStep { Secret: true }
                        ? line with { Fields = teller.Say($"谁答了；答了什么只有总数：{line.Fields}", $"who answered; of what was said only the counts: {line.Fields}") }
                        : line;
                }

                if (step is VoteStep vote)
                {
                    yield return new RecordedLine(Words.Procedure(procedure.Name.Value), Words.Step(procedure, vote.Name.Value), vote.Secret?.Value switch
                    {
                        null or "false" when vote.Proxy is not null => teller.Say("谁投了什么票、谁委托谁代投", "who voted how, and who handed their right to whom"),
                        null or "false" => teller.Say("谁投了什么票", "who voted how"),
                        "true" => teller.Say("谁投了票；投了什么不记", "who voted; never how"),
                        _ => teller.Say("谁投了票；无记名时不记投了什么", "who voted; never how where the ballot is secret"),
                    });
                }
            }
        }

        foreach (var meeting in Words.Pack.Tree.Meetings.Where(m => m.Keep.Count > 0))
        {
            yield return new RecordedLine(Words.Meeting(meeting.Name.Value), teller.Say("会上", "at the meeting"), Words.List(meeting.Keep.Select(k => k.Value == "minutes" ? teller.Say("会议记录", "minutes") : teller.Say("到会情况", "attendance"))));
        }

        foreach (var form in Words.Pack.Tree.Forms.Where(f => f.FiledBy.Count > 0))
        {
            yield return Line(Words.Form(form.Name.Value), teller.Say($"由{teller.People(form.FiledBy, null)}登记", $"filed by {teller.People(form.FiledBy, null)}"), form, f => Words.FormText(form.Name.Value, f));
        }
    }

    public IEnumerable<PublicLine> Public() =>
        from x in Steps
        let publish = x.Step as PublishStep
        where publish is not null
        select new PublicLine(
            Words.Procedure(x.Procedure.Name.Value), Words.Step(x.Procedure, publish.Name.Value), teller.People(publish.To, x.Procedure),
            publish.Show.Count == 0 ? "" : Words.List(publish.Show.Select(s => teller.Path(s.Value, x.Procedure))), steps.Time(x.Procedure, publish),
            publish.Objections is { } objections ? teller.People(objections.To, x.Procedure) : teller.Say("没有", "none"));

    private RecordedLine Line(string what, string when, FormDecl form, Func<string, string> say) => new(what, when, string.Join(teller.Say("；", "; "),
        form.Fields.GroupBy(f => f.EffectivePrivacy).OrderBy(g => g.Key).Select(g => teller.Say($"{Label(g.Key)}：", $"{Label(g.Key)}: ") + Words.List(g.Select(f => say(f.Name.Value) + More(f, say))))) + Kept(form));

    /// <summary>How long what is written on a form is kept; nothing where no end is set.</summary>
    private string Kept(FormDecl form)
    {
        if (form.Retention is not { } retention)
        {
            return "";
        }

        var length = teller.Length(retention, null).Replace("**", "", StringComparison.Ordinal);
        return form.FiledBy.Count > 0
            ? teller.Say($"；登记{length}后删除文字和文件", $"; texts and files are erased {length} after it was filed")
            : teller.Say($"；办结{length}后删除文字和文件", $"; texts and files are erased {length} after the end of the case");
    }

    /// <summary>The columns of a table, and what a field holds where nothing is filled in.</summary>
    private string More(FieldDecl field, Func<string, string> say)
    {
        var columns = field.Columns.Count == 0 ? "" : teller.Say($"（每行：{Words.List(field.Columns.Select(c => say($"{field.Name.Value}.{c.Name.Value}")))}）", $" (each row: {Words.List(field.Columns.Select(c => say($"{field.Name.Value}.{c.Name.Value}")))})");
        return field.Default is not { } standing ? columns : columns + (field.Type switch
        {
            FieldType.Choice => teller.Say($"（不填就是{say($"{field.Name.Value}.{standing.Value}")}）", $" ({say($"{field.Name.Value}.{standing.Value}")} where nothing is said)"),
            FieldType.Date => teller.Say("（不填就是当天）", " (that day where nothing is said)"),
            FieldType.YesNo => teller.Say($"（不填就是{(standing.Value == "true" ? "是" : "否")}）", $" ({(standing.Value == "true" ? "yes" : "no")} where nothing is said)"),
            _ => teller.Say($"（不填就是 {standing.Value}）", $" ({standing.Value} where nothing is said)"),
        });
    }

    private string Label(Privacy privacy) => privacy switch
    {
        Privacy.Open => teller.Say("可公开", "may be published"),
        Privacy.Inner => teller.Say("内部", "inside"),
        Privacy.Personal => teller.Say("个人信息", "personal"),
        _ => teller.Say("密封", "sealed"),
    };

    private FormDecl? Form(FormUse? use) => use?.Inline ?? (use?.Name is { } name ? Words.Scope.Forms.Find(name.Value) : null);
}
