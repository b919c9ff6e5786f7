using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>The shape Ask, for do: reports in stages, or the word that it cannot be done.</summary>
internal static class WorkDecisions
{
    public static Decision HandIn(Course c, HandIn command)
    {
        if (c.State.Open is not Shapes.Working open || Asking.Current(c, command.Step) is not DoStep step)
        {
            return Decision.Refuse(CaseRefusals.StepMoved(command.Step));
        }

        // A form that has a field for the stage gets it from the act: nobody says the same thing twice.
        var values = command.Stage is { } stage && step.HandIn?.Field("stage") is { Kind: FieldKind.Choice }
            ? command.Values.ToImmutableDictionary(StringComparer.Ordinal).SetItem("stage", new ChoiceValue(stage))
            : command.Values;
        var refusals = new List<Refusal>();
        if (!open.Asked.Any(a => c.People.Contains(a, step.By, command.Person)))
        {
            refusals.Add(CaseRefusals.NotAsked());
        }

        if (command.Stage != open.NextStage)
        {
            refusals.Add(CaseRefusals.WrongStage(open.NextStage ?? ""));
        }

        refusals.AddRange(c.Judge(step.HandIn ?? DoStep.PlainReport(c.Procedure.Pack, step.Name), values));
        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        c.Emit(new ReportHandedIn(command.Stage, values));
        if (step.Tell is { } tell)
        {
            c.Ask(new ServeNotice(c.State.Id, step.Name, c.People.Resolve(tell), "report", []));
        }

        if (((Shapes.Working)c.State.Open!).NextStage is null)
        {
            c.Leave("done", new Leaving([command.Person], values, ImmutableDictionary<string, long>.Empty));
        }

        return c.Done();
    }

    /// <summary>Whoever comes first holds it; the step is over with that.</summary>
    public static Decision Take(Course c, Claim command)
    {
        if (c.State.Open is not Shapes.Offering open || Asking.Current(c, command.Step) is not ClaimStep step)
        {
            return Decision.Refuse(CaseRefusals.StepMoved(command.Step));
        }

        if (!open.Asked.Any(a => c.People.Contains(a, step.By, command.Person)))
        {
            return Decision.Refuse(CaseRefusals.NotOffered());
        }

        var values = ImmutableDictionary<string, FieldValue>.Empty.Add(ClaimStep.Holder, new PeopleValue([command.Person]));
        if (step.Hold is { } hold)
        {
            values = values.Add(ClaimStep.Until, new DateValue(c.Reads.Time.DayOf(Entering.DueOf(c, hold).At)));
        }

        c.Leave("claimed", new Leaving([command.Person], values, ImmutableDictionary<string, long>.Empty));
        return c.Done();
    }

    public static Decision Unable(Course c, SayUnable command)
    {
        if (c.State.Open is not Shapes.Working open || Asking.Current(c, command.Step) is not DoStep step)
        {
            return Decision.Refuse(CaseRefusals.StepMoved(command.Step));
        }

        if (!open.Asked.Any(a => c.People.Contains(a, step.By, command.Person)))
        {
            return Decision.Refuse(CaseRefusals.NotAsked());
        }

        if (command.Chars == 0)
        {
            return Decision.Refuse(CaseRefusals.ReasonMissing());
        }

        if (command.Chars > FieldDefinition.LongTextCharsMax)
        {
            return Decision.Refuse(FormRefusals.TooLong("reason", FieldDefinition.LongTextCharsMax, command.Chars));
        }

        var values = ImmutableDictionary<string, FieldValue>.Empty.Add("reason", new TextValue(command.Reason, command.Chars));
        c.Leave("unable", new Leaving([command.Person], values, ImmutableDictionary<string, long>.Empty));
        return c.Done();
    }
}
