namespace Lianxin.Web.Cases;

/// <summary>Says the rule of a step in one sentence, generated from the pack.</summary>
public interface IStepRules
{
    /// <summary>The sentence in <c>zh</c> or <c>en</c>; empty where the pack or step is unknown.</summary>
    string Sentence(string pack, int version, string procedure, string step, string language);
}
