namespace Lianxin.Host.Accounts;

/// <summary>A person in one line.</summary>
/// <param name="Id">Number of the person in the realm.</param>
/// <param name="Name">Full name.</param>
/// <param name="Initials">Pinyin initials, for example <c>sga</c>; may be empty.</param>
/// <param name="Where">Where they belong and as what, for example <c>柳营村党支部 · 书记</c>; may be empty.</param>
public sealed record PersonLine(long Id, string Name, string Initials, string Where);

/// <summary>Finds people by name; given by the part that knows them.</summary>
public interface IPersonDirectory
{
    /// <summary>At most 50 people whose name or pinyin initials begin with or contain the query.</summary>
    ValueTask<IReadOnlyList<PersonLine>> Search(string query, int realm, CancellationToken stop);

    /// <summary>The person, or null if there is none of that number in the realm.</summary>
    ValueTask<PersonLine?> Name(long personId, int realm, CancellationToken stop);
}

/// <summary>Says who may issue contact cards; given by the part that knows appointments. Without it only administrators may.</summary>
public interface IDeskRights
{
    /// <summary>Whether the visitor may issue a card; to anyone at all where no person is named yet.</summary>
    ValueTask<bool> MayIssueCard(Visitor visitor, long? personId, CancellationToken stop);
}

/// <summary>An account of a demo, shown on its sign-in page.</summary>
/// <param name="Person">Name of the person.</param>
/// <param name="Role">What they are, in words, in the language asked for.</param>
/// <param name="Name">Sign-in name.</param>
/// <param name="Password">Password in clear; demos only.</param>
public sealed record DemoAccount(string Person, string Role, string Name, string Password);

/// <summary>Registered by a demo only: the accounts its sign-in page lists.</summary>
public interface IDemoAccounts
{
    /// <summary>The accounts, the best to begin with first.</summary>
    IReadOnlyList<DemoAccount> List(string language);
}

/// <summary>Stands in until a directory is given: knows nobody.</summary>
internal sealed class NoDirectory : IPersonDirectory
{
    public ValueTask<IReadOnlyList<PersonLine>> Search(string query, int realm, CancellationToken stop) => new([]);

    public ValueTask<PersonLine?> Name(long personId, int realm, CancellationToken stop) => new((PersonLine?)null);
}

/// <summary>Stands in until appointments are known: administrators only.</summary>
internal sealed class AdministratorsOnly : IDeskRights
{
    public ValueTask<bool> MayIssueCard(Visitor visitor, long? personId, CancellationToken stop) => new(visitor.IsAdministrator);
}
