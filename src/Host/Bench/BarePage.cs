using System.Globalization;
using Lianxin.Kernel.Journal;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Lianxin.Host.Bench;

/// <summary>The product's page without its rows, and how long a row of it is.</summary>
internal sealed class BareFrame
{
    private const string Open = "<tbody";
    private const string Close = "</tbody>";

    public BareFrame(string page)
    {
        var (from, to) = (page.IndexOf(Open, StringComparison.Ordinal), page.IndexOf(Close, StringComparison.Ordinal));
        from = page.IndexOf('>', from) + 1;
        Head = page[..from];
        Tail = page[to..];
        RowChars = (to - from) / LimitServer.RowsShown;
    }

    public string Head { get; }

    public string Tail { get; }

    public int RowChars { get; }
}

/// <summary>A static Razor page of rows with nothing behind it: a frame, and a table row for each, as long as the product's.</summary>
internal sealed class BarePage : ComponentBase
{
    /// <summary>What a row's own tags and words take, about.</summary>
    private const int RowCharsBare = 330;

    [Parameter]
    public IReadOnlyList<LimitRow> Rows { get; set; } = [];

    [Parameter]
    public BareFrame? Frame { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var pad = new string('x', Math.Max(0, Frame!.RowChars - RowCharsBare));
        builder.AddMarkupContent(0, Frame.Head);
        foreach (var row in Rows)
        {
            builder.OpenElement(1, "tr");
            builder.AddAttribute(2, "role", "row");
            builder.AddAttribute(3, "class", pad);
            Cell(builder, row.Procedure, Ids.Show(row.Id));
            Cell(builder, row.Procedure, null);
            Cell(builder, row.OrgName, null);
            Cell(builder, row.Step ?? row.End ?? "", null);
            Cell(builder, row.Due == long.MaxValue ? "" : Day(row.Due), null);
            Cell(builder, Day(row.Begun), null);
            builder.CloseElement();
        }

        builder.AddMarkupContent(9, Frame.Tail);
    }

    private static void Cell(RenderTreeBuilder builder, string words, string? link)
    {
        builder.OpenElement(4, "td");
        builder.AddAttribute(5, "role", "cell");
        if (link is not null)
        {
            builder.OpenElement(6, "a");
            builder.AddAttribute(7, "href", "/cases/" + link);
            builder.AddContent(8, words);
            builder.CloseElement();
        }
        else
        {
            builder.AddContent(8, words);
        }

        builder.CloseElement();
    }

    private static string Day(long millis) => DateTimeOffset.FromUnixTimeMilliseconds(millis).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
