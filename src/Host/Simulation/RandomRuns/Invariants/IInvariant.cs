using Lianxin.Kernel.Journal;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>Something that must hold after every act, whatever was done.</summary>
public interface IInvariant
{
    /// <summary>Its stable name, such as <c>no_lost_deadline</c>.</summary>
    string Name { get; }

    /// <summary>What does not hold now; nothing where all does.</summary>
    IEnumerable<Phrase> Broken(Scene scene);
}

/// <summary>All that is judged after every line of a scenario, and of every random run.</summary>
public static class AllInvariants
{
    public static IReadOnlyList<IInvariant> List { get; } =
    [
        new OneStepOrEnd(), new ReturnsWithinBounds(), new NotStuck(), new NoLostDeadline(), new KeptOrErased(), new VotesOnce(), new ColumnsAddUp(), new HandsHeld(), new AnswersOnce(), new SealsHold(),
        new RequirementsMet(), new Families(), new NoticesStand(), new MeetingsSound(), new TodosAsAsked(),
        new DayOpensOnce(),
    ];
}

/// <summary>Words for what is broken, beginning with what it is about.</summary>
internal static class About
{
    public static Phrase Case(Kernel.Cases.Case state, string chinese, string english) =>
        new($"{state.Procedure} {Ids.NumberOf(state.Id.Value)}：{chinese}", $"{state.Procedure} {Ids.NumberOf(state.Id.Value)}: {english}");
}
