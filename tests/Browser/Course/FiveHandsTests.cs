using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Course;

/// <summary>A village of its own, in which a visitor lets time pass.</summary>
public sealed class FiveHandsSite(Stage stage) : Site(stage);

/// <summary>
/// What a stranger does with the demo and nothing else: follows one topic from a villager's phone to the public board as
/// five people, the others and the days being helped along by the line above each page.
/// </summary>
public sealed class FiveHandsTests(FiveHandsSite site) : IClassFixture<FiveHandsSite>
{
    private const string Title = "给三组路口装两盏路灯";
    private const int StepsMost = 40;

    [Fact]
    public async Task A_visitor_follows_a_topic_to_its_end_as_five_people()
    {
        await using var villager = await site.SignedIn("cunmin", 360);
        var topic = await TopicForm.Raise(villager, Title, "三组路口晚上看不见路，老人孩子走不安全。", major: false);
        await Help(villager, topic, "others");
        Assert.Equal("review", State(topic).Step);

        await using var secretary = await site.SignedIn("shuji");
        await secretary.Go($"/cases/{topic}");
        await secretary.Choose("choose-outcome", "accept");
        await secretary.Send("choose", "done=choose");
        await Help(secretary, topic, "others");
        Assert.Equal("discuss", State(topic).Step);

        await secretary.Go($"/cases/{topic}");
        await secretary.Test("act-call").ClickAsync();
        await secretary.Fill("place", "村党群服务中心");
        await secretary.Send("call", "done=call");
        await Help(secretary, topic, "until");

        await using var member = await site.SignedIn("dangyuan", 360);
        await Help(member, topic, "others");
        Assert.Equal("view", State(topic).Step);
        await member.Go($"/cases/{topic}/vote");
        await member.Choose("ballot", "agree");
        await member.Form("ballot").Locator("button[type=submit]").ClickAsync();
        await member.Test("cast").ClickAsync();
        await member.Page.WaitForURLAsync("**/receipt**");
        await Help(member, topic, "others");
        Assert.Equal("shown", State(topic).Step);

        await using var anyone = await site.Visitor(360);
        await anyone.Go("/board?q=" + Uri.EscapeDataString(Title));
        await Expect(anyone.Page.Locator("main")).ToContainTextAsync(Title);

        await using var supervisor = await site.SignedIn("xian");
        for (var i = 0; i < StepsMost && State(topic).End is null; i++)
        {
            await Help(supervisor, topic, "others");
            if (State(topic).End is null && await supervisor.Test("demo-said").TextContentAsync() is { } said && !said.Contains("其他人已经办了", StringComparison.Ordinal))
            {
                await Help(supervisor, topic, "until");
            }
        }

        Assert.Equal("done", State(topic).End);
        await supervisor.Go($"/cases/{topic}");
        await supervisor.IsInOrder("an ended case under the line of the demo");
        Assert.Empty(member.Complaints);
    }

    [Fact]
    public async Task Only_a_lawful_step_of_time_is_taken_and_only_of_what_is_there()
    {
        await using var anyone = await site.Visitor(360, "en");
        await anyone.Go("/board");
        await anyone.Test("demo-bar").Locator("summary").ClickAsync();
        await anyone.IsInOrder("the line of the demo, opened");
        var before = site.Engine.Clock.Now;
        foreach (var (field, value) in new[] { ("days", "-7"), ("days", "100000"), ("days", "x"), ("until", "1-1"), ("until", "zzz"), ("case", "620999-1") })
        {
            var status = await anyone.Page.EvaluateAsync<int>(
                """
                async ([field, value]) => {
                    const body = new FormData(document.querySelector("form[action='/demo/pass']"));
                    for (const name of ["days", "until", "case"]) body.delete(name);
                    body.append(field, value);
                    return (await fetch(field === "case" ? "/demo/others" : "/demo/pass", { method: "POST", body })).status;
                }
                """, new[] { field, value });
            Assert.Equal(200, status);
        }

        Assert.True(site.Engine.Clock.Now < before.Plus(TimeSpan.FromHours(1)));
        await anyone.Test("demo-day").ClickAsync();
        await anyone.Page.WaitForURLAsync("**demo=passed**");
        Assert.True(site.Engine.Clock.Now >= before.Plus(TimeSpan.FromDays(1)));
    }

    private Case State(CaseId id) => site.Engine.States.Case(id)!;

    /// <summary>Presses a button of the line above the case's page.</summary>
    private static async Task Help(Person person, CaseId id, string how)
    {
        await person.Go($"/cases/{id}");
        await person.Test("demo-bar").Locator("summary").ClickAsync();
        await person.Test($"demo-{how}").ClickAsync();
        await Expect(person.Test("demo-said")).ToBeVisibleAsync();
    }
}
