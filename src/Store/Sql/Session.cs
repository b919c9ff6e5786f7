namespace Lianxin.Store.Sql;

/// <summary>
/// One connection with its prepared statements. What is written against it is SQL that more than one engine can read;
/// parameters are <c>?1</c>, <c>?2</c>, and no value ever stands in the text.
/// </summary>
internal abstract class Session : IDisposable
{
    /// <summary>How many statements put together by a query are kept prepared.</summary>
    private const int ComposedMax = 128;

    private readonly List<Statement> kept = [];
    private readonly Dictionary<string, Statement> composed = new(StringComparer.Ordinal);

    public abstract bool InTransaction { get; }

    /// <summary>A statement kept for the life of the connection.</summary>
    public Statement Prepare(string sql)
    {
        var statement = Make(sql);
        kept.Add(statement);
        return statement;
    }

    /// <summary>A statement put together for a filter; the same text gives the same statement.</summary>
    public Statement Compose(string sql)
    {
        if (composed.TryGetValue(sql, out var known))
        {
            return known;
        }

        if (composed.Count >= ComposedMax)
        {
            foreach (var old in composed.Values)
            {
                old.Dispose();
            }

            composed.Clear();
        }

        return composed[sql] = Make(sql);
    }

    /// <summary>Runs statements without parameters.</summary>
    public abstract void Script(string sql);

    /// <summary>Begins a transaction that will write.</summary>
    public abstract void BeginWrite();

    /// <summary>Begins a transaction that sees one state of the database throughout.</summary>
    public abstract void BeginRead();

    public abstract void Commit();

    /// <summary>Takes everything back; does nothing where the engine already has.</summary>
    public abstract void Rollback();

    protected abstract Statement Make(string sql);

    protected void Forget()
    {
        foreach (var statement in kept.Concat(composed.Values))
        {
            statement.Dispose();
        }

        kept.Clear();
        composed.Clear();
    }

    public abstract void Dispose();
}
