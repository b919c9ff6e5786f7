using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>
/// I8: a ballot is cast by whoever has the right, or by whoever holds it at that moment; nobody holds more rights of others
/// than the step allows, holds any while their own lies with another, or has one taken back that was used.
/// </summary>
internal sealed class HandsHeld : IInvariant
{
    public string Name => "hands_held";

    public IEnumerable<Phrase> Broken(Scene scene) =>
        from state in scene.Cases
        where scene.Changed.Contains(state.Id.Value)
        let procedure = scene.Engine.Institutions.Find(state.Pack, state.Version)!.Procedures[state.Procedure]
        where procedure.Steps.OfType<VoteStep>().Any(s => s.ProxyMost > 0)
        from words in Broken(scene.Engine.Queries.Stream(state.Id.Value), procedure)
        select About.Case(state, words.Chinese, words.English);

    private static IEnumerable<(string Chinese, string English)> Broken(IEnumerable<Envelope> stream, ProcedureDefinition procedure)
    {
        var (hands, used, most) = (new Dictionary<PersonId, PersonId>(), new HashSet<PersonId>(), 0);
        foreach (var e in stream)
        {
            switch (e.Event)
            {
                case StepEntered entered:
                    hands.Clear();
                    used.Clear();
                    most = procedure.Step(entered.Step) is VoteStep step && entered.Shape is Polling { Secret: false } ? step.ProxyMost : 0;
                    break;
                case RightHanded h when used.Contains(h.From) || !hands.TryAdd(h.From, h.To) || hands.ContainsKey(h.To) || hands.ContainsValue(h.From)
                    || hands.Values.Count(to => to == h.To) > most:
                    yield return ("委托了已投的票、转了两次手，或受托超过了上限", "a right was handed over that was used or handed on, or somebody holds too many");
                    break;
                case RightTakenBack t when used.Contains(t.From) || !hands.Remove(t.From):
                    yield return ("收回了没有委托、或已经投出的票", "a right was taken back that was not handed over, or was used");
                    break;
                case BallotCast b when !used.Add(b.Person) || e.By.Person != hands.GetValueOrDefault(b.Person, b.Person):
                    yield return ("票不是本人或受托人投的", "a ballot was cast by neither whose right it was nor who held it");
                    break;
            }
        }
    }
}
