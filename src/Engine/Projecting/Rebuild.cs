using Lianxin.Engine.Ports;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Projecting;

/// <summary>
/// Makes all projections again from the journal. Needs no pack, no calendar and no vault: events carry results.
/// States that have ended are put aside as soon as their rows are written, so memory holds only what still lives.
/// </summary>
public sealed class Rebuild(IProjectionWriter rows)
{
    private readonly Dictionary<long, object> living = [];
    private readonly OrgTree tree = new();

    /// <summary>Returns how many events were read.</summary>
    public long Run(IEnumerable<Envelope> journal)
    {
        var projector = new Projector(rows, tree);
        var count = 0L;
        foreach (var envelope in journal)
        {
            var state = States.Apply(living.GetValueOrDefault(envelope.Stream), envelope);
            living[envelope.Stream] = state;
            if (state is Kernel.Orgs.Org org)
            {
                tree.Put(org);
            }

            projector.ProjectEvent(envelope, state);
            count++;
            if (IsOver(state))
            {
                projector.ProjectState(envelope.Stream, null, state);
            }
        }

        foreach (var (stream, state) in living)
        {
            projector.ProjectState(stream, null, state);
        }

        return count;
    }

    private static bool IsOver(object state) => state is Case { Phase: CasePhase.Ended } or Meeting { Over: true } or Notice { Ended: not null } or Record;
}
