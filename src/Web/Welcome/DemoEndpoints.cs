using Lianxin.Engine;
using Lianxin.Host.Accounts;
using Lianxin.Host.Demo;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Forms;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lianxin.Web.Welcome;

/// <summary>In a demo only: lets time pass, and lets everybody else act. Anyone may, for the demo is there to be tried.</summary>
internal static class DemoEndpoints
{
    /// <summary>The query word that says what came of it, for <see cref="DemoBar"/>.</summary>
    public const string Said = "demo";

    private const int StepDaysMax = 31;

    public static void Map(WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<WebOptions>>().Value.IsDemo || app.Services.GetService<DemoPassage>() is not { } passage)
        {
            return;
        }

        var others = app.Services.GetRequiredService<Others>();
        app.MapPost("/demo/pass", async (HttpContext http, RealmEngine engine, [FromForm] string? days, [FromForm] string? until) =>
        {
            if (until is not null && NextMoment(engine, until) is { } moment)
            {
                await passage.Until(moment, http.RequestAborted);
            }
            else if (int.TryParse(days, System.Globalization.NumberStyles.None, null, out var number) && number is > 0 and <= StepDaysMax)
            {
                await passage.Days(number, http.RequestAborted);
            }

            return Back(http, "passed");
        });
        app.MapPost("/demo/others", async (HttpContext http, RealmEngine engine, Visitor visitor, [FromForm(Name = "case")] string? id) =>
        {
            var answer = Find(engine, id) is { } found ? await others.Act(found.Id, visitor.PersonId is { } me ? new PersonId(me) : null) : OthersAnswer.Ended;
            return Back(http, answer switch
            {
                OthersAnswer.Done => "done",
                OthersAnswer.OnlyYou => "only_you",
                OthersAnswer.OnlyTime => "only_time",
                _ => "ended",
            });
        });
    }

    /// <summary>The next moment at which something happens by itself: of a case its meeting or what runs out first, of a meeting its beginning.</summary>
    /// <param name="id">id of a case or a meeting</param>
    public static Instant? NextMoment(RealmEngine engine, string? id)
    {
        if (Find(engine, id) is { } found)
        {
            return found switch
            {
                { Open: Queueing { Meeting: { } meeting } } => Meeting(engine, meeting)?.At,
                { Open: Telling t } => t.Until,
                { Open: Pausing p } => p.Until,
                { Open: Parenting p } => p.Waiting.Select(c => NextMoment(engine, c.ToString())).Where(m => m is not null).Min(),
                { DueClock: { } clock } => clock.Due,
                { Phase: CasePhase.Draft, Draft: { } draft } => draft.Until,
                _ => null,
            } is { } at && at > engine.Clock.Now ? at : null;
        }

        return Ids.TryRead(id, out var number) && Ids.RealmOf(number) == engine.Realm && Meeting(engine, new MeetingId(number)) is { } its && its.At > engine.Clock.Now ? its.At : null;
    }

    private static Meeting? Meeting(RealmEngine engine, MeetingId id) => engine.Queries.Meeting(id) is null ? null : engine.States.Meeting(id);

    private static Case? Find(RealmEngine engine, string? id) =>
        Ids.TryRead(id, out var number) && Ids.RealmOf(number) == engine.Realm && engine.Queries.Case(new CaseId(number)) is not null ? engine.States.Case(new CaseId(number)) : null;

    /// <summary>Back to the page it was asked from, with a word on what came of it.</summary>
    private static IResult Back(HttpContext http, string said)
    {
        var page = LocalPath.OrNull(http.Request.Form[KeptForms.PageField].ToString()) ?? "/";
        var (path, query) = page.IndexOf('?', StringComparison.Ordinal) is >= 0 and var mark ? (page[..mark], page[mark..]) : (page, "");
        var kept = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query).Where(p => p.Key is not (Said or "done"))
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value)).Append(KeyValuePair.Create(Said, (string?)said));
        return Results.Redirect(path + QueryString.Create(kept).Value);
    }
}
