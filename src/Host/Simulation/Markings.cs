using System.Globalization;
using Lianxin.Engine;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation;

/// <summary>What a scenario marks on ballots or draws by lot: roles, labels of cases, numbers in the list.</summary>
internal sealed class Markings(RealmEngine engine, SimWorld world, Labels labels)
{
    /// <summary>A filled-in ballot as a page would send it.</summary>
    public string Ballot(CaseId vote, IReadOnlyList<Located<string>> marks) =>
        string.Join(',', marks.SelectMany(m => Keys(vote, m.Value)));

    public IReadOnlyDictionary<string, long> Counts(CaseId vote, ActItem act)
    {
        var counts = act.Counts.ToDictionary(StringComparer.Ordinal);
        foreach (var (mark, votes) in act.Marks)
        {
            foreach (var key in Keys(vote, mark))
            {
                counts[key] = votes;
            }
        }

        return counts;
    }

    /// <summary>What was drawn joins what was filled in.</summary>
    public IReadOnlyDictionary<string, FieldValue> WithDrawn(
        CaseId on, IReadOnlyList<Located<string>> marks, StepDefinition? step, Dictionary<string, FieldValue> values)
    {
        if (marks.Count > 0 && step is DecideStep decide && engine.States.Case(on) is { } state && Tie.Of(state, decide) is { } tie)
        {
            var tied = Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Tied)).ToArray();
            var drawn = marks.SelectMany(m => int.TryParse(m.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= tied.Length ? [tied[n - 1]] : Named(m.Value));
            if (Elements.List([.. drawn]) is { } list)
            {
                values[BallotNames.Drawn] = list;
            }
        }

        return values;
    }

    /// <summary>The case of that label, or the people in that role.</summary>
    public IEnumerable<object> Named(string mark)
    {
        if (labels.Has(mark))
        {
            return [labels.Case(mark)];
        }

        var role = RoleText.Read(new Located<string>(mark, default));
        return role is null ? [] : world.Of(role).Cast<object>();
    }

    private IEnumerable<string> Keys(CaseId vote, string mark)
    {
        if (engine.States.Case(vote) is not { Open: Polling { Paper: { } paper } } || paper.Option(mark) is not null)
        {
            return [mark];
        }

        return Named(mark).Select(e => paper.Options.Find(o => Elements.Of(o.Of).Contains(e))?.Key ?? (e is PersonId person ? BallotPaper.KeyOf(person) : mark));
    }
}
