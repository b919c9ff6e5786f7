namespace Lianxin.Store.Sql;

internal enum SubtreeSize
{
    /// <summary>few organisations: each is looked up</summary>
    Narrow,

    /// <summary>many: rows are walked, and each one's organisation is looked at</summary>
    Wide,

    /// <summary>every organisation there is: nothing to look at</summary>
    All,
}

/// <summary>An organisation and all below it, as bounds of paths, and how it is best gone through.</summary>
/// <param name="Orgs">where it is narrow, each organisation of it</param>
internal sealed record Subtree(string First, string Below, SubtreeSize Size, IReadOnlyList<long> Orgs)
{
    public bool IsNarrow => Size == SubtreeSize.Narrow;

    /// <summary>What to select from: where the subtree is narrow, its organisations come first, in this order of joining.</summary>
    public string From(string table, string org) => IsNarrow ? $"orgs o cross join {table} on {org} = o.id" : table;

    /// <summary>The condition that goes with it.</summary>
    public Composer Restrict(Composer sql, string org) => Conditions(sql, org) is [var condition] ? sql.And(condition) : sql;

    /// <summary>The same as text, none where every organisation is meant; its values are bound.</summary>
    public IReadOnlyList<string> Conditions(Composer sql, string org) => Size switch
    {
        SubtreeSize.All => [],
        SubtreeSize.Narrow => [Within(sql)],
        _ => [$"exists (select 1 from orgs o where o.id = {org} and {Within(sql)})"],
    };

    private string Within(Composer sql) => $"o.path >= {sql.Bind(First)} and o.path < {sql.Bind(Below)}";
}
