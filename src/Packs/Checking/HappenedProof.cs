using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using BallotNames = Lianxin.Kernel.Cases.Definitions.BallotNames;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S4: what a step uses of an earlier step has happened on every path to it: not passed over, not run out, not without
/// answer. <c>steps.?x</c> says itself that it may be missing.
/// </summary>
internal static partial class HappenedProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        foreach (var node in model.Graph.StepsWhere(_ => true))
        {
            foreach (var (step, member, place) in Uses(model.Graph.Step(node)))
            {
                Certain(context, model.Graph, node, step, member, place);
            }

            foreach (var place in Winners(model.Graph.Step(node)))
            {
                Elected(context, model.Graph, node, place);
            }

            foreach (var (sheet, place) in SheetsIn(model.Decl, model.Decl.Steps[node]))
            {
                Certain(context, model.Graph, node, sheet, "rows", place);
            }
        }
    }

    /// <summary>Where a step speaks of the winners of whichever vote was counted last.</summary>
    private static IEnumerable<Place> Winners(StepDecl step) => step switch
    {
        PublishStep p => p.Show.Where(s => s.Value == BallotNames.Winners).Select(s => s.Place),
        NotifyStep n => n.Tell.Where(s => s.Value == BallotNames.Winners).Select(s => s.Place),
        VoteStep { Ballot.List: { Value: BallotNames.Winners } list } => [list.Place],
        OpenStep o => new[] { o.ForEach }.Concat(o.With.Select(w => w.Value)).OfType<Expr>().Where(e => e.Text.Trim() == BallotNames.Winners).Select(e => e.Place),
        EnactStep e => e.Do.SelectMany(d => d.Arguments.Concat(d.With)).Select(a => a.Value).Where(v => v.Text.Trim() == BallotNames.Winners).Select(v => v.Place),
        _ => [],
    };

    private static void Elected(CheckContext context, FlowGraph graph, int node, Place place)
    {
        if (graph.Path([0], n => n == node, e => e.From < graph.Nodes.Count && !graph.IsEnd(e.From) && graph.Step(e.From) is VoteStep { Win: not null } && e.Outcome is not (Outcomes.NoQuorum or Outcomes.Skipped)) is { } path)
        {
            context.Report.Add(Codes.NotHappened, place, graph.Nodes[node], BallotNames.Winners, context.Path(graph, 0, path), "vote");
        }
    }

    /// <summary>Sheets that a step names by the step that froze them.</summary>
    public static IEnumerable<(string Step, Place Place)> SheetsIn(ProcedureDecl procedure, StepDecl step)
    {
        IEnumerable<Located<string>> named = step switch
        {
            NotifyStep n => n.To.Concat(n.Tell),
            PublishStep p => p.To.Concat(p.Show),
            GatherStep g => g.From,
            VoteStep { Of: { } roll } => [roll],
            FreezeStep { Of: { } of } => [of],
            OpenStep { ForEach: { } each } => [new Located<string>(each.Text, each.Place)],
            EnactStep e => e.Do.SelectMany(d => new[] { d.Argument("to"), d.Kind.Value == "sheet" ? d.Argument("of") : null })
                .OfType<Expr>().Select(a => new Located<string>(a.Text, a.Place)),
            _ => [],
        };
        var parts = step is EnactStep enact ? enact.Do.Select(d => d.Argument("amount")).OfType<Expr>() : [];
        return named.Select(n => (n.Value.Split('.')[0], n.Place)).Where(n => procedure.Steps.Find(n.Item1) is FreezeStep)
            .Concat(from amount in parts from freeze in procedure.Steps.OfType<FreezeStep>() where amount.Text.Contains($"{freeze.Name.Value}.rest.", StringComparison.Ordinal) select (freeze.Name.Value, amount.Place));
    }

    /// <summary>Every <c>steps.x.y</c> and <c>actors.x</c> in a text, outside of quotation marks.</summary>
    public static IEnumerable<(string Step, string Member, Place Place)> UsesIn(string text, Place place)
    {
        var bare = Quoted().Replace(text, m => new string(' ', m.Length));
        foreach (var match in Use().Matches(bare).Cast<Match>())
        {
            var at = place with { Column = place.Column + match.Index, Length = match.Length };
            yield return (match.Groups["step"].Value, match.Groups["member"].Success ? match.Groups["member"].Value : "by", at);
        }
    }

    private static void Certain(CheckContext context, FlowGraph graph, int node, string name, string member, Place place)
    {
        var used = graph.IndexOf(name);
        if (used < 0 || used == node)
        {
            return;
        }

        var path = graph.Path([0], n => n == node, e => e.From == used && StepOutcomes.IsGiven(graph.Step(used), e.Outcome, member));
        if (path is not null)
        {
            context.Report.Add(Codes.NotHappened, place, graph.Nodes[node], $"steps.{name}.{member}", context.Path(graph, 0, path), name);
        }
    }

    /// <summary>The same over everything a step names.</summary>
    public static IEnumerable<(string Step, string Member, Place Place)> Uses(StepDecl step) => Texts(step).SelectMany(t => UsesIn(t.Text, t.Place));

    /// <summary>Every place of a step where something of an earlier one can be named.</summary>
    public static IReadOnlyList<(string Text, Place Place)> Texts(StepDecl step)
    {
        var texts = new List<(string Text, Place Place)>();
        void Names(IEnumerable<Located<string>> names) => texts.AddRange(names.Select(n => (n.Value, n.Place)));
        void Exprs(params IEnumerable<Expr?> exprs) => texts.AddRange(exprs.OfType<Expr>().Select(e => (e.Text, e.Place)));

        Exprs(step.When, step.Within?.On, step.For?.On);
        Exprs([.. step.Within?.Values.Select(v => v.Until) ?? [], .. step.For?.Values.Select(v => v.Until) ?? []]);
        switch (step)
        {
            case DecideStep decide:
                Names(decide.By.Concat(decide.Except));
                break;
            case DoStep carry:
                Names(carry.By.Concat(carry.Tell).Concat(carry.See));
                Exprs(carry.Stages?.On);
                break;
            case ClaimStep claim:
                Names(claim.By.Concat(claim.Except).Concat(claim.Show));
                break;
            case GatherStep gather:
                Names(gather.From.Concat(gather.Except));
                break;
            case VoteStep vote:
                Exprs(vote.Recuse);
                Names(new[] { vote.Ballot?.List, vote.Ballot?.Most, vote.Win?.Seats }.OfType<Located<string>>());
                break;
            case MeetStep meet:
                Exprs(meet.Recuse, meet.In?.On);
                break;
            case NotifyStep notify:
                Names(notify.To.Concat(notify.Tell));
                break;
            case PublishStep publish:
                Names(publish.To.Concat(publish.Show));
                break;
            case OpenStep open:
                Exprs([open.ForEach, .. open.With.Select(w => w.Value)]);
                break;
            case WaitStep wait:
                Exprs(wait.Until);
                break;
            case EnactStep enact:
                Exprs(enact.Do.SelectMany(e => e.Arguments.Concat(e.With)).Select(a => a.Value));
                break;
        }

        return texts;
    }

    [GeneratedRegex(@"(?<![\w.?])(?:steps\.(?<step>[a-z][a-z0-9_]*)\.(?<member>[a-z][a-z0-9_]*)|actors\.(?<step>[a-z][a-z0-9_]*))", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Use();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Quoted();
}
