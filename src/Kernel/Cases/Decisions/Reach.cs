using Lianxin.Kernel.Cases.Definitions;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Where a course can lead from a step, over every way its outcomes have. Conditions of steps count as either.</summary>
internal sealed class Reach(ProcedureDefinition procedure)
{
    /// <summary>Outcomes that lead to the next step where no way is written for them.</summary>
    private static readonly IReadOnlyDictionary<string, string[]> Unwritten = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["do"] = ["done"],
        ["gather"] = ["closed", "none"],
        ["meet"] = ["held"],
        ["notify"] = ["told"],
        ["publish"] = ["clear"],
        ["freeze"] = ["frozen"],
        ["open"] = ["closed"],
        ["wait"] = ["past"],
        ["enact"] = ["enacted"],
    };

    /// <summary>Steps that can be come to from a step, that step among them, without an outcome that is barred.</summary>
    public IReadOnlySet<string> From(string step, Func<string, string, bool> barred)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { step };
        var open = new Stack<int>([procedure.PlaceOf(step)]);
        while (open.TryPop(out var at))
        {
            foreach (var (_, to) in Out(at).Where(o => o.To is { } place && place < procedure.Steps.Count && !barred(procedure.Steps[at].Name, o.Outcome)))
            {
                if (found.Add(procedure.Steps[to!.Value].Name))
                {
                    open.Push(to.Value);
                }
            }
        }

        return found;
    }

    /// <summary>Every end that a case of it can come to by its course.</summary>
    public IReadOnlySet<string> Ends()
    {
        var ends = procedure.Steps.SelectMany(s => s.Then.Values).SelectMany(EndsOf).ToHashSet(StringComparer.Ordinal);
        if (Enumerable.Range(0, procedure.Steps.Count).Any(at => Out(at).Any(o => o.To == procedure.Steps.Count)))
        {
            ends.Add("done");
        }

        return ends;
    }

    private IEnumerable<(string Outcome, int? To)> Out(int at)
    {
        var step = procedure.Steps[at];
        foreach (var (outcome, way) in step.Then)
        {
            foreach (var to in Targets(way, at))
            {
                yield return (outcome, to);
            }
        }

        foreach (var outcome in Unwritten.GetValueOrDefault(step.Verb, []).Where(o => !step.Then.ContainsKey(o)))
        {
            yield return (outcome, at + 1);
        }

        if (step.When is not null && !step.Then.ContainsKey("skipped"))
        {
            yield return ("skipped", at + 1);
        }
    }

    private IEnumerable<int> Targets(Way way, int at) => way switch
    {
        NextWay => [at + 1],
        StepWay to => [procedure.PlaceOf(to.Step)],
        BackWay back => [procedure.PlaceOf(back.Step), .. Targets(back.Else, at)],
        ClimbWay climb => [procedure.PlaceOf(climb.Step), .. Targets(climb.Else, at)],
        _ => [],
    };

    private static IEnumerable<string> EndsOf(Way way) => way switch
    {
        EndWay end => [end.Name],
        BackWay back => EndsOf(back.Else),
        ClimbWay climb => EndsOf(climb.Else),
        _ => [],
    };
}
