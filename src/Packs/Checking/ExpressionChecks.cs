using Lianxin.Packs.Expressions;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Every expression of a pack compiles in the environment of its place: the one it will run in, but for what an earlier
/// step leaves behind, which is taken as there; whether it is on every path is S4's to say.
/// </summary>
internal sealed class ExpressionChecks
{
    private readonly CheckContext context;
    private readonly ExpressionCompiler compiler;

    private ExpressionChecks(CheckContext context)
    {
        this.context = context;
        compiler = new ExpressionCompiler(context.Report);
    }

    public static void Run(CheckContext context)
    {
        var checks = new ExpressionChecks(context);
        foreach (var group in context.Tree.Groups)
        {
            _ = checks.compiler.Person(group.Where);
        }

        foreach (var form in context.Tree.Forms)
        {
            _ = checks.compiler.Rule(form);
        }

        foreach (var procedure in context.Tree.Procedures)
        {
            checks.Procedure(procedure);
        }
    }

    private void Procedure(ProcedureDecl procedure)
    {
        var names = CaseNames.Of(procedure, context.Scope, Everything.Instance);
        Rule(procedure.Form);
        _ = compiler.Recusal(procedure.Recuse, names);
        foreach (var refusal in procedure.Refuse)
        {
            _ = compiler.Condition(refusal.When, names);
        }

        foreach (var act in procedure.Allow)
        {
            _ = compiler.Condition(act.Unless, names);
        }

        foreach (var step in procedure.Steps)
        {
            _ = compiler.Condition(step.When, names);
            Rule(step.Fill);
            Rule((step as DoStep)?.HandIn);
            Amounts(procedure, step, names);
            _ = compiler.Recusal(step switch { MeetStep meet => meet.Recuse, VoteStep vote => vote.Recuse, _ => null }, names);
        }
    }

    private void Amounts(ProcedureDecl procedure, StepDecl step, CaseNames names)
    {
        if (step is FreezeStep made)
        {
            Columns(procedure, made, names);
        }

        foreach (var effect in step is EnactStep enact ? enact.Do.Where(EffectChecks.Handles) : [])
        {
            var columns = effect.Argument("to") is { } to && procedure.Steps.Find(to.Text) is FreezeStep freeze
                ? SheetChecks.ColumnsOf(context, procedure, freeze).Select(c => c.Name.Value).ToList()
                : null;
            _ = compiler.Amount(effect.Argument("amount"), names, columns);
        }
    }

    /// <summary>Each column sees those to its left; those of the kind of sheet are checked where it is made.</summary>
    private void Columns(ProcedureDecl procedure, FreezeStep step, CaseNames names)
    {
        var left = new List<string>();
        foreach (var column in SheetChecks.ColumnsOf(context, procedure, step))
        {
            if (column.Value is { } value && !context.Scope.Measures.Has(value.Text) && (context.Tree.Sheets.Any(s => s.Columns.Contains(column)) || step.Columns.Contains(column)))
            {
                _ = compiler.Column(column.Name.Value, value, names, left, [.. context.Scope.Ledgers.All]);
            }

            _ = compiler.Amount(column.Split is { } split && step.Columns.Contains(column) ? split.Amount : null, names, null);
            left.Add(column.Name.Value);
        }
    }

    private void Rule(FormUse? use)
    {
        if (use?.Inline is { } form)
        {
            _ = compiler.Rule(form);
        }
    }

    private sealed class Everything : ICertainty
    {
        public static readonly Everything Instance = new();

        public bool HasHappened(string step) => true;

        public bool HasField(string step, string field) => true;
    }
}
