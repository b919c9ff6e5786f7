using Lianxin.Packs.Checking;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Scenarios;

/// <summary>Reads <c>- expect: canal  step: review  due: 2026-03-09</c> and <c>- expect: figures  topics: 1</c>.</summary>
internal sealed class ExpectReader(ItemReader items, CheckContext context, NodeReader nodes, Moments moments)
{
    /// <summary>In place of a label: the pack's measures.</summary>
    public const string Figures = "figures";

    /// <summary>In place of a label: a line of a sheet.</summary>
    public const string Sheet = "sheet";

    /// <summary>In place of a label: an account.</summary>
    public const string Balance = "balance";

    /// <summary>In place of a label: a case that a day opened.</summary>
    public const string Opened = "opened";

    /// <summary>In place of a label: what an organisation owes.</summary>
    public const string Duty = "duty";

    /// <summary>In place of a label: an organisation by its name.</summary>
    public const string Org = "org";

    public ExpectItem? Read(Keys keys)
    {
        if (nodes.Text(keys.Take("expect"), Same("expect")) is not { } label)
        {
            return null;
        }

        return label.Value switch
        {
            Figures => Measures(keys),
            Balance => Account(keys),
            Sheet => Line(keys),
            Opened => Opening(keys),
            Duty => Owed(keys),
            Org => Organisation(keys),
            _ => Case(keys, label),
        };
    }

    /// <summary><c>expect: sheet, in: year_2026, step: standing, of: member 3, points: 12, band: good, rank: 1, best: true</c>; <c>rows</c> without people.</summary>
    private ExpectItem Line(Keys keys)
    {
        var label = nodes.Text(keys.Need("in"), Same("in"));
        var procedure = label is { } named ? items.Label(named)?.Procedure : null;
        var steps = procedure?.Steps.OfType<FreezeStep>().ToList() ?? [];
        var step = One(keys.Need("step"), "step", procedure is null ? null : steps.Select(s => s.Name.Value), Codes.UnknownStep);
        var columns = steps.Where(s => s.Name.Value == step?.Value).SelectMany(s => SheetChecks.ColumnsOf(context, procedure!, s)).Select(c => c.Name.Value).ToList();
        var numbers = new List<(Located<string>, long)>();
        foreach (var entry in keys.All.Where(e => columns.Contains(e.Key.Text, StringComparer.Ordinal)))
        {
            keys.Known(entry.Key.Text);
            numbers.Add((new Located<string>(entry.Key.Text, entry.Key.Place), nodes.Number(entry.Value, Same(entry.Key.Text), 0, int.MaxValue, 0)));
        }

        var of = items.Roles(keys.Take("of"), "of");
        var org = items.Org(keys.Take("org"));
        var band = nodes.Text(keys.Take("band"), Same("band"));
        long? rank = keys.Has("rank") ? nodes.Number(keys.Take("rank"), Same("rank"), 1, 100_000, 1) : null;
        long? rows = keys.Has("rows") ? nodes.Number(keys.Take("rows"), Same("rows"), 0, 100_000, 0) : null;
        bool? best = keys.Has("best") ? nodes.YesNo(keys.Take("best"), Same("best")) : null;
        keys.Done();
        return new ExpectItem(keys.Place, null)
        {
            Line = label is { } at && step is { } made ? new ExpectedLine(at, made, of, numbers, band, rank, best, rows) { Org = org } : null,
        };
    }

    /// <summary><c>expect: balance, in: points, of: member 3, is: 10</c>; of the home organisation where nobody is named.</summary>
    private ExpectItem Account(Keys keys)
    {
        var ledger = nodes.Text(keys.Need("in"), Same("in"));
        var of = items.Roles(keys.Take("of"), "of");
        var org = items.Org(keys.Take("org"));
        var amount = nodes.Number(keys.Need("is"), Same("is"), 0, int.MaxValue, 0);
        long? held = keys.Has("held") ? nodes.Number(keys.Take("held"), Same("held"), 0, int.MaxValue, 0) : null;
        keys.Done();
        return new ExpectItem(keys.Place, null)
        {
            Balance = ledger is { } name && context.Known(Codes.UnknownLedger, name, context.Scope.Ledgers.All) ? new ExpectedBalance(name, of, amount, held) { Org = org } : null,
        };
    }

    /// <summary><c>expect: opened, procedure: yearly, count: 1, label: first</c>.</summary>
    private ExpectItem Opening(Keys keys)
    {
        var procedure = nodes.Text(keys.Need("procedure"), Same("procedure"));
        var known = procedure is { } name && context.Known(Codes.UnknownProcedure, name, context.Scope.Procedures.All);
        var label = nodes.Text(keys.Take("label"), Same("label"));
        if (label is { } given && known)
        {
            items.Labels[given.Value] = new Labelled(context.Scope.Procedures.Find(procedure!.Value.Value), null);
        }

        long? count = keys.Has("count") ? nodes.Number(keys.Take("count"), Same("count"), 0, 100_000, 0) : null;
        var at = items.Org(keys.Take("in"));
        keys.Done();
        return new ExpectItem(keys.Place, null) { Opened = known ? new ExpectedOpening(procedure!.Value, at, label, count) : null };
    }

    /// <summary><c>expect: duty, of: monthly, missing: 1, due: 2026-03-15</c>.</summary>
    private ExpectItem Owed(Keys keys)
    {
        var of = nodes.Text(keys.Need("of"), Same("of"));
        var known = of is { } name && context.Known(Codes.UnknownFact, name, context.Tree.Routines.Names.Concat(context.Tree.Procedures.Where(p => p.Due.Count > 0).Select(p => p.Name.Value)));
        long? missing = keys.Has("missing") ? nodes.Number(keys.Take("missing"), Same("missing"), 0, 1_000, 0) : null;
        var due = moments.Parse(keys.Take("due"), Same("due"));
        var at = items.Org(keys.Take("in"));
        bool? owed = keys.Has("owed") ? nodes.YesNo(keys.Take("owed"), Same("owed")) : null;
        keys.Done();
        return new ExpectItem(keys.Place, null)
        {
            Duty = known ? new ExpectedDuty(of!.Value, at, missing, due is { } day ? new Located<DateOnly>(DateOnly.FromDateTime(day), keys.Place) : null) { Owed = owed } : null,
        };
    }

    /// <summary><c>expect: org, named: 联合支部, kind: branch, under: town, people: 5, dissolved: false</c>.</summary>
    private ExpectItem Organisation(Keys keys)
    {
        var named = nodes.Text(keys.Need("named"), Same("named"));
        var kind = One(keys.Take("kind"), "kind", context.Scope.Orgs.All, Codes.UnknownOrg);
        var under = items.Org(keys.Take("under"));
        long? people = keys.Has("people") ? nodes.Number(keys.Take("people"), Same("people"), 0, 100_000, 0) : null;
        bool? dissolved = keys.Has("dissolved") ? nodes.YesNo(keys.Take("dissolved"), Same("dissolved")) : null;
        keys.Done();
        return new ExpectItem(keys.Place, null) { Org = named is { } name ? new ExpectedOrg(name, kind, under, people, dissolved) : null };
    }

    private ExpectItem Case(Keys keys, Located<string> label)
    {
        var procedure = items.Label(label)?.Procedure;
        var due = moments.Parse(keys.Take("due"), Same("due"));
        var expected = new ExpectItem(keys.Place, label)
        {
            Step = One(keys.Take("step"), "step", procedure?.Steps.Names, Codes.UnknownStep),
            End = End(keys.Take("end"), procedure),
            Due = due is { } day ? new Located<DateOnly>(DateOnly.FromDateTime(day), keys.Place) : null,
            Outcomes = [.. Pairs(keys.Take("outcome"), "outcome", procedure).Select(p => (p.Step, p.Value))],
            Tallies = Tallies(keys.Take("tally"), procedure),
            Visits = [.. Numbers(keys.Take("visits"), "visits", procedure?.Steps.Names, Codes.UnknownStep)],
            TodoOf = items.Roles(keys.Take("todo_of"), "todo_of"),
            NoTodoOf = items.Roles(keys.Take("no_todo_of"), "no_todo_of"),
            Signatures = keys.Has("signatures") ? nodes.Number(keys.Take("signatures"), Same("signatures"), 0, 100_000, 0) : null,
            Kept = moments.Parse(keys.Take("kept"), Same("kept")) is { } kept ? new Located<DateOnly>(DateOnly.FromDateTime(kept), keys.Place) : null,
            Erased = keys.Has("erased") ? nodes.YesNo(keys.Take("erased"), Same("erased")) : null,
            Paused = keys.Has("paused") ? nodes.YesNo(keys.Take("paused"), Same("paused")) : null,
            Clocks = Clocks(keys.Take("clocks"), procedure),
            Winners = items.Marks(keys.Take("winners"), "winners"),
            Children = Children(keys.Take("child")),
        };
        if (keys.All.Count < 2)
        {
            nodes.Report.Add(Codes.NothingExpected, keys.Place);
        }

        keys.Done();
        return expected;
    }

    private ExpectItem Measures(Keys keys)
    {
        var figures = new List<(Located<string>, long, long?)>();
        keys.Known(context.Scope.Measures.All);
        foreach (var entry in keys.All.Where(e => context.Scope.Measures.Has(e.Key.Text)))
        {
            var values = entry.Value is SequenceNode list ? list.Items : [entry.Value];
            var numbers = values.Select(v => (long)nodes.Number(v, Same(entry.Key.Text), 0, int.MaxValue, 0)).ToList();
            figures.Add((new Located<string>(entry.Key.Text, entry.Key.Place), numbers.FirstOrDefault(), numbers.Count > 1 ? numbers[1] : null));
        }

        keys.Done();
        if (figures.Count == 0)
        {
            nodes.Report.Add(Codes.NothingExpected, keys.Place);
        }

        return new ExpectItem(keys.Place, null) { Measures = figures };
    }

    private Located<string>? End(YamlNode? node, ProcedureDecl? procedure)
    {
        var known = procedure is null ? null : Ends.Of(procedure).Select(e => e.Value).Union(Ends.Beside(procedure), StringComparer.Ordinal).ToList();
        if (nodes.Text(node, Same("end")) is not { } end)
        {
            return null;
        }

        if (known?.Contains(end.Value, StringComparer.Ordinal) == false)
        {
            nodes.Report.Add(Codes.UnknownOutcome, end.Place, end.Value, new Phrase("终点", "the ends"), Words.DidYouMean(end.Value, known), Words.List(known));
        }

        return end;
    }

    private Located<string>? One(YamlNode? node, string key, IEnumerable<string>? known, Code code)
    {
        var text = nodes.Text(node, Same(key));
        if (text is { } name && known is not null)
        {
            context.Known(code, name, known);
        }

        return text;
    }

    private List<(Located<string> Step, Located<string> Value)> Pairs(YamlNode? node, string key, ProcedureDecl? procedure)
    {
        var pairs = new List<(Located<string>, Located<string>)>();
        foreach (var entry in nodes.Map(node, Same(key))?.All ?? [])
        {
            var step = new Located<string>(entry.Key.Text, entry.Key.Place);
            if (nodes.Text(entry.Value, Same(key)) is not { } value)
            {
                continue;
            }

            pairs.Add((step, value));
            if (procedure is not null && context.Known(Codes.UnknownStep, step, procedure.Steps.Names))
            {
                var known = StepOutcomes.Of(procedure.Steps.Find(step.Value)!, procedure, context.Scope).Append(Outcomes.Skipped).ToList();
                if (!known.Contains(value.Value, StringComparer.Ordinal))
                {
                    nodes.Report.Add(Codes.UnknownOutcome, value.Place, value.Value, new Phrase("这一步的结果", "the step's outcomes"),
                        Words.DidYouMean(value.Value, known), Words.List(known));
                }
            }
        }

        return pairs;
    }

    private List<(Located<string>, Located<string>, long)> Tallies(YamlNode? node, ProcedureDecl? procedure)
    {
        var tallies = new List<(Located<string>, Located<string>, long)>();
        foreach (var entry in nodes.Map(node, Same("tally"))?.All ?? [])
        {
            var step = new Located<string>(entry.Key.Text, entry.Key.Place);
            if (procedure is not null)
            {
                context.Known(Codes.UnknownStep, step, procedure.Steps.Names);
            }

            tallies.AddRange(Numbers(entry.Value, "tally", null, Codes.UnknownTerm).Select(n => (step, n.Item1, n.Item2)));
        }

        return tallies;
    }

    private IEnumerable<(Located<string>, long)> Numbers(YamlNode? node, string key, IEnumerable<string>? known, Code code)
    {
        foreach (var entry in nodes.Map(node, Same(key))?.All ?? [])
        {
            var name = new Located<string>(entry.Key.Text, entry.Key.Place);
            if (known is null || context.Known(code, name, known))
            {
                yield return (name, nodes.Number(entry.Value, Same(key), 0, int.MaxValue, 0));
            }
        }
    }

    private List<(Located<string>, Located<string>)> Clocks(YamlNode? node, ProcedureDecl? procedure)
    {
        var clocks = new List<(Located<string>, Located<string>)>();
        foreach (var entry in nodes.Map(node, Same("clocks"))?.All ?? [])
        {
            var clock = new Located<string>(entry.Key.Text, entry.Key.Place);
            if ((procedure is null || context.Known(Codes.UnknownClock, clock, procedure.Clocks.Names)) && nodes.Text(entry.Value, Same("clocks")) is { } is_)
            {
                clocks.Add((clock, is_));
            }
        }

        return clocks;
    }

    private List<(Located<string>, Located<string>)> Children(YamlNode? node)
    {
        var children = new List<(Located<string>, Located<string>)>();
        foreach (var entry in nodes.Map(node, Same("child"))?.All ?? [])
        {
            var procedure = new Located<string>(entry.Key.Text, entry.Key.Place);
            if (context.Known(Codes.UnknownProcedure, procedure, context.Scope.Procedures.All) && nodes.Text(entry.Value, Same("child")) is { } label)
            {
                items.Labels[label.Value] = new Labelled(context.Scope.Procedures.Find(procedure.Value), null);
                children.Add((procedure, label));
            }
        }

        return children;
    }

    private static Phrase Same(string key) => new(key, key);
}
