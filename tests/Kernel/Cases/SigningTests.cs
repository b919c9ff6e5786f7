using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Tests.Kernel.World;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>Drafts that many sign: the roll of the day of filing, the bound exactly, the time to sign.</summary>
public sealed class SigningTests
{
    private readonly KernelWorld world = Build();

    [Fact]
    public void A_tenth_of_the_villagers_is_enough_and_one_less_is_not()
    {
        var id = Draft();
        Assert.Equal(40, world.CaseAt(id).Draft!.Roll);
        Sign(id, 1, 2);
        Assert.Equal((CasePhase.Draft, 3), (world.CaseAt(id).Phase, world.CaseAt(id).Draft!.Signed.Count));
        Sign(id, 3);
        Assert.Equal((CasePhase.Running, "review"), (world.CaseAt(id).Phase, world.CaseAt(id).Step));
        Assert.Null(world.CaseAt(id).RunningClock(Clock.Signing));
        world.Do(new CoSign(id, Villagers[4]), Villagers[4]).Refused(4011);
    }

    [Theory]
    [InlineData(41, 5)]
    [InlineData(50, 5)]
    [InlineData(51, 6)]
    public void A_roll_that_does_not_divide_is_never_rounded_down(int villagers, int needed)
    {
        for (var n = 0; n < villagers - 40; n++)
        {
            world.Must(new RegisterPerson(Person(200 + n), null));
            world.Must(new Affiliate(Person(200 + n), Ground, "villager", ["adult"], new DateOnly(2025, 1, 1)));
        }

        var id = Draft();
        Assert.Equal(villagers, world.CaseAt(id).Draft!.Roll);
        Sign(id, [.. Enumerable.Range(1, needed - 2)]);
        Assert.Equal(CasePhase.Draft, world.CaseAt(id).Phase);
        Sign(id, needed);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
    }

    [Fact]
    public void The_roll_is_that_of_the_day_of_filing()
    {
        var id = Draft();
        world.PassDays(2);
        var today = world.Time.DayOf(world.Now);

        // Twenty come and ten go: who was there on the day may sign, the bound stays a tenth of forty.
        for (var n = 0; n < 20; n++)
        {
            world.Must(new RegisterPerson(Person(200 + n), null));
            world.Must(new Affiliate(Person(200 + n), Ground, "villager", ["adult"], today));
        }

        foreach (var person in Villagers.Skip(1).Take(10))
        {
            world.Must(new EndAffiliation(person, Ground, "villager", today.AddDays(-1)));
        }

        world.Do(new CoSign(id, Person(200)), Person(200)).Refused(4014);
        Sign(id, 1, 2, 3);
        Assert.Equal((CasePhase.Running, 40), (world.CaseAt(id).Phase, world.CaseAt(id).Draft!.Roll));
    }

    [Fact]
    public void Ten_members_are_ten_members_however_many_there_are()
    {
        var id = world.Open("topic", Course.Form(), Members[0], "members");
        foreach (var person in Members.Skip(1).Take(8))
        {
            world.Must(new CoSign(id, person), person);
        }

        Assert.Equal((CasePhase.Draft, 9), (world.CaseAt(id).Phase, world.CaseAt(id).Draft!.Signed.Count));
        world.Must(new CoSign(id, Members[9]), Members[9]);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
    }

    [Fact]
    public void A_fifth_of_nine_representatives_is_two()
    {
        var id = world.Open("topic", Course.Form(), Representatives[0], "representatives");
        Assert.Equal(CasePhase.Draft, world.CaseAt(id).Phase);
        world.Must(new CoSign(id, Representatives[8]), Representatives[8]);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
    }

    [Fact]
    public void The_share_is_of_the_roll_whatever_the_opener_is_called()
    {
        world.Add(Pack11.Procedure("petition", null, [Pack11.Decide("answer", "yes") with { Then = Ways(("yes", Next)) }],
            [new OpenRule("residents", Who(VillagersGroup), All("cosigned at least 1/10 of villagers"), Param("signing"))]));
        var id = world.Open("petition", Villagers[0], "residents");
        Assert.Equal(CasePhase.Draft, world.CaseAt(id).Phase);
    }

    [Fact]
    public void A_signature_can_be_withdrawn_until_it_opens_and_given_again()
    {
        var id = Draft();
        Sign(id, 1, 2);
        world.Must(new WithdrawSignature(id, Villagers[1]), Villagers[1]);
        Sign(id, 3);
        Assert.Equal((CasePhase.Draft, 3), (world.CaseAt(id).Phase, world.CaseAt(id).Draft!.Signed.Count));
        world.Do(new WithdrawSignature(id, Villagers[1]), Villagers[1]).Refused(4013);
        Sign(id, 1);
        Assert.Equal(CasePhase.Running, world.CaseAt(id).Phase);
        world.Do(new WithdrawSignature(id, Villagers[1]), Villagers[1]).Refused(4011);
    }

    [Fact]
    public void Too_few_signatures_in_time_and_the_draft_lapses()
    {
        var id = Draft();
        Sign(id, 1, 2);
        world.PassUntil(world.CaseAt(id).Draft!.Until);
        Assert.Equal((CasePhase.Ended, "lapsed"), (world.CaseAt(id).Phase, world.CaseAt(id).End));
        world.Do(new CoSign(id, Villagers[5]), Villagers[5]).Refused(4006);
    }

    [Fact]
    public void Only_the_opener_takes_a_draft_back()
    {
        var id = Draft();
        world.Do(new Withdraw(id, Words(1)), Secretary).Refused(4030);
        world.Must(new Withdraw(id, Words(1)), Villagers[0]);
        Assert.Equal("withdrawn", world.CaseAt(id).End);
    }

    [Fact]
    public void Children_are_neither_on_the_roll_nor_may_they_sign_or_open()
    {
        var id = Draft();
        world.Do(new CoSign(id, Child), Child).Refused(4014);
        world.Do(new OpenCase(world.NewCase(), Pack, "topic", Branch, "villagers", Course.Form()), Child).Refused(4005);
    }

    [Fact]
    public void One_signature_can_be_enough_at_once()
    {
        world.Add(Pack11.Procedure("single", null, [Pack11.Decide("answer", "yes") with { Then = Ways(("yes", Next)) }],
            [new OpenRule("members", Who(MembersGroup), All("cosigned at least 1"), Time("5 days"))]));
        var id = world.Open("single", Members[3], "members");
        Assert.Equal((CasePhase.Running, "answer"), (world.CaseAt(id).Phase, world.CaseAt(id).Step));
    }

    private CaseId Draft() => world.Open("topic", Course.Form(), Villagers[0], "villagers");

    private void Sign(CaseId id, params int[] villagers)
    {
        foreach (var n in villagers)
        {
            var person = n < 40 ? Villagers[n] : Person(200 + n - 40);
            world.Must(new CoSign(id, person), person);
        }
    }
}
