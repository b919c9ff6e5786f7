using Lianxin.Engine.Publishing;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Board;

/// <summary>A notice as the board shows it.</summary>
/// <param name="Shown">exactly what was published, in Chinese; null where it was taken down or erased</param>
/// <param name="Kind">institution and step, in the reader's language</param>
/// <param name="Summary">the line that says most: a count of votes, else the first words</param>
/// <param name="Day">of its time on the board, from 1</param>
/// <param name="Days">of its whole time</param>
public sealed record NoticeView(NoticeRow Row, ShownNotice? Shown, string Kind, string Title, string? Summary, int Day, int Days)
{
    public bool Stands => Row.Ended is null;

    public string Href => $"/notices/{Row.Id}";
}

/// <summary>Reads notices. On the board stand public ones alone, whoever looks; one by its address may also be for members only.</summary>
public sealed class NoticeBook(PageRealm realm, Words words)
{
    /// <summary>How many of the newest are searched.</summary>
    public const int SearchedMost = 400;

    private const int SummaryCharsMost = 110;

    /// <summary>
    /// The notice of an address: one that everyone may see, or one for some people that the visitor is among or answers for.
    /// Null for all others, which a page must not tell apart.
    /// </summary>
    public NoticeView? Find(string? id) =>
        Ids.TryRead(id, out var number) && Ids.RealmOf(number) == realm.Engine.Realm && realm.Queries.Notice(new NoticeId(number)) is { } row && realm.MaySee(row) ? View(row) : null;

    public (IReadOnlyList<NoticeView> Notices, long Total) List(NoticeFilter filter)
    {
        var page = realm.Queries.Notices(filter with { PublicOnly = true });
        return ([.. page.Rows.Select(View)], page.Total);
    }

    /// <summary>Those whose words hold what was typed, newest first, among the newest ones.</summary>
    public IReadOnlyList<NoticeView> Search(OrgId? under, string typed, int most)
    {
        var wanted = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return wanted.Length == 0 ? [] :
        [
            .. realm.Queries.Notices(new NoticeFilter(Under: under, PublicOnly: true, Take: SearchedMost)).Rows.Select(View)
                .Where(n => wanted.All(w => Holds(n, w))).Take(most),
        ];
    }

    public NoticeView View(NoticeRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var shown = row.TakenDown ? null : ShownNotice.Read(realm.Queries.OpenText(row.Shown));
        var from = realm.Engine.Time.DayOf(row.From);
        var until = realm.Engine.Time.DayOf(row.Until);
        var days = Math.Max(1, until.DayNumber - from.DayNumber);
        return new NoticeView(
            row, shown,
            $"{realm.Word(row.Pack, "title")} · {realm.Word(row.Pack, $"procedures.{row.Procedure}.steps.{row.Step}")}",
            shown?.Title ?? words.T("notice.gone"), Summary(shown), Math.Clamp(realm.Today.DayNumber - from.DayNumber, 1, days), days);
    }

    private static bool Holds(NoticeView notice, string word) => notice.Shown is { } shown
        && (shown.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || shown.Org.Contains(word, StringComparison.OrdinalIgnoreCase)
            || shown.Institution.Contains(word, StringComparison.OrdinalIgnoreCase) || shown.Lines.Any(l => l.Value.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static string? Summary(ShownNotice? shown)
    {
        var line = shown?.Lines.FirstOrDefault(l => l.Path.EndsWith(".tally", StringComparison.Ordinal))
            ?? shown?.Lines.FirstOrDefault(l => l.Path.StartsWith("steps.", StringComparison.Ordinal));
        return line is null ? null : line.Value.Length <= SummaryCharsMost ? line.Value : line.Value[..SummaryCharsMost] + "…";
    }
}
