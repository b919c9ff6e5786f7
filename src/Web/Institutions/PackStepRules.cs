using Lianxin.Kernel.Cases;
using Lianxin.Web.Cases;

namespace Lianxin.Web.Institutions;

/// <summary>The rule of a step in one sentence, made from the pack as it is told on the institution's page.</summary>
public sealed class PackStepRules(InstitutionReading reading) : IStepRules
{
    public string Sentence(Case state, string step)
    {
        ArgumentNullException.ThrowIfNull(state);
        return reading.Sentence(state.Pack, state.Version, state.Procedure, step, param => state.Params.GetValueOrDefault(param));
    }
}
