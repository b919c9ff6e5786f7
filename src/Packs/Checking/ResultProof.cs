using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Sentences;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S10: named results are tried in order and the first that holds is it, so two never hold at once; what is proven is that
/// each of them can come. A result that an earlier one always forestalls, or whose sentences contradict each other, is a
/// way nobody will ever take.
/// </summary>
internal sealed class ResultProof(CheckContext context, ProcedureDecl procedure)
{
    private static readonly string[] Ballots = ["agree", "against", "abstain"];

    public void Run()
    {
        foreach (var step in procedure.Steps)
        {
            switch (step)
            {
                case VoteStep vote:
                    Check(vote.Name.Value, vote.Result, Electorate(vote), vote.Quorum);
                    break;
                case GatherStep gather:
                    Check(gather.Name.Value, gather.Result, Answers(gather), null);
                    break;
                case OpenStep { Result.Count: > 0 } open when context.Scope.Procedures.Find(open.Opened.Value) is { } opened:
                    string[] ends = [.. Ends.Of(opened).Select(e => e.Value)];
                    Check(open.Name.Value, open.Result, Counts.Free.With(["ended"], "opened").With(ends, "ended"), null);
                    break;
            }
        }
    }

    private void Check(string step, IReadOnlyList<ResultDecl> results, Counts place, Sentences? quorum)
    {
        if (results.Count == 0 || results.Select(r => r.When).Append(quorum).OfType<Sentences>().Any(s => !IsReadable(s)))
        {
            return;
        }

        List<Counts> left = quorum is null ? [place] : [.. place.Where(quorum.Set, Param).Where(w => w.CanBe())];
        foreach (var result in results)
        {
            var worlds = result.When is { } when ? left.SelectMany(w => w.Where(when.Set, Param)) : left;
            if (!worlds.Any(w => w.CanBe()))
            {
                context.Report.Add(Codes.NeverResult, result.Name.Place, step, result.Name.Value);
            }

            left = result.When is { } past ? [.. left.SelectMany(w => w.WhereNot(past.Set, Param)).Where(w => w.CanBe())] : [];
        }
    }

    private Counts Electorate(VoteStep vote)
    {
        var meet = vote.Of is { } of ? procedure.Steps.Find(of.Value) as MeetStep : null;
        var counts = Voices(Counts.Free, "", meet is not null);
        counts = VoteColumns.Counted(context.Scope, procedure, vote).Aggregate(counts, (c, column) => Voices(c, $"{column}.", false));
        var groups = meet?.In?.Values.Select(m => context.Scope.Meetings.Find(m.Text)?.Of?.Value) ?? [vote.Of?.Value];
        var seats = groups.Select(g => g is null ? null : GroupChecks.Seats(context.Scope, g)).ToList();
        return seats.Count > 0 && seats.TrueForAll(s => s is not null) ? counts.Between("eligible", seats.Min(s => s!.Value.Least), seats.Max(s => s!.Value.Most)) : counts;
    }

    /// <param name="of">what is counted: nothing for heads, <c>area.</c> for a column</param>
    private static Counts Voices(Counts counts, string of, bool isMeeting) => counts
        .With(Ballots.Select(b => of + b), of + "cast").With([of + "present"], of + "eligible").With([of + "cast"], of + (isMeeting ? "present" : "eligible"));

    // The same person is counted with one group only, so what the groups answered adds up to what all did.
    private Counts Answers(GatherStep gather)
    {
        var groups = gather.From.Select(g => g.Value).ToArray();
        string[] Of(string term) => [.. groups.Select(g => $"{g}.{term}")];
        var counts = Counts.Free.Sum("asked", Of("asked")).Sum("answered", Of("answered"));
        var fields = context.Form(gather.Fill)?.Fields.Where(f => f.Type == FieldType.Choice).ToList() ?? [];
        var values = fields.SelectMany(f => f.Of.Select(o => (Full: $"{f.Name.Value}.{o.Value}", Short: o.Value))).ToList();
        foreach (var (full, shorter) in values)
        {
            counts = counts.Sum(full, Of(full));
            if (values.Count(v => v.Short == shorter) == 1)
            {
                counts = groups.Aggregate(counts.Sum(shorter, [full]), (c, g) => c.Sum($"{g}.{shorter}", [$"{g}.{full}"]));
            }
        }

        foreach (var group in groups)
        {
            counts = counts.With([$"{group}.answered"], $"{group}.asked");
            counts = fields.Aggregate(counts, (c, f) => c.With(f.Of.Select(o => $"{group}.{f.Name.Value}.{o.Value}"), $"{group}.answered"));
        }

        return counts;
    }

    private bool IsReadable(Sentences sentences) => sentences.All.All(s =>
        s.Value.Term is not null && s.Value.By is null && (s.Value.Limit.Param is not { } name || Set(name) is not null)
        && (s.Value.Of is not null || !s.Value.Limit.Resolve(Param).IsShare));

    // At the default: an organisation that sets another value keeps the floor, which only makes a threshold stricter.
    private Bound Param(string name) => Set(name) ?? default;

    private Bound? Set(string name) => context.Scope.Params.Find(name) switch
    {
        { Type: FieldType.Bound, Default: [var set] } when Bound.TryParse(set.Value, out var bound, out _) => bound,
        { Type: FieldType.Number, Default: [var set] } when Bound.TryParse($"at least {set.Value}", out var bound, out _) => bound,
        _ => null,
    };
}
