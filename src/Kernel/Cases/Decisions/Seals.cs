using Lianxin.Kernel.Cases.Definitions;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>When answers that are kept back may be seen: once the case stands behind the last step they wait for, or is over.</summary>
internal static class Seals
{
    /// <param name="place">of the step that comes next</param>
    public static void OpenBefore(Course c, int place)
    {
        foreach (var seal in c.State.Seals.Where(s => !s.Open && LastOf(c.Procedure, c.Procedure.Step(s.Step)) < place).ToArray())
        {
            c.Emit(new SealOpened(seal.Step, seal.Visit));
        }
    }

    public static void OpenAll(Course c)
    {
        foreach (var seal in c.State.Seals.Where(s => !s.Open).ToArray())
        {
            c.Emit(new SealOpened(seal.Step, seal.Visit));
        }
    }

    private static int LastOf(ProcedureDefinition procedure, StepDefinition step) =>
        step.Sealed.Append(step.Name).Max(procedure.PlaceOf);
}
