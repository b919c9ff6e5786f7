using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Tests.Kernel.World;
using Lianxin.Tests.Rules.Time;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.Cases;

/// <summary>How long what people wrote is kept after the end of a case, who makes it stay longer, and what goes.</summary>
public sealed class RetainingTests
{
    private readonly KernelWorld world = FlowPack.World();

    public RetainingTests()
    {
        var matter = world.Procedures["flow/matter"];
        world.Procedures["flow/matter"] = matter with
        {
            Form = matter.Form! with { Retention = new FixedDuration(Calendars.Duration("60 days")) },
            Steps = [.. matter.Steps.Select(s => s.Fill is null ? s : s with { Fill = s.Fill with { Retention = new FixedDuration(Calendars.Duration("20 days")) } })],
        };
    }

    [Fact]
    public void The_day_is_set_with_the_end_for_each_form_and_not_before()
    {
        var (id, body, reasons) = Ended();
        var kept = world.CaseAt(id).Kept;
        Assert.Equal([null, "first"], kept.Select(k => k.Step));
        Assert.Equal([Due("60 days"), Due("20 days")], kept.Select(k => k.Until));
        Assert.Equal(kept, world.Replayed(id).Kept);
        Assert.Empty(Erase(id, kept[1].Until.Plus(TimeSpan.FromMilliseconds(-1))).Events);

        var first = Erase(id, kept[1].Until);
        Assert.Equal([reasons], Assert.IsType<TextsErased>(Assert.Single(first.Events)).Texts);
        Assert.Equal([reasons], Assert.IsType<DestroyTexts>(Assert.Single(first.Effects)).Texts);
        Assert.Equal([null], world.CaseAt(id).Kept.Select(k => k.Step));
        Assert.Equal([body], Assert.IsType<TextsErased>(Assert.Single(Erase(id, kept[0].Until).Events)).Texts);
        Assert.Empty(world.CaseAt(id).Kept);
        Assert.Empty(FormTexts.In(world.State.Journal.Where(e => e.Stream == id.Value)));
    }

    [Fact]
    public void A_running_case_keeps_all_and_a_form_nobody_was_asked_for_has_no_day()
    {
        var id = FlowPack.Open(world, "matter", Members[7], "members", ("body", Text()));
        Assert.Empty(world.CaseAt(id).Kept);
        Assert.Empty(Erase(id, world.Now.Plus(TimeSpan.FromDays(900))).Events);
    }

    [Fact]
    public void A_case_about_it_that_runs_makes_it_stay_and_its_end_lets_it_go()
    {
        var (id, _, _) = Ended();
        var complaint = FlowPack.OpenAbout(world, id, "complaint", Members[7], "opener", ("words", Text()));
        var until = world.CaseAt(id).Kept.MaxBy(k => k.Until.Millis)!.Until;
        var waits = Assert.IsType<RetentionSet>(Assert.Single(Erase(id, until).Events));
        Assert.Equal(complaint, waits.WaitsFor);
        Assert.All(world.CaseAt(id).Kept, k => Assert.Equal(Calendars.Shanghai.Due(until, Calendars.Duration("1 month")).At, k.Until));
        world.Must(new GiveAnswer(complaint, TownSecretary, "rule", "done", Values()), TownSecretary);
        Assert.Equal(2, Erase(id, world.CaseAt(id).Kept[0].Until).Events.OfType<TextsErased>().Count());
    }

    [Fact]
    public void What_was_corrected_or_asked_to_be_corrected_or_lies_in_a_table_goes_too()
    {
        var (before, after, asked, cell, photo) = (Words(1), Words(2), Words(3), Words(4), Words(5));
        var id = world.NewCase();
        IEvent[] events =
        [
            new FieldCorrected("body", new TextValue(before, 3), new TextValue(after, 3), Words(6)),
            new ActRequested(new CorrectAct("body", new TextValue(asked, 3)), null, Words(7), Lianxin.Kernel.People.Audience.OfPersons("x", [Secretary])),
            new StepLeft("first", 1, "good", [], Values(("rows", new TableValue([Values(("name", new TextValue(cell, 2)))])), ("photos", new FilesValue([photo]))), new Dictionary<string, long>(StringComparer.Ordinal), null, null),
        ];
        var stream = events.Select((e, i) => new Envelope(i + 1, id.Value, world.Now, world.Now, Actor.Clockwork, e));
        Assert.Equal(
            [new FormText(null, before.Id), new FormText(null, after.Id), new FormText(null, asked.Id), new FormText("first", cell.Id), new FormText("first", photo.Id)],
            FormTexts.In(stream));
    }

    private (CaseId Id, VaultId Body, VaultId Reasons) Ended()
    {
        var (body, reasons) = (Words(11), Words(12));
        var id = FlowPack.Open(world, "matter", Members[7], "members", ("body", new TextValue(body, 4)));
        world.Must(new GiveAnswer(id, Secretary, "first", "bad", Values(("reasons", new TextValue(reasons, 4)))), Secretary);
        Assert.Equal("bad", world.CaseAt(id).End);
        return (id, body.Id, reasons.Id);
    }

    private Instant Due(string length) => Calendars.Shanghai.Due(world.Now, Calendars.Duration(length)).At;

    private Decision Erase(CaseId id, Instant at)
    {
        world.Now = at;
        return world.Must(new EraseTexts(id, FormTexts.In(world.State.Journal.Where(e => e.Stream == id.Value))), null);
    }
}
