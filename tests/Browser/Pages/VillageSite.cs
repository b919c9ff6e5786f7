using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Xunit;

namespace Lianxin.Browser.Pages;

/// <summary>
/// A village shared by the tests of single pages. One topic stands before its vote with most ballots cast, one was voted on
/// and is shown on the board; what a test does to them no other test may mind.
/// </summary>
public sealed class VillageSite(Stage stage) : Site(stage)
{
    public CaseId Voting { get; private set; }

    public MeetingId Meeting { get; private set; }

    public CaseId Shown { get; private set; }

    public NoticeId Notice { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var secretary = Village.Who("shuji");
        Shown = await Village.Raise("沙枣树林带浇水渠清淤", "林带渠淤了三年，春灌水到不了头。建议入冬前清一次，党员先干两天。");
        Voting = await Village.Raise("三组到学校的路面硬化与排水", "三组到学校约 1.2 公里是土路，雨天孩子们绕行。建议硬化路面、修一侧排水沟，占地六户已口头同意。");
        await Village.Decide(Shown, "accept");
        await Village.Decide(Voting, "accept");
        Meeting = await Village.Call("members_meeting", secretary, 8, Shown, Voting);
        await Village.Wait(Meeting);
        await Village.Gather(Meeting, secretary);
        await Village.OpenVote(Shown, Meeting);
        await Village.CastTheRest(Shown);
        await Village.CloseVote(Shown);
        Notice = ((Telling)Village.Case(Shown).Open!).Notice;
        await Village.OpenVote(Voting, Meeting);
        await Village.CastTheRest(Voting, left: 9);
    }

    /// <summary>Members present at the running vote who have an open right and no account yet.</summary>
    public IReadOnlyList<PersonId> Undecided => Village.Case(Voting).Open is Polling poll ? [.. poll.Roll.Except(poll.Used).Except([Village.Who("dangyuan"), Village.Who("shuji")])] : [];
}

[CollectionDefinition(Name)]
public sealed class VillageTests : ICollectionFixture<VillageSite>
{
    public const string Name = "village";
}
