using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads procedures, all but their steps.</summary>
internal sealed class ProcedureReader(NodeReader nodes, ValueReader values, DeclarationReader declarations)
{
    private readonly StepReader steps = new(nodes, values, declarations);

    public ProcedureDecl? Procedure(Located<string> name, YamlNode node)
    {
        var what = new Phrase($"程序 {name.Value}", $"procedure {name.Value}");
        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        keys.NotBoth("at", "about");
        keys.Later("class");
        var procedure = new ProcedureDecl(name)
        {
            Serves = nodes.OneOf(keys.Take("serves"), new Phrase("serves", "serves"), ["hearing", "appeal", "objection"], out var serves)
                ? Enum.Parse<Serves>(serves, ignoreCase: true)
                : Serves.Nothing,
            Form = declarations.FormUse(keys.Take("form"), name),
            Takes = values.Fields(keys.Take("takes"), new Phrase("takes", "takes"), Words.ArgumentTypes),
            At = nodes.Text(keys.Take("at"), new Phrase("at", "at")),
            Subject = nodes.Text(keys.Take("subject"), new Phrase("subject", "subject")),
            About = nodes.Text(keys.Take("about"), new Phrase("about", "about")),
            Open = [.. nodes.List(keys.Take("open"), new Phrase("open", "open")).Select(Opener).Where(o => o is not null).Select(o => o!)],
            Start = nodes.Text(keys.Take("start"), new Phrase("start", "start")),
            Refuse = nodes.Table(keys.Take("refuse"), new Phrase("refuse", "refuse"), Refusal),
            Steps = Steps(keys.Need("steps"), what),
            Clocks = nodes.Table(keys.Take("clocks"), new Phrase("clocks", "clocks"), Clock),
            Allow = Allow(keys.Take("allow")),
            See = nodes.Texts(keys.Take("see"), new Phrase("see", "see")),
            Watch = nodes.Texts(keys.Take("watch"), new Phrase("watch", "watch")),
            Binds = nodes.Texts(keys.Take("binds"), new Phrase("binds", "binds")),
            Clears = nodes.Texts(keys.Take("clears"), new Phrase("clears", "clears")),
            Gives = values.Fields(keys.Take("gives"), new Phrase("gives", "gives"), Words.ArgumentTypes),
        };
        keys.Done();
        return procedure;
    }

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

    private OpenerDecl? Opener(YamlNode node)
    {
        if (nodes.Map(node, new Phrase("open", "open")) is not { } keys)
        {
            return null;
        }

        keys.Later("due");
        var by = keys.Has("due") ? keys.Take("by") : keys.Need("by");
        var opener = nodes.Text(by, new Phrase("by", "by")) is { } group
            ? new OpenerDecl(keys.Place, group)
            {
                Cosigned = values.Sentences(keys.Take("cosigned"), new Phrase("cosigned", "cosigned")),
                For = values.Duration(keys.Take("for"), new Phrase("for", "for")),
                Paper = values.Duration(keys.Take("paper"), new Phrase("paper", "paper")),
            }
            : null;
        if (keys.Has("cosigned") != keys.Has("for"))
        {
            nodes.Report.Add(Codes.MissingKey, keys.Place, keys.Has("for") ? "cosigned" : "for", new Phrase("open", "open"));
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
            From = nodes.Text(keys.Take("from"), new Phrase("from", "from")),
            Until = nodes.Text(keys.Need("until"), new Phrase("until", "until")),
            Within = values.Duration(keys.Need("within"), new Phrase("within", "within")),
        };
        keys.Done();
        return clock;
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
        return new Table<AllowDecl>(map.All.Where(e => Words.Acts.Contains(e.Key.Text)).Select(Act).Where(a => a is not null).Select(a => a!));
    }

    private AllowDecl? Act(YamlEntry entry)
    {
        if (nodes.Map(entry.Value, new Phrase($"allow {entry.Key.Text}", $"allow {entry.Key.Text}")) is not { } keys)
        {
            return null;
        }

        var act = new AllowDecl(new Located<string>(entry.Key.Text, entry.Key.Place))
        {
            By = nodes.Texts(keys.Need("by"), new Phrase("by", "by")),
            Until = nodes.Text(keys.Take("until"), new Phrase("until", "until")),
            Most = values.Duration(keys.Take("most"), new Phrase("most", "most")),
            Times = keys.Has("times") ? nodes.Number(keys.Take("times"), new Phrase("times", "times"), 1, 100, 1) : null,
            Reasons = nodes.YesNo(keys.Take("reasons"), new Phrase("reasons", "reasons")),
            Approve = nodes.Text(keys.Take("approve"), new Phrase("approve", "approve")),
        };
        keys.Done();
        return act;
    }
}
