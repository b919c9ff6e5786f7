namespace Lianxin.Kernel.Cases.Definitions;

/// <summary>How running cases of an earlier version of a procedure go on under this one.</summary>
/// <param name="From">the earlier version</param>
/// <param name="Steps">old step to new step; what is not named keeps its name</param>
public sealed record CarryRule(int From, string Procedure, IReadOnlyDictionary<string, string> Steps)
{
    public string To(string step) => Steps.GetValueOrDefault(step, step);
}
