using System.Collections.Frozen;
using Lianxin.Host.Accounts;
using Microsoft.AspNetCore.Routing;

namespace Lianxin.Web.Layout;

/// <summary>A place in the bars.</summary>
/// <param name="Key">Its words stand under <c>nav.KEY</c>.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Icon">Name of its icon.</param>
/// <param name="OnTab">Whether it is one of the four at the bottom of phones.</param>
/// <param name="For">Who sees it.</param>
public sealed record Place(string Key, string Path, string Icon, bool OnTab, Audience For);

/// <summary>Who sees a place.</summary>
public enum Audience
{
    /// <summary>Anyone.</summary>
    Everyone,

    /// <summary>People signed in.</summary>
    SignedIn,

    /// <summary>Operators.</summary>
    Administrators,
}

/// <summary>How many things wait at a place for this visitor; registered by the part that knows.</summary>
public interface IPlaceCounts
{
    /// <summary>The number at a place, by its key; null or 0 shows none.</summary>
    ValueTask<int?> Count(string placeKey, Visitor visitor, CancellationToken stop);
}

/// <summary>The places of the product in the order of the bars. A place whose page does not exist is not shown.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly Place[] All =
    [
        new("todo", "/todo", "check", true, Audience.SignedIn),
        new("matters", "/cases", "pen", true, Audience.SignedIn),
        new("meetings", "/meetings", "talk", false, Audience.SignedIn),
        new("records", "/records", "seal", false, Audience.SignedIn),
        new("inbox", "/inbox", "empty", false, Audience.SignedIn),
        new("organisation", "/orgs", "tree", false, Audience.SignedIn),
        new("board", "/board", "board", true, Audience.Everyone),
        new("institutions", "/institutions", "book", false, Audience.Everyone),
        new("cards", "/desk/cards", "card", false, Audience.Administrators),
        new("admin", "/admin", "gear", false, Audience.Administrators),
        new("me", "/me", "person", true, Audience.SignedIn),
    ];

    /// <summary>An operator is nobody in the realm and has nothing to do in it but to set it up.</summary>
    private static readonly Place[] Operators =
    [
        new("admin", "/admin", "gear", true, Audience.Administrators),
        new("organisation", "/orgs", "tree", true, Audience.Administrators),
        new("cards", "/desk/cards", "card", true, Audience.Administrators),
        new("board", "/board", "board", false, Audience.Everyone),
        new("institutions", "/institutions", "book", false, Audience.Everyone),
        new("me", "/me", "person", true, Audience.SignedIn),
    ];

    private readonly Lazy<FrozenSet<string>> pages = new(() =>
        endpoints.Endpoints.OfType<RouteEndpoint>().Select(e => "/" + (e.RoutePattern.RawText ?? "").TrimStart('/')).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>The places for a visitor.</summary>
    public IEnumerable<Place> For(Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        return (visitor is { IsAdministrator: true, PersonId: null } ? Operators : All).Where(place => Exists(place.Path) && place.For switch
        {
            Audience.SignedIn => visitor.IsSignedIn,
            Audience.Administrators => visitor.IsAdministrator,
            _ => true,
        });
    }

    /// <summary>Whether a page of that path exists.</summary>
    public bool Exists(string path) => pages.Value.Contains(path);
}
