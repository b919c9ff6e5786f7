namespace Lianxin.Host.Simulation;

/// <summary>A cast that cannot be: two heads where one may be, a post that another post forbids.</summary>
/// <param name="refusals">keys of the refusals, with commas</param>
internal sealed class CastException(string refusals) : Exception($"the cast cannot be so: {refusals}")
{
    public string Refusals => refusals;
}
