namespace Lianxin.Packs.Explaining;

/// <summary>A rectangle in the picture, in pixels from the top left.</summary>
public readonly record struct FlowArea(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public bool Overlaps(FlowArea other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;
}

/// <summary>A line of text and where its baseline begins; <c>Strong</c> is the name of a step.</summary>
public sealed record FlowText(string Text, int X, int Y, bool Strong);

/// <summary>A step as drawn.</summary>
/// <param name="Index">in the model</param>
public sealed record FlowBox(int Index, FlowArea Area, IReadOnlyList<FlowText> Lines);

/// <summary>An end as drawn, under the step it hangs on, tied to it by a short line.</summary>
/// <param name="Text">label and end in one line</param>
/// <param name="Stem">path of the line</param>
public sealed record FlowEnd(int From, string End, FlowArea Area, IReadOnlyList<FlowText> Lines, string Stem);

/// <summary>An arrow as drawn.</summary>
/// <param name="Path">SVG path data</param>
/// <param name="Label">its words, or null</param>
/// <param name="Tag">where the words stand</param>
public sealed record FlowArrow(int From, int To, FlowTargetKind Kind, string Path, FlowText? Label, FlowArea Tag);

/// <summary>A picture ready to be drawn: nothing in it overlaps.</summary>
public sealed record FlowPlan(int Width, int Height, IReadOnlyList<FlowBox> Boxes, IReadOnlyList<FlowEnd> Ends, IReadOnlyList<FlowArrow> Arrows)
{
    /// <summary>Steps side by side, in rows, for a desk.</summary>
    public static FlowPlan Wide(FlowModel model) => new FlowDrawing(model, new FlowSizes(5, 168, 30)).Draw();

    /// <summary>Steps one below the other, for a phone.</summary>
    public static FlowPlan Tall(FlowModel model) => new FlowDrawing(model, new FlowSizes(1, 216, 0)).Draw();
}

/// <summary>Sizes of a picture, in pixels.</summary>
/// <param name="PerRow">steps in a row</param>
/// <param name="BoxWidth">of a step</param>
/// <param name="Gap">between steps of a row</param>
internal sealed record FlowSizes(int PerRow, int BoxWidth, int Gap)
{
    public const int Pad = 10;
    public const int LineHeight = 18;
    public const int LaneHeight = 20;
    public const int MarginLane = 14;
    public const int EndHeight = 24;
    public const int NameSize = 15;
    public const int NoteSize = 13;

    /// <summary>How wide a text is drawn, an upper estimate: a Chinese character is a square, other letters a little over half of one.</summary>
    public static int WidthOf(string text, int size) =>
        (int)Math.Ceiling(text.Sum(c => c >= 0x2E80 || c is '“' or '”' or '…' ? size : c is 'i' or 'l' or 'j' or 't' or 'f' or ' ' or '.' or ',' or '\'' ? size * 0.36 : c is 'm' or 'w' or 'M' or 'W' ? size * 0.92 : size * 0.6));

    /// <summary>Breaks a text into lines no wider than this; words of letters stay whole where they can.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int size, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in Words(text))
        {
            if (line.Length > 0 && WidthOf(line + word, size) > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line += word;
            }

            while (WidthOf(line, size) > width && line.Length > 1)
            {
                var cut = line.Length - 1;
                while (cut > 1 && WidthOf(line[..cut], size) > width)
                {
                    cut--;
                }

                lines.Add(line[..cut]);
                line = line[cut..];
            }
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        if (lines.Count > most)
        {
            lines = [.. lines[..(most - 1)], Shorten(string.Concat(lines[(most - 1)..]).Trim(), width, size)];
        }

        return [.. lines.Select(l => l.Trim())];
    }

    private static string Shorten(string text, int width, int size)
    {
        while (text.Length > 1 && WidthOf(text + "…", size) > width)
        {
            text = text[..^1];
        }

        return text.TrimEnd() + "…";
    }

    private static IEnumerable<string> Words(string text)
    {
        var from = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            // Punctuation never begins a line.
            if (i == text.Length || ((text[i - 1] == ' ' || text[i] >= 0x2E80 || text[i - 1] >= 0x2E80) && text[i] is not ('、' or '，' or '）' or '。' or '：' or '”')))
            {
                yield return text[from..i];
                from = i;
            }
        }
    }
}
