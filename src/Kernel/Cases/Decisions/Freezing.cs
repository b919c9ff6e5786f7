using System.Collections.Immutable;
using System.Globalization;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Sentences;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Freezing a sheet: who has a row, every column from left to right, bands, places; all of it once, into the event.</summary>
internal static class Freezing
{
    /// <summary>Streaks are not counted back further than this.</summary>
    private const int StreakMax = 60;

    public static Decision Sign(Course c, FreezeSheet command)
    {
        if (c.State.Open is not Shapes.Freezing open || Asking.Current(c, command.Step) is not FreezeStep step)
        {
            return Decision.Refuse(CaseRefusals.StepMoved(command.Step));
        }

        if (!open.Asked.Any(a => c.People.Contains(a, step.By, command.Person)))
        {
            return Decision.Refuse(CaseRefusals.NotAsked());
        }

        var made = new Table(c, step);
        if (made.Fill() is { } refused)
        {
            return Decision.Refuse(refused);
        }

        var id = new SheetId(c.Reads.NextId());
        if (c.State.Sheets.TryGetValue(step.Name, out var before))
        {
            c.Keep(before, new SheetReplaced(id));
        }

        var frozen = made.Frozen(c.State.Visit);
        c.Keep(id, frozen);
        c.Emit(new SheetMade(step.Name, id));
        var numbers = frozen.Columns.ToDictionary(n => n, n => c.Sheet(id)!.Sum(n), StringComparer.Ordinal);
        numbers["rows"] = frozen.Rows.Count;
        foreach (var (name, part) in frozen.Rest)
        {
            numbers[$"{FreezeStep.RestPrefix}{name}"] = part;
        }

        c.Leave("frozen", new Leaving([command.Person], ImmutableDictionary<string, FieldValue>.Empty, numbers));
        return c.Done();
    }

    /// <summary>One row changed by an effect; every row's place is told anew, bands only of that one.</summary>
    public static void Change(Course c, SheetEffect e)
    {
        if (Find(c, e.Sheet) is not { } sheet || c.People.Persons([e.Row]) is not { Count: 1 } one)
        {
            return;
        }

        var who = Holder.Of(one.First());
        var row = sheet.RowOf(who);
        var owner = c.Reads.Case(sheet.Case) ?? c.State;
        var step = (FreezeStep)c.Reads.Procedure(owner.Pack, owner.Version, owner.Procedure).Step(owner.Sheets.First(s => s.Value == sheet.Id).Key);
        var changed = (e.Change, row) switch
        {
            (RowChange.Add, null) => new SheetRow(who, [.. sheet.Columns.Select(n => step.Columns.OfType<NumberColumn>().FirstOrDefault(x => x.Name == n)?.Of(Bare(c)) ?? 0)], null, 0, false, []),
            (RowChange.Remove, not null) => null,
            (RowChange.Set, { } was) when c.Scope.At(e.To!) is NumberValue to && sheet.Columns.IndexOf(e.Column!) is >= 0 and var at =>
                was with { Numbers = [.. was.Numbers.Select((n, i) => i == at ? to.Number : n)] },
            _ => row,
        };
        if (ReferenceEquals(changed, row))
        {
            return;
        }

        var rows = sheet.Rows.Where(r => r.Who != who).Concat(changed is null ? [] : [changed]).ToArray();
        var judged = Table.Judge(step, sheet.Columns, rows, owner);
        var reason = e.Reason is { } path && c.Scope.At(path) is TextValue words ? words.Text : null;
        c.Keep(sheet.Id, new RowChanged(
            who, judged.FirstOrDefault(r => r.Who == who), row?.Band,
            [.. judged.Where(r => r.Who != who && sheet.RowOf(r.Who) is { } old && (old.Place, old.Best) != (r.Place, r.Best))], c.State.Id, reason));
    }

    /// <summary>A sheet of this case, of the one it is about, or of one handed in as an argument.</summary>
    private static Sheet? Find(Course c, string path)
    {
        var (owner, step) = path.Split('.') switch
        {
            [var own] => (c.State, own),
            ["about", var other] => (c.State.About is { } about ? c.Reads.Case(about) : null, other),
            [var argument, var other] => (c.Scope.Argument(argument) is FieldArgument { Value: IdValue { Id: var id } } ? c.Reads.Case(new CaseId(id)) : null, other),
            _ => (null, path),
        };
        return owner is not null && owner.Sheets.TryGetValue(step, out var sheet) ? c.Sheet(sheet) : null;
    }

    private static RowScope Bare(Course c) => new(c.Scope, ImmutableDictionary<string, long>.Empty, (_, _) => 0);

    /// <summary>A table in the making.</summary>
    private sealed class Table(Course c, FreezeStep step)
    {
        private readonly List<string> names = [];
        private readonly Dictionary<string, long[]> columns = new(StringComparer.Ordinal);
        private IReadOnlyList<Holder> who = [];
        private IReadOnlyList<SheetRow> rows = [];
        private (DateOnly From, DateOnly To)? period;
        private readonly Dictionary<string, long> rest = new(StringComparer.Ordinal);
        private DateOnly asOf;

        public SheetFrozen Frozen(int visit) => new(
            step.KindPack, step.Kind, c.State.Org, c.State.Id, step.Name, visit, asOf, period?.From, period?.To,
            c.Reads.Time.StartOf(period?.To ?? asOf), names, rows, rest);

        public Refusal? Fill()
        {
            if (step.Period is not null && !FindPeriod())
            {
                return SheetRefusals.NoPeriod();
            }

            if (period is { To: var last } && last > c.Today)
            {
                return SheetRefusals.NotOver(last);
            }

            asOf = step.AsOf is { } path && c.Scope.At(path) is DateValue { Day: var day } ? day : period?.To ?? c.Today;
            FindRows();
            foreach (var column in step.Columns.Where(x => x is not StreakColumn))
            {
                if (!Compute(column))
                {
                    return SheetRefusals.NoNumber(column.Name);
                }
            }

            foreach (var part in step.Rest)
            {
                if (AmountOf(part.Amount, part.Part) is not { } amount)
                {
                    return SheetRefusals.NoNumber(part.Name);
                }

                rest[part.Name] = amount;
            }

            // A streak counts this period too, so bands come first; no band hangs on a streak.
            var bands = Judge(step, names, [.. who.Select((w, i) => Row(w, i))], c.State).Select(r => r.Band).ToArray();
            foreach (var streak in step.Columns.OfType<StreakColumn>())
            {
                Count(streak, bands);
            }

            if (step.Check is { } check && !check.Holds(Sum, name => BoundOf(c.State, name)))
            {
                return SheetRefusals.CheckFails(check.ToString());
            }

            string[] ordered = [.. names.OrderBy(PlaceOf)];
            names.Clear();
            names.AddRange(ordered);
            rows = Judge(step, names, [.. who.Select((w, i) => Row(w, i))], c.State);
            return null;
        }

        /// <summary>Bands by sentences, places by rank, the best of a band: all that follows from the numbers.</summary>
        public static IReadOnlyList<SheetRow> Judge(FreezeStep step, IReadOnlyList<string> columns, IReadOnlyList<SheetRow> rows, Case state)
        {
            var at = columns.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i, StringComparer.Ordinal);
            bool Holds(SentenceSet set, SheetRow row) => set.Holds(term => at.TryGetValue(term, out var i) ? row.Numbers[i] : 0, name => BoundOf(state, name));
            rows = [.. rows.Select(r => r with
            {
                Band = step.Bands.FirstOrDefault(b => b.When is null || Holds(b.When, r))?.Name,
                Opens = [.. step.Opens.Where(o => o.When.Sentences.All(s => s.Terms.All(at.ContainsKey)) && Holds(o.When, r)).Select(o => o.Procedure)],
            })];
            var places = step.Rank.Count == 0 || !step.Rank.All(at.ContainsKey)
                ? null
                : Standing.Places([.. rows.Select(r => (IReadOnlyList<long>)[.. step.Rank.Select(n => r.Numbers[at[n]])])]);
            rows = [.. rows.Select((r, i) => r with { Place = places?[i] ?? 0, Best = false })];
            if (step.Best is not { } best || !at.TryGetValue(best.By, out var by))
            {
                return rows;
            }

            var among = rows.Where(r => best.Of is null || r.Band == best.Of).ToArray();
            var top = Standing.Top([.. among.Select(r => r.Numbers[by])], best.TopPercent);
            var chosen = among.Where((_, i) => top[i]).Select(r => r.Who).ToHashSet();
            return [.. rows.Select(r => r with { Best = chosen.Contains(r.Who) })];
        }

        private int PlaceOf(string column)
        {
            for (var i = 0; i < step.Columns.Count; i++)
            {
                if (step.Columns[i].Name == column)
                {
                    return i;
                }
            }

            return -1;
        }

        private bool FindPeriod()
        {
            period = step.PeriodOf(c.Scope);
            return period is not null;
        }

        private void FindRows()
        {
            switch (step.Of)
            {
                case GroupRows g:
                    var org = c.Reads.Orgs.Find(c.State.Org)!;
                    who = [.. c.Reads.Audiences.Members(c.Reads.Audiences.Resolve(g.Group, org, c.Reads.Orgs.Find(c.State.Desk)!), asOf, g.Group).Select(Holder.Of)];
                    break;
                case KindRows k:
                    who = [.. Below(c.State.Org).Where(o => c.Reads.Orgs.Find(o) is { To: null } found && found.Kind == k.Kind).Order().Select(Holder.Of)];
                    break;
                case SheetRows s:
                    var source = c.Sheet(c.State.Sheets[s.Step])!;
                    who = [.. source.Rows.Select(r => r.Who)];
                    foreach (var (name, at) in source.Columns.Select((n, i) => (n, i)))
                    {
                        Add(name, [.. source.Rows.Select(r => r.Numbers[at])]);
                    }

                    break;
            }
        }

        private IEnumerable<OrgId> Below(OrgId org) => c.Reads.Orgs.Below(org).SelectMany(Below).Prepend(org);

        private bool Compute(ColumnSpec column)
        {
            switch (column)
            {
                case NumberColumn n:
                    var numbers = n.OverRows?.Invoke(c.Scope, who.Count, columns)
                        ?? [.. who.Select((w, i) => n.Of(new RowScope(c.Scope, Left(i), (ledger, day) => Balance(ledger, w, day))))];
                    if (numbers.Any(x => x is null))
                    {
                        return false;
                    }

                    Add(n.Name, [.. numbers.Select(x => x!.Value)]);
                    return true;
                case MeasureColumn m:
                    var (from, to) = period is { } p ? (c.Reads.Time.StartOf(p.From), c.Reads.Time.StartOf(p.To.AddDays(1))) : (default, c.Reads.Time.StartOf(asOf.AddDays(1)));
                    var found = c.Reads.Figures(m.What, who, from, to);
                    Add(m.Name, [.. who.Select(w => found.GetValueOrDefault(w))]);
                    return true;
                case SplitColumn s when AmountOf(s.Amount, s.Part) is { } amount && columns.TryGetValue(s.Over, out var weights)
                    && Array.TrueForAll(weights, w => w >= 0) && (amount == 0 || Array.Exists(weights, w => w > 0)):
                    Add(s.Name, [.. Split.ByWeights(amount, weights)]);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>The amount, or what of it is the part; null where it cannot be computed or is below zero.</summary>
        private long? AmountOf(AmountSpec spec, PartOf? part) => spec.Of(c.Scope, ImmutableDictionary<string, long>.Empty) is not (>= 0 and var amount) ? null
            : part is null ? amount
            : c.Scope.Param(part.Param) is { } weights ? Weights.Share(weights, part.Name, amount) : null;

        private void Count(StreakColumn streak, string?[] bands)
        {
            var running = bands.Select(b => b == streak.Band).ToArray();
            var counts = running.Select(r => r ? 1L : 0L).ToArray();
            var kind = new Count(Aggregate.Count, [$"{step.KindPack}/{step.Kind}.band"], [streak.Band], [], []);
            for (var (n, at) = (1, period); n < StreakMax && at is { } here && Array.Exists(running, r => r); n++)
            {
                var before = step.Period!.Value.Around(here.From.AddDays(-1));
                at = before;
                var there = c.Reads.Figures(kind, who, c.Reads.Time.StartOf(before.From), c.Reads.Time.StartOf(before.To.AddDays(1)));
                for (var i = 0; i < running.Length; i++)
                {
                    running[i] &= there.GetValueOrDefault(who[i]) > 0;
                    counts[i] += running[i] ? 1 : 0;
                }
            }

            Add(streak.Name, counts);
        }

        private long Balance(string ledger, Holder holder, DateOnly? day) => c.Books.Find(ledger, holder) is { } account
            ? day is { } on ? account.BalanceOn(on) : account.Balance
            : 0;

        private SheetRow Row(Holder holder, int at) => new(holder, [.. names.Select(n => columns[n][at])], null, 0, false, []);

        private Dictionary<string, long> Left(int at) => names.ToDictionary(n => n, n => columns[n][at], StringComparer.Ordinal);

        private long Sum(string term) => term == "rows" ? who.Count : columns[term].Aggregate(0L, (sum, n) => checked(sum + n));

        private void Add(string name, long[] numbers)
        {
            if (!columns.ContainsKey(name))
            {
                names.Add(name);
            }

            columns[name] = numbers;
        }
    }

    /// <summary>A bound, or a number behind a bound word.</summary>
    private static Bound BoundOf(Case state, string param) =>
        long.TryParse(state.Params.GetValueOrDefault(param), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new Bound(BoundKind.AtLeast, new Fraction(number, 1), BoundForm.Integer)
            : Signing.BoundOf(state, param);
}
