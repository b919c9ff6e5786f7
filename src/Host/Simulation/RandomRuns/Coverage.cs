using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>How often a step was entered, passed over, and left with each outcome.</summary>
public sealed record StepCoverage(string Step, int Entered, IReadOnlyDictionary<string, int> Outcomes);

/// <summary>What random runs met of a procedure.</summary>
/// <param name="Cases">how many cases of it were begun, by somebody or by another procedure</param>
/// <param name="Ends">each end its ways name, and those that came about beside them</param>
public sealed record ProcedureCoverage(string Pack, string Procedure, int Cases, IReadOnlyList<StepCoverage> Steps, IReadOnlyDictionary<string, int> Ends)
{
    /// <summary>Steps, outcomes and ends that no run met: <c>step</c>, <c>step.outcome</c>, <c>end NAME</c>.</summary>
    public IEnumerable<string> NeverMet =>
    [
        .. Steps.SelectMany(s => s.Entered == 0 && s.Outcomes.Values.All(n => n == 0) ? [s.Step] : s.Outcomes.Where(o => o.Value == 0).Select(o => $"{s.Step}.{o.Key}")),
        .. Ends.Where(e => e.Value == 0).Select(e => $"end {e.Key}"),
    ];
}

/// <summary>Counts what was met, from the journals of the runs.</summary>
internal sealed class Coverage
{
    private readonly Dictionary<(string Pack, string Procedure), Counts> all = [];

    public void Expect(ProcedureDefinition procedure) => Of(procedure);

    public void Add(Scene scene)
    {
        foreach (var state in scene.Cases)
        {
            var counts = Of(scene.ProcedureOf(state));
            counts.Cases++;
            foreach (var e in scene.Engine.Queries.Stream(state.Id.Value).Select(x => x.Event))
            {
                switch (e)
                {
                    case StepEntered s:
                        counts.Steps[s.Step].Entered++;
                        break;
                    case StepSkipped s:
                        counts.Steps[s.Step].Add("skipped");
                        break;
                    case StepLeft s:
                        counts.Steps[s.Step].Add(s.Outcome);
                        break;
                }
            }

            if (state.End is { } end)
            {
                counts.Ends[end] = counts.Ends.GetValueOrDefault(end) + 1;
            }
        }
    }

    public IReadOnlyList<ProcedureCoverage> Told() =>
    [
        .. all.Select(c => new ProcedureCoverage(
            c.Key.Pack, c.Key.Procedure, c.Value.Cases,
            [.. c.Value.Steps.Select(s => new StepCoverage(s.Key, s.Value.Entered, s.Value.Outcomes))], c.Value.Ends)),
    ];

    private Counts Of(ProcedureDefinition procedure)
    {
        if (!all.TryGetValue((procedure.Pack, procedure.Name), out var counts))
        {
            all[(procedure.Pack, procedure.Name)] = counts = new Counts(procedure);
        }

        return counts;
    }

    private sealed class Counts
    {
        public Counts(ProcedureDefinition procedure)
        {
            foreach (var step in procedure.Steps)
            {
                // A late step that only reminds or escalates stays where it is: late is then no outcome it ends with.
                Steps[step.Name] = new Step(step.Then.Where(t => t.Value is not (RemindWay or EscalateWay)).Select(t => t.Key));
            }

            foreach (var end in procedure.Steps.SelectMany(s => s.Then.Values).SelectMany(EndsOf))
            {
                Ends.TryAdd(end, 0);
            }
        }

        public int Cases { get; set; }

        public Dictionary<string, Step> Steps { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, int> Ends { get; } = new(StringComparer.Ordinal);

        private static IEnumerable<string> EndsOf(Way way) => way switch
        {
            EndWay end => [end.Name],
            BackWay back => EndsOf(back.Else),
            ClimbWay climb => EndsOf(climb.Else),
            _ => [],
        };
    }

    private sealed class Step(IEnumerable<string> outcomes)
    {
        public int Entered { get; set; }

        public Dictionary<string, int> Outcomes { get; } = outcomes.ToDictionary(o => o, _ => 0, StringComparer.Ordinal);

        public void Add(string outcome) => Outcomes[outcome] = Outcomes.GetValueOrDefault(outcome) + 1;
    }
}
