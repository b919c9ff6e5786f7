using Lianxin.Kernel.Cases;

namespace Lianxin.Web.Cases;

/// <summary>Says the rule of a step in one sentence, generated from the pack.</summary>
public interface IStepRules
{
    /// <summary>
    /// The sentence in the reader's language, with the values of the parameters as they were when the case began: those it
    /// is decided by. Empty where the step is unknown, or the case runs under a version of the pack that is no longer at hand.
    /// </summary>
    string Sentence(Case state, string step);
}
