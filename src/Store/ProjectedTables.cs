using System.Buffers.Binary;
using System.Security.Cryptography;
using Lianxin.Store.Sql;

namespace Lianxin.Store;

/// <summary>A table made from events alone, and how its rows are read for comparing: small numbers given out in order of first use are read as the words they stand for.</summary>
internal sealed record ProjectedTable(string Name, int Columns, string Rows);

/// <summary>All projections. What is not here is kept through a rebuild.</summary>
internal static class ProjectedTables
{
    public static readonly IReadOnlyList<ProjectedTable> All =
    [
        Of("orgs", "id, kind, name, under, beside, path, from_, to_"),
        Of("rules", "org, pack, name, seq, value, before, from_, by_, at"),
        Of("persons", "id, details, registered"),
        Of("affiliations", "person, org, stage, from_, to_, tags"),
        Of("appointments", "person, org, post, from_, to_"),
        Of("cases", Cases.CaseRows.Columns),
        new("viewers", 4, "select v.case_id, a.kind, a.name, a.at from viewers v join atoms a on a.id = v.atom"),
        new("case_counts", 6, "select under, pack, procedure, phase, place, n from case_counts where n <> 0"),
        Of("todos", "stream, slot, kind, pack, procedure, step, org, due, provisional, level, atoms, excepted, without"),
        new("todo_atoms", 5, "select t.stream, t.slot, a.kind, a.name, a.at from todo_atoms t join atoms a on a.id = t.atom"),
        new("todo_without", 5, "select t.stream, t.slot, a.kind, a.name, a.at from todo_without t join atoms a on a.id = t.atom"),
        Of("todo_out", "stream, person, slot"),
        Of("timers", "stream, name, runs, due"),
        Of("meetings", "id, org, pack, kind, at, place, phase, eligible, present, items, replies, called_by"),
        Of("meeting_items", "meeting, case_id, place, state, outcome"),
        Of("records", "id, org, pack, form, meeting, case_id, happened, by_"),
        Of("sheets", "id, pack, name, org, case_id, step, as_of, from_, to_, version, rows, columns, replaced"),
        Of("sheet_rows", "sheet, place, kind, holder, numbers, band, rank, best"),
        Of("accounts", "id, ledger, kind, holder, balance, held"),
        Of("entries", "account, seq, posting, other_kind, other, amount, asked, on_, at, case_id, procedure, step, counters"),
        Of("notices", "id, org, case_id, pack, procedure, step, shown, public, from_, until, objectable, objections, ended, outcome, taken_down, leaf"),
        Of("leaves", "idx, notice, leaf, seq"),
        new(
            "facts", 11,
            """
            select k.word, f.org, f.at, f.seq, f.n, t.word, l.word, f.subject, f.amount, f.ref, f.counter_of
            from facts f join words k on k.id = f.kind join words l on l.id = f.level left join words t on t.id = f.tag
            """),
        Of("versions", "id, pack, version, over_, phase, from_, by_, at, decided_by, decided_at, due"),
        Of("erasures", "text, at"),
        Of("inbox", "person, seq, what, stream, pack, procedure, step, at"),
    ];

    /// <summary>The sum of the SHA-256 of all rows, so that their order does not matter; in hex, with the number of rows.</summary>
    public static string Digest(Session session, ProjectedTable table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> one = stackalloc byte[SHA256.HashSizeInBytes];
        Span<byte> length = stackalloc byte[4];
        UInt128 sum = 0;
        long count = 0;
        var rows = session.Compose(table.Rows);
        try
        {
            while (rows.Step())
            {
                for (var i = 0; i < table.Columns; i++)
                {
                    var isNull = rows.IsNull(i);
                    var bytes = isNull ? [] : rows.Span(i);
                    BinaryPrimitives.WriteInt32BigEndian(length, isNull ? -1 : bytes.Length);
                    hash.AppendData(length);
                    hash.AppendData(bytes);
                }

                hash.GetHashAndReset(one);
                sum = unchecked(sum + BinaryPrimitives.ReadUInt128BigEndian(one));
                count++;
            }
        }
        finally
        {
            rows.Reset();
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sum:x32}/{count}");
    }

    private static ProjectedTable Of(string name, string columns) =>
        new(name, columns.Split(", ").Length, $"select {columns} from {name}");
}
