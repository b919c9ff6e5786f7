using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Every expression of a pack compiles in the environment of its place.</summary>
internal static class Expressions
{
    public static void Run(CheckContext context)
    {
        var places = new CelPlaces(context);
        foreach (var group in context.Tree.Groups)
        {
            places.Condition(group.Where, places.Where());
        }

        foreach (var form in context.Tree.Forms)
        {
            places.Condition(form.Rule, places.Rule(form));
        }

        foreach (var procedure in context.Tree.Procedures)
        {
            Procedure(places, procedure);
        }
    }

    private static void Procedure(CelPlaces places, ProcedureDecl procedure)
    {
        if (procedure.Form?.Inline is { } inline)
        {
            places.Condition(inline.Rule, places.Rule(inline));
        }

        foreach (var refusal in procedure.Refuse)
        {
            places.Condition(refusal.When, places.Case(procedure));
        }

        foreach (var step in procedure.Steps)
        {
            places.Condition(step.When, places.Case(procedure));
            if (step.Fill?.Inline is { } fill)
            {
                places.Condition(fill.Rule, places.Rule(fill));
            }

            var recuse = step switch
            {
                MeetStep meet => meet.Recuse,
                VoteStep vote => vote.Recuse,
                _ => null,
            };
            places.Condition(recuse, places.Recuse(procedure));
        }
    }
}
