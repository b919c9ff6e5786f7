using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Measures in words: what is counted, added up or averaged, and of what it is a share.</summary>
internal sealed class FigureTelling(Teller teller)
{
    private readonly FactTelling facts = new(teller);

    private PackWords Words => teller.Words;

    public string Measure(MeasureDecl measure)
    {
        var name = Teller.Strong(Words.Measure(measure.Name.Value));
        var body = measure.Body switch
        {
            { Aggregate: Aggregate.Rate, Parts: [var part, var whole] } => Rate(part, whole),
            { Aggregate: Aggregate.Count } counted => teller.Say($"{Part(counted)}，一共多少", $"the number of {Part(counted)}"),
            { Aggregate: Aggregate.Mean } mean => teller.Say($"{Facts(mean)}，平均{Amount(mean)}", $"the mean {Amount(mean)} of {Facts(mean)}"),
            var other => Part(other),
        };
        return teller.Say($"{name}：{body}。", $"{name}: {body}.");
    }

    /// <summary>What is left out of both sides is said once.</summary>
    private string Rate(MeasureBody part, MeasureBody whole)
    {
        var alike = part.Unless.Count > 0 && part.Unless.Select(u => u.Value).SequenceEqual(whole.Unless.Select(u => u.Value), StringComparer.Ordinal);
        var (above, below) = alike ? (Part(part with { Unless = [] }), Part(whole with { Unless = [] })) : (Part(part), Part(whole));
        return teller.Say($"{above}，占{below}的比例", $"{above}, as a share of {below}") + (alike ? Unless(part) : "");
    }

    private string Unless(MeasureBody body) => body.Unless.Count == 0 ? ""
        : teller.Say($"（不算{Words.List(body.Unless.Select(u => facts.LeftOut(u.Value)))}）", $" (leaving out {Words.List(body.Unless.Select(u => facts.LeftOut(u.Value)))})");

    /// <summary>One side of a rate, or what a measure counts.</summary>
    private string Part(MeasureBody body) => body.Aggregate switch
    {
        Aggregate.Named => Words.Quote(Words.Measure(body.Of?.Value ?? "")),
        Aggregate.Sum when IsTally(body) => Facts(body),
        Aggregate.Sum => teller.Say($"{Facts(body)}，合计{Amount(body)}", $"the sum of the {Amount(body)} of {Facts(body)}"),
        _ => Facts(body),
    };

    private string Facts(MeasureBody body)
    {
        var told = facts.Told(body.Of?.Value ?? "", body.Tags);
        var levels = body.Levels.Count == 0 ? ""
            : teller.Say($"（只算{Words.List(body.Levels.Select(l => Words.Org(l.Value)))}这一级办的）", $" (only those done at a {Words.List(body.Levels.Select(l => Words.Org(l.Value).ToLowerInvariant()), "or")})");
        return told + levels + Unless(body);
    }

    /// <summary>What a vote counted is a number already.</summary>
    private bool IsTally(MeasureBody body) => body.Of?.Value.Split('.') is [var procedure, var step, ..] && Words.Scope.Procedures.Find(procedure)?.Steps.Find(step) is VoteStep;

    private string Amount(MeasureBody body) => body.Of?.Value.Split('.') is [_, "ended"] or [_, "clock", _] ? teller.Say("用时", "time taken") : teller.Say("数额", "amount");
}
