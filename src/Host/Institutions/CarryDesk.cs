using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Institutions;

/// <summary>A running case and what becomes of it if it is taken over.</summary>
public sealed record CarryChoice(CaseRow Row, CarryForesight Foresight);

/// <summary>
/// What taking over running cases would bring: proven for the two versions as the realm keeps them, then foreseen for each
/// case. It reads and decides nothing; whoever approves has each case judged again by the writer.
/// </summary>
public sealed class CarryDesk(RealmEngine engine, InstitutionBook book) : ICarryReads
{
    /// <summary>Cases shown and proposed at a time.</summary>
    private const int CasesShown = Kernel.Versions.CarryPlan.CasesMost;

    /// <summary>Earlier versions that a version takes cases over from.</summary>
    public static IReadOnlyList<int> Sources(CatalogPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return [.. pack.Institution.CarryOver.Select(r => r.From).Distinct().Order()];
    }

    /// <summary>
    /// What S14 says of the plan against the version that cases run under, as the store has it; empty where it holds. A file
    /// of the same number beside the pack counts for nothing here.
    /// </summary>
    public IReadOnlyList<Diagnostic> Prove(CatalogPack pack, int from)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var report = new Report();
        PackSource[] sources = [.. pack.Institution.Linked.Select(l => book.Files(l.Key, l.Value)).Prepend(book.Files(pack.Name, pack.Version)).OfType<PackSource>()];
        PackChecker.Check(PackLibrary.Parse(report, sources, version => book.Files(pack.Name, version)));
        return [.. report.All.Where(d => d.Code.Id.StartsWith("S14", StringComparison.Ordinal) && d.Code.Severity == Severity.Error)];
    }

    /// <summary>Running cases under an earlier version, the oldest first, each with what becomes of it.</summary>
    public IReadOnlyList<CarryChoice> Choices(CatalogPack pack, int from)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var procedures = pack.Institution.CarryOver.Where(r => r.From == from).Select(r => r.Procedure).ToHashSet(StringComparer.Ordinal);
        return [.. engine.Queries.RunningUnder(pack.Name, from, CasesShown).Where(r => procedures.Contains(r.Procedure)).Select(r => Choice(r, pack.Version)).OfType<CarryChoice>()];
    }

    /// <summary>What becomes of one case; null where there is none.</summary>
    public CarryChoice? Choice(CaseId id, int version) => engine.Queries.Case(id) is { } row ? Choice(row, version) : null;

    public ProcedureDefinition? Find(string pack, int version, string name) => book.Find(pack, version)?.Procedures.GetValueOrDefault(name);

    public CarryRule? CarryRule(string pack, int to, int from, string procedure) =>
        book.Find(pack, to)?.CarryOver.FirstOrDefault(r => r.From == from && r.Procedure == procedure);

    public Case? Case(CaseId id) => engine.States.Case(id);

    private CarryChoice? Choice(CaseRow row, int version) =>
        Case(row.Id) is { } state ? new CarryChoice(row, CaseDecisions.Foresee(state, version, this)) : null;
}
