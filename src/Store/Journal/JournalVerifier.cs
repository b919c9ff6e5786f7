using Lianxin.Engine.Ports;
using Lianxin.Kernel.Versions;
using Lianxin.Store.Sql;
using Lianxin.Store.Vault;
using Lianxin.Store.Versions;

namespace Lianxin.Store.Journal;

/// <summary>
/// Goes through the whole chain once, row by row, and names the first position where it breaks, or where a file of a pack
/// or a text in the vault that an entry names is not as it was kept.
/// </summary>
/// <param name="keys">the keys of the vault, where they are at hand</param>
internal sealed class JournalVerifier(Session session, int realm, KeyRing? keys = null)
{
    private readonly VaultCheck vault = new(session, keys);
    private readonly JournalHash chain = new();
    private readonly PackTextTable packTexts = new(session);

    /// <summary>Null where the chain holds.</summary>
    public JournalFault? Verify(CancellationToken cancel)
    {
        var before = JournalHash.Root(realm);
        var hash = new byte[JournalHash.Bytes];
        long last = 0;
        var rows = session.Compose(
            "select seq, stream, type, version, happened, recorded, person, agent, as_, body, hash from journal order by seq");
        try
        {
            while (rows.Step())
            {
                cancel.ThrowIfCancellationRequested();
                var seq = rows.Long(0);
                if (seq != last + 1)
                {
                    return new JournalFault(last + 1, JournalFaultKind.Gap, $"the next entry is {seq}");
                }

                if (Judge(rows, seq, before, hash) is { } fault)
                {
                    return fault;
                }

                (before, hash) = (hash, before);
                last = seq;
            }
        }
        catch (StoreFailureException failure) when (failure.Kind is StoreFailureKind.Corrupt or StoreFailureKind.Io)
        {
            return new JournalFault(last + 1, JournalFaultKind.Unreadable, failure.Message);
        }
        finally
        {
            rows.Reset();
        }

        return JudgeHead(last, before);
    }

    private JournalFault? Judge(Statement row, long seq, byte[] before, byte[] hash)
    {
        try
        {
            chain.Next(before, Row(row), hash);
        }
        catch (ArgumentOutOfRangeException)
        {
            return new JournalFault(seq, JournalFaultKind.Unreadable, "a time outside the calendar");
        }

        if (!row.Span(10).SequenceEqual(hash))
        {
            return new JournalFault(seq, JournalFaultKind.Hash, "the entry or its hash was changed after it was written");
        }

        try
        {
            if (JournalTable.Read(row).Event is INamesPackFiles pack)
            {
                return pack.Files.Select(packTexts.Fault).FirstOrDefault(f => f is not null) is { } missing
                    ? new JournalFault(seq, JournalFaultKind.PackText, missing) : null;
            }

            return vault.Fault(row.Span(9)) is { } fault ? new JournalFault(seq, JournalFaultKind.Text, fault) : null;
        }
        catch (UnreadableEventException e)
        {
            return new JournalFault(seq, JournalFaultKind.Unreadable, e.Message);
        }
    }

    /// <summary>The head is kept beside the journal: a tail cut off cleanly leaves a chain that holds but ends too early.</summary>
    private JournalFault? JudgeHead(long last, byte[] hash)
    {
        var meta = new MetaTable(session);
        if ((meta.Number(MetaTable.HeadSeq) ?? 0) is var head && head != last)
        {
            return new JournalFault(Math.Min(head, last) + 1, JournalFaultKind.Gap, $"the journal should end at {head} and ends at {last}");
        }

        return last > 0 && meta.Bytes(MetaTable.HeadHash) is { } kept && !kept.AsSpan().SequenceEqual(hash)
            ? new JournalFault(last, JournalFaultKind.Hash, "the last entry is not the one that was written last")
            : null;
    }

    private static JournalRow Row(Statement row) => new()
    {
        Seq = row.Long(0),
        Stream = row.Long(1),
        Type = row.Span(2),
        Version = (int)Math.Clamp(row.Long(3), int.MinValue, int.MaxValue),
        Happened = row.Instant(4),
        Recorded = row.Instant(5),
        Person = row.LongOrNull(6) ?? 0,
        Agent = row.LongOrNull(7) ?? 0,
        As = row.Span(8),
        HasAs = !row.IsNull(8),
        Body = row.Span(9),
    };
}
