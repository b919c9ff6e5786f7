using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads one step: the first key is the verb, its value the name.</summary>
internal sealed class StepReader(NodeReader nodes, ValueReader values, DeclarationReader declarations)
{
    private readonly WayReader ways = new(nodes);
    private readonly EffectReader effects = new(nodes);
    private readonly BallotReader ballots = new(nodes, values);
    private readonly SheetReader sheets = new(nodes, values);

    public StepDecl? Step(YamlNode node)
    {
        if (node is not MappingNode { Entries.Count: > 0 } map)
        {
            nodes.Wrong(node, new Phrase("步骤", "a step"), new Phrase("“- 动词： 名称”", "\"- VERB: name\""));
            return null;
        }

        var first = map.Entries[0].Key;
        if (!Words.Verbs.Contains(first.Text))
        {
            nodes.Report.Add(NeverWords.WhyNoKey(first.Text) is null ? Codes.UnknownVerb : Codes.NeverDone, first.Place, first.Text,
                NeverWords.WhyNoKey(first.Text) ?? (Words.VerbInChinese(first.Text) is { } meant ? Words.Meant(meant) : Words.DidYouMean(first.Text, Words.Verbs)), Words.List(Words.Verbs));
            return null;
        }

        var verb = Enum.Parse<Verb>(first.Text, ignoreCase: true);
        if (map.Entries[0].Value is not ScalarNode named)
        {
            nodes.Wrong(map.Entries[0].Value, new Phrase("步骤的名称", "the name of a step"), new Phrase("文字", "a text"));
            return null;
        }

        var name = nodes.Name(named);
        var keys = new Keys(map, new Phrase($"步骤 {name.Value}({first.Text})", $"step {name.Value} ({first.Text})"), nodes.Report);
        keys.Known(first.Text);
        var step = Read(verb, name, first.Place, keys);
        step = Shared(step, keys);
        keys.Done();
        return step;
    }

    private StepDecl Read(Verb verb, Located<string> name, Place place, Keys keys) => verb switch
    {
        Verb.Decide => Decide(name, place, keys),
        Verb.Do => Do(name, place, keys),
        Verb.Claim => new ClaimStep(name, place)
        {
            By = Texts(keys, "by", needed: true),
            Except = Texts(keys, "except"),
            Show = Texts(keys, "show", needed: true),
            Hold = values.Duration(keys.Take("hold"), Same("hold")),
        },
        Verb.Gather => new GatherStep(name, place)
        {
            From = Texts(keys, "from", needed: true),
            Except = Texts(keys, "except"),
            Secret = nodes.YesNo(keys.Take("secret"), Same("secret")),
            Opens = nodes.Text(keys.Take("opens"), Same("opens")),
            Rates = nodes.Text(keys.Take("rates"), Same("rates")),
            Result = Results(keys.Take("result")),
        },
        Verb.Vote => Vote(name, place, keys),
        Verb.Meet => new MeetStep(name, place)
        {
            In = nodes.Picked(keys.Need("in"), Same("in"), n => nodes.Text(n, Same("in")) is { } text ? new TextValue(text.Value, text.Place) : null),
            Recuse = nodes.Expression(keys.Take("recuse"), Same("recuse")),
        },
        Verb.Notify => new NotifyStep(name, place) { To = Texts(keys, "to", needed: true), Tell = Texts(keys, "tell") },
        Verb.Publish => new PublishStep(name, place)
        {
            To = Texts(keys, "to", needed: true),
            Show = Texts(keys, "show"),
            Objections = Objections(keys.Take("objections")),
            Opens = Texts(keys, "opens"),
        },
        Verb.Freeze => new FreezeStep(name, place)
        {
            Of = nodes.Text(keys.Need("of"), Same("of")),
            By = Texts(keys, "by", needed: true),
            AsOf = nodes.Expression(keys.Take("as_of"), Same("as_of")),
            Period = nodes.Expression(keys.Take("period"), Same("period")),
            Columns = sheets.Columns(keys.Take("columns"), "columns"),
            Rest = sheets.Columns(keys.Take("rest"), "rest"),
            Check = values.Sentences(keys.Take("check"), Same("check")),
        },
        Verb.Open => new OpenStep(name, place)
        {
            Procedure = nodes.Text(keys.Take("procedure"), Same("procedure")),
            With = effects.Arguments(keys.Take("with"), Same("with")),
            ForEach = nodes.Expression(keys.Take("for"), Same("for")),
            Result = Results(keys.Take("result")),
            Waits = nodes.YesNo(keys.Take("wait"), Same("wait"), otherwise: true),
        },
        Verb.Wait => Wait(name, place, keys),
        _ => new EnactStep(name, place) { Do = effects.Effects(keys.Need("do")) },
    };

    private StepDecl Shared(StepDecl step, Keys keys)
    {
        var openFor = step is OpenStep;
        return step with
        {
            When = nodes.Expression(keys.Take("when"), Same("when")),
            Within = values.PickedDuration(keys.Take("within"), Same("within")),
            For = openFor ? null : values.PickedDuration(keys.Take("for"), Same("for")),
            Fill = declarations.FormUse(keys.Take("fill"), step.Name),
            HasThen = keys.Has("then"),
            Then = ways.Then(keys.Take("then")),
            Adverse = Texts(keys, "adverse"),
            Sealed = step is DecideStep or GatherStep ? Texts(keys, "sealed") : [],
            Paper = step is DecideStep or DoStep or GatherStep ? values.Duration(keys.Take("paper"), Same("paper")) : null,
        };
    }

    private DecideStep Decide(Located<string> name, Place place, Keys keys)
    {
        var need = keys.Take("need");
        var each = need is ScalarNode { Text: "each" };
        return new DecideStep(name, place)
        {
            By = Texts(keys, "by", needed: true),
            Except = Texts(keys, "except"),
            Draws = Texts(keys, "draws"),
            NeedEach = each,
            Need = each || need is ScalarNode { Text: "one" } ? null : values.Sentences(need, Same("need")),
        };
    }

    private DoStep Do(Located<string> name, Place place, Keys keys)
    {
        FormUse? form = null;
        Picked<IReadOnlyList<Located<string>>>? stages = null;
        if (keys.Take("hand_in") is MappingNode fields && fields["form"] is null && fields.Entries.Any(IsField))
        {
            // Fields written as under fill: one thing to say, not one for each of them.
            nodes.Report.Add(Codes.BadValue, fields.Place, "hand_in", new Phrase("{ form: 表单名 }，字段直接写的是 { form: { 字段: 类型 } }", "{ form: NAME }, or with its fields { form: { FIELD: TYPE } }"));
        }
        else if (nodes.Map(keys.Take("hand_in"), Same("hand_in")) is { } handIn)
        {
            form = declarations.FormUse(handIn.Need("form"), name);
            stages = nodes.Picked<IReadOnlyList<Located<string>>>(handIn.Take("stages"), Same("stages"), n => nodes.Texts(n, Same("stages")));
            handIn.Done();
        }

        return new DoStep(name, place)
        {
            By = Texts(keys, "by", needed: true),
            HandIn = form,
            Stages = stages,
            Tell = Texts(keys, "tell"),
            See = Texts(keys, "see"),
        };
    }

    private static bool IsField(YamlEntry entry) => entry.Value switch
    {
        ScalarNode type => Words.FormTypes.Contains(type.Text, StringComparer.Ordinal),
        MappingNode map => map["is"] is not null,
        _ => false,
    };

    private VoteStep Vote(Located<string> name, Place place, Keys keys)
    {
        keys.NotBoth("result", "win");
        keys.NotBoth("hands", "ballot");
        if (!keys.Has("win") && !keys.Has("ballot") && !keys.Has("result"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, place, keys.What, "result, ballot");
        }

        return One(name, place, keys) with { Ballot = ballots.Ballot(keys.Take("ballot")), Win = ballots.Win(keys.Take("win")) };
    }

    private VoteStep One(Located<string> name, Place place, Keys keys) => new(name, place)
    {
        Of = nodes.Text(keys.Need("of"), Same("of")),
        Secret = nodes.Text(keys.Take("secret"), Same("secret")),
        PaperCounted = nodes.OneOf(keys.Take("paper"), Same("paper"), ["counted"], out _),
        Proxy = Proxy(keys.Take("proxy")),
        HandsCounted = nodes.OneOf(keys.Take("hands"), Same("hands"), ["counted"], out _),
        Quorum = values.Sentences(keys.Take("quorum"), Same("quorum")),
        Result = Results(keys.Take("result")),
        Recuse = nodes.Expression(keys.Take("recuse"), Same("recuse")),
    };

    private WaitStep Wait(Located<string> name, Place place, Keys keys)
    {
        if (!keys.Has("until") && !keys.Has("for"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, place, keys.What, "until, for");
        }

        keys.NotBoth("until", "for");
        return new WaitStep(name, place) { Until = nodes.Expression(keys.Take("until"), Same("until")), Opens = nodes.Text(keys.Take("opens"), Same("opens")) };
    }

    private ProxyDecl? Proxy(YamlNode? node)
    {
        if (nodes.Map(node, Same("proxy")) is not { } keys)
        {
            return null;
        }

        var most = nodes.Number(keys.Need("most"), Same("most"), 1, 99, 1);
        keys.Done();
        return new ProxyDecl(keys.Place, most);
    }

    private ObjectionsDecl? Objections(YamlNode? node)
    {
        if (nodes.Map(node, Same("objections")) is not { } keys)
        {
            return null;
        }

        var opens = nodes.Text(keys.Need("opens"), Same("opens"));
        var to = Texts(keys, "to", needed: true);
        keys.Done();
        return opens is { } procedure ? new ObjectionsDecl(keys.Place, procedure) { To = to } : null;
    }

    private List<ResultDecl> Results(YamlNode? node)
    {
        if (nodes.Map(node, Same("result")) is not { } keys)
        {
            return [];
        }

        var results = new List<ResultDecl>();
        foreach (var entry in keys.All)
        {
            var name = nodes.Name(entry.Key);
            var otherwise = entry.Value is ScalarNode { Text: "otherwise" };
            var when = otherwise ? null : values.Sentences(entry.Value, new Phrase($"result {name.Value}", $"result {name.Value}"));
            if (otherwise || when is not null)
            {
                results.Add(new ResultDecl(name, when));
            }
        }

        return results;
    }

    private IReadOnlyList<Located<string>> Texts(Keys keys, string key, bool needed = false) =>
        nodes.Texts(needed ? keys.Need(key) : keys.Take(key), Same(key));

    private static Phrase Same(string key) => new(key, key);
}
