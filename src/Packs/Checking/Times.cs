using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Checking;

/// <summary>
/// How long a procedure takes, in calendar days. <c>LongestDays</c>: every period used up with parameters at their
/// ceiling, without ways back; <c>UsualDays</c>: the first-named way of each step, tasks and waiting in full at their
/// defaults; <c>ReturnsMost</c>: how often a case can go back in all. <c>ByDate</c> names steps that run until a
/// date somebody gives, <c>ByDuty</c> steps that end only by somebody's duty (they escalate); neither is in the sum.
/// </summary>
public sealed record ProcedureTimes(int LongestDays, int UsualDays, int ReturnsMost, IReadOnlyList<string> ByDate, IReadOnlyList<string> ByDuty)
{
    /// <summary>The steps of the longest path, in order.</summary>
    public IReadOnlyList<TimedStep> Longest { get; init; } = [];

    /// <summary>The steps of the usual path, in order.</summary>
    public IReadOnlyList<TimedStep> Usual { get; init; } = [];
}

/// <summary>A step of a path in time: the day it begins, counted from the opening, and the calendar days it takes.</summary>
public sealed record TimedStep(string Step, int From, int Days);

/// <summary>S5: times over the graph, and clocks that cannot be kept.</summary>
internal sealed class Times(CheckContext context)
{
    // By procedure and whether the longest path is meant: calls branch, and each would be walked once per chain of calls.
    private readonly Dictionary<(string Procedure, bool Longest), int> known = [];

    public ProcedureTimes Of(ProcedureModel model) => new(
        Whole(model, longest: true),
        Whole(model, longest: false),
        model.Variants.Max(v => v.Graph.Edges.Where(e => e.Kind == EdgeKind.Back).Sum(e => e.Most)),
        [.. model.Decl.Steps.Where(s => (s.Within?.Values.Any(v => v.Until is not null) ?? false) || s is WaitStep { Until: not null }).Select(s => s.Name.Value)],
        [.. model.Decl.Steps.Where(s => s.Then.Any(w => w.Outcome.Value == Outcomes.Late && w.Way is EscalateWay or RemindWay)).Select(s => s.Name.Value)])
    {
        Longest = Path(model.Variants.MaxBy(v => Walk(v, longest: true))!, longest: true),
        Usual = Path(Usual(model), longest: false),
    };

    public void Run(ProcedureModel model)
    {
        foreach (var clock in model.Decl.Clocks)
        {
            Clock(model, clock);
        }

        foreach (var meet in model.Graph.StepsWhere(s => s is MeetStep))
        {
            Lead((MeetStep)model.Graph.Step(meet));
        }
    }

    private void Clock(ProcedureModel model, ClockDecl clock)
    {
        var until = clock.Until is { } u ? model.Graph.IndexOf(u.Value) : -1;
        var from = clock.From is { } f ? model.Graph.IndexOf(f.Value) : 0;
        if (until < 0 || from < 0 || Longest(clock.Within) is not { } allowed || Shortest(model, from, until) is not { } days)
        {
            return;
        }

        var most = allowed;
        if (most < days)
        {
            context.Report.Add(Codes.ClockTooShort, clock.Within!.Place, clock.Name.Value, most, days, clock.Until!.Value.Value);
        }
    }

    // The most days a clock can leave, in its most generous case.
    private int? Longest(Picked<DurationText>? within)
    {
        var lengths = (within?.Values ?? []).Select(v => Range(v)).ToList();
        return lengths.Count == 0 || lengths.Contains(null) ? null : lengths.Max(l => OrdinaryMost(l!.Value.Longest));
    }

    // The most calendar days of a period without a long rest in it: a clock that holds only over a holiday is too short.
    private static int OrdinaryMost(Duration duration) => duration.Unit switch
    {
        DurationUnit.Days => duration.Amount,
        DurationUnit.Workdays => (duration.Amount * 7 + 4) / 5 + 2,
        DurationUnit.Months => duration.Amount * 31,
        DurationUnit.Years => duration.Amount * 366,
        _ => duration.MaxDays,
    };

    // The fewest days from entering one step to leaving another: only what stays open so long is sure to pass.
    private int? Shortest(ProcedureModel model, int from, int until)
    {
        var best = new Dictionary<int, int> { [from] = Least(model.Graph, from) };
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var edge in model.Graph.Edges.Where(e => e.Kind is EdgeKind.Way or EdgeKind.Skip && !model.Graph.IsEnd(e.To) && best.ContainsKey(e.From)))
            {
                var days = best[edge.From] - (edge.Outcome == Outcomes.Skipped ? Least(model.Graph, edge.From) : 0) + Least(model.Graph, edge.To);
                if (edge.To > edge.From && days < best.GetValueOrDefault(edge.To, int.MaxValue))
                {
                    best[edge.To] = days;
                    changed = true;
                }
            }
        }

        return best.TryGetValue(until, out var found) ? found : null;
    }

    private int Least(FlowGraph graph, int node) => graph.IsTaken(node) ? Least(graph.Step(node)) : 0;

    private int Least(StepDecl step) => step switch
    {
        MeetStep meet => meet.In?.Values.Select(m => Range(context.Scope.Meetings.Find(m.Text)?.Lead)?.Shortest.MinDays ?? 0).DefaultIfEmpty(0).Min() ?? 0,
        GatherStep or PublishStep or WaitStep => step.For?.Values.Select(v => Range(v)?.Shortest.MinDays ?? 0).DefaultIfEmpty(0).Min() ?? 0,
        _ => 0,
    };

    private void Lead(MeetStep meet)
    {
        foreach (var lead in (meet.In?.Values ?? []).Select(m => context.Scope.Meetings.Find(m.Text)?.Lead).OfType<DurationText>())
        {
            foreach (var within in meet.Within?.Values ?? [])
            {
                if (Range(lead) is not { } notice || Range(within) is not { } allowed)
                {
                    continue;
                }

                if (IsLonger(notice.Shortest, allowed.Longest))
                {
                    context.Report.Add(Codes.LeadTooLong, within.Place, meet.Name.Value, allowed.Longest, notice.Shortest);
                }
                else if (IsLonger(notice.Longest, allowed.Shortest))
                {
                    context.Report.Add(Codes.LeadMayBeTooLong, within.Place, meet.Name.Value, allowed.Shortest, notice.Longest);
                }
            }
        }
    }

    private static bool IsLonger(Duration one, Duration other) => one.TryCompare(other, out var order) && order > 0;

    // Shortest and longest value a duration can have; null for dates and arguments without a default.
    // Of an argument its default counts: what a call hands over is counted where the call is checked.
    internal (Duration Shortest, Duration Longest, Duration Default)? Range(DurationText? text, ProcedureDecl? procedure = null)
    {
        switch (text)
        {
            case { Fixed: { } written }:
                return (written, written, written);
            case { Param: { } name } when context.Scope.Params.Find(name) is { Default: [var set] } param && Duration.TryParse(set.Value, out var value, out _):
                return (Parse(param.Least) ?? value, Parse(param.Most) ?? value, value);
            case { Argument: { } name } when procedure?.Takes.Find(name) is { Default: { } set } argument:
                var given = set.Value.StartsWith("params.", StringComparison.Ordinal)
                    ? new DurationText(set.Value, set.Place) { Param = set.Value[7..] }
                    : new DurationText(set.Value, set.Place) { Fixed = Parse(set) };
                return Range(given) is { } range ? (Parse(argument.Least) ?? range.Shortest, Parse(argument.Most) ?? range.Longest, range.Default) : null;
            default:
                return null;
        }
    }

    private static Duration? Parse(Located<string>? text) => text is { } t && Duration.TryParse(t.Value, out var value, out _) ? value : null;

    // A procedure that calls itself, which S3 refuses, counts nothing of itself.
    private int Whole(ProcedureModel model, bool longest)
    {
        var key = (model.Name, longest);
        if (known.TryAdd(key, 0))
        {
            known[key] = longest ? model.Variants.Max(v => Walk(v, longest)) : Walk(Usual(model), longest);
        }

        return known[key];
    }

    private ProcedureModel Usual(ProcedureModel model) =>
        model.Variants.FirstOrDefault(v => v.Variant.Values.All(p => context.Scope.Params.Find(p.Key) is { Default: [var set] } && set.Value == p.Value)) ?? model.Variants[0];

    private int Walk(ProcedureModel model, bool longest) => Rest(model, longest) is [var whole, ..] ? whole : 0;

    // Days from each node to the end. Steps run forward in writing order once ways back are left out, so one pass from the
    // last step suffices.
    private int[] Rest(ProcedureModel model, bool longest)
    {
        var best = new int[model.Graph.Nodes.Count];
        for (var node = model.Graph.StepCount - 1; node >= 0; node--)
        {
            var rest = Onward(model, node).Take(longest ? int.MaxValue : 1).Select(e => best[e.To]);
            best[node] = (int)Math.Min(int.MaxValue, (long)DaysAt(model, node, longest) + rest.DefaultIfEmpty(0).Max());
        }

        return best;
    }

    /// <summary>The path those days are of, step by step.</summary>
    private List<TimedStep> Path(ProcedureModel model, bool longest)
    {
        var (rest, path, day) = (Rest(model, longest), new List<TimedStep>(), 0);
        for (var node = 0; node < model.Graph.StepCount;)
        {
            var days = DaysAt(model, node, longest);
            if (model.Graph.IsTaken(node))
            {
                path.Add(new TimedStep(model.Graph.Nodes[node], day, days));
            }

            day = (int)Math.Min(int.MaxValue, (long)day + days);
            var onward = Onward(model, node).ToList();
            if (onward.Count == 0)
            {
                break;
            }

            node = (longest ? onward.MaxBy(e => rest[e.To])! : onward[0]).To;
        }

        return path;
    }

    private static IEnumerable<Edge> Onward(ProcedureModel model, int node) =>
        model.Graph.Out(node).Where(e => e.To > node && e.Kind is EdgeKind.Way or EdgeKind.Skip);

    private int DaysAt(ProcedureModel model, int node, bool longest) => model.Graph.IsTaken(node) ? Days(model.Decl, model.Graph.Step(node), longest) : 0;

    private int Days(ProcedureDecl procedure, StepDecl step, bool longest)
    {
        int Of(Picked<DurationText>? picked) => (picked?.Values ?? [])
            .Select(v => Range(v, procedure) is { } range ? longest ? range.Longest.MaxDays : range.Default.MinDays : 0).DefaultIfEmpty(0).Max();

        int Called(string name) => context.Model.Find(name) is { } model ? Whole(model, longest) : 0;

        return step switch
        {
            OpenStep { Waits: true } open => longest || open.When is null ? Called(open.Opened.Value) : 0,
            PublishStep { Objections: { } objections } => (int)Math.Min(int.MaxValue, (long)Of(step.For) + (longest ? Called(objections.Opens.Value) : 0)),
            _ => Of(step.Within ?? step.For),
        };
    }
}
