using System.Text.RegularExpressions;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S8, of words nobody declares: stages follow from the groups that ask for them, tags from nothing at all. So a new word is
/// lawful, and one that is nearly a known one was probably meant to be it; a post, and a stage no group asks for, are errors.
/// </summary>
internal sealed partial class PersonWords
{
    private readonly CheckContext context;
    private readonly HashSet<string> tags;
    private readonly HashSet<string> marks;

    private PersonWords(CheckContext context)
    {
        this.context = context;
        marks = [.. context.Tree.Procedures.SelectMany(p => p.Steps).OfType<EnactStep>().SelectMany(s => s.Do).Where(e => e.Kind.Value == "mark").Select(e => e.Argument("name")?.Text).OfType<string>()];
        tags = [.. StandardCast.All.Values.SelectMany(c => c.Ties).SelectMany(t => t.Tags),
            .. context.Scope.Groups.Items.Where(g => g.Pack != context.Tree.Name.Value).SelectMany(g => Tags(g.Item.Where))];
    }

    public static void Run(CheckContext context)
    {
        var words = new PersonWords(context);
        foreach (var group in context.Tree.Groups)
        {
            words.Expression(group.Where);
            if (group.Are is { } stage)
            {
                words.Near(stage, words.Stages(group));
            }
        }

        foreach (var procedure in context.Tree.Procedures)
        {
            words.Expression(procedure.Recuse);
            foreach (var step in procedure.Steps)
            {
                words.Expression(step switch { MeetStep meet => meet.Recuse, VoteStep vote => vote.Recuse, _ => null });
            }
        }
    }

    private void Expression(Expr? expr)
    {
        if (expr is null)
        {
            return;
        }

        foreach (var tag in Tags(expr))
        {
            if (marks.Contains(tag))
            {
                context.Report.Add(Codes.MarkIsNoTag, expr.Place, tag);
            }

            Near(new Located<string>(tag, expr.Place), tags);
        }

        foreach (Match call in Asked().Matches(expr.Text))
        {
            var named = new Located<string>(call.Groups["word"].Value, expr.Place);
            switch (call.Groups["of"].Value)
            {
                case "holds":
                    context.Post(named);
                    break;
                case "is":
                    context.Known(Codes.UnknownStage, named, Stages(null));
                    break;
            }
        }
    }

    /// <summary>A word that is not known and nearly another.</summary>
    private void Near(Located<string> word, HashSet<string> known)
    {
        if (!known.Contains(word.Value) && Nearest.Of(word.Value, known) is { } meant)
        {
            context.Report.Add(Codes.NearlyKnown, word.Place, word.Value, meant);
        }
    }

    /// <summary>Stages that groups ask for, all but one of them, that effects let people enter, and that casts have.</summary>
    private HashSet<string> Stages(GroupDecl? but) =>
    [
        .. context.Scope.Groups.Items.Where(g => g.Item != but).Select(g => g.Item.Are?.Value).OfType<string>(),
        .. context.Tree.Procedures.SelectMany(p => p.Steps).OfType<EnactStep>().SelectMany(s => s.Do).Where(e => e.Kind.Value == "enter").Select(e => e.Argument("stage")?.Text).OfType<string>(),
        .. StandardCast.All.Values.SelectMany(c => c.Ties).Where(t => !t.IsPost).Select(t => t.Word),
    ];

    private static IEnumerable<string> Tags(Expr? expr) => expr is null ? []
        : Tag().Matches(expr.Text).Select(m => m.Groups["tag"].Value).Concat(Asked().Matches(expr.Text).Where(m => m.Groups["of"].Value == "has").Select(m => m.Groups["word"].Value));

    [GeneratedRegex(@"\bp\s*\.\s*(?<tag>[a-z_][a-z0-9_]*)\b(?!\s*\()", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\bp\s*\.\s*(?<of>has|is|holds)\s*\(\s*['""](?<word>[^'""]*)['""]\s*\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();
}
