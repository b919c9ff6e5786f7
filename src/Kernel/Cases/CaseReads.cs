using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases;

/// <summary>What decisions on cases must know, fetched by the engine at the writer's position.</summary>
public interface ICaseReads : IRecordReads, IAccountReads, ISheetReads, ICarryReads
{
    /// <summary>The version in force, for a new case; null where there is none.</summary>
    ProcedureDefinition? Procedure(string pack, string name);

    /// <summary>The version a case began under.</summary>
    ProcedureDefinition Procedure(string pack, int version, string name);

    GroupDefinition? Group(string pack, string name);

    /// <summary>
    /// What a running case opens: of its own pack the version it began under, of a used pack the version that one was proven
    /// with. Null where there is none.
    /// </summary>
    ProcedureDefinition? OpenedBy(CaseId opener, string pack, string name) => Procedure(pack, name);

    /// <summary>Every parameter the procedures of a pack's version can use, as in force for an organisation, in canonical text.</summary>
    IReadOnlyDictionary<string, string> Params(OrgId org, string pack, int version);

    Meeting? Meeting(MeetingId id);

    /// <summary>The values a case goes on with under another version: its own where that allows them, else those in force.</summary>
    IReadOnlyDictionary<string, string> ParamsFor(Case state, int version);

    /// <summary>Commands on persons and organisations tried together: what they would bring about, or why not.</summary>
    (IReadOnlyList<Refusal> Refusals, IReadOnlyList<(long Stream, IEvent Event)> Events) Try(IReadOnlyList<object> commands, Act act);

    /// <summary>Everybody who belongs to an organisation today, once for each stage, with the tags they have there.</summary>
    IReadOnlyList<(PersonId Person, string Stage, IReadOnlyList<string> Tags)> PeopleOf(OrgId org) => [];

    /// <summary>An open text in the clear, for what everybody knows by it, such as the name of an organisation; null where it was erased.</summary>
    string? Words(TextRef text) => null;

    /// <summary>A kind of organisation, for who heads it; null where nobody declares it.</summary>
    OrgKind? Kind(string name) => null;

    Audience? IRecordReads.ConvenerOf(CaseId id) => Case(id)?.Open is Shapes.Queueing queue ? queue.Convener : null;
}
