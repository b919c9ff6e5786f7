using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;

namespace Lianxin.Packs.Explaining;

/// <summary>Thresholds in words, by the place where they stand.</summary>
internal sealed class ThresholdWords(Teller teller)
{
    private PackWords Words => teller.Words;

    /// <summary>"赞成票超过应到会人数的二分之一"; several joined by 且 or 或.</summary>
    /// <param name="term">what a term of this place is called</param>
    /// <param name="unit">the measure word of what is counted, in Chinese; people where nothing is said</param>
    public string Told(Sentences sentences, Func<string, string> term, string unit = "人") => Told(sentences, term, _ => unit);

    /// <summary>The same, where not all that is counted takes one measure word.</summary>
    public string Told(Sentences sentences, Func<string, string> term, Func<string, string> unit) =>
        string.Join(sentences.Any ? teller.Say("，或者", ", or ") : teller.Say("，并且", ", and "), sentences.All.Select(s => One(s.Value, term, unit)));

    /// <summary>Signatures: "村民总数十分之一以上联名"; "10 名以上党员联名".</summary>
    public string Signatures(Sentences sentences, string by) => string.Join(
        sentences.Any ? teller.Say("或者", " or ") : teller.Say("并且", " and "),
        sentences.All.Select(s => Signature(s.Value, by)));

    private string Signature(Sentence sentence, string by)
    {
        var bound = Bound(sentence.Limit);
        if (bound is not { } b)
        {
            return teller.Say($"达到“{sentence.Limit}”的{by}联名", $"signatures of {by}: {sentence.Limit}");
        }

        if (sentence.Of is { } of)
        {
            var whole = Words.Group(of);
            return teller.Say(Teller.Strong(NumberWords.Alone(b, Words.Language)) + $"的{whole}联名", $"{Teller.Strong(b.ToString())} of {whole} jointly");
        }

        var number = NumberWords.Number(b, Words.Language);
        return b.Kind switch
        {
            BoundKind.AtLeast => teller.Say(Teller.Strong($"{number}名以上") + $"{by}联名", $"{Teller.Strong(b.ToString())} of {by} jointly"),
            BoundKind.MoreThan => teller.Say(Teller.Strong($"超过{number}名") + $"{by}联名", $"{Teller.Strong(b.ToString())} of {by} jointly"),
            _ => teller.Say($"{NumberWords.Compared(b, null, "名", Words.Language)}{by}联名", $"{b} of {by} jointly"),
        };
    }

    private string One(Sentence sentence, Func<string, string> term, Func<string, string> unit)
    {
        var asked = sentence.Terms.ToArray();
        var what = term(asked[0]);
        var of = asked.Length > 1 ? term(asked[1]) : null;
        if (Bound(sentence.Limit) is not { } bound)
        {
            return $"{what} {sentence.Limit}" + (of is null ? "" : $" / {of}");
        }

        var compared = Teller.Strong(NumberWords.Compared(bound, of, teller.Say(unit(asked[0]), ""), Words.Language));
        var isAmount = unit(asked[0]).Length == 0 && asked[0].Contains('.', StringComparison.Ordinal);
        return teller.Say($"{what}{compared}", $"{what} {(isAmount ? "is" : "are")} {compared}");
    }

    /// <summary>The bound meant; a parameter's value in force.</summary>
    private Bound? Bound(Limit limit)
    {
        if (limit.Bound is { } written)
        {
            return written;
        }

        teller.Param(limit.Param!);
        return teller.Value(limit.Param!) is { } value && Rules.Sentences.Bound.TryParse(limit.Kind is { } kind ? $"{Kind(kind)} {value}" : value, out var bound, out _)
            ? bound
            : null;
    }

    private static string Kind(BoundKind kind) => kind switch
    {
        BoundKind.AtLeast => "at least",
        BoundKind.MoreThan => "more than",
        BoundKind.AtMost => "at most",
        _ => "less than",
    };

    /// <summary>Terms of votes and of meetings.</summary>
    public string Voters(string term) => term switch
    {
        "eligible" => teller.Say("应到会人数", "those entitled to attend"),
        "present" => teller.Say("到会人数", "those present"),
        "cast" => teller.Say("投票人数", "votes cast"),
        "agree" => teller.Say("赞成的", "votes in favour"),
        "against" => teller.Say("反对的", "votes against"),
        "abstain" => teller.Say("弃权的", "abstentions"),
        "" => teller.Say("到会的", "those present"),
        _ => Group(term),
    };

    /// <summary>Terms of a decision of several: those who must choose the first outcome.</summary>
    public string Deciders(string term) => term switch
    {
        "eligible" => teller.Say("全体", "all of them"),
        "" or "agree" => teller.Say("同意的", "those in favour"),
        _ => Voters(term),
    };

    /// <summary>Terms of a survey: <c>members.satisfied</c>, <c>villagers.answered</c>.</summary>
    public Func<string, string> Answers(ProcedureDecl procedure, StepDecl step) => term =>
    {
        var parts = term.Split('.');
        var group = parts.Length > 1 && Words.Scope.Groups.Has(parts[0]) ? Words.Group(parts[0]) : null;
        var rest = group is null ? parts : parts[1..];
        var said = rest switch
        {
            ["answered"] => teller.Say("作答人数", "answers"),
            ["asked"] => teller.Say("应答人数", "people asked"),
            [var field, "true" or "false"] => teller.Say(
                $"“{Words.StepField(procedure, step, field)}”选“{(rest[1] == "true" ? "是" : "否")}”的", $"those who said {(rest[1] == "true" ? "yes" : "no")} to “{Words.StepField(procedure, step, field)}”"),
            [var field, var choice] => Words.StepField(procedure, step, $"{field}.{choice}"),
            [var choice] => Choice(procedure, step, choice),
            _ => term,
        };
        return group is null ? said : rest is ["answered" or "asked"]
            ? teller.Say($"{group}{said}", $"the {said} of {group}")
            : teller.Say($"{group}中“{said}”的", $"“{said}” from {group}");
    };

    /// <summary>Terms of cases opened for many: how many there were, and how they ended.</summary>
    public string Opened(OpenStep step, string term) => term switch
    {
        "opened" or "ended" => teller.Say("全部", "all of them"),
        _ => Words.Scope.Procedures.Find(step.Opened.Value) is { } opened ? teller.Say($"“{Words.End(opened, term)}”的", $"those that ended “{Words.End(opened, term)}”") : term,
    };

    private string Choice(ProcedureDecl procedure, StepDecl step, string choice)
    {
        var form = step.Fill is { Name: { } name } ? Words.Scope.Forms.Find(name.Value) : step.Fill?.Inline;
        var field = form?.Fields.FirstOrDefault(f => f.Of.Any(v => v.Value == choice));
        return field is null ? Group(choice) : Words.StepField(procedure, step, $"{field.Name.Value}.{choice}");
    }

    private string Group(string name) => Words.Scope.Groups.Has(name) ? Words.Group(name) : name;
}
