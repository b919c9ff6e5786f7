using System.Globalization;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Lays out a course: steps in rows in written order; under each row first the ends that hang on its steps, then lanes
/// for arrows that pass over steps. Arrows leave and enter steps from below at their left part, ends hang at the right,
/// and what goes between rows runs in the margin on the left, so that no line crosses a box.
/// </summary>
internal sealed class FlowDrawing(FlowModel model, FlowSizes sizes)
{
    // From the left edge of a step: where the line goes on, where arrows leave, where they come in.
    private const int DownAt = 12;
    private const int LeaveAt = 30;
    private const int EnterAt = 44;
    private const int EndsFrom = 60;

    private readonly List<FlowBox> boxes = [];
    private readonly List<FlowEnd> ends = [];
    private readonly List<FlowArrow> arrows = [];
    private readonly List<Jump> jumps = [];
    private readonly Lanes lanes = new();

    private int Rows => (model.Steps.Count + sizes.PerRow - 1) / sizes.PerRow;

    private int RowOf(int step) => step / sizes.PerRow;

    public FlowPlan Draw()
    {
        CollectJumps();
        var margin = FlowSizes.Pad + (ShareMargin() * FlowSizes.MarginLane) + (sizes.PerRow > 1 && Rows > 1 ? FlowSizes.MarginLane : 0);
        var y = FlowSizes.Pad;
        var tops = new int[Rows];
        var laneTops = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            tops[row] = y;
            y = PlaceRow(row, margin, y);
            y += PlaceEnds(row);
            laneTops[row] = y + 4;
            y = laneTops[row] + (lanes.Count(row) * FlowSizes.LaneHeight) + (row + 1 < Rows ? (sizes.PerRow > 1 ? 30 : 22) : 0);
        }

        DrawNexts(margin, laneTops);
        foreach (var jump in jumps)
        {
            DrawJump(jump, laneTops, FlowSizes.Pad + (jump.MarginLane * FlowSizes.MarginLane) + 4);
        }

        var width = margin + (sizes.PerRow * sizes.BoxWidth) + ((sizes.PerRow - 1) * sizes.Gap) + FlowSizes.Pad;
        if (Rows == 1)
        {
            width = boxes.Max(b => b.Area.Right) + FlowSizes.Pad;
        }

        width = Math.Max(width, arrows.Select(a => a.Tag.Right + FlowSizes.Pad).Prepend(0).Max());
        return new FlowPlan(width, y + FlowSizes.Pad, boxes, ends, arrows);
    }

    private void CollectJumps()
    {
        foreach (var (step, from) in model.Steps.Select((s, i) => (s, i)))
        {
            foreach (var way in step.Ways.Where(w => w.Kind is FlowTargetKind.Forward or FlowTargetKind.Back))
            {
                var label = way.Label + (way.Most > 0 ? $" ×{way.Most.ToString(CultureInfo.InvariantCulture)}" : "");
                var jump = new Jump(from, way.Target, way.Kind, label.Length == 0 ? "" : FlowSizes.Wrap(label, sizes.BoxWidth - LeaveAt + 20, FlowSizes.NoteSize, 1)[0], (RowOf(from), RowOf(way.Target)));
                jump.Lane = lanes.Take(jump.Rows.From);
                jump.ArrivalLane = jump.Rows.From == jump.Rows.To ? jump.Lane : lanes.Take(jump.Rows.To);
                jumps.Add(jump);
            }
        }
    }

    /// <summary>Gives each arrow between rows a lane in the margin, shared by those that never pass one row; answers how many.</summary>
    private int ShareMargin()
    {
        var taken = new List<List<(int Top, int Bottom)>>();
        foreach (var jump in jumps.Where(j => j.Rows.From != j.Rows.To).OrderByDescending(j => Math.Abs(j.Rows.From - j.Rows.To)))
        {
            var (top, bottom) = (Math.Min(jump.Rows.From, jump.Rows.To), Math.Max(jump.Rows.From, jump.Rows.To));
            var lane = taken.FindIndex(l => l.TrueForAll(r => bottom < r.Top || r.Bottom < top));
            if (lane < 0)
            {
                lane = taken.Count;
                taken.Add([]);
            }

            taken[lane].Add((top, bottom));
            jump.MarginLane = lane;
        }

        return taken.Count;
    }

    private int PlaceRow(int row, int margin, int y)
    {
        var steps = Enumerable.Range(row * sizes.PerRow, Math.Min(sizes.PerRow, model.Steps.Count - (row * sizes.PerRow))).ToArray();
        var texts = steps.Select(i => TextOf(model.Steps[i])).ToArray();
        var height = (texts.Max(t => t.Count) * FlowSizes.LineHeight) + 18;
        for (var i = 0; i < steps.Length; i++)
        {
            var area = new FlowArea(margin + (i * (sizes.BoxWidth + sizes.Gap)), y, sizes.BoxWidth, height);
            var first = y + ((height - (texts[i].Count * FlowSizes.LineHeight)) / 2) + 13;
            boxes.Add(new FlowBox(steps[i], area, [.. texts[i].Select((t, line) => new FlowText(t.Text, area.X + (area.Width / 2), first + (line * FlowSizes.LineHeight), t.Strong))]));
        }

        return y + height;
    }

    private List<(string Text, bool Strong)> TextOf(FlowStep step)
    {
        var width = sizes.BoxWidth - 20;
        return
        [
            .. FlowSizes.Wrap(step.Words, width, FlowSizes.NameSize, 2).Select(t => (t, true)),
            .. FlowSizes.Wrap(step.Who, width, FlowSizes.NoteSize, 2).Select(t => (t, false)),
            .. FlowSizes.Wrap(step.Time, width, FlowSizes.NoteSize, 2).Select(t => (t, false)),
        ];
    }

    private int PlaceEnds(int row)
    {
        var deepest = 0;
        foreach (var box in boxes.Where(b => RowOf(b.Index) == row).ToArray())
        {
            var y = box.Area.Bottom + 10;
            foreach (var way in model.Steps[box.Index].Ways.Where(w => w.Kind == FlowTargetKind.End))
            {
                // Label and end say the same for most: then once is enough.
                var text = way.Label.Length == 0 || model.Steps[box.Index].Ways.Count == 1 || way.End.StartsWith(way.Label, StringComparison.Ordinal) ? way.End : $"{way.Label} → {way.End}";
                var lines = FlowSizes.Wrap(text, sizes.BoxWidth - EndsFrom - 16, FlowSizes.NoteSize, 4);
                var area = new FlowArea(box.Area.X + EndsFrom, y, sizes.BoxWidth - EndsFrom, FlowSizes.EndHeight + ((lines.Count - 1) * 16));
                var stemX = area.X + (area.Width / 2);
                ends.Add(new FlowEnd(
                    box.Index, way.End, area, [.. lines.Select((l, i) => new FlowText(l, stemX, y + 16 + (i * 16), false))],
                    Line($"M{stemX} {(y == box.Area.Bottom + 10 ? box.Area.Bottom : y - 6)}V{y}")));
                y = area.Bottom + 6;
            }

            deepest = Math.Max(deepest, y - box.Area.Bottom);
        }

        return deepest;
    }

    private void DrawNexts(int margin, int[] laneTops)
    {
        foreach (var (step, from) in model.Steps.Select((s, i) => (s, i)))
        {
            if (from + 1 >= model.Steps.Count || step.Ways.All(w => w.Kind != FlowTargetKind.Next))
            {
                continue;
            }

            var (a, b) = (boxes[from].Area, boxes[from + 1].Area);
            var path = RowOf(from) == RowOf(from + 1) ? Line($"M{a.Right} {a.Y + 24}H{b.X - 1}")
                : sizes.PerRow == 1 ? Line($"M{a.X + DownAt} {a.Bottom}V{b.Y - 1}")
                : AroundTheRow(a, b, margin, laneTops[RowOf(from)] + (lanes.Count(RowOf(from)) * FlowSizes.LaneHeight) + 12);
            arrows.Add(new FlowArrow(from, from + 1, FlowTargetKind.Next, path, null, default));
        }
    }

    private static string AroundTheRow(FlowArea a, FlowArea b, int margin, int y) =>
        Line($"M{a.X + DownAt} {a.Bottom}V{y - 6}q0 6 -6 6H{margin - 8}q-6 0 -6 6V{b.Y + 18}q0 6 6 6H{b.X - 1}");

    private void DrawJump(Jump jump, int[] laneTops, int marginX)
    {
        var (a, b) = (boxes[jump.From].Area, boxes[jump.To].Area);
        var (out1, in1) = (a.X + LeaveAt, b.X + EnterAt);
        var y = laneTops[jump.Rows.From] + (jump.Lane * FlowSizes.LaneHeight) + 10;
        string path;
        int left;
        if (jump.Rows.From == jump.Rows.To)
        {
            path = jump.From == jump.To
                ? Line($"M{out1} {a.Bottom}V{y - 4}q0 4 4 4H{in1 - 4}q4 0 4 -4V{a.Bottom + 1}")
                : in1 < out1
                    ? Line($"M{out1} {a.Bottom}V{y - 6}q0 6 -6 6H{in1 + 6}q-6 0 -6 -6V{b.Bottom + 1}")
                    : Line($"M{out1} {a.Bottom}V{y - 6}q0 6 6 6H{in1 - 6}q6 0 6 -6V{b.Bottom + 1}");
            left = jump.From == jump.To ? in1 + 6 : Math.Min(in1, out1) + 8;
        }
        else
        {
            var back = laneTops[jump.Rows.To] + (jump.ArrivalLane * FlowSizes.LaneHeight) + 10;
            var turn = back < y ? (Out: -6, In: "q0 -6 6 -6") : (Out: 6, In: "q0 6 6 6");
            path = Line($"M{out1} {a.Bottom}V{y - 6}q0 6 -6 6H{marginX + 6}q-6 0 -6 {turn.Out}V{back - turn.Out}{turn.In}H{in1 - 6}q6 0 6 -6V{b.Bottom + 1}");
            left = out1 + 8;
        }

        // The words stand in the lane itself, to the right of where the arrow leaves, or on it where it runs there.
        var tag = jump.Label.Length == 0 ? default : new FlowArea(left, y - 9, FlowSizes.WidthOf(jump.Label, FlowSizes.NoteSize) + 6, 18);
        arrows.Add(new FlowArrow(
            jump.From, jump.To, jump.Kind, path, jump.Label.Length == 0 ? null : new FlowText(jump.Label, tag.X + 3, y + 4, false), tag));
    }

    private static string Line(FormattableString path) => path.ToString(CultureInfo.InvariantCulture);

    private sealed record Jump(int From, int To, FlowTargetKind Kind, string Label, (int From, int To) Rows)
    {
        public int Lane { get; set; }

        public int ArrivalLane { get; set; }

        public int MarginLane { get; set; }
    }

    /// <summary>Lanes under each row; every arrow has its own, so that none runs on another.</summary>
    private sealed class Lanes
    {
        private readonly Dictionary<int, int> taken = [];

        public int Take(int row) => (taken[row] = taken.GetValueOrDefault(row) + 1) - 1;

        public int Count(int row) => taken.GetValueOrDefault(row);
    }
}
