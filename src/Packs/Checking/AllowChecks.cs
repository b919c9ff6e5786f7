using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Acts beside the course: who they name, the steps and clocks they touch, how long they give.</summary>
internal static class AllowChecks
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        foreach (var act in model.Decl.Allow)
        {
            foreach (var by in act.By.Where(b => b.Value is not ("opener" or "subject")))
            {
                ProcedureChecks.Group(context, model, by);
            }

            if (act.Approve is { } approve)
            {
                ProcedureChecks.Group(context, model, approve);
            }

            if (act.Until is { } until)
            {
                context.Known(Codes.UnknownStep, until, model.Decl.Steps.Names);
            }

            foreach (var clock in act.Clocks)
            {
                context.Known(Codes.UnknownClock, clock, model.Decl.Clocks.Names);
            }

            if (act.To is { } to)
            {
                context.Known(Codes.UnknownStep, to, model.Decl.Steps.Names);
            }

            Length(context, model, act.Most);
            Length(context, model, act.Adds);
            Length(context, model, act.For);
            if (WhyNot(model, act) is { } why)
            {
                context.Report.Add(Codes.ActNotHere, act.Name.Place, act.Name.Value, model.Name, why);
            }
        }
    }

    /// <summary>A length is given beforehand; a day that somebody names is none.</summary>
    private static void Length(CheckContext context, ProcedureModel model, DurationText? length)
    {
        if (length?.Until is { } until)
        {
            context.Report.Add(Codes.BadDuration, until.Place, length.Text);
        }

        context.Duration(length, model.Decl);
    }

    /// <summary>
    /// Nobody is put past a hearing or an appeal, decided on a second time after the end, or has their own matter joined to
    /// another's; and what took effect once does not do so again because a case is taken up again.
    /// </summary>
    private static Phrase? WhyNot(ProcedureModel model, AllowDecl act)
    {
        if (act.Name.Value is not ("join" or "reopen" or "override"))
        {
            return null;
        }

        var decl = model.Decl;
        if (decl.Serves != Serves.Nothing || decl.Clears.Count > 0 || decl.Steps.Any(s => s.Adverse.Count > 0) || (act.Name.Value == "join" && decl.Subject is not null))
        {
            return new Phrase("这里要对当事人作决定，听取申辩和申诉一步也不能绕过", "somebody is decided on here, and no hearing or appeal is gone round");
        }

        var to = act.To is { } step ? model.Graph.IndexOf(step.Value) : -1;
        var again = to < 0 ? null : model.Graph.Path([to], n => !model.Graph.IsEnd(n) && model.Graph.Step(n) is EnactStep, _ => false) is { } path ? path.Count == 0 ? to : path[^1].To : (int?)null;
        return again is { } enact
            ? new Phrase($"重新办理会再走到“{model.Graph.Nodes[enact]}”，同一件事会生效两次", $"taken up again it comes to {model.Graph.Nodes[enact]}, which would take effect twice")
            : null;
    }
}
