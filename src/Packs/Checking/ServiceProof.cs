using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S9 for <c>class: service</c>: whether and how somebody is served depends on nothing they have earned, signed, joined or
/// were marked with. Who serves may be members; who is served may not be asked. There are no words for an order of serving.
/// </summary>
internal sealed class ServiceProof
{
    // What expressions can ask a person or an account for.
    private static readonly string[] Asking = ["is", "has", "holds", "balance", "band", "marked", "related", "measure"];

    // A tag that says nothing but an age.
    private static readonly string[] Harmless = ["p.adult"];

    // Stages of belonging to the organisation that serves, not of living where it does.
    private static readonly string[] Joined = ["member", "probationary", "probationary_member", "candidate", "activist", "applicant"];

    private static readonly string[] Taking = ["post", "hold"];

    private readonly CheckContext context;
    private readonly ProcedureModel model;

    private ServiceProof(CheckContext context, ProcedureModel model)
    {
        this.context = context;
        this.model = model;
    }

    public static bool IsService(CheckContext context, ProcedureDecl procedure) => procedure.IsService || context.Tree.IsService;

    public static void Run(CheckContext context, ProcedureModel model)
    {
        if (IsService(context, model.Decl) && model.Decl.Serves == Serves.Nothing)
        {
            new ServiceProof(context, model).Run();
        }
    }

    private void Run()
    {
        var procedure = model.Decl;
        foreach (var opener in procedure.Open)
        {
            Group(opener.By.Value, opener.By.Place, []);
        }

        foreach (var refusal in procedure.Refuse)
        {
            Expression(refusal.When);
        }

        foreach (var act in procedure.Allow)
        {
            Expression(act.Unless);
        }

        Rule(procedure.Form);
        foreach (var step in procedure.Steps)
        {
            Expression(step.When);
            Step(step);
        }
    }

    private void Step(StepDecl step)
    {
        switch (step)
        {
            case EnactStep enact:
                foreach (var effect in enact.Do.Where(e => Taking.Contains(e.Kind.Value, StringComparer.Ordinal) && e.Argument("from") is not null))
                {
                    Report(effect.Kind.Place, new Phrase($"账户余额（{effect.Kind.Value}）", $"the balance of an account ({effect.Kind.Value})"));
                }

                break;
            case FreezeStep freeze:
                Report(freeze.Name.Place, new Phrase($"造册（{freeze.Name.Value}）", $"a frozen table ({freeze.Name.Value})"));
                break;
            case OpenStep { Waits: true } open when context.Scope.Procedures.Owner(open.Opened.Value) is { } opened:
                var served = opened.Item.Serves != Serves.Nothing || opened.Item.IsService || (opened.Pack == context.Model.Pack.Name && context.Tree.IsService);
                if (!served)
                {
                    context.Report.Add(Codes.ServiceWaits, open.Name.Place, model.Name, open.Opened.Value);
                }

                break;
            case GatherStep or VoteStep or DecideStep or DoStep:
                Rule(step.Fill);
                Rule((step as DoStep)?.HandIn);
                break;
        }
    }

    private void Rule(FormUse? use) => Expression(context.Form(use)?.Rule);

    private void Group(string name, Place place, HashSet<string> seen)
    {
        if (!seen.Add(name) || context.Scope.Groups.Find(name) is not { } group)
        {
            return;
        }

        if (group.Are is { } stage && Joined.Contains(stage.Value, StringComparer.Ordinal))
        {
            Report(place, new Phrase($"是不是 {stage.Value}（人群“{name}”）", $"being a {stage.Value} (group {name})"));
        }

        if (group.Where is { } where && Asked(where).FirstOrDefault() is { } asked)
        {
            Report(place, new Phrase($"{asked}（人群“{name}”）", $"{asked} (group {name})"));
        }

        foreach (var part in group.Any)
        {
            Group(part.Value, place, seen);
        }
    }

    private void Expression(Expr? expr)
    {
        foreach (var asked in expr is null ? [] : Asked(expr))
        {
            Report(expr!.Place, new Phrase(asked, asked));
        }
    }

    private static IEnumerable<string> Asked(Expr expr) => CelForesight.Calls(expr.Text).Where(c => Asking.Contains(c, StringComparer.Ordinal)).Select(c => c + "()")
        .Concat(CelForesight.Paths(expr.Text).Where(p => p.StartsWith("p.", StringComparison.Ordinal) && !Harmless.Contains(p, StringComparer.Ordinal)));

    private void Report(Place place, Phrase on) => context.Report.Add(Codes.ServiceDepends, place, model.Name, on);
}
