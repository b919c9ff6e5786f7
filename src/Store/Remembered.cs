namespace Lianxin.Store;

/// <summary>
/// Rows as the writer last wrote or read them, by the stream they belong to, so that a row that changes with nearly
/// every act is not read back each time. Only for tables that nobody but the writer writes; forgotten after a rollback.
/// </summary>
internal sealed class Remembered<T>
    where T : class
{
    /// <summary>How many streams are kept before it starts afresh.</summary>
    private const int KeptMax = 4_096;

    private readonly Dictionary<long, T?> rows = [];

    /// <summary>What stands for a stream (null: no row); false where that is not known.</summary>
    public bool TryGet(long stream, out T? row) => rows.TryGetValue(stream, out row);

    public void Set(long stream, T? row)
    {
        if (rows.Count >= KeptMax)
        {
            rows.Clear();
        }

        rows[stream] = row;
    }

    public void Forget() => rows.Clear();
}
