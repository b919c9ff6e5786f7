using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Lianxin.Web.Parts;

/// <summary>
/// Writes a small piece of a page as text: tags as they are, words encoded. For what stands in a page dozens of times, such
/// as the cells of a table, where a component each costs more than what it shows.
/// </summary>
public sealed class Html
{
    /// <summary>Chinese is written as it is, not as numbered entities: a third of the size, and readable in the source.</summary>
    public static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(4096);

    /// <summary>A piece as markup.</summary>
    public static MarkupString Of(Action<Html> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var html = new Html();
        write(html);
        return new MarkupString(html.ToString());
    }

    /// <summary>Tags and whatever else is written as it stands: only what the program says itself, never what people typed.</summary>
    public Html Tag(string tags)
    {
        text.Append(tags);
        return this;
    }

    /// <summary>Words, encoded; fit for text and for the value of an attribute in quotes.</summary>
    public Html Words(string? words)
    {
        text.Append(words is null ? null : Encoder.Encode(words));
        return this;
    }

    /// <summary>Begins anew.</summary>
    public Html Clear()
    {
        text.Clear();
        return this;
    }

    public override string ToString() => text.ToString();
}
