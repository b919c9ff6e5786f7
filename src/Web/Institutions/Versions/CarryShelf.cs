using Lianxin.Host.Institutions;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Web.Board;
using Lianxin.Web.Workbench;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Institutions.Versions;

/// <summary>What becomes of one case if it is taken over, in words.</summary>
/// <param name="Keeps">what it keeps, what it loses, what is demanded</param>
/// <param name="Against">why it cannot be taken over; empty where it can</param>
public sealed record CarryLine(CaseId Id, string What, string Org, string Step, string? To, IReadOnlyList<string> Keeps, IReadOnlyList<string> Against)
{
    public bool IsPossible => Against.Count == 0;
}

/// <summary>Running cases of one earlier version.</summary>
/// <param name="Faults">why the plan does not hold against that version as it is kept here; then nobody is taken over</param>
public sealed record CarrySource(int From, IReadOnlyList<string> Faults, IReadOnlyList<CarryLine> Lines);

/// <summary>What came of a plan that was agreed on.</summary>
public sealed record CarryOutcome(int From, int Moved, IReadOnlyList<CarryLine> Left);

/// <summary>Taking over running cases, as its page shows it.</summary>
public sealed class CarryShelf(PageRealm realm, CarryDesk carrying, RefusalWords refusals, Words words, Dates dates)
{
    /// <summary>Earlier versions that a version takes cases over from, where any still run.</summary>
    public IReadOnlyList<CarrySource> Sources(CatalogPack pack) => [.. CarryDesk.Sources(pack).Select(from => Source(pack, from)).Where(s => s.Lines.Count > 0)];

    /// <summary>Why a plan does not hold, in the reader's words.</summary>
    public IReadOnlyList<string> Faults(CatalogPack pack, int from) => [.. carrying.Prove(pack, from).Select(d => d.Message(realm.Language)).Distinct(StringComparer.Ordinal)];

    public IReadOnlyList<CarryLine> Lines(CarryPlan plan, CatalogPack pack)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(pack);
        return [.. plan.Cases.Select(id => carrying.Choice(id, pack.Version)).OfType<CarryChoice>().Select(Line)];
    }

    /// <summary>Plans that were carried out, the latest first.</summary>
    public IReadOnlyList<CarryOutcome> Outcomes(VersionId version)
    {
        var outcomes = new List<CarryOutcome>();
        var (plan, left) = ((CarryOverProposed?)null, new List<CarryLine>());
        foreach (var e in realm.Queries.Stream(version.Value))
        {
            switch (e.Event)
            {
                case CarryOverProposed p:
                    plan = p;
                    break;
                case CarryOverApproved when plan is not null:
                    left = [];
                    outcomes.Add(new CarryOutcome(plan.From, plan.Cases.Count, left));
                    break;
                case CaseLeftBehind l:
                    left.Add(Left(l));
                    outcomes[^1] = outcomes[^1] with { Moved = plan!.Cases.Count - left.Count };
                    break;
            }
        }

        outcomes.Reverse();
        return outcomes;
    }

    private CarrySource Source(CatalogPack pack, int from) => new(from, Faults(pack, from), [.. carrying.Choices(pack, from).Select(Line)]);

    private CarryLine Left(CaseLeftBehind left)
    {
        var row = realm.Queries.Case(left.Case)!;
        return new CarryLine(row.Id, realm.Word(row.Pack, $"procedures.{row.Procedure}"), realm.OrgName(row.Org), "", null, [], Say(row.Pack, row.Version, row.Procedure, left.Why));
    }

    private CarryLine Line(CarryChoice choice)
    {
        var (row, seen) = (choice.Row, choice.Foresight);
        string Step(string? step) => step is null ? words.T("carry.signing") : realm.Word(row.Pack, $"procedures.{row.Procedure}.steps.{step}");
        return new CarryLine(
            row.Id, realm.Word(row.Pack, $"procedures.{row.Procedure}"), realm.OrgName(row.Org), Step(seen.Step), seen.To is null && seen.Step is not null ? null : Step(seen.To),
            [
                .. seen.Kept.Where(IsTold).Select(c => words.T("carry.clock", ("clock", ClockWord(row.Pack, row.Procedure, c)), ("day", dates.Day(c.Due.ToUtc())))),
                .. seen.Dropped.Where(IsTold).Select(c => words.T("carry.clock_dropped", ("clock", ClockWord(row.Pack, row.Procedure, c)))),
                .. seen.Counters.Where(c => c.Value > 0).Select(c => words.T("carry.counter", ("step", Step(c.Key.Split('.')[0])), ("n", c.Value))),
                .. seen.Demands.Select(d => words.T(d.IsMet ? "carry.demand_met" : "carry.demand_ahead", ("step", Step(d.Enact)), ("what", words.T($"carry.proof.{d.Code}")))).Distinct(StringComparer.Ordinal),
            ],
            Say(row.Pack, row.Version, row.Procedure, seen.Refusals));
    }

    private static bool IsTold(Clock clock) => clock.Name != Clock.PauseEnd && !clock.Name.StartsWith(Clock.Reminder, StringComparison.Ordinal);

    private string ClockWord(string pack, string procedure, Clock clock) =>
        clock.IsOverSteps ? realm.Word(pack, $"procedures.{procedure}.clocks.{clock.Name[Clock.OverSteps.Length..]}") : words.T("carry.step_clock");

    private IReadOnlyList<string> Say(string pack, int version, string procedure, IReadOnlyList<Refusal> why)
    {
        var form = realm.Engine.Institutions.Find(pack)?.Procedures.GetValueOrDefault(procedure)?.Form
            ?? realm.Engine.Institutions.Find(pack, version)?.Procedures.GetValueOrDefault(procedure)?.Form;
        return [.. why.Select(r => r.Field is { } field && form?.Field(field) is not null
            ? words.T("form.at_field", ("label", realm.Word(form.Pack, $"{form.Path}.{field}")), ("words", refusals.Of(r, pack, procedure)))
            : refusals.Of(r, pack, procedure)).Distinct(StringComparer.Ordinal)];
    }
}
