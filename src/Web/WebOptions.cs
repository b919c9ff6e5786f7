using Lianxin.Web.Wording;

namespace Lianxin.Web;

/// <summary>Settings of the pages.</summary>
public sealed class WebOptions
{
    /// <summary>Whether this is a demo: it shows the gallery of parts and says on each page that it is one. Default no.</summary>
    public bool IsDemo { get; set; }

    /// <summary>Whether the gallery of parts is shown outside a demo. Default no.</summary>
    public bool ShowGallery { get; set; }

    /// <summary>The name of the place, shown beside the mark; empty shows the product's name alone. Default empty.</summary>
    public string Place { get; set; } = "";

    /// <summary>The address people type, for contact cards, feeds and links, for example <c>https://lianxin.example.cn</c>. Default: the address the server is reached at.</summary>
    public string PublicAddress { get; set; } = "";

    /// <summary>The time zone of the place. Default UTC+8.</summary>
    public Zone Zone { get; set; } = Zone.China;
}
