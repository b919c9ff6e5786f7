using System.Net;
using AngleSharp.Html.Dom;
using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Demo;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Lianxin.Tests.Web.Board;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Lianxin.Tests.Web.Workbench;

/// <summary>The page of a vote that a sheet holds: what one weighs, handing the right over and using it, papers with their columns, the count in words.</summary>
public sealed class SheetVotePageTests
{
    private const string Assembly = "owners-assembly";
    private int key;

    [Fact]
    public async Task Owners_vote_by_area_hand_over_their_right_and_papers_are_counted()
    {
        await using var site = await RealmSite.Start();
        var (engine, clock) = (site.Services.GetRequiredService<RealmEngine>(), (StillClock)site.Services.GetRequiredService<TimeProvider>());
        var roles = DemoMaker.Roles(site.Folder).DistinctBy(r => r.PersonId).Take(3).ToArray();
        var (chair, first, second) = (new PersonId(roles[0].PersonId), new PersonId(roles[1].PersonId), new PersonId(roles[2].PersonId));
        var vote = await AtVote(engine, clock, chair, [chair, first, second]);
        var page = $"/cases/{vote}/vote";

        using var one = await site.Browser(roles[1].SignInName);
        var (status, shown) = await RealmSite.Get(one, page);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("20000", Digits(shown.QuerySelector("[data-test=my-weight]")!.TextContent), StringComparison.Ordinal);
        Assert.Contains("60000", Digits(shown.QuerySelector("[data-test=vote-count]")!.TextContent), StringComparison.Ordinal);
        Assert.NotNull(shown.QuerySelector("[data-test=hand-over]"));

        // The first hands the right to the second, who casts it beside their own.
        Assert.Equal(HttpStatusCode.Found, await Post(one, page, "proxy-hand", ("to", second.ToString())));
        (_, shown) = await RealmSite.Get(one, page);
        Assert.Null(shown.QuerySelector("[name=ballot]"));
        using var two = await site.Browser(roles[2].SignInName);
        (_, shown) = await RealmSite.Get(two, page);
        var held = shown.QuerySelector("[data-test=cast-for]")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Found, await Ballot(two, held, "agree"));
        Assert.Equal(HttpStatusCode.Found, await Ballot(two, page, "agree"));
        var poll = (Polling)engine.States.Case(vote)!.Open!;
        Assert.Equal(["agree", "agree"], [poll.Ballots[first], poll.Ballots[second]]);

        // The time is over; the chair counts the one paper that is left, by head and by area, and closes.
        await Pass(engine, clock, 32);
        using var head = await site.Browser(roles[0].SignInName);
        (_, shown) = await RealmSite.Get(head, page);
        Assert.NotNull(shown.QuerySelector("[name='w-area-agree']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(head, page, "count", ("n-against", "1"), ("w-area-against", "9999")));
        Assert.Equal(HttpStatusCode.Found, await Post(head, page, "count", ("n-against", "1"), ("w-area-against", "10000")));
        using var witness = await site.Browser(roles[1].SignInName);
        using var other = await site.Browser(roles[2].SignInName);
        Assert.Equal(HttpStatusCode.Found, await Post(witness, page, "confirm"));
        Assert.Equal(HttpStatusCode.Found, await Post(other, page, "confirm"));
        Assert.Equal(HttpStatusCode.Found, await Post(head, page, "close"));
        (_, shown) = await RealmSite.Get(head, $"/cases/{vote}");
        Assert.Contains("50000", Digits(shown.Body!.TextContent), StringComparison.Ordinal);
        Assert.DoesNotContain("frozen", shown.Body!.TextContent, StringComparison.Ordinal);

        // What is posted to the owners they read; to others there is no such page.
        var notice = shown.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Last(h => h.StartsWith("/notices/", StringComparison.Ordinal));
        using var stranger = await site.Browser();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), ((await RealmSite.Get(witness, notice)).Status, (await RealmSite.Get(stranger, notice)).Status));
        (_, shown) = await RealmSite.Get(witness, $"/cases/{vote}/receipt");
        Assert.Contains(engine.Queries.Names([second])[second], shown.QuerySelector("[data-test=receipt]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("60000", Digits(shown.QuerySelector("[data-test=receipt]")!.TextContent), StringComparison.Ordinal);
    }

    /// <summary>An estate with three owners of 100, 200 and 300 square metres, and a motion of theirs that is open for votes.</summary>
    private async Task<CaseId> AtVote(RealmEngine engine, StillClock clock, PersonId chair, IReadOnlyList<PersonId> owners)
    {
        var village = engine.Queries.Orgs().First(o => o.Kind == "village").Id;
        var today = engine.Time.DayOf(engine.Clock.Now);
        var head = engine.Queries.Appointments(village, today).First(a => a.Post == "village_head").Person;
        var estate = new OrgId((await Must(engine, null, s => new FormOrg(new OrgId(s.NewId()), "estate", "东苑小区", village, null, today))).Id);
        await Must(engine, null, _ => new Appoint(chair, estate, "owners_chair", today, null));
        foreach (var (owner, i) in owners.Select((o, i) => (o, i)))
        {
            await Must(engine, null, _ => new Affiliate(owner, estate, "owner", [], today));
            var flat = await Open(engine, estate, "flat", "registrars", chair, (s, id) => Course.Values(
                ("number", new NumberValue(i + 1)), ("address", s.TextValue(id, "一栋")), ("owner", new PeopleValue([owner])), ("area", new NumberValue((i + 1) * 10_000))));
            await Must(engine, head, _ => new GiveAnswer(flat, head, "check", "right", Course.Values()));
        }

        await Pass(engine, clock, 9);
        var motion = await Open(engine, estate, "motion", "owners_committee", chair, (s, id) => Course.Values(
            ("title", s.TextValue(id, "换大门")), ("kind", new ChoiceValue("other")), ("text", s.TextValue(id, "换成自动门"))));
        await Must(engine, chair, _ => new FreezeSheet(motion, chair, "roll"));
        await Pass(engine, clock, 18);
        return motion;
    }

    private async Task<CaseId> Open(RealmEngine engine, OrgId org, string procedure, string openedAs, PersonId by, Func<ISealer, long, IReadOnlyDictionary<string, FieldValue>> form)
    {
        var made = 0L;
        await Must(engine, by, s => new OpenCase(new CaseId(made = s.NewId()), Assembly, procedure, org, openedAs, form(s, made)));
        return new CaseId(made);
    }

    private async Task<Outcome> Must(RealmEngine engine, PersonId? by, Func<ISealer, object> build)
    {
        var outcome = await engine.Submit(new Command($"sheet-vote-{key++}", new Actor(by), build), TestContext.Current.CancellationToken);
        Assert.True(outcome.Accepted, string.Join("; ", outcome.Refusals.Select(r => r.Key)));
        return outcome;
    }

    private static async Task Pass(RealmEngine engine, StillClock clock, int days)
    {
        for (var i = 0; i < days; i++)
        {
            clock.Move(TimeSpan.FromDays(1));
            await engine.RunTimers(TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Chooses on the first page and casts on the second, as without script.</summary>
    private static async Task<HttpStatusCode> Ballot(HttpClient client, string page, string choice)
    {
        using var asked = await Send(client, page, "ballot", ("ballot", choice));
        using var cast = await client.SendAsync(Filled(client, page, Form(await RealmSite.Read(asked), "cast")), TestContext.Current.CancellationToken);
        return cast.StatusCode;
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, string page, string handler, params (string Name, string Value)[] filled)
    {
        using var answer = await Send(client, page, handler, filled);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string page, string handler, params (string Name, string Value)[] filled)
    {
        using var shown = await client.GetAsync(page, TestContext.Current.CancellationToken);
        if (shown.Headers.TryGetValues("Set-Cookie", out var set))
        {
            // Kept by hand, for good: the answer to a form that had its cookie sets none.
            var all = string.Join("; ", client.DefaultRequestHeaders.GetValues("Cookie").Concat(set.Select(c => c.Split(';')[0])));
            client.DefaultRequestHeaders.Remove("Cookie");
            client.DefaultRequestHeaders.Add("Cookie", all);
        }

        return await client.SendAsync(Filled(client, page, Form(await RealmSite.Read(shown), handler), filled), TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage Filled(HttpClient client, string page, IHtmlFormElement form, params (string Name, string Value)[] filled)
    {
        var hidden = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => KeyValuePair.Create(i.Name!, i.Value));
        var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = new FormUrlEncodedContent(hidden.Concat(filled.Select(f => KeyValuePair.Create(f.Name, f.Value)))) };
        request.Headers.TryAddWithoutValidation("Origin", client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        return request;
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string handler) =>
        page.Forms.OfType<IHtmlFormElement>().First(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);

    private static string Digits(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
}
