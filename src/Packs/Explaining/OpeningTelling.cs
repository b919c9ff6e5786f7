using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Rules of a procedure as a whole: who opens it and how, who may withdraw or correct, who sees it, whom it binds.</summary>
internal sealed class OpeningTelling(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);
    private readonly AllowTelling allowed = new(teller);
    private readonly FormTelling forms = new(teller);

    private PackWords Words => teller.Words;

    public IEnumerable<(string Rule, Place Place)> Rules(ProcedureDecl procedure)
    {
        yield return (Opening(procedure), procedure.Name.Place);
        foreach (var due in procedure.Due)
        {
            yield return (Due(procedure, due), due.Place);
        }

        if (Signatures(procedure) is { Length: > 0 } signing)
        {
            yield return (signing, procedure.Open[0].Place);
        }

        foreach (var rule in Frame(procedure))
        {
            yield return rule;
        }

        foreach (var allow in procedure.Allow)
        {
            yield return (allowed.Rule(procedure, allow), allow.Name.Place);
        }

        if (procedure.Binds.Count > 0)
        {
            yield return (teller.Say(
                $"结果对{Teller.Strong(teller.People(procedure.Binds, procedure))}有约束力，所以必须先公示、听完异议，才能生效。",
                $"The result binds {Teller.Strong(teller.People(procedure.Binds, procedure))}; so it must be published and objections heard before it takes effect."), procedure.Binds[0].Place);
        }

        if (procedure.See.Count > 0)
        {
            yield return (teller.Say(
                $"只有提出人、办理的人和{teller.People(procedure.See, procedure)}看得到。",
                $"Only whoever raised it, those who handle it and {teller.People(procedure.See, procedure)} can see it."), procedure.See[0].Place);
        }
    }

    /// <summary>Who may open it, for the picture.</summary>
    public string Openers(ProcedureDecl procedure) => procedure.Open.Count == 0
        ? procedure.Due.Count > 0 ? teller.Say("到日子自己开始", "begins by itself on its day") : teller.Say("由别的程序转入", "opened by another procedure")
        : string.Join(teller.Say("、", ", "), procedure.Open.Select(o => teller.Person(o.By.Value, procedure)));

    private string Opening(ProcedureDecl procedure)
    {
        var name = Words.Quote(Words.Procedure(procedure.Name.Value));
        if (procedure.Open.Count == 0 && procedure.Due.Count > 0)
        {
            return teller.Say($"{name}到日子自己开始，不用人提出。", $"{name} begins by itself on its day; nobody raises it.");
        }

        if (procedure.Open.Count == 0)
        {
            return procedure.Serves == Serves.Objection
                ? teller.Say($"{name}由看到公示、有不同意见的人登录后提出。", $"{name} is raised, after signing in, by anyone who disagrees with a notice.")
                : teller.Say($"{name}由别的程序转入，不能单独提出。", $"{name} is opened by another procedure and never by itself.");
        }

        var alone = procedure.Open.Where(o => o.Cosigned is null).Select(o => Teller.Strong(teller.Person(o.By.Value, procedure)) + OnBehalf(procedure, o));
        var joint = procedure.Open.Where(o => o.Cosigned is not null).Select(o => thresholds.Signatures(o.Cosigned!, teller.Person(o.By.Value, procedure)));
        var who = Words.List([.. alone, .. joint], teller.Say("或者", "or"));
        var kinds = Words.List(procedure.At.Select(k => Words.Org(k.Value)), teller.Say("或", "or"));
        var at = procedure.At.Count > 0 ? teller.Say($"在{kinds}", $" at a {kinds.ToLowerInvariant()}") : "";
        var about = procedure.About is { } whole ? teller.Say($"就一件“{Words.Procedure(whole.Value)}”", $" about a “{Words.Procedure(whole.Value)}”") : "";
        return teller.Say($"{who}，可以{at}{about}提出{name}。", $"{name} may be raised{at}{about} by {who}.");
    }

    /// <summary>The day that opens it, or by which somebody has to.</summary>
    private string Due(ProcedureDecl procedure, DueDecl due)
    {
        var name = Words.Quote(Words.Procedure(procedure.Name.Value));
        var kinds = Words.List(procedure.At.Select(k => Words.Org(k.Value)), teller.Say("、", "and"));
        var day = Teller.Strong(new CallingTelling(teller).Day(due.Day));
        var needed = forms.Of(procedure.Form)?.Fields.Any(f => !f.Optional && f.Default is null) == true;
        return needed && due.By is { } by
            ? teller.Say($"{day}以前，{teller.Person(by.Value, procedure)}应当提出{name}；没有提出的，一直列在他们的待办里。", $"By the {day} {teller.Person(by.Value, procedure)} are to raise {name}; until then it stands among their to-dos.")
            : teller.Say($"{day}，{name}在每个{kinds}自己开始一件；这一期里已经有人提出的，不重复开。", $"On the {day} one {name} begins by itself in each {kinds.ToLowerInvariant()}, unless somebody raised it before in that time.");
    }

    private string OnBehalf(ProcedureDecl procedure, OpenerDecl opener) =>
        opener.OnBehalf is { } others ? teller.Say($"（代{teller.Person(others.Value, procedure)}提出，记下是谁代的）", $" (on behalf of {teller.Person(others.Value, procedure)}, and named with it)")
        : opener is { Cosigned: null, For: { } after } ? teller.Say($"（到它结束后{teller.Length(after, procedure)}为止）", $" (until {teller.Length(after, procedure)} after its end)")
        : "";

    /// <summary>Where it first lies, what shuts the door, the clocks over several steps, who stands aside, who watches.</summary>
    private IEnumerable<(string Rule, Place Place)> Frame(ProcedureDecl procedure)
    {
        if (procedure.Start is { } start)
        {
            string Where(TextValue path) => path.Text switch
            {
                "org" => teller.Say("提出的地方", "where it was raised"),
                _ when Checking.OrgPathText.Parse(path.Text) is { Moves: [.., { To: { } kind }] } => Words.Org(kind),
                _ => path.Text,
            };
            var where = start.Single is { } single ? Where(single) : teller.Table(start, procedure, Where);
            yield return (teller.Say($"一开始放在{where}。", $"It first lies with {where}."), start.Place);
        }

        if (forms.Of(procedure.Form) is { Rule: { } rule } form && forms.Demand(form, f => Words.FormField(procedure, f)) is { } demand)
        {
            yield return (teller.Say($"{demand}。", $"{char.ToUpperInvariant(demand[0])}{demand[1..]}."), rule.Place);
        }

        foreach (var refusal in procedure.Refuse)
        {
            yield return (teller.Say($"不收：{Words.Refusal(procedure, refusal.Name.Value)}", $"Not taken: {Words.Refusal(procedure, refusal.Name.Value)}"), refusal.Name.Place);
        }

        foreach (var clock in procedure.Clocks)
        {
            yield return (Clock(procedure, clock), clock.Name.Place);
        }

        if (procedure.Recuse is { } recuse)
        {
            yield return (new ConditionWords(teller).Recused(recuse, procedure) + teller.Say("。", "."), recuse.Place);
        }

        if (procedure.Watch.Count > 0)
        {
            yield return (teller.Say($"{teller.People(procedure.Watch, procedure)}看得到全过程，不作决定。", $"{teller.People(procedure.Watch, procedure)} see the whole course and decide nothing."), procedure.Watch[0].Place);
        }
    }

    private string Clock(ProcedureDecl procedure, ClockDecl clock)
    {
        var name = Words.Quote(Words.Clock(procedure, clock.Name.Value));
        var from = clock.From is { } step ? teller.Say($"从“{Words.Step(procedure, step.Value)}”开始", $"from the beginning of “{Words.Step(procedure, step.Value)}”") : teller.Say("从提出时起", "from the beginning");
        var until = clock.Until is { } end ? Words.Step(procedure, end.Value) : "";
        var within = clock.Within is { } length ? teller.Within(length, procedure) : "";
        var late = clock.Late?.Value switch
        {
            "escalate" => teller.Say("，超期报上一级", "; when late it goes one level up"),
            "remind" => teller.Say("，超期催办", "; when late those who have it are reminded"),
            _ => teller.Say("，超期记下", "; being late is marked"),
        };
        var before = clock.Remind?.Fixed is { } lead ? teller.Say($"，到期前{lead.InWords(Words.Language)}提醒", $", with a reminder {lead.InWords(Words.Language)} before") : "";
        return teller.Say($"{name}：{from}，{within}做完“{until}”{before}{late}。", $"{name}: {from}, “{until}” is done {within}{before}{late}.");
    }

    private string Signatures(ProcedureDecl procedure)
    {
        var lengths = procedure.Open.Where(o => o is { Cosigned: not null, For: not null }).Select(o => teller.Length(o.For!, procedure)).Distinct(StringComparer.Ordinal).ToArray();
        return lengths.Length == 0 ? "" : teller.Say(
            $"联名的，从提出那天的人数算起，{string.Join('或', lengths)}内签够，正式提出；不够的，作罢。签了名的人在正式提出前可以撤回。",
            $"Signatures are counted against the numbers of the day it was filed and must be complete within {string.Join(" or ", lengths)}; otherwise it lapses. A signature may be taken back until then.");
    }
}
