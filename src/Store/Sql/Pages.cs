using Lianxin.Engine.Reading;

namespace Lianxin.Store.Sql;

internal static class Pages
{
    /// <summary>One page of a table that has the column <c>org</c>, and how many rows there are in all.</summary>
    public static Page<T> List<T>(
        Session session, string table, string columns, Subtree? under, string order, int skip, int take, Func<Statement, T> read, Action<Composer> where)
    {
        var from = under?.From($"{table} t", "t.org") ?? $"{table} t";
        var prefixed = string.Join(", ", columns.Split(", ").Select(c => $"t.{c}"));
        var sql = new Composer().Add($"select {prefixed} from {from}");
        under?.Restrict(sql, "t.org");
        where(sql);
        sql.Add($" order by {order} limit {sql.Bind(take)} offset {sql.Bind(skip)}");
        var rows = sql.On(session).All(read);
        if (rows.Count < take && (rows.Count > 0 || skip == 0))
        {
            return new Page<T>(rows, skip + rows.Count);
        }

        var count = new Composer().Add($"select count(*) from {from}");
        under?.Restrict(count, "t.org");
        where(count);
        return new Page<T>(rows, count.On(session).Scalar() ?? 0);
    }
}
