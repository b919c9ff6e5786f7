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

            Length(context, model, act.Most);
            Length(context, model, act.Adds);
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
}
