using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Tells values: lengths of time, thresholds, people, conditions. Remembers which parameters were told, so that each
/// rule can name what it rests on.
/// </summary>
internal sealed class Teller(PackWords words, Func<string, string, string?> valueOf)
{
    private readonly List<string> told = [];

    public PackWords Words => words;

    public string Say(string chinese, string english) => words.Say(chinese, english);

    /// <summary>Marks what a rule turns on.</summary>
    public static string Strong(string text) => $"**{text}**";

    /// <summary>The value in force of a parameter: the organisation's or the pack's default, canonical.</summary>
    public string? Value(string param)
    {
        if (words.Scope.Params.Owner(param) is not { } owner)
        {
            return null;
        }

        return valueOf(owner.Pack, param) ?? (owner.Item.Default.Count > 0 ? string.Join(",", owner.Item.Default.Select(d => d.Value)) : null);
    }

    /// <summary>A parameter's value in words, remembered as a source.</summary>
    public string Param(string param)
    {
        if (!told.Contains(param))
        {
            told.Add(param);
        }

        var value = Value(param);
        return value is not null && words.Scope.Params.Find(param) is { } decl
            ? NumberWords.Value(decl.Type, value, c => words.ParamChoice(param, c), words.Language)
            : words.Quote(words.Param(param));
    }

    public ExplainedParam Explain(string param)
    {
        var owner = words.Scope.Params.Owner(param)!;
        var decl = owner.Item;
        var value = Value(param) ?? "";
        string Told(string text) => NumberWords.Value(decl.Type, text, c => words.ParamChoice(param, c), words.Language);
        return new ExplainedParam(
            owner.Pack, decl, words.Param(param), words.ParamHint(param), value, Told(value), Told(string.Join(",", decl.Default.Select(d => d.Value))),
            decl.Least is { } least ? Told(least.Value) : null, decl.Most is { } most ? Told(most.Value) : null)
        {
            SetByWords = decl.SetBy is { } by ? words.Procedure(by.Value) : null,
        };
    }

    /// <summary>What was told since the last call.</summary>
    public IReadOnlyList<RuleSource> TakeSources()
    {
        var sources = told.Where(p => words.Scope.Params.Has(p)).Select(p =>
        {
            var e = Explain(p);
            return new RuleSource(e.Pack, p, e.Words, e.ValueWords, Range(e), e.Decl.Source, e.Decl.Grade);
        }).ToArray();
        told.Clear();
        return sources;
    }

    private string? Range(ExplainedParam e) => (e.LeastWords, e.MostWords) switch
    {
        (null, null) => null,
        ({ } least, null) => Say($"下限 {least}", $"floor: {least}"),
        (null, { } most) => Say($"上限 {most}", $"ceiling: {most}"),
        var (least, most) => Say($"{least}至{most}", $"{least} to {most}"),
    };

    /// <summary>A length of time by itself: 5个工作日; "until the day given as Until which day".</summary>
    public string Length(DurationText d, ProcedureDecl? procedure) => d switch
    {
        { Fixed: { } fixedLength } => Strong(fixedLength.InWords(words.Language)),
        { Param: { } param } => Strong(Param(param)),
        { Argument: { } argument } when procedure is not null => ArgumentLength(argument, procedure),
        { Until: { } until } => Strong(Say($"到{Path(until.Text, procedure)}那天", $"by the day given as {Path(until.Text, procedure)}")),
        _ => d.Text,
    };

    /// <summary>A time limit: "在5个工作日内"; "within 5 workdays". Tables are told case by case.</summary>
    public string Within(Picked<DurationText> within, ProcedureDecl procedure)
    {
        string One(DurationText d) => d.Until is null ? Say($"{Length(d, procedure)}内", $"within {Length(d, procedure)}") : Length(d, procedure);
        return within.Single is { } single ? One(single) : Table(within, procedure, One);
    }

    /// <summary>How long something stays open.</summary>
    public string For(Picked<DurationText> length, ProcedureDecl procedure) =>
        length.Single is { } single ? Length(single, procedure) : Table(length, procedure, d => Length(d, procedure));

    public string Table<T>(Picked<T> picked, ProcedureDecl procedure, Func<T, string> say)
        where T : class
    {
        var field = picked.On!.Text.StartsWith("form.", StringComparison.Ordinal) ? picked.On.Text[5..] : null;
        var cases = picked.Cases.Select(c =>
        {
            var value = c.When.Value switch
            {
                "true" => Say("是", "yes"),
                "false" => Say("否", "no"),
                "otherwise" => Say("其他", "otherwise"),
                var v => field is null ? v : words.FormChoice(procedure, field, v),
            };
            return Say($"“{value}”的{say(c.Value)}", $"{say(c.Value)} where it is “{value}”");
        });
        return Say($"按“{Path(picked.On.Text, procedure)}”：", $"by “{Path(picked.On.Text, procedure)}”: ") + string.Join(Say("，", ", "), cases);
    }

    /// <summary>A value of the case named by its path, as read: 类别, "交办"的"办到哪天".</summary>
    public string Path(string path, ProcedureDecl? procedure)
    {
        var parts = path.Trim().Replace("?.", ".", StringComparison.Ordinal).Replace(".?", ".", StringComparison.Ordinal).Split('.');
        if (procedure is null)
        {
            return path;
        }

        return parts switch
        {
            ["about", .. { Length: > 0 } rest] when procedure.About is { } about && words.Scope.Procedures.Find(about.Value) is { } whole =>
                Say($"“{words.Procedure(about.Value)}”的“{Path(string.Join('.', rest), whole)}”", $"“{Path(string.Join('.', rest), whole)}” of “{words.Procedure(about.Value)}”"),
            ["org"] => Say("所在的组织", "the organisation"),
            ["form", var field] => words.FormField(procedure, field),
            ["params", var param] => words.Param(param),
            ["steps", var step, "tally"] => StepOf(step) is { } s ? Say($"“{s}”的票数", $"the count of “{s}”") : path,
            ["steps", var step, "by"] => StepOf(step) is { } s ? Say($"“{s}”的经办人", $"who did “{s}”") : path,
            ["steps", var step, "reason"] => StepOf(step) is { } s ? Say($"“{s}”办不了的理由", $"why “{s}” could not be done") : path,
            ["winners"] => Say("当选结果", "who or what was elected"),
            ["cases", var side, var end] when words.Scope.Procedures.Find(side) is { } of => Say($"“{words.Procedure(side)}”里“{words.End(of, end)}”的各件", $"each “{words.Procedure(side)}” that ended “{words.End(of, end)}”"),
            ["steps", var step, var member] when procedure.Steps.Find(step) is VoteStep { Win: not null } => Elected(words.Step(procedure, step), member),
            ["steps", var step, var end] when procedure.Steps.Find(step) is OpenStep { ForEach: not null } many && words.Scope.Procedures.Find(many.Opened.Value) is { } opened =>
                Say($"“{words.Step(procedure, step)}”里“{words.End(opened, end)}”的各位", $"those of “{words.Step(procedure, step)}” that ended “{words.End(opened, end)}”"),
            ["steps", var step, var field] when procedure.Steps.Find(step) is { } decl => Say($"“{words.Step(procedure, step)}”时填的“{words.StepField(procedure, decl, field)}”", $"“{words.StepField(procedure, decl, field)}” of “{words.Step(procedure, step)}”"),
            [var argument, var field] when procedure.Takes.Find(argument) is { } taken && taken.Of is [var of] && words.Scope.Procedures.Find(of.Value) is { } other => words.FormField(other, field),
            [var step] when procedure.Steps.Find(step) is FreezeStep => Say($"“{words.Step(procedure, step)}”全册", $"the whole sheet of “{words.Step(procedure, step)}”"),
            [var step, "opens", var opened] when procedure.Steps.Find(step) is FreezeStep => Say($"“{words.Step(procedure, step)}”册上可以提起“{words.Procedure(opened)}”的每一行", $"each line of “{words.Step(procedure, step)}” that opens “{words.Procedure(opened)}”"),
            [var step, var part] when procedure.Steps.Find(step) is FreezeStep => Sheet(words.Step(procedure, step), part),
            [var field] when procedure.Form is not null => words.FormField(procedure, field),
            [var argument] when procedure.Takes.Has(argument) => words.Argument(procedure, argument),
            _ => path,
        };

        string? StepOf(string step) => procedure.Steps.Has(step) ? words.Step(procedure, step) : null;
    }

    private string Elected(string step, string member) => member switch
    {
        "winners" => Say($"“{step}”的当选者", $"those elected in “{step}”"),
        "tied" => Say($"“{step}”里票数相同的", $"those with equal votes in “{step}”"),
        "runners_up" => Say($"“{step}”未当选、得票多的", $"the runners-up of “{step}”"),
        "leading" => Say($"“{step}”得票最多的", $"those leading in “{step}”"),
        _ => Say($"“{step}”的缺额", $"the seats left by “{step}”"),
    };

    private string Sheet(string step, string part) => part switch
    {
        "masked" => Say($"“{step}”的名单（姓名隐去一部分）", $"the names in the sheet of “{step}”, shortened"),
        "own_line" => Say($"“{step}”里本人的一行", $"one's own line of “{step}”"),
        "totals" => Say($"“{step}”的合计", $"the sums of “{step}”"),
        _ => Say($"“{step}”里最好的", $"the best of “{step}”"),
    };

    /// <summary>People named at a place, joined.</summary>
    public string People(IEnumerable<Located<string>> people, ProcedureDecl? procedure, string? last = null) =>
        words.List(people.Select(p => Person(p.Value, procedure)), last);

    public string Person(string name, ProcedureDecl? procedure)
    {
        var parts = name.Replace(".?", ".", StringComparison.Ordinal).Split('.');
        return parts switch
        {
            ["subject" or "opener" or "public" or "anyone"] => words.Group(name),
            [var argument] when procedure?.Takes.Has(argument) == true => Say($"指定的人（{words.Argument(procedure, argument)}）", $"those named ({words.Argument(procedure, argument)})"),
            ["about", .. { Length: > 0 } rest] when procedure?.About is { } about && words.Scope.Procedures.Find(about.Value) is { } whole =>
                Say($"“{words.Procedure(about.Value)}”的{Person(string.Join('.', rest), whole)}", $"{Person(string.Join('.', rest), whole)} of “{words.Procedure(about.Value)}”"),
            [var step] when procedure?.Steps.Find(step) is FreezeStep => Say($"“{words.Step(procedure, step)}”册上的人", $"those in the sheet of “{words.Step(procedure, step)}”"),
            [var step] when procedure?.Steps.Find(step) is MeetStep => Say($"“{words.Step(procedure, step)}”到会的人", $"those present at “{words.Step(procedure, step)}”"),
            ["actors", var step] when procedure is not null => Say($"办“{words.Step(procedure, step)}”的人", $"those who acted at “{words.Step(procedure, step)}”"),
            ["form" or "steps", ..] when procedure is not null => Say($"{Path(name, procedure)}的人", $"the person given as {Path(name, procedure)}"),
            _ => words.Group(name),
        };
    }

    private string ArgumentLength(string argument, ProcedureDecl procedure)
    {
        var standard = procedure.Takes.Find(argument)?.Default?.Value;
        var length = standard is null ? null
            : standard.StartsWith("params.", StringComparison.Ordinal) ? Param(standard[7..])
            : Duration.TryParse(standard, out var d, out _) ? d.InWords(words.Language) : null;
        return length is null
            ? words.Quote(words.Argument(procedure, argument))
            : Say($"{Strong(length)}（转来时另有规定的从其规定）", $"{Strong(length)} (unless the case that called it says otherwise)");
    }
}
