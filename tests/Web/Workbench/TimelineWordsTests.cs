using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;
using Xunit;

namespace Lianxin.Tests.Web.Workbench;

/// <summary>Every event of a case is either told in its course, in both languages, or left out for a reason.</summary>
public sealed class TimelineWordsTests
{
    private static readonly WordBook Book = new();

    /// <summary>Told by another event of the same moment, or by the course of steps.</summary>
    private static readonly string[] LeftOut =
    [
        nameof(StepSkipped), nameof(ClockStarted), nameof(ClockStopped),
    ];

    private static readonly Dictionary<string, string> ToldAs = new(StringComparer.Ordinal)
    {
        [nameof(RightUsed)] = "event.voted",
        [nameof(BallotCast)] = "event.voted",
        [nameof(AnsweredInSecret)] = "event.rated",
        [nameof(ObjectionSettled)] = "event.objectionsettled.upheld",
        [nameof(NoticeServed)] = "event.noticeserved.step",
        [nameof(RequestJudged)] = "event.requestjudged.approved",
    };

    [Fact]
    public void Every_event_has_words()
    {
        var events = typeof(CaseOpened).Assembly.GetTypes()
            .Where(t => typeof(IEvent).IsAssignableFrom(t) && (t.Namespace == typeof(CaseOpened).Namespace || t == typeof(NoticeServed)) && !t.IsInterface).Select(t => t.Name).ToArray();
        Assert.True(events.Length > 30, "the events were not found");
        Assert.Empty(events.Except(LeftOut).SelectMany(e => WordBook.Languages.Where(l => !Book.Has(l, ToldAs.GetValueOrDefault(e, "event." + e.ToLowerInvariant()))).Select(l => $"{l}: {e}")));
    }

    [Fact]
    public void Everything_people_are_told_of_has_words_in_inbox_and_course()
    {
        string[] ofCases = ["vote_void", "answers_void", "step", "report", "result", "escalation", "withdrawal", "paused", "extended", "request", "approved", "declined", "reassigned", "joined", "override"];
        string[] ofMeetings = ["called", "cancelled", "changed"];
        Assert.Empty(WordBook.Languages.SelectMany(l => ofCases.Select(w => $"event.noticeserved.{w}").Concat(ofCases.Concat(ofMeetings).Select(w => $"inbox.{w}")).Where(k => !Book.Has(l, k))));
    }
}
