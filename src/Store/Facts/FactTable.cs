using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Store.Sql;

namespace Lianxin.Store.Facts;

/// <summary>The narrow table of what can be counted. Corrections are rows that take others back, so a count is rows less those.</summary>
internal sealed class FactTable(Session session, WordTable words)
{
    private const string Net = "sum(case when f.counter_of is null then 1 else -1 end)";

    private long lastSeq;
    private long ordinal;

    private Statement Insert => field ??= session.Prepare(
        """
        insert into facts(kind, org, at, seq, n, tag, level, subject, amount, ref, counter_of)
        values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        """);

    public void Reload() => (lastSeq, ordinal) = (0, 0);

    public void Add(long seq, Fact fact)
    {
        ordinal = seq == lastSeq ? ordinal + 1 : 0;
        lastSeq = seq;
        var (kind, level) = (words.Number(fact.Kind), words.Number(fact.Level));
        long? tag = fact.Tag is null ? null : words.Number(fact.Tag);
        var s = Insert;
        s.Set(1, kind).Set(2, fact.Org.Value).Set(3, fact.At).Set(4, seq).Set(5, ordinal).Set(6, tag).Set(7, level);
        s.Set(8, fact.Subject?.Value).Set(9, fact.Amount).Set(10, fact.Ref).Set(11, fact.CounterOf).Run();
    }

    public long Measure(FactFilter filter, Subtree? under, bool sum)
    {
        var sql = new Composer().Add($"select {(sum ? "sum(f.amount)" : Net)} from {From(under)}");
        return Where(sql, filter, under) ? sql.On(session).Scalar() ?? 0 : 0;
    }

    /// <summary>For each person that facts are about.</summary>
    public IReadOnlyList<(PersonId Person, long Value)> BySubject(FactFilter filter, bool sum)
    {
        var sql = new Composer().Add($"select f.subject, {(sum ? "sum(f.amount)" : Net)} from {From(null)}").And("f.subject is not null");
        return Where(sql, filter, null) ? sql.Add(" group by f.subject").On(session).All(static r => (new PersonId(r.Long(0)), r.Long(1))) : [];
    }

    /// <summary>Latest first.</summary>
    public IReadOnlyList<FactRow> List(FactFilter filter, Subtree? under, int skip, int take)
    {
        var sql = new Composer().Add(
            $"""
            select f.seq, (select word from words where id = f.kind), (select word from words where id = f.tag), f.subject, f.org, f.at, f.amount, f.ref
            from {From(under)}
            """);
        if (!Where(sql, filter, under))
        {
            return [];
        }

        sql.Add($" order by f.at desc, f.seq desc, f.n desc limit {sql.Bind(take)} offset {sql.Bind(skip)}");
        return sql.On(session).All(static r => new FactRow(
            r.Long(0), r.Name(1), r.NameOrNull(2), r.LongOrNull(3) is { } subject ? new PersonId(subject) : null, new OrgId(r.Long(4)),
            r.Instant(5), r.Long(6), r.Long(7)));
    }

    public IReadOnlyDictionary<OrgId, long> CountByOrg(string kind, IReadOnlyList<string> tags, Subtree? under, Instant from, Instant to)
    {
        var filter = new FactFilter([kind], tags, [], [], null, null, from, to);
        var sql = new Composer().Add($"select f.org, {Net} from {From(under)}");
        if (!Where(sql, filter, under))
        {
            return new Dictionary<OrgId, long>();
        }

        return sql.Add($" group by f.org having {Net} <> 0").On(session)
            .All(static r => (new OrgId(r.Long(0)), r.Long(1))).ToDictionary(p => p.Item1, p => p.Item2);
    }

    private static string From(Subtree? under) => under?.From("facts f", "f.org") ?? "facts f";

    /// <summary>False where no row can match, as a word asked for was never used.</summary>
    private bool Where(Composer sql, FactFilter f, Subtree? under)
    {
        var (kinds, tags, levels) = (words.FindAll(f.Kinds), words.FindAll(f.Tags), words.FindAll(f.Levels));
        if ((f.Kinds.Count > 0 && kinds.Count == 0) || (f.Tags.Count > 0 && tags.Count == 0) || (f.Levels.Count > 0 && levels.Count == 0))
        {
            return false;
        }

        if (kinds.Count > 0)
        {
            sql.And($"f.kind in {sql.Bind(kinds)}");
        }

        sql.AndIf("f.org = ?", f.Org?.Value);
        under?.Restrict(sql, "f.org");
        sql.And("f.at >= ?", f.From.Millis).And("f.at < ?", f.To.Millis);
        if (tags.Count > 0)
        {
            sql.And($"f.tag in {sql.Bind(tags)}");
        }

        if (levels.Count > 0)
        {
            sql.And($"f.level in {sql.Bind(levels)}");
        }

        sql.AndIf("f.subject = ?", f.Subject?.Value);
        if (words.FindAll(f.Unless) is { Count: > 0 } unless)
        {
            sql.And($"coalesce((select sum(case when x.counter_of is null then 1 else -1 end) from facts x where x.ref = f.ref and x.kind in {sql.Bind(unless)}), 0) <= 0");
        }

        return true;
    }
}
