using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Votes;

/// <summary>Answers that nobody may see: a survey without names, and two sides that rate each other without looking.</summary>
[Collection(VotingTests.Name)]
public sealed class AnswerTests(VotingSite site)
{
    private static readonly IReadOnlyDictionary<string, FieldValue> Nothing = new Dictionary<string, FieldValue>(StringComparer.Ordinal);

    [Fact]
    public async Task A_survey_without_names_shows_numbers_alone_and_only_at_its_end()
    {
        var survey = await site.Open(site.Plain[5], "quick-poll.views", site.Village.Branch.Id, "members", (s, id) => [("title", s.TextValue(id, "村医服务好不好"))]);
        await using (var member = await site.SignedIn("dangyuan", 360))
        {
            await member.Go($"/cases/{survey}");
            await site.LookEverywhere(member, "survey-asked");
            Assert.Equal(422, await member.SendInVain("answer"));
            await Stage.Picture(member.Page, "votes-survey-nothing-360-zh");
            await member.Choose("answer-view", "unfit");
            await member.Send("answer", "done=answer");
            await Expect(member.Test("now")).ToContainTextAsync("答了什么没有记录");
            await Expect(member.Test("acts")).ToHaveCountAsync(0);
            await site.Look(member, "survey-answered");
        }

        await using (var member = await site.SignedIn(site.Plain[6], 360, script: false))
        {
            await member.Go($"/cases/{survey}");
            await member.Choose("answer-view", "fit");
            await member.Send("answer", "done=answer");
        }

        await using (var asker = await site.SignedIn(site.Plain[5], 360))
        {
            await asker.Go($"/cases/{survey}");
            await site.Look(asker, "survey-asker");
        }

        await site.PassUntil(() => site.Village.Case(survey).Phase == CasePhase.Ended);
        await using var reader = await site.SignedIn("dangyuan", 360);
        await reader.Go($"/cases/{survey}");
        await site.Look(reader, "survey-counted");
        await reader.Go("/inbox");
        await site.Look(reader, "survey-inbox");
    }

    [Fact]
    public async Task Two_sides_rate_each_other_without_looking()
    {
        var (caller, head, report) = await Report();
        await using (var one = await site.SignedIn(caller, 360))
        {
            await one.Go($"/cases/{report}");
            await Expect(one.Test("sealed")).ToBeVisibleAsync();
            await site.LookEverywhere(one, "rating-asked");
            await one.Choose("answer-score", "poor");
            await one.Fill("answer-words", "到得晚了一点");
            await one.Send("answer", "done=answer");
            await Expect(one.Page.Locator(".past")).ToContainTextAsync("到得晚了一点");
            await site.Look(one, "rating-given");
        }

        await site.PassUntil(() => site.Village.Case(report).Step != "rate_department");

        await using (var other = await site.SignedIn(head, 360))
        {
            await other.Go($"/cases/{report}");
            Assert.Equal("rate_caller", site.Village.Case(report).Step);
            await Expect(other.Page.Locator(".past")).ToContainTextAsync("已答，尚未公开");
            await Expect(other.Page.Locator(".past")).Not.ToContainTextAsync("到得晚了一点");
            await site.Look(other, "rating-other");
            await other.Choose("answer-score", "good");
            await other.Send("answer", "done=answer");
        }

        await site.PassUntil(() => site.Village.Case(report).Phase == CasePhase.Ended);

        await using var reader = await site.SignedIn(head, 360);
        await reader.Go($"/cases/{report}");
        await Expect(reader.Page.Locator(".past")).ToContainTextAsync("到得晚了一点");
        await site.Look(reader, "rating-both");
    }

    private async Task<(PersonId Caller, PersonId Head, CaseId Report)> Report()
    {
        var today = site.Engine.Time.DayOf(Instant.FromUtc(site.Clock.GetUtcNow()));
        var town = site.Engine.Queries.Orgs().Single(o => o.Kind == "town").Id;
        var county = site.Engine.Queries.Orgs().Single(o => o.Kind == "county").Id;
        var caller = site.Engine.Queries.Appointments(town, today).First(a => a.Post == "town_head").Person;
        var head = site.Plain[7];
        var leader = site.Village.Who("xian");
        var water = new OrgId(await site.Village.Do(leader, s => new FormOrg(new OrgId(s.NewId()), "department", "水利局", county, null, today)));
        await site.Village.Do(leader, _ => new Appoint(head, water, "department_head", today, null));
        var call = await site.Open(caller, "whistle.whistle", town, "town_office", (s, id) =>
        [
            ("title", s.TextValue(id, "镇东路水管爆裂")), ("kind", new ChoiceValue("key")), ("what", s.TextValue(id, "路面积水，车辆绕行。")),
            ("place", s.TextValue(id, "镇东路与集市路口")), ("departments", new OrgsValue([water])),
        ]);
        var report = site.Village.Case(call).Children.Single();
        await site.Village.Do(head, s => new HandIn(report, head, "arrive", null, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["words"] = s.TextValue(report.Value, "抢修队四人，带水泵一台。") }));
        await site.Village.Do(head, s => new HandIn(report, head, "solve", null, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["words"] = s.TextValue(report.Value, "水管已换，路面已清。") }));
        await site.Village.Do(caller, _ => new GiveAnswer(report, caller, "confirm", "solved", Nothing));
        return (caller, head, report);
    }
}
