using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Orgs;

/// <summary>The tree, and the parameters set per organisation.</summary>
internal sealed class OrgTable(Session session)
{
    private Statement Upsert => field ??= session.Prepare(
        """
        insert into orgs(id, kind, name, under, beside, path, from_, to_) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        on conflict(id) do update set kind = excluded.kind, name = excluded.name, under = excluded.under, beside = excluded.beside,
            path = excluded.path, from_ = excluded.from_, to_ = excluded.to_
        """);

    private Statement Every => field ??= session.Prepare("select id, kind, name, under, beside, path, from_, to_ from orgs order by id");

    private Statement InsertRule => field ??= session.Prepare(
        """
        insert into rules(org, pack, name, seq, value, before, from_, by_, at) values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
        on conflict(org, pack, name, seq) do update set value = excluded.value, before = excluded.before
        """);

    private Statement LatestRule => field ??= session.Prepare(
        "select value from rules where org = ?1 and pack = ?2 and name = ?3 order by seq desc limit 1");

    private Statement RulesOf => field ??= session.Prepare(
        """
        select org, pack, name, value, before, from_, by_, at, seq from rules r where org = ?1
            and seq = (select max(seq) from rules x where x.org = r.org and x.pack = r.pack and x.name = r.name) order by pack, name
        """);

    private Statement RulesOfPack => field ??= session.Prepare(
        """
        select org, pack, name, value, before, from_, by_, at, seq from rules r where pack = ?1
            and seq = (select max(seq) from rules x where x.org = r.org and x.pack = r.pack and x.name = r.name) order by org, name
        """);

    public void Put(OrgRow row) => Upsert
        .Set(1, row.Id.Value).Set(2, row.Kind).Set(3, row.Name).Set(4, row.Under?.Value).Set(5, row.Beside?.Value)
        .Set(6, row.Path).Set(7, row.From).Set(8, row.To).Run();

    public IReadOnlyList<OrgRow> All() => Every.All(static r => new OrgRow(
        new OrgId(r.Long(0)), r.Name(1), r.Text(2), Org(r, 3), Org(r, 4), r.Text(5), r.Day(6), r.DayOrNull(7)));

    public void Put(RuleRow row) => InsertRule
        .Set(1, row.Org.Value).Set(2, row.Pack).Set(3, row.Name).Set(4, row.Seq).Set(5, row.Value).Set(6, row.Before)
        .Set(7, row.From).Set(8, row.By?.Value).Set(9, row.At).Run();

    public string? Rule(OrgId org, string pack, string name) =>
        LatestRule.Set(1, org.Value).Set(2, pack).Set(3, name).First(static r => r.Text(0));

    /// <summary>What holds now, each parameter once; what held before stands in its row and in the journal.</summary>
    public IReadOnlyList<RuleRow> Rules(OrgId org) => RulesOf.Set(1, org.Value).All(ReadRule);

    /// <summary>The same of one pack, in every organisation.</summary>
    public IReadOnlyList<RuleRow> Rules(string pack) => RulesOfPack.Set(1, pack).All(ReadRule);

    private static RuleRow ReadRule(Statement r) => new(
        new OrgId(r.Long(0)), r.Name(1), r.Name(2), r.Text(3), r.Text(4), r.Day(5),
        r.LongOrNull(6) is { } by ? new PersonId(by) : null, r.Instant(7), r.Long(8));

    private static OrgId? Org(Statement row, int column) => row.LongOrNull(column) is { } id ? new OrgId(id) : null;
}
