using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Rules of a procedure as a whole: who opens it and how, who may withdraw or correct, who sees it, whom it binds.</summary>
internal sealed class OpeningTelling(Teller teller)
{
    private readonly ThresholdWords thresholds = new(teller);

    private PackWords Words => teller.Words;

    public IEnumerable<(string Rule, Place Place)> Rules(ProcedureDecl procedure)
    {
        yield return (Opening(procedure), procedure.Name.Place);
        if (Signatures(procedure) is { Length: > 0 } signing)
        {
            yield return (signing, procedure.Open[0].Place);
        }

        foreach (var allow in procedure.Allow)
        {
            yield return (Allowed(procedure, allow), allow.Name.Place);
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
        ? teller.Say("由别的程序转入", "opened by another procedure")
        : string.Join(teller.Say("、", ", "), procedure.Open.Select(o => teller.Person(o.By.Value, procedure)));

    private string Opening(ProcedureDecl procedure)
    {
        var name = Words.Quote(Words.Procedure(procedure.Name.Value));
        if (procedure.Open.Count == 0)
        {
            return procedure.Serves == Serves.Objection
                ? teller.Say($"{name}由看到公示、有不同意见的人登录后提出。", $"{name} is raised, after signing in, by anyone who disagrees with a notice.")
                : teller.Say($"{name}由别的程序转入，不能单独提出。", $"{name} is opened by another procedure and never by itself.");
        }

        var alone = procedure.Open.Where(o => o.Cosigned is null).Select(o => Teller.Strong(teller.Person(o.By.Value, procedure)));
        var joint = procedure.Open.Where(o => o.Cosigned is not null).Select(o => thresholds.Signatures(o.Cosigned!, teller.Person(o.By.Value, procedure)));
        var who = Words.List([.. alone, .. joint], teller.Say("或者", "or"));
        var at = procedure.At is { } kind ? teller.Say($"在{Words.Org(kind.Value)}", $" at a {Words.Org(kind.Value).ToLowerInvariant()}") : "";
        return teller.Say($"{who}，可以{at}提出{name}。", $"{name} may be raised{at} by {who}.");
    }

    private string Signatures(ProcedureDecl procedure)
    {
        var lengths = procedure.Open.Where(o => o is { Cosigned: not null, For: not null }).Select(o => teller.Length(o.For!, procedure)).Distinct(StringComparer.Ordinal).ToArray();
        return lengths.Length == 0 ? "" : teller.Say(
            $"联名的，从提出那天的人数算起，{string.Join('或', lengths)}内签够，正式提出；不够的，作罢。签了名的人在正式提出前可以撤回。",
            $"Signatures are counted against the numbers of the day it was filed and must be complete within {string.Join(" or ", lengths)}; otherwise it lapses. A signature may be taken back until then.");
    }

    private string Allowed(ProcedureDecl procedure, AllowDecl allow)
    {
        var who = teller.People(allow.By, procedure);
        var until = allow.Until is { } step ? teller.Say($"进入“{Words.Step(procedure, step.Value)}”之前，", $"Before “{Words.Step(procedure, step.Value)}” ") : "";
        var act = allow.Name.Value switch
        {
            "withdraw" => teller.Say("可以撤回", "may withdraw it"),
            "correct" => teller.Say("可以更正内容，改前改后都留着", "may correct it; both versions are kept"),
            "pause" => teller.Say("可以暂停", "may pause it"),
            "extend" => teller.Say("可以延期", "may extend it"),
            "reassign" => teller.Say("可以换人办", "may hand it to another"),
            "join" => teller.Say("可以并案", "may join it to another"),
            "reopen" => teller.Say("可以重新办理", "may reopen it"),
            var other => other,
        };
        return teller.Say(
            $"{until}{Teller.Strong(who)}{act}{(allow.Reasons ? "，须说明理由" : "")}。",
            $"{until}{Teller.Strong(who)} {act}{(allow.Reasons ? ", with reasons" : "")}.");
    }
}
