using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Syntax;
using DecideStep = Lianxin.Packs.Syntax.DecideStep;
using EnactStep = Lianxin.Packs.Syntax.EnactStep;
using PublishStep = Lianxin.Packs.Syntax.PublishStep;
using VoteStep = Lianxin.Packs.Syntax.VoteStep;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// What must lie behind an <c>enact</c> when it runs (I6): the same data as proof S6. Where others are bound, a notice
/// against which one could object has ended clear, after every vote and decision that leads here.
/// </summary>
internal static class EnactRequirements
{
    public static IReadOnlyList<Requirement> Of(ProcedureDecl procedure, EnactStep enact, StepGraph graph)
    {
        if (procedure.Binds.Count == 0)
        {
            return [];
        }

        var to = enact.Name.Value;
        string[] notices = [.. procedure.Steps.Where(s => s is PublishStep { Objections: not null }).Select(s => s.Name.Value)];
        var deciders = procedure.Steps.Where(s => s is VoteStep or DecideStep).Select(s => s.Name.Value).Where(s => graph.CanReach(s, to, []));

        // A pack that never publishes has no notice to name: the requirement stands all the same and fails safe.
        return [.. deciders.Prepend(null).Select(d => new Requirement("S6", notices, ["clear"], d))];
    }
}
