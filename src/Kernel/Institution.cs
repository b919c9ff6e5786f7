using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Routines;

namespace Lianxin.Kernel;

public enum ParamKind
{
    Number,
    Money,
    Duration,
    Bound,
    YesNo,
    Choice,
    Choices,

    /// <summary>shares by name: <c>cooperative 30, village 30, villagers 40</c></summary>
    Weights,
}

/// <summary>A parameter of a pack: an organisation may set a value inside the legal floor and ceiling.</summary>
/// <param name="Default">canonical text</param>
/// <param name="Source">law, article and date of the text, or where the practice comes from</param>
public sealed record ParamDefinition(
    string Name, ParamKind Kind, string Default, string? Least, string? Most, IReadOnlyList<string> Of, string? Source)
{
    /// <summary>The procedure whose cases alone set it; null where the heads of an organisation may.</summary>
    public string? SetBy { get; init; }
}

/// <summary>One pack, checked and compiled: what the kernel runs. Names of the packs it uses are resolved already.</summary>
/// <param name="Hash">hex SHA-256 of the pack's file, so that a case can say exactly what it began under</param>
public sealed record Institution(
    string Name, int Version, string Hash, IReadOnlyList<string> Uses,
    IReadOnlyDictionary<string, ParamDefinition> Params,
    IReadOnlyDictionary<string, OrgKind> OrgKinds,
    IReadOnlyDictionary<string, PostDefinition> Posts,
    IReadOnlyDictionary<string, GroupDefinition> Groups,
    IReadOnlyDictionary<string, FormDefinition> Forms,
    IReadOnlyDictionary<string, MeetingDefinition> Meetings,
    IReadOnlyDictionary<string, ProcedureDefinition> Procedures,
    IReadOnlyDictionary<string, MeasureDefinition> Measures,
    IReadOnlyDictionary<string, RoutineDefinition> Routines)
{
    /// <summary>The version of each used pack that this one was proven with; what it opens of them is of these versions for good.</summary>
    public IReadOnlyDictionary<string, int> Linked { get; init; } = System.Collections.Frozen.FrozenDictionary<string, int>.Empty;

    /// <summary>How running cases of earlier versions go on under this one, where it says so.</summary>
    public IReadOnlyList<CarryRule> CarryOver { get; init; } = [];

    /// <summary>All groups, each once with the pack that declares it, and the kinds of organisation where that pack's cases live and its meetings are held.</summary>
    public static IReadOnlyList<(GroupDefinition Group, IReadOnlyList<string> From)> GroupPlaces(IReadOnlyCollection<Institution> all) =>
        [.. all.SelectMany(i => i.OwnGroups(all))];

    private IEnumerable<(GroupDefinition Group, IReadOnlyList<string> From)> OwnGroups(IReadOnlyCollection<Institution> all)
    {
        var lent = all.Where(i => Uses.Contains(i.Name, StringComparer.Ordinal)).SelectMany(i => i.Groups.Keys).ToHashSet(StringComparer.Ordinal);
        IReadOnlyList<string> from = [.. Procedures.Values.SelectMany(p => p.At).Concat(Meetings.Values.Select(m => m.At)).Distinct(StringComparer.Ordinal)];
        return Groups.Where(g => !lent.Contains(g.Key)).Select(g => (g.Value, from));
    }

    /// <summary>Every ledger it can name, its own and those of the packs it uses.</summary>
    public IReadOnlyDictionary<string, LedgerDefinition> Ledgers { get; init; } = new Dictionary<string, LedgerDefinition>(StringComparer.Ordinal);
}
