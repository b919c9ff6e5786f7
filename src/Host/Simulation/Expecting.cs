using System.Globalization;
using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation;

/// <summary>Judges what a scenario says must be so.</summary>
internal sealed class Expecting(RealmEngine engine, SimWorld world, CatalogPack pack, Labels labels, Action<Mismatch> report)
{
    private readonly DutyExpecting duties = new(engine, world, pack, labels, report);

    public void Judge(ExpectItem e)
    {
        if (e.Case is not { } label)
        {
            Balance(e);
            Line(e);
            Figures(e);
            duties.Judge(e);
            Org(e);
            return;
        }

        if (engine.States.Case(labels.Case(label.Value)) is not { } state)
        {
            Miss(e.Place, $"没有 {label.Value} 这件事", $"there is no {label.Value}");
            return;
        }

        Standing(e, state);
        Same(e.End, "end", state.End);
        if (e.Due is { } due)
        {
            var is_ = state.DueClock is { } clock ? engine.Time.DayOf(clock.Due).ToString("o", CultureInfo.InvariantCulture) : null;
            Same(new Located<string>(due.Value.ToString("o", CultureInfo.InvariantCulture), due.Place), "due", is_);
        }

        foreach (var (step, outcome) in e.Outcomes)
        {
            Same(outcome, $"{step.Value}", state.Result(step.Value)?.Outcome ?? Skipped(state, step.Value));
        }

        foreach (var (step, term, number) in e.Tallies)
        {
            Equal(term.Place, $"{step.Value} {term.Value}", number, state.Result(step.Value)?.Numbers.GetValueOrDefault(term.Value));
        }

        foreach (var (step, number) in e.Visits)
        {
            Equal(step.Place, $"visits {step.Value}", number, state.Visits.GetValueOrDefault(step.Value));
        }

        if (e.Signatures is { } signed)
        {
            Equal(e.Place, "signatures", signed, state.Draft?.Signed.Count ?? 0);
        }

        Clocks(e, state);
        if (e.Winners.Count > 0)
        {
            var won = Balloting(state);
            var wanted = e.Winners.SelectMany(w => new Markings(engine, world, labels).Named(w.Value)).ToHashSet();
            Equal(e.Winners[0].Place, "winners", wanted.Count, won.Count(wanted.Contains));
            Equal(e.Winners[0].Place, "winners", wanted.Count, won.Count);
        }

        Todos(e, state);
        foreach (var (procedure, child) in e.Children)
        {
            Child(state, procedure, child);
        }
    }

    /// <summary>Until when what was written is kept, and whether it is gone: as the vault has it, not as the journal says.</summary>
    private void Keeping(ExpectItem e, Case state)
    {
        if (e.Kept is { } kept)
        {
            var first = state.Kept.IsEmpty ? null : engine.Time.DayOf(state.Kept.MinBy(k => k.Until.Millis)!.Until).ToString("o", CultureInfo.InvariantCulture);
            Same(new Located<string>(kept.Value.ToString("o", CultureInfo.InvariantCulture), kept.Place), "kept", first);
        }

        if (e.Erased is { } erased)
        {
            var gone = engine.Queries.Stream(state.Id.Value).Select(x => x.Event).OfType<TextsErased>().SelectMany(x => x.Texts).ToList();
            if (erased != (gone.Count > 0 && gone.TrueForAll(t => engine.Queries.OpenText(t) is null)))
            {
                Miss(e.Place, erased ? "填写的文字应当已经删除，还能看到" : "填写的文字不应当删除，却没有了", erased ? "what was written should be erased and is not" : "what was written should not be erased and is");
            }
        }
    }

    /// <summary>Where it still stands, and until when: a last day that is a day off is what a scenario counts wrongly most often.</summary>
    private void Standing(ExpectItem e, Case state)
    {
        if (e.Step is { } wanted && wanted.Value != state.Step)
        {
            var until = state.DueClock is { } clock ? TimeZoneInfo.ConvertTime(clock.Due.ToUtc(), engine.Time.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;
            Miss(wanted.Place,
                $"step 应当是 {wanted.Value}，实际是 {state.Step ?? "无（已办结）"}{(until is null ? "" : $"，这一步到 {until}")}",
                $"step should be {wanted.Value}, is {state.Step ?? "none (it has ended)"}{(until is null ? "" : $", which lasts until {until}")}");
        }
    }

    private void Clocks(ExpectItem e, Case state)
    {
        Keeping(e, state);
        if (e.Paused is { } paused && paused != state.Pause is not null)
        {
            Miss(e.Place, paused ? "应当暂停着，没有" : "不应当暂停，却停着", paused ? "should be paused and is not" : "should not be paused and is");
        }

        foreach (var (name, wanted) in e.Clocks)
        {
            var found = state.Clocks.Find(c => c.Name == Clock.OverSteps + name.Value) switch
            {
                null => null,
                { State: ClockState.Running, Runs: 0 } running => engine.Time.DayOf(running.Due).ToString("o", CultureInfo.InvariantCulture),
                { State: ClockState.Running } => "late",
                var other => other.State.ToString().ToLowerInvariant(),
            };
            Same(wanted, $"clock {name.Value}", found);
        }
    }

    private List<object> Balloting(Case state) =>
        [.. Elements.Of(new CaseScope(state, engine.Time.DayOf(engine.Clock.Now), engine.States.Case).At(BallotNames.Winners))];

    private void Todos(ExpectItem e, Case state)
    {
        foreach (var (roles, wanted) in new[] { (e.TodoOf, true), (e.NoTodoOf, false) })
        {
            foreach (var role in roles)
            {
                foreach (var person in world.Of(role))
                {
                    var viewer = new Viewer(person, engine.Queries.AtomsOf(person, engine.Time.DayOf(engine.Clock.Now)));
                    if (engine.Queries.Todos(viewer, 500).Any(t => t.Stream == state.Id.Value) != wanted)
                    {
                        Miss(role.Place, wanted ? $"{role} 的待办里没有它" : $"{role} 的待办里有它", wanted ? $"{role} has no to-do of it" : $"{role} has a to-do of it");
                    }
                }
            }
        }
    }

    private void Child(Case state, Located<string> procedure, Located<string> label)
    {
        // Of several opened at once, those without a name yet come first, in the order they were opened.
        var all = state.Children.Select(c => engine.States.Case(c)!).Where(c => c.Procedure == procedure.Value).ToList();
        var found = all.Find(c => c.Phase != CasePhase.Ended && labels.NameOf(c.Id.Value) is null) ?? all.LastOrDefault();
        if (found is null)
        {
            Miss(procedure.Place, $"没有开出 {procedure.Value}", $"no {procedure.Value} was opened");
        }
        else
        {
            labels.Put(label.Value, found.Id.Value);
        }
    }

    private void Balance(ExpectItem e)
    {
        if (e.Balance is not { } wanted)
        {
            return;
        }

        // Whose account was looked at is said, also where nobody was named.
        var holders = wanted.Of.Count == 0 && wanted.Org is null ? [(world.KeyOf(world.Home)!, Holder.Of(world.Home))] : Holders(wanted.Of, wanted.Org);
        foreach (var (who, holder) in holders)
        {
            var account = engine.Queries.Account(wanted.Ledger.Value, holder);
            Equal(wanted.Ledger.Place, $"{who} {wanted.Ledger.Value}", wanted.Is, account?.Balance ?? 0);
            if (wanted.Held is { } held)
            {
                Equal(wanted.Ledger.Place, $"{who} {wanted.Ledger.Value} held", held, account?.Held ?? 0);
            }
        }
    }

    /// <summary>The latest of that name: one that was dissolved may be followed by another.</summary>
    private void Org(ExpectItem e)
    {
        if (e.Org is not { } wanted)
        {
            return;
        }

        if (engine.Queries.Orgs().Where(o => o.Name == wanted.Name.Value).MaxBy(o => o.Id) is not { } found)
        {
            Miss(wanted.Name.Place, $"没有叫“{wanted.Name.Value}”的组织", $"no organisation is called {wanted.Name.Value}");
            return;
        }

        Same(wanted.Kind, "kind", found.Kind);
        Same(wanted.Under is { } above ? above with { Value = world.Org(above.Value).ToString() } : null, "under", found.Under?.ToString());
        if (wanted.People is { } people)
        {
            var today = engine.Time.DayOf(engine.Clock.Now);
            Equal(wanted.Name.Place, "people", people, engine.Queries.Affiliations(found.Id, null, today, 0, int.MaxValue).Select(a => a.Person).Distinct().LongCount());
        }

        if (wanted.Dissolved is { } dissolved)
        {
            Same(new Located<string>(dissolved ? "true" : "false", wanted.Name.Place), "dissolved", found.To is null ? "false" : "true");
        }
    }

    private IEnumerable<(string Who, Holder Holder)> Holders(IReadOnlyList<Role> of, Located<string>? org) =>
        of.SelectMany(r => world.Of(r).Select(p => (r.ToString(), Holder.Of(p)))).Concat(org is { } key ? [(key.Value, Holder.Of(world.Org(key.Value)))] : []);

    private void Line(ExpectItem e)
    {
        if (e.Line is not { } wanted)
        {
            return;
        }

        if (engine.States.Case(labels.Case(wanted.Case.Value)) is not { } state || !state.Sheets.TryGetValue(wanted.Step.Value, out var id))
        {
            Miss(wanted.Step.Place, $"没有 {wanted.Step.Value} 这份册子", $"there is no sheet {wanted.Step.Value}");
            return;
        }

        var head = engine.Queries.Sheet(id)!;
        var lines = engine.Queries.Lines(id, 0, head.Rows);
        if (wanted.Rows is { } rows)
        {
            Equal(wanted.Step.Place, "rows", rows, lines.Count);
        }

        foreach (var (who, holder) in Holders(wanted.Of, wanted.Org))
        {
            if (lines.FirstOrDefault(l => l.Who == holder) is not { } line)
            {
                Miss(wanted.Step.Place, $"{wanted.Step.Value} 里没有 {who}", $"{who} is not in {wanted.Step.Value}");
                continue;
            }

            foreach (var (column, number) in wanted.Numbers)
            {
                Equal(column.Place, $"{who} {column.Value}", number, line.Numbers[head.Columns.ToList().IndexOf(column.Value)]);
            }

            Same(wanted.Band, $"{who} band", line.Band);
            if (wanted.Rank is { } rank)
            {
                Equal(wanted.Step.Place, $"{who} rank", rank, line.Rank);
            }

            if (wanted.Best is { } best && best != line.Best)
            {
                Miss(wanted.Step.Place, $"{who} {(best ? "应当" : "不应当")}在最好的之列", $"{who} should {(best ? "" : "not ")}be among the best");
            }
        }
    }

    private void Figures(ExpectItem e)
    {
        foreach (var (measure, value, of) in e.Measures)
        {
            var definition = pack.Institution.Measures[measure.Value];
            Equal(measure.Place, measure.Value, value, Count(definition.What));
            if (of is { } denominator)
            {
                Equal(measure.Place, $"{measure.Value} /", denominator, definition.Of is null ? null : Count(definition.Of));
            }
        }
    }

    private long Count(Count count) => engine.Queries.Measure(
        new FactFilter(count.Kinds, count.Tags, count.Levels, count.Unless, null, world.Top, new Instant(0), engine.Clock.Now.Plus(TimeSpan.FromMilliseconds(1))),
        count.Aggregate == Aggregate.Sum);

    private string? Skipped(Case state, string step) =>
        engine.Queries.Stream(state.Id.Value).Any(x => x.Event is StepSkipped s && s.Step == step) ? "skipped" : null;

    private void Same(Located<string>? wanted, string what, string? found)
    {
        if (wanted is { } w && w.Value != found)
        {
            Miss(w.Place, $"{what} 应当是 {w.Value}，实际是 {found ?? "无"}", $"{what} should be {w.Value}, is {found ?? "none"}");
        }
    }

    private void Equal(Place place, string what, long wanted, long? found)
    {
        if (wanted != found)
        {
            Miss(place, $"{what} 应当是 {wanted}，实际是 {found?.ToString(CultureInfo.InvariantCulture) ?? "无"}", $"{what} should be {wanted}, is {found?.ToString(CultureInfo.InvariantCulture) ?? "none"}");
        }
    }

    private void Miss(Place place, string zh, string en) => report(new Mismatch(place, "expected", zh, en));
}

internal static class ExpectWords
{
    /// <summary>The expectation in one line, as it stands in the file.</summary>
    public static string ToWords(this ExpectItem e)
    {
        if (e.Balance is { } balance)
        {
            return string.Create(CultureInfo.InvariantCulture, $"balance {balance.Ledger.Value} {string.Join(", ", balance.Of)}{balance.Org?.Value} = {balance.Is}{(balance.Held is { } held ? $" held {held}" : "")}");
        }

        if (e.Line is { } line)
        {
            return $"sheet {line.Case.Value} {line.Step.Value} {string.Join(", ", line.Of)}{line.Org?.Value} {string.Join(' ', line.Numbers.Select(n => $"{n.Column.Value}={n.Number.ToString(CultureInfo.InvariantCulture)}"))} {line.Band?.Value}".TrimEnd();
        }

        if (e.Org is { } org)
        {
            return string.Create(CultureInfo.InvariantCulture, $"org {org.Name.Value} {org.Kind?.Value} {org.Under?.Value} {org.People} {org.Dissolved}").TrimEnd();
        }

        if (e.Opened is { } opened)
        {
            return string.Create(CultureInfo.InvariantCulture, $"opened {opened.Procedure.Value} {opened.In?.Value} {opened.Label?.Value} {opened.Count}").TrimEnd();
        }

        if (e.Duty is { } duty)
        {
            return string.Create(CultureInfo.InvariantCulture, $"duty {duty.Of.Value} {duty.In?.Value} missing={duty.Missing} due={duty.Due?.Value:o}");
        }

        var parts = new List<string> { e.Case?.Value ?? "figures" };
        parts.AddRange(new[] { ("step", e.Step?.Value), ("end", e.End?.Value), ("due", e.Due?.Value.ToString("o", CultureInfo.InvariantCulture)) }
            .Where(p => p.Item2 is not null).Select(p => $"{p.Item1}={p.Item2}"));
        parts.AddRange(e.Outcomes.Select(o => $"{o.Step.Value}={o.Outcome.Value}"));
        parts.AddRange(e.Tallies.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Step.Value}.{t.Term.Value}={t.Number}")));
        parts.AddRange(e.Clocks.Select(c => $"{c.Clock.Value}={c.Is.Value}"));
        parts.AddRange(e.Measures.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Measure.Value}={m.Value}{(m.Of is null ? "" : "/" + m.Of)}")));
        return string.Join(' ', parts);
    }
}
