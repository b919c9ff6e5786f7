using FsCheck;
using FsCheck.Fluent;
using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Store;

public abstract partial class StoreContract
{
    [Fact]
    public void Case_comes_back_as_it_was_put()
    {
        var full = new CaseRow(
            Case(7), "pack", 3, "topic", Org(1), Org(2), CasePhase.Ended, null, 4, Noon, Noon.Plus(TimeSpan.FromDays(2)), true, true, Person(9), "villagers",
            new VaultId(Id(30)), Case(6), new MeetingId(Id(40)), 11, 120, Noon, Noon.Plus(TimeSpan.FromDays(1)), "done");
        Commit(w =>
        {
            w.Rows.Put(CaseOf(7, 1));
            w.Rows.Put(full);
        });
        Assert.Equal(full, Queries.Case(Case(7)));
        Assert.Null(Queries.Case(Case(8)));
    }

    [Fact]
    public void Counts_are_kept_for_every_organisation_above()
    {
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/", "county"));
            w.Rows.Put(OrgAt("/1/2/", "town"));
            w.Rows.Put(OrgAt("/1/2/3/"));
            w.Rows.Put(OrgAt("/1/20/", "town"));
            w.Rows.Put(CaseOf(10, 3));
            w.Rows.Put(CaseOf(11, 3, CasePhase.Draft));
            w.Rows.Put(CaseOf(12, 20, CasePhase.Ended, end: "done"));
            w.Rows.Put(CaseOf(13, 2, procedure: "other"));
        });
        Assert.Equal(new Dictionary<string, long> { ["draft"] = 1, ["step:review"] = 2, ["end:done"] = 1 }, Queries.CaseCounts(Org(1), null, null));
        Assert.Equal(new Dictionary<string, long> { ["draft"] = 1, ["step:review"] = 2 }, Queries.CaseCounts(Org(2), "pack", null));
        Assert.Equal(new Dictionary<string, long> { ["step:review"] = 1 }, Queries.CaseCounts(Org(3), "pack", "topic").Where(p => p.Key != "draft").ToDictionary());
        Assert.Equal(new Dictionary<string, long> { ["end:done"] = 1 }, Queries.CaseCounts(Org(20), null, null));
        Commit(w => w.Rows.Put(CaseOf(10, 3, step: "discuss")));
        Assert.Equal(new Dictionary<string, long> { ["draft"] = 1, ["step:discuss"] = 1 }, Queries.CaseCounts(Org(3), null, null));
    }

    [Fact]
    public void Case_is_seen_by_its_opener_and_by_those_named()
    {
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(CaseOf(7, 1, opener: 100));
            w.Rows.AddViewers(Case(7), [Post("secretary", 1)]);
            w.Rows.AddViewers(Case(7), [Post("secretary", 1), Stage("member", 1)]);
        });
        Assert.True(Queries.MaySee(Case(7), new Viewer(Person(100), [])));
        Assert.True(Queries.MaySee(Case(7), new Viewer(Person(101), [Atom.Of(Person(101)), Stage("member", 1)])));
        Assert.False(Queries.MaySee(Case(7), new Viewer(Person(101), [Atom.Of(Person(101)), Stage("member", 2), Post("member", 1)])));
        Assert.False(Queries.MaySee(Case(8), new Viewer(Person(100), [Post("secretary", 1)])));
    }

    [Fact]
    public void Counters_lists_and_permissions_equal_a_naive_recount() =>
        Properties.Hold(CaseHistory.Gen, history => history.Holds(OpenAnother), tests: 40);

    [Fact]
    public void Wide_subtrees_give_the_same_lists_as_narrow_ones()
    {
        var random = new System.Random(7);
        var rows = new List<CaseRow>();
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/", "county"));
            for (var org = 2; org < 200; org++)
            {
                w.Rows.Put(OrgAt($"/1/{org}/"));
            }

            for (var n = 1_000; n < 2_500; n++)
            {
                var phase = (CasePhase)random.Next(3);
                rows.Add(CaseOf(n, random.Next(1, 200), phase, $"step{random.Next(3)}", "done", random.Next(4) == 0 ? null : new Instant(random.Next(50)), random.Next(1, 20), begun: new Instant(random.Next(1_000))));
                w.Rows.Put(rows[^1]);
                w.Rows.AddViewers(rows[^1].Id, [Post("secretary", 1 + (n % 10))]);
            }
        });
        var page = Queries.Cases(new CaseFilter(Under: Org(1), Phase: CasePhase.Running, Step: "step1", Skip: 20, Take: 30));
        var expected = rows.Where(r => r is { Phase: CasePhase.Running, Step: "step1" }).OrderBy(r => r.Due ?? new Instant(Instant.MillisMax)).ThenBy(r => r.Id).ToList();
        Assert.Equal(expected.Skip(20).Take(30), page.Rows);
        Assert.Equal(expected.Count, page.Total);
        var begun = Queries.Cases(new CaseFilter(Under: Org(1), Sort: CaseSort.Begun, Descending: true, Take: 10));
        Assert.Equal(rows.OrderByDescending(r => r.Begun).ThenByDescending(r => r.Id).Take(10), begun.Rows);
        Assert.Equal(rows.Count, begun.Total);
        var mine = Queries.Cases(new CaseFilter(Under: Org(1), Viewer: new Viewer(Person(3), [Post("nobody", 1)]), Take: 500));
        Assert.Equal(rows.Where(r => r.Opener == Person(3)).OrderBy(r => r.Due ?? new Instant(Instant.MillisMax)).ThenBy(r => r.Id), mine.Rows);
    }

    [Fact]
    public void Total_of_a_bounded_list_says_when_there_are_more_than_it_counts()
    {
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            for (var n = 1_000; n < 2_300; n++)
            {
                w.Rows.Put(CaseOf(n, 1));
                w.Rows.AddViewers(Case(n), [Post("secretary", 1)]);
            }
        });
        var page = Queries.Cases(new CaseFilter(Org: Org(1), Viewer: new Viewer(Person(5), [Post("secretary", 1)])));
        Assert.Equal((50, 1_001), (page.Rows.Count, page.Total));
        Assert.Equal(1_300, Queries.Cases(new CaseFilter(Org: Org(1))).Total);
    }

    [Fact]
    public void A_wide_list_and_its_total_leave_out_what_a_narrow_procedure_keeps_from_the_viewer()
    {
        var (mine, others) = (new Viewer(Person(7), [Post("secretary", 1)]), new Viewer(Person(9), [Post("clerk", 2)]));
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            for (var n = 1_000; n < 1_100; n++)
            {
                w.Rows.Put(CaseOf(n, 1, CasePhase.Running) with { Procedure = n % 4 == 0 ? "complaint" : "topic", Opener = Person(n % 8 == 0 ? 7 : 8) });
                if (n % 20 == 4)
                {
                    w.Rows.AddViewers(Case(n), [Post("secretary", 1)]);
                }
            }
        });
        var pack = Queries.Cases(new CaseFilter(Take: 1)).Rows[0].Pack;
        Page<CaseRow> Of(Viewer viewer, int skip = 0, bool? late = null) => Queries.Cases(new CaseFilter(
            Under: Org(1), Late: late, Skip: skip, Take: 20, Narrow: new NarrowSight(viewer, [(pack, "complaint"), (pack, "other")])));
        var seen = Enumerable.Range(1_000, 100).Count(n => n % 4 != 0 || n % 8 == 0 || n % 20 == 4);
        Assert.Equal((20, seen), (Of(mine).Rows.Count, Of(mine).Total));
        Assert.Equal((20, 75), (Of(others).Rows.Count, Of(others).Total));
        Assert.Equal(75, Of(others, late: false).Total);
        Assert.DoesNotContain("complaint", Enumerable.Range(0, 4).SelectMany(i => Of(others, i * 20).Rows).Select(r => r.Procedure));
        Assert.Equal(100, Queries.Cases(new CaseFilter(Under: Org(1), Take: 20)).Total);
    }

    [Fact]
    public void Todos_lie_with_groups_less_those_excepted_or_done()
    {
        TodoRow Todo(long stream, int slot, Instant? due, long org, IReadOnlyList<Atom> atoms, params PersonId[] except) => new(
            Id(stream), slot, TodoKind.Answer, "pack", "topic", "review", Org(org), due, false, 0, atoms, except);
        var (late, soon) = (Noon.Plus(TimeSpan.FromDays(-1)), Noon.Plus(TimeSpan.FromDays(1)));
        var member = new Viewer(Person(5), [Atom.Of(Person(5)), Stage("member", 2), Post("secretary", 2)]);
        Commit(w =>
        {
            w.Rows.Put(OrgAt("/1/"));
            w.Rows.Put(OrgAt("/1/2/"));
            w.Rows.Put(OrgAt("/1/3/"));
            w.Rows.SetTodos(Id(10), [Todo(10, 0, soon, 2, [Stage("member", 2), Post("secretary", 2)])]);
            w.Rows.SetTodos(Id(11), [Todo(11, 0, late, 2, [Stage("member", 2)]), Todo(11, 1, null, 2, [Stage("member", 2)], Person(5))]);
            w.Rows.SetTodos(Id(12), [Todo(12, 0, null, 3, [Post("secretary", 3), Atom.Of(Person(5))])]);
        });
        Assert.Equal([(Id(11), 0), (Id(10), 0), (Id(12), 0)], Queries.Todos(member, 10).Select(t => (t.Stream, t.Slot)));
        Assert.Equal(2, Queries.Todos(member, 2).Count);
        var first = Queries.Todos(member, 10)[1];
        Assert.Equal([Stage("member", 2), Post("secretary", 2)], first.Atoms);
        Assert.Equal([Person(5)], Queries.TodosUnder(Org(2), false, Noon, 10)[2].Except);
        Assert.Equal([Id(11)], Queries.TodosUnder(Org(1), true, Noon, 10).Select(t => t.Stream));
        Assert.Equal(4, Queries.TodosUnder(Org(1), false, Noon, 10).Count);
        Assert.Equal([Id(12)], Queries.TodosUnder(Org(3), false, Noon, 10).Select(t => t.Stream));

        Commit(w => w.Rows.MarkDone(Id(11), Person(5)));
        Assert.Equal([Id(10), Id(12)], Queries.Todos(member, 10).Select(t => t.Stream));
        Assert.Equal([Id(11), Id(10), Id(11)], Queries.Todos(new Viewer(Person(6), [Stage("member", 2)]), 10).Select(t => t.Stream));

        Commit(w => w.Rows.SetTodos(Id(11), [Todo(11, 0, soon, 2, [Stage("member", 2)])]));
        Assert.Contains(Queries.Todos(member, 10), t => t.Stream == Id(11));
        Commit(w => w.Rows.SetTodos(Id(11), []));
        Assert.DoesNotContain(Queries.Todos(member, 10), t => t.Stream == Id(11));
    }
}

/// <summary>A drawn history of cases and organisations, carried out on a store and on plain dictionaries.</summary>
internal sealed record CaseHistory(IReadOnlyList<CaseHistory.Op> Ops)
{
    private const int RealmCode = 620_999;
    private static readonly string[] Steps = ["review", "discuss", "shown"];
    private static readonly string[] Packs = ["basics", "members-first"];
    private readonly Dictionary<long, string> paths = new() { [1] = "/1/", [2] = "/1/2/", [3] = "/1/3/", [4] = "/1/2/4/", [5] = "/1/2/5/", [6] = "/1/3/6/" };
    private readonly Dictionary<long, CaseRow> cases = [];
    private readonly HashSet<(long, Atom)> viewers = [];

    /// <param name="What">which act; the rest is what the act makes of it</param>
    public sealed record Op(int What, int A, int B, int C);

    public static Gen<CaseHistory> Gen { get; } =
        from ops in (from what in FsCheck.Fluent.Gen.Choose(0, 9)
                     from a in FsCheck.Fluent.Gen.Choose(0, 11)
                     from b in FsCheck.Fluent.Gen.Choose(1, 6)
                     from c in FsCheck.Fluent.Gen.Choose(0, 26)
                     select new Op(what, a, b, c)).ListOf()
        select new CaseHistory([.. ops]);

    public bool Holds(Func<IRealmStore> open)
    {
        using var store = open();
        using var writer = store.OpenWriter();
        writer.Begin();
        foreach (var (id, path) in paths)
        {
            writer.Rows.Put(Row(id, path));
        }

        writer.Commit();
        foreach (var chunk in Ops.Chunk(5))
        {
            var taken = (new Dictionary<long, string>(paths), new Dictionary<long, CaseRow>(cases), new HashSet<(long, Atom)>(viewers));
            writer.Begin();
            foreach (var op in chunk)
            {
                Do(writer, op);
            }

            if (chunk[^1].C % 5 == 0)
            {
                writer.Rollback();
                Restore(taken);
            }
            else
            {
                writer.Commit();
            }

            Assert.True(CountsAgree(store.Queries), $"counters differ after {string.Join(", ", Ops)}");
            Assert.All(chunk, op => Assert.True(ListAgrees(store.Queries, op), $"{op} differs after {string.Join(", ", Ops)}"));
        }

        return true;
    }

    private void Do(IRealmWriter writer, Op op)
    {
        var id = op.A + 100L;
        if (op.What == 0 && op.B > 3)
        {
            // A village goes to the other town.
            paths[op.B] = $"/1/{(op.A % 2) + 2}/{op.B}/";
            writer.Rows.Put(Row(op.B, paths[op.B]));
        }
        else if (op.What is 1 or 2)
        {
            var atom = new Atom(AtomKind.Post, "secretary", Ids.Make(RealmCode, op.B));
            viewers.Add((id, atom));
            writer.Rows.AddViewers(new CaseId(Ids.Make(RealmCode, id)), [atom]);
        }
        else
        {
            cases[id] = Draw(id, op, cases.GetValueOrDefault(id));
            writer.Rows.Put(cases[id]);
        }
    }

    private static CaseRow Draw(long id, Op op, CaseRow? before)
    {
        var phase = (CasePhase)(op.C % 3);
        var org = before?.Org ?? new OrgId(Ids.Make(RealmCode, op.B));
        return new CaseRow(
            new CaseId(Ids.Make(RealmCode, id)), before?.Pack ?? Packs[op.A % 2], 1, "topic", org, org, phase,
            phase == CasePhase.Running ? Steps[op.C / 3 % 3] : null, 1, new Instant(op.What), op.C % 4 == 0 ? null : new Instant(op.C), false,
            op.What > 6, before is not null ? before.Opener : op.A % 3 == 0 ? null : new PersonId(Ids.Make(RealmCode, 50 + (op.A % 3))), "villagers", null, null,
            null, 0, 0, before?.Begun ?? new Instant(op.A), phase == CasePhase.Ended ? new Instant(9) : null, phase == CasePhase.Ended ? "done" : null);
    }

    private bool CountsAgree(IRealmQueries queries) => paths.All(p =>
    {
        var expected = Below(p.Key).GroupBy(c => c.Phase switch
        {
            CasePhase.Draft => "draft",
            CasePhase.Running => $"step:{c.Step}",
            _ => $"end:{c.End}",
        }).ToDictionary(g => g.Key, g => g.LongCount());
        var kept = queries.CaseCounts(new OrgId(Ids.Make(RealmCode, p.Key)), null, null);
        return kept.Count == expected.Count && expected.All(e => kept.GetValueOrDefault(e.Key) == e.Value);
    });

    private bool ListAgrees(IRealmQueries queries, Op op)
    {
        var viewer = op.A % 2 == 0 ? null : new Viewer(
            new PersonId(Ids.Make(RealmCode, 50 + (op.B % 3))), [new Atom(AtomKind.Post, "secretary", Ids.Make(RealmCode, 1 + (op.A % 6))), Atom.Of(new PersonId(7))]);
        var filter = new CaseFilter(
            Org: op.What == 3 ? new OrgId(Ids.Make(RealmCode, op.B)) : null, Under: op.What != 3 && op.What != 4 ? new OrgId(Ids.Make(RealmCode, op.B)) : null,
            Pack: op.C % 5 == 1 ? Packs[0] : null, Step: op.C % 7 == 1 ? Steps[op.A % 3] : null, Phase: op.C % 4 == 3 ? (CasePhase)(op.A % 3) : null,
            End: op.C % 11 == 1 ? "done" : null, Late: op.C % 6 == 1 ? op.A > 5 : null,
            Opener: op.C % 13 == 1 ? new PersonId(Ids.Make(RealmCode, 51)) : null, Viewer: viewer,
            Sort: (CaseSort)(op.A % 3), Descending: op.C % 2 == 1, Skip: op.A % 4, Take: 1 + (op.C % 4));
        var matching = (filter.Under is { } under ? Below(under.Value % Ids.NumbersPerRealm) : cases.Values)
            .Where(c => (filter.Org is null || c.Org == filter.Org) && (filter.Pack is null || c.Pack == filter.Pack)
                && (filter.Step is null || c.Step == filter.Step) && (filter.Phase is null || c.Phase == filter.Phase)
                && (filter.End is null || c.End == filter.End) && (filter.Late is null || c.Late == filter.Late)
                && (filter.Opener is null || c.Opener == filter.Opener) && (viewer is null || Sees(c, viewer)));
        Func<CaseRow, long> key = filter.Sort switch
        {
            CaseSort.Due => c => c.Due?.Millis ?? long.MaxValue,
            CaseSort.Begun => c => c.Begun.Millis,
            _ => c => c.Entered.Millis,
        };
        var sorted = (filter.Descending ? matching.OrderByDescending(key).ThenByDescending(c => c.Id) : matching.OrderBy(key).ThenBy(c => c.Id)).ToList();
        var page = queries.Cases(filter);
        return page.Total == sorted.Count && page.Rows.SequenceEqual(sorted.Skip(filter.Skip).Take(filter.Take));
    }

    private bool Sees(CaseRow row, Viewer viewer) =>
        row.Opener == viewer.Person || viewer.Atoms.Any(a => viewers.Contains((row.Id.Value % Ids.NumbersPerRealm, a)));

    private IEnumerable<CaseRow> Below(long org) =>
        cases.Values.Where(c => paths[c.Org.Value % Ids.NumbersPerRealm].StartsWith(paths[org], StringComparison.Ordinal));

    private void Restore((Dictionary<long, string> Paths, Dictionary<long, CaseRow> Cases, HashSet<(long, Atom)> Viewers) taken)
    {
        paths.Clear();
        cases.Clear();
        viewers.Clear();
        foreach (var (k, v) in taken.Paths)
        {
            paths[k] = v;
        }

        foreach (var (k, v) in taken.Cases)
        {
            cases[k] = v;
        }

        viewers.UnionWith(taken.Viewers);
    }

    private static OrgRow Row(long id, string path) =>
        new(new OrgId(Ids.Make(RealmCode, id)), "village", "某村", null, null, path, new DateOnly(2026, 1, 1), null);
}
