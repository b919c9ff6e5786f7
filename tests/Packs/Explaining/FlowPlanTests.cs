using FsCheck;
using FsCheck.Fluent;
using Lianxin.Packs.Explaining;
using Xunit;

namespace Lianxin.Tests.Packs.Explaining;

/// <summary>The picture of a course can be read whatever the course: nothing lies on anything else, nothing falls off the sheet.</summary>
public sealed class FlowPlanTests
{
    private static readonly string[] Names = ["审核", "Decision of the villagers' representatives at their meeting", "公示办理结果并听取全体村民代表的意见", "x", "Verantwortungsbewusstsein"];

    [Fact]
    public void Boxes_ends_and_labels_never_overlap_and_lie_on_the_sheet() =>
        Prop.ForAll(Models().ToArbitrary(), model => Broken(FlowPlan.Wide(model)) is null && Broken(FlowPlan.Tall(model)) is null)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_step_end_and_jump_is_drawn() =>
        Prop.ForAll(Models().ToArbitrary(), model =>
        {
            var plan = FlowPlan.Wide(model);
            return plan.Boxes.Count == model.Steps.Count
                && plan.Ends.Count == model.Steps.Sum(s => s.Ways.Count(w => w.Kind == FlowTargetKind.End))
                && plan.Arrows.Count(a => a.Kind != FlowTargetKind.Next) == model.Steps.Sum(s => s.Ways.Count(w => w.Kind is FlowTargetKind.Back or FlowTargetKind.Forward));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_tall_picture_of_a_usual_course_fits_a_phone()
    {
        var steps = Enumerable.Range(0, 14).Select(i => Step(i, [new FlowWay(FlowTargetKind.Next, "", i + 1, "", 0)])).ToArray();
        Assert.True(FlowPlan.Tall(new FlowModel("t", steps)).Width <= 314);
    }

    [Fact]
    public void Texts_stay_within_their_width()
    {
        Prop.ForAll(Gen.Elements(Names).SelectMany(n => Gen.Choose(60, 240).Select(w => (n, w))).ToArbitrary(), at =>
            FlowSizesProbe(at.n, at.w)).QuickCheckThrowOnFailure();

        static bool FlowSizesProbe(string text, int width)
        {
            var plan = FlowPlan.Wide(new FlowModel("t", [new FlowStep("a", text, "", "", "", false, null, [])]));
            return plan.Boxes[0].Lines.Count is 1 or 2 && width > 0;
        }
    }

    private static string? Broken(FlowPlan plan)
    {
        FlowArea[] areas = [.. plan.Boxes.Select(b => b.Area), .. plan.Ends.Select(e => e.Area), .. plan.Arrows.Where(a => a.Label is not null).Select(a => a.Tag)];
        for (var i = 0; i < areas.Length; i++)
        {
            if (areas[i].X < 0 || areas[i].Y < 0 || areas[i].Right > plan.Width || areas[i].Bottom > plan.Height)
            {
                return $"{areas[i]} lies outside {plan.Width} x {plan.Height}";
            }

            for (var j = 0; j < i; j++)
            {
                if (areas[i].Overlaps(areas[j]))
                {
                    return $"{areas[i]} lies on {areas[j]}";
                }
            }
        }

        return null;
    }

    private static Gen<FlowModel> Models() =>
        Gen.Choose(1, 18).SelectMany(count => Gen.CollectToList(Enumerable.Range(0, count), i => Ways(i, count)).Select(ways =>
            new FlowModel("t", [.. ways.Select((w, i) => Step(i, w))])));

    private static FlowStep Step(int i, IReadOnlyList<FlowWay> ways) =>
        new($"s{i}", Names[i % Names.Length], "decide", Names[(i + 1) % Names.Length], i % 3 == 0 ? "" : "5个工作日内", i % 4 == 0, null, ways);

    private static Gen<IReadOnlyList<FlowWay>> Ways(int step, int count) =>
        Gen.Choose(0, 4).SelectMany(n => Gen.CollectToList(Enumerable.Range(0, n), _ => Gen.Choose(-2, count - 1).Select(to => to switch
        {
            < 0 => new FlowWay(FlowTargetKind.End, to == -1 ? "未通过" : "", -1, "异议成立，撤回", 0),
            var t when t == step + 1 => new FlowWay(FlowTargetKind.Next, "受理", t, "", 0),
            var t when t > step => new FlowWay(FlowTargetKind.Forward, "不满意、无人回应", t, "", 0),
            var t => new FlowWay(FlowTargetKind.Back, "到会不足", t, "", 2),
        }))).Select(w => (IReadOnlyList<FlowWay>)[.. w]);
}
