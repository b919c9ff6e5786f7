using Lianxin.Web.Cases;

namespace Lianxin.Web.Institutions;

/// <summary>The rule of a step in one sentence, made from the pack as it is told on the institution's page.</summary>
public sealed class PackStepRules(InstitutionReading reading) : IStepRules
{
    public string Sentence(string pack, int version, string procedure, string step, string language) => reading.Sentence(pack, procedure, step, null);
}
