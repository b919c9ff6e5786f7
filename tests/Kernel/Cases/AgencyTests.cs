using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Who may enter something for somebody else, and when.</summary>
public sealed class AgencyTests
{
    private static readonly (string, FieldValue)[] Satisfied = [("view", new ChoiceValue("satisfied"))];

    private readonly KernelWorld world = Build();

    [Fact]
    public void An_answer_on_paper_is_entered_by_staff_where_the_pack_allows_it()
    {
        var id = world.AtReviews();
        Rate(Villagers[0], Deputy).Refused(4043);
        world.OnPaper("reviews", Time("3 days"));
        Rate(Villagers[0], Members[8]).Refused(4037);
        Rate(Villagers[0], Villagers[1]).Refused(4037);
        Rate(Stranger, Deputy).Refused(4008);
        var begun = world.Now;
        world.PassDays(2);
        Assert.True(Rate(Villagers[0], Deputy, begun).Accepted);
        Assert.True(Rate(Villagers[1], TownSecretary).Accepted);
        Rate(Villagers[2], null, begun).Refused(4043);
        world.PassDays(5);
        Rate(Villagers[2], Deputy, begun).Refused(4044);
        var given = ((Gathering)world.CaseAt(id).Open!).Answers[Villagers[0]];
        Assert.Equal(((PersonId?)Deputy, begun), (given.Agent, given.At));
        Assert.Null(((Gathering)world.Replayed(id).Open!).Answers.GetValueOrDefault(Villagers[2]));

        Decision Rate(PersonId person, PersonId? agent, Lianxin.Rules.Time.Instant? happened = null) =>
            world.Do(new GiveAnswer(id, person, "reviews", null, Values(Satisfied)), person, happened, agent);
    }

    [Fact]
    public void Signatures_and_a_draft_are_entered_from_paper_where_the_opening_allows_it()
    {
        var draft = new OpenCase(world.NewCase(), Pack, "topic", Branch, "villagers", Course.Form());
        world.Do(draft, Villagers[0], agent: Deputy).Refused(4043);
        var id = world.Open("topic", Course.Form(), Villagers[0], "villagers");
        world.Do(new CoSign(id, Villagers[1]), Villagers[1], agent: Deputy).Refused(4043);
        world.OnPaper("villagers", Time("3 days"));
        Assert.True(world.Do(draft, Villagers[0], agent: Deputy).Accepted);
        Assert.True(world.Do(new CoSign(id, Villagers[1]), Villagers[1], agent: Deputy).Accepted);
        world.Do(new CoSign(id, Villagers[2]), Villagers[2], agent: Villagers[3]).Refused(4037);
        world.Do(new WithdrawSignature(id, Villagers[1]), Villagers[1], agent: Deputy).Refused(4043);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void A_ballot_is_never_entered_for_anybody(string secret)
    {
        world.Values["secret"] = secret;
        world.OnPaper("view", Time("3 days"));
        var (id, _) = world.AtVote();
        world.Do(new CastBallot(id, Members[6], secret == "true" ? null : "agree"), Members[6], agent: Secretary).Refused(4043);
        world.Do(new CastBallot(id, Members[6], secret == "true" ? null : "agree"), Secretary).Refused(4037);
        Assert.Empty(((Polling)world.CaseAt(id).Open!).Used);
    }
}
