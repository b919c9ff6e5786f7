using Lianxin.Web.Parts;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Gallery;

/// <summary>A row of the gallery's table.</summary>
internal sealed record SampleRow(string Name, string Where, long Fen, int Count);

/// <summary>What the gallery shows: ordinary content, and content too long for its place.</summary>
internal sealed class Samples(Words w, Dates d)
{
    public DateTimeOffset At(int days, int hour, int minute = 0) => new(d.Today.AddDays(days).ToDateTime(new TimeOnly(hour, minute)), d.Now.Offset);

    public IReadOnlyList<CourseStep> Steps(bool over) =>
    [
        new(w.T("gallery.step1"), CourseState.Done, w.T("gallery.step1_note")),
        new(w.T("gallery.step2"), CourseState.Done, w.T("gallery.step2_note")),
        new(w.T("gallery.step3"), CourseState.Skipped),
        new(w.T(over ? "gallery.long" : "gallery.step4"), CourseState.Now, w.T("gallery.step4_note")),
        new(w.T("gallery.step5"), CourseState.ToCome, w.T("gallery.step5_note")),
        new(w.T("gallery.step6"), CourseState.ToCome, w.T("gallery.step6_note")),
        .. over ? Enumerable.Range(1, 7).Select(n => new CourseStep(w.T("gallery.step_n", ("n", n)), CourseState.ToCome)) : [],
    ];

    public IReadOnlyList<TimelineEntry> Entries() =>
    [
        new(d.Now.AddMinutes(-40), w.T("gallery.entry1"), w.T("gallery.entry1_note")),
        new(d.Now.AddDays(-1), w.T("gallery.entry2"), w.T("gallery.entry2_note"), "/gallery"),
        new(d.Now.AddDays(-400), w.T("gallery.long")),
    ];

    public IReadOnlyList<SampleRow> Rows(int count) =>
        [.. Enumerable.Range(1, count).Select(n => new SampleRow(n % 4 == 0 ? w.T("gallery.long_name") : w.T("gallery.person", ("n", n)), w.T(n % 3 == 0 ? "gallery.long_org" : "gallery.org"), (n * 864_000L) + (n % 2 * 50), n))];

    public IReadOnlyList<PickLine> People() =>
    [
        .. Enumerable.Range(1, 12).Select(n => new PickLine(n.ToString(System.Globalization.CultureInfo.InvariantCulture), n == 3 ? w.T("gallery.long_name") : w.T("gallery.person", ("n", n)), w.T(n % 3 == 0 ? "gallery.long_org" : "gallery.org"), n == 3 ? "abdr" : "sga")),
    ];

    public IReadOnlyList<BallotOption> Ballot(bool closed) =>
    [
        new("agree", w.T("gallery.agree"), closed ? 33 : null),
        new("against", w.T("gallery.against"), closed ? 1 : null),
        new("abstain", w.T("gallery.abstain"), closed ? 0 : null),
    ];
}
