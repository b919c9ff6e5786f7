using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>
/// Accounts of one unit. <c>Of</c> names who has one: kinds of organisation and <c>persons</c>. <c>Least</c>, <c>Issued</c>
/// and the amount of a cap are a whole number or <c>params.NAME</c>.
/// </summary>
public sealed record LedgerDecl(Located<string> Name) : IDeclared
{
    /// <summary>In the list of who has an account: people.</summary>
    public const string Persons = "persons";

    /// <summary>The unit that makes a ledger one of money.</summary>
    public const string Fen = "fen";

    public Located<string>? Unit { get; init; }

    public IReadOnlyList<Located<string>> Of { get; init; } = [];

    /// <summary>No account goes below it; 0 where nothing is said.</summary>
    public Located<string>? Least { get; init; }

    public IReadOnlyList<CapDecl> Caps { get; init; } = [];

    /// <summary>Under which of these each entry stands: <c>study, service</c>; nothing divides them where it is empty.</summary>
    public IReadOnlyList<Located<string>> Heads { get; init; } = [];

    /// <summary>What is too much is cut off, and the entry says what was asked; otherwise the post is refused.</summary>
    public bool Trims { get; init; }

    /// <summary>Amounts may be reserved before they are posted.</summary>
    public bool Holds { get; init; }

    /// <summary>Accounts begin anew with each of these periods: <c>opens: 0 each year</c>.</summary>
    public RoutinePeriod? OpensEach { get; init; }

    /// <summary>The most that can be given out in all.</summary>
    public Located<string>? Issued { get; init; }

    /// <summary>Every number written, for checking.</summary>
    public IEnumerable<Located<string>> Limits => new[] { Least, Issued }.OfType<Located<string>>().Concat(Caps.Select(c => c.Most));
}

/// <summary>The most that one account gains, or loses, in a period of the day it happened.</summary>
/// <param name="Heads">counts only what was posted under these; empty for all</param>
public sealed record CapDecl(Place Place, bool Gain, Located<string> Most, RoutinePeriod Per, IReadOnlyList<Located<string>> Heads);
