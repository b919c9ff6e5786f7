using Lianxin.Engine.Reading;

namespace Lianxin.Store.Sql;

/// <summary>A subtree as bounds of paths.</summary>
/// <param name="Wide">more organisations than are worth looking up one by one</param>
internal sealed record Subtree(string From, string Below, bool Wide);

internal static class Pages
{
    /// <summary>Only rows whose <c>org</c> lies in the subtree; all where there is none.</summary>
    public static Composer Restrict(this Subtree? under, Composer sql, string org = "org")
    {
        if (under is null)
        {
            return sql;
        }

        var within = $"o.path >= {sql.Bind(under.From)} and o.path < {sql.Bind(under.Below)}";
        return sql.And(under.Wide
            ? $"exists (select 1 from orgs o where o.id = {org} and {within})"
            : $"{org} in (select o.id from orgs o where {within})");
    }

    /// <summary>One page of a table and how many rows there are in all.</summary>
    public static Page<T> List<T>(
        Session session, string table, string columns, string order, int skip, int take, Func<Statement, T> read, Action<Composer> where)
    {
        var sql = new Composer().Add($"select {columns} from {table}");
        where(sql);
        sql.Add($" order by {order} limit {sql.Bind(take)} offset {sql.Bind(skip)}");
        var rows = sql.On(session).All(read);
        if (rows.Count < take && (rows.Count > 0 || skip == 0))
        {
            return new Page<T>(rows, skip + rows.Count);
        }

        var count = new Composer().Add($"select count(*) from {table}");
        where(count);
        return new Page<T>(rows, count.On(session).Scalar() ?? 0);
    }
}
