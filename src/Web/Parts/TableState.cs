using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Lianxin.Web.Parts;

/// <summary>A column of a table.</summary>
/// <param name="Key">Name in the address for sorting.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What stands in a row's cell.</param>
/// <param name="CanSort">Whether the heading sorts.</param>
/// <param name="IsNumber">Whether cells are set to the right.</param>
/// <param name="IsLead">Whether it is the heading of the row's card on phones; one column should be.</param>
public sealed record Column<TRow>(string Key, string Title, Func<TRow, Microsoft.AspNetCore.Components.RenderFragment> Cell, bool CanSort = false, bool IsNumber = false, bool IsLead = false)
{
    /// <summary>Writes the cell as text; null where it is made of components. A table all of whose columns can is written a row at a time.</summary>
    public Action<Html, TRow>? Write { get; private init; }

    /// <summary>A column of plain words.</summary>
    public static Column<TRow> Words(string key, string title, Func<TRow, string?> words, bool canSort = false, bool isNumber = false, bool isLead = false) =>
        new(key, title, row => builder => builder.AddContent(0, words(row)), canSort, isNumber, isLead) { Write = (html, row) => html.Words(words(row)) };

    /// <summary>A column whose cells are written as text.</summary>
    public static Column<TRow> Written(string key, string title, Action<Html, TRow> write, bool canSort = false, bool isNumber = false, bool isLead = false) =>
        new(key, title, row => builder => builder.AddContent(0, Html.Of(html => write(html, row))), canSort, isNumber, isLead) { Write = write };
}

/// <summary>A filter above a table: a choice among options.</summary>
/// <param name="Name">Name in the address.</param>
/// <param name="Label">What it filters by.</param>
/// <param name="Options">The options; one with an empty value for all is put before them.</param>
public sealed record Sieve(string Name, string Label, IReadOnlyList<Choice> Options);

/// <summary>
/// What the address says about a table: <c>?q=words&amp;sort=-due&amp;page=2&amp;kind=topic</c>. So a view can be kept,
/// sent and gone back to. Pages turn it into a query; nothing in it is trusted.
/// </summary>
public sealed class TableState
{
    /// <summary>Most pages gone to by number.</summary>
    public const int PagesMax = 10_000;

    private readonly HttpRequest request;

    private TableState(HttpRequest request, int pageSize)
    {
        this.request = request;
        PageSize = pageSize;
        var query = request.Query;
        Search = query["q"].ToString().Trim() is { Length: <= 100 } words ? words : "";
        var sort = query["sort"].ToString();
        Descending = sort.StartsWith('-');
        Sort = sort.TrimStart('-');
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, PagesMax) : 1;
    }

    /// <summary>Rows on a page.</summary>
    public int PageSize { get; }

    /// <summary>Words searched for; empty where none.</summary>
    public string Search { get; }

    /// <summary>Key of the column sorted by; empty for the page's own order.</summary>
    public string Sort { get; private set; }

    /// <summary>Whether the largest comes first.</summary>
    public bool Descending { get; private set; }

    /// <summary>Whether the order is the page's own and not one that was asked for; it is not kept in the address.</summary>
    public bool IsStanding { get; private set; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; }

    /// <summary>Rows before this page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Reads the address.</summary>
    public static TableState Of(HttpContext http, int pageSize = 50)
    {
        ArgumentNullException.ThrowIfNull(http);
        return new(http.Request, pageSize);
    }

    /// <summary>Says the page's own order, shown in the heading where the address asks for none.</summary>
    public void Stand((string Sort, bool Descending) order)
    {
        if (Sort.Length == 0)
        {
            (Sort, Descending) = order;
            IsStanding = true;
        }
    }

    /// <summary>The value of a filter; empty where none.</summary>
    public string Filter(string name) => request.Query[name].ToString();

    /// <summary>This address with one thing changed; changing anything but the page goes back to page 1.</summary>
    public string With(string name, string? value)
    {
        var kept = request.Query.Where(p => p.Key != name && (name == "page" || p.Key != "page")).SelectMany(p => p.Value, (p, v) => KeyValuePair.Create(p.Key, v));
        var query = QueryString.Create(string.IsNullOrEmpty(value) ? kept : kept.Append(KeyValuePair.Create(name, (string?)value)));
        return request.Path + query.Value;
    }

    /// <summary>The rows of this page out of all, for lists small enough to be in memory.</summary>
    public IReadOnlyList<TRow> Cut<TRow>(IEnumerable<TRow> rows) => [.. rows.Skip(Skip).Take(PageSize)];
}
