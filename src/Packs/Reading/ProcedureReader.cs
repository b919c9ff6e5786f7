using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads procedures, all but their steps.</summary>
internal sealed class ProcedureReader(NodeReader nodes, ValueReader values, DeclarationReader declarations)
{
    private readonly StepReader steps = new(nodes, values, declarations);
    private readonly AllowReader allowed = new(nodes, values);

    public ProcedureDecl? Procedure(Located<string> name, YamlNode node)
    {
        var what = new Phrase($"程序 {name.Value}", $"procedure {name.Value}");
        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        var (open, due) = Openers(keys.Take("open"));
        var procedure = new ProcedureDecl(name)
        {
            Serves = nodes.OneOf(keys.Take("serves"), new Phrase("serves", "serves"), ["hearing", "appeal", "objection"], out var serves)
                ? Enum.Parse<Serves>(serves, ignoreCase: true)
                : Serves.Nothing,
            IsService = IsService(keys.Take("class")),
            Form = declarations.FormUse(keys.Take("form"), name),
            Takes = values.Fields(keys.Take("takes"), new Phrase("takes", "takes"), Words.ArgumentTypes),
            At = nodes.Texts(keys.Take("at"), new Phrase("at", "at")),
            Subject = nodes.Text(keys.Take("subject"), new Phrase("subject", "subject")),
            About = nodes.Text(keys.Take("about"), new Phrase("about", "about")),
            Open = open,
            Due = due,
            Start = nodes.Picked(keys.Take("start"), new Phrase("start", "start"), n => nodes.Text(n, new Phrase("start", "start")) is { } path ? new TextValue(path.Value, path.Place) : null),
            Recuse = nodes.Expression(keys.Take("recuse"), new Phrase("recuse", "recuse")),
            Refuse = nodes.Table(keys.Take("refuse"), new Phrase("refuse", "refuse"), Refusal),
            Steps = Steps(keys.Need("steps"), what),
            Clocks = nodes.Table(keys.Take("clocks"), new Phrase("clocks", "clocks"), Clock),
            Allow = Allow(keys.Take("allow")),
            See = nodes.Texts(keys.Take("see"), new Phrase("see", "see")),
            Watch = nodes.Texts(keys.Take("watch"), new Phrase("watch", "watch")),
            Binds = nodes.Texts(keys.Take("binds"), new Phrase("binds", "binds")),
            Clears = nodes.Texts(keys.Take("clears"), new Phrase("clears", "clears")),
            Gives = values.Fields(keys.Take("gives"), new Phrase("gives", "gives"), Words.GivenTypes),
        };
        keys.Done();
        return procedure;
    }

    /// <summary>The one class there is: <c>service</c>.</summary>
    public bool IsService(YamlNode? node) => nodes.OneOf(node, new Phrase("class", "class"), ["service"], out _);

    private Table<StepDecl> Steps(YamlNode? node, Phrase what)
    {
        var read = new List<StepDecl>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in nodes.List(node, new Phrase(what.Chinese + " 的 steps", "the steps of " + what.English)))
        {
            if (steps.Step(item) is not { } step)
            {
                continue;
            }

            if (names.Add(step.Name.Value))
            {
                read.Add(step);
            }
            else
            {
                nodes.Report.Add(Codes.DuplicateName, step.Name.Place, step.Name.Value, new Phrase("步骤", "step"));
            }
        }

        if (node is SequenceNode { Items.Count: 0 })
        {
            nodes.Report.Add(Codes.EmptyList, node.Place, new Phrase("steps", "steps"));
        }

        return new Table<StepDecl>(read);
    }

    private (List<OpenerDecl> Open, List<DueDecl> Due) Openers(YamlNode? node)
    {
        var (open, due) = (new List<OpenerDecl>(), new List<DueDecl>());
        foreach (var item in nodes.List(node, new Phrase("open", "open")))
        {
            if (nodes.Map(item, new Phrase("open", "open")) is not { } keys)
            {
                continue;
            }

            if (keys.Has("due"))
            {
                Due(keys, open, due);
            }
            else if (Opener(keys) is { } opener)
            {
                open.Add(opener);
            }
        }

        return (open, due);
    }

    /// <summary><c>due: first workday of year</c>; who is named with it may open it at any time.</summary>
    private void Due(Keys keys, List<OpenerDecl> open, List<DueDecl> due)
    {
        var by = nodes.Text(keys.Take("by"), new Phrase("by", "by"));
        if (values.Day(keys.Take("due"), new Phrase("due", "due")) is { } day)
        {
            due.Add(new DueDecl(keys.Place, day, by));
        }

        if (by is { } group)
        {
            open.Add(new OpenerDecl(keys.Place, group));
        }

        keys.Done();
    }

    private OpenerDecl? Opener(Keys keys)
    {
        var by = keys.Need("by");
        var stay = keys.Take("for");
        var onBehalf = !keys.Has("cosigned") && stay is ScalarNode { Text: var text } && NodeReader.IsName(text);
        var opener = nodes.Text(by, new Phrase("by", "by")) is { } group
            ? new OpenerDecl(keys.Place, group)
            {
                Cosigned = values.Sentences(keys.Take("cosigned"), new Phrase("cosigned", "cosigned")),
                For = onBehalf ? null : values.Duration(stay, new Phrase("for", "for")),
                OnBehalf = onBehalf ? nodes.Text(stay, new Phrase("for", "for")) : null,
                Paper = values.Duration(keys.Take("paper"), new Phrase("paper", "paper")),
            }
            : null;
        if (onBehalf)
        {
            keys.NotBoth("for", "paper");
        }

        if (keys.Has("cosigned") && !keys.Has("for"))
        {
            nodes.Report.Add(Codes.MissingKey, keys.Place, "for", new Phrase("open", "open"));
        }

        keys.Done();
        return opener;
    }

    private RefusalDecl? Refusal(Located<string> name, YamlNode node) =>
        nodes.Expression(node, new Phrase($"refuse {name.Value}", $"refuse {name.Value}")) is { } when ? new RefusalDecl(name, when) : null;

    private ClockDecl? Clock(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, new Phrase($"时钟 {name.Value}", $"clock {name.Value}")) is not { } keys)
        {
            return null;
        }

        var clock = new ClockDecl(name)
        {
            From = nodes.Text(keys.Take("from"), new Phrase("from", "from")) is { Value: not "opened" } from ? from : null,
            Until = nodes.Text(keys.Need("until"), new Phrase("until", "until")),
            Within = values.PickedDuration(keys.Need("within"), new Phrase("within", "within")),
            Late = nodes.OneOf(keys.Take("late"), new Phrase("late", "late"), ["escalate", "remind"], out var late) ? new Located<string>(late, keys.Place) : null,
            Remind = Before(keys.Take("remind")),
        };
        keys.Done();
        return clock;
    }

    /// <summary><c>1 workdays before</c>.</summary>
    private DurationText? Before(YamlNode? node)
    {
        const string Suffix = " before";
        if (nodes.Text(node, new Phrase("remind", "remind")) is not { } text)
        {
            return null;
        }

        if (text.Value.EndsWith(Suffix, StringComparison.Ordinal) && Rules.Time.Duration.TryParse(text.Value[..^Suffix.Length], out var length, out _))
        {
            return new DurationText(text.Value, text.Place) { Fixed = length };
        }

        nodes.Report.Add(Codes.BadDuration, text.Place, text.Value);
        return null;
    }

    private Table<AllowDecl> Allow(YamlNode? node)
    {
        var what = new Phrase("allow", "allow");
        if (nodes.Map(node, what) is not { } map)
        {
            return new Table<AllowDecl>();
        }

        map.Known(Words.Acts);
        map.Done();
        return new Table<AllowDecl>(map.All.Where(e => Words.Acts.Contains(e.Key.Text)).Select(allowed.Act).Where(a => a is not null).Select(a => a!));
    }
}
