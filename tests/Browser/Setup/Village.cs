using System.Collections.Immutable;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Browser.Setup;

/// <summary>
/// The people of the demo village and what they do off the screen: the dozens of signatures and ballots that nobody needs to
/// see clicked, given through the same engine as the clicks.
/// </summary>
public sealed class Village
{
    public const string Pack = "members-first-deliberation";

    private readonly Site site;
    private readonly IReadOnlyDictionary<string, PersonId> roles;
    private int acts;

    public Village(Site site, IReadOnlyDictionary<string, PersonId> roles)
    {
        this.site = site;
        this.roles = roles;
        Branch = site.Engine.Queries.Orgs().Single(o => o.Kind == "branch");
        Ground = site.Engine.Queries.Orgs().Single(o => o.Kind == "village");
        Groups = [.. site.Engine.Queries.Orgs().Where(o => o.Kind == "party_group").Select(o => o.Id)];
    }

    public OrgRow Branch { get; }

    public OrgRow Ground { get; }

    public IReadOnlyList<OrgId> Groups { get; }

    public IReadOnlyList<PersonId> Members => Of(Branch.Id, "member");

    public IReadOnlyList<PersonId> Villagers => Of(Ground.Id, "villager");

    public IReadOnlyList<PersonId> Representatives => Of(Ground.Id, "representative");

    public IReadOnlyList<PersonId> Committee => Holders(Branch.Id, "secretary", "deputy_secretary", "committee_member");

    public PersonId Who(string account) => roles[account];

    public string NameOf(PersonId person) => site.Engine.Queries.Names([person])[person];

    public Case Case(CaseId id) => site.Engine.States.Case(id)!;

    public Meeting Meeting(MeetingId id) => site.Engine.States.Meeting(id)!;

    public IReadOnlyList<PersonId> Holders(OrgId org, params IReadOnlyList<string> posts) =>
        [.. site.Engine.Queries.Appointments(org, Today).Where(a => posts.Contains(a.Post)).Select(a => a.Person)];

    /// <summary>Carries out one act; a refusal fails the test.</summary>
    public async Task<long> Do(PersonId by, Func<ISealer, object> build, string? group = null)
    {
        var outcome = await site.Engine.Submit(new Command($"test-{++acts}", new Actor(by, null, group), build));
        Assert.True(outcome.Accepted, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
        return outcome.Id;
    }

    /// <summary>The villagers' committee raises a topic: it needs no co-signers and goes to review.</summary>
    public async Task<CaseId> Raise(string title, string body)
    {
        var head = Who("cunzhu");
        return new CaseId(await Do(head, s =>
        {
            var id = new CaseId(s.NewId());
            var form = new Dictionary<string, FieldValue>(StringComparer.Ordinal)
            {
                ["title"] = s.TextValue(id.Value, title),
                ["matter"] = new ChoiceValue("village"),
                ["heading"] = new ChoiceValue("public_works"),
                ["major"] = new YesNoValue(true),
                ["instant"] = new YesNoValue(false),
                ["body"] = s.TextValue(id.Value, body),
            };
            return new OpenCase(id, Pack, "topic", Branch.Id, "villagers_committee", form);
        }, "villagers_committee"));
    }

    /// <summary>Villagers sign until there are enough.</summary>
    public async Task SignTheRest(CaseId id)
    {
        foreach (var person in Villagers)
        {
            if (Case(id) is not { Draft: { } draft, Phase: CasePhase.Draft })
            {
                return;
            }

            if (!draft.Signed.Contains(person))
            {
                await Do(person, _ => new CoSign(id, person), draft.As);
            }
        }
    }

    /// <summary>The branch committee answers until its step is decided.</summary>
    public async Task Decide(CaseId id, string outcome)
    {
        var step = Case(id).Step;
        foreach (var person in Committee)
        {
            if (Case(id) is { Open: Choosing open } now && now.Step == step)
            {
                if (!open.Answers.ContainsKey(person))
                {
                    await Do(person, _ => new GiveAnswer(id, person, step!, outcome, ImmutableDictionary<string, FieldValue>.Empty), open.Asked[0].Group);
                }
            }
        }

        Assert.NotEqual(step, Case(id).Step);
    }

    /// <summary>A meeting is called for a day that the notice allows.</summary>
    public async Task<MeetingId> Call(string kind, PersonId convener, int days, params IReadOnlyList<CaseId> items)
    {
        var at = site.Engine.Time.StartOf(Today.AddDays(days)).Plus(TimeSpan.FromHours(19));
        return new MeetingId(await Do(convener, s =>
        {
            var meeting = s.NewId();
            return new CallMeeting(new MeetingId(meeting), Branch.Id, Pack, kind, at, s.Text(meeting, "村委会二楼会议室"), [.. items.Select(i => new ItemRequest(i, []))], []);
        }));
    }

    /// <summary>The clock goes on to the hour of a meeting.</summary>
    public Task Wait(MeetingId id) => site.Until(Meeting(id).At.ToUtc());

    /// <summary>Roll call of most of those entitled and what the groups said.</summary>
    public async Task Gather(MeetingId id, PersonId chair, int absent = 3)
    {
        var entitled = Meeting(id).Kind == "members_meeting" ? Members : Meeting(id).Kind == "representatives_meeting" ? Representatives : Committee;
        var present = entitled.Where(p => roles.Values.Contains(p)).Concat(entitled.Where(p => !roles.Values.Contains(p)).Skip(absent)).Distinct().ToList();
        await Do(chair, _ => new CallRoll(id, [.. present.Order()]));
        if (Meeting(id).Kind == "members_meeting")
        {
            await ReportGroups(id, chair);
        }
    }

    public async Task ReportGroups(MeetingId id, PersonId chair)
    {
        foreach (var group in Groups.Where(g => Meeting(id).Reports.TrueForAll(r => r.Group != g)))
        {
            var there = Of(group, "member").Where(Meeting(id).Present.Contains).ToList();
            await Do(chair, s => new ReportGroup(id, group, there[0], there[1], s.Text(id.Value, "本组同意。建议先修进村那一段，施工时留出便道，账目每月贴出来。")));
        }
    }

    /// <summary>The chair ends the discussion of an item; its vote opens.</summary>
    public async Task OpenVote(CaseId id, MeetingId meeting)
    {
        await Do(Who("shuji"), _ => new CloseItem(meeting, id, ImmutableDictionary<string, FieldValue>.Empty));
        Assert.IsType<Polling>(Case(id).Open);
    }

    /// <summary>Everybody present who has not voted does, all but the last so many.</summary>
    public async Task CastTheRest(CaseId id, int left = 0)
    {
        var poll = Assert.IsType<Polling>(Case(id).Open);
        var waiting = poll.Roll.Except(poll.Used).Except(roles.Values).Concat(poll.Roll.Except(poll.Used).Intersect(roles.Values)).ToList();
        var against = 0;
        foreach (var person in waiting.Take(waiting.Count - left))
        {
            var outcome = await site.Engine.Cast($"test-{++acts}", new Actor(person), id, against++ is 3 or 11 ? "against" : "agree");
            Assert.True(outcome.Accepted, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
        }
    }

    public Task CloseVote(CaseId id) => Do(Who("shuji"), _ => new CloseVote(id, null));

    /// <summary>Members and villagers give their view, all but those with an account.</summary>
    public async Task RateTheRest(CaseId id, int most)
    {
        var open = Assert.IsType<Gathering>(Case(id).Open);
        var step = Case(id).Step!;
        foreach (var (people, group) in new[] { (Members, open.Asked[0].Group), (Villagers, open.Asked[1].Group) })
        {
            var view = 0;
            foreach (var person in people.Where(p => !roles.Values.Contains(p) && !((Gathering)Case(id).Open!).Answers.ContainsKey(p)).Take(most))
            {
                var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["view"] = new ChoiceValue(view++ % 9 == 4 ? "fair" : "satisfied") };
                await Do(person, _ => new GiveAnswer(id, person, step, null, values), group);
            }
        }
    }

    private DateOnly Today => site.Engine.Time.DayOf(Instant.FromUtc(site.Clock.GetUtcNow()));

    private IReadOnlyList<PersonId> Of(OrgId org, string stage) =>
        [.. site.Engine.Queries.Affiliations(org, stage, Today, 0, 5_000).Select(a => a.Person).Distinct()];
}
