using System.Globalization;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>Reads parameters, organisations, posts, groups, forms and meetings.</summary>
internal sealed class DeclarationReader(NodeReader nodes, ValueReader values)
{
    private const int SeatsMost = 1_000;

    public ParamDecl? Param(Located<string> name, YamlNode node)
    {
        var what = What("参数", "parameter", name);
        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        var is_ = keys.Need("is");
        var type = values.Type(is_, what, Words.ParamTypes);
        var param = new ParamDecl(name, type ?? FieldType.Text, is_?.Place ?? node.Place)
        {
            Of = nodes.Texts(keys.Take("of"), new Phrase("of", "of")),
            Default = nodes.Texts(keys.Need("default"), new Phrase("default", "default")),
            Least = nodes.Text(keys.Take("least"), new Phrase("least", "least")),
            Most = nodes.Text(keys.Take("most"), new Phrase("most", "most")),
            Source = nodes.Text(keys.Take("source"), new Phrase("source", "source"))?.Value ?? "",
            Grade = nodes.OneOf(keys.Take("grade"), new Phrase("grade", "grade"), ["A", "B", "C"], out var grade) ? Enum.Parse<Grade>(grade) : Grade.None,
            SetBy = nodes.Text(keys.Take("set_by"), new Phrase("set_by", "set_by")),
        };
        keys.Done();
        if (type is FieldType.Choice or FieldType.Choices or FieldType.Weights && param.Of.Count == 0)
        {
            nodes.Report.Add(Codes.MissingKey, name.Place, "of", what);
        }

        return type is null ? null : param;
    }

    public OrgDecl? Org(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, What("组织类型", "kind of organisation", name)) is not { } keys)
        {
            return null;
        }

        var org = new OrgDecl(name)
        {
            Under = nodes.Texts(keys.Take("under"), new Phrase("under", "under")),
            Beside = nodes.Text(keys.Take("beside"), new Phrase("beside", "beside")),
            Head = nodes.Texts(keys.Take("head"), new Phrase("head", "head")),
        };
        keys.Done();
        return org;
    }

    public PostDecl? Post(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, What("岗位", "post", name)) is not { } keys)
        {
            return null;
        }

        var (least, most) = Seats(keys.Take("seats"));
        var post = new PostDecl(name)
        {
            In = nodes.Texts(keys.Need("in"), new Phrase("in", "in")),
            SeatsLeast = least,
            SeatsMost = most,
            Deputy = nodes.Text(keys.Take("deputy"), new Phrase("deputy", "deputy")),
            NotWith = nodes.Texts(keys.Take("not_with"), new Phrase("not_with", "not_with")),
        };
        keys.Done();
        return post;
    }

    public GroupDecl? Group(Located<string> name, YamlNode node)
    {
        var what = What("人群", "group", name);
        if (nodes.Map(node, what) is not { } keys)
        {
            return null;
        }

        if (!keys.Has("are") && !keys.Has("hold") && !keys.Has("any"))
        {
            nodes.Report.Add(Codes.NeedsOneOf, name.Place, what, "are, hold, any");
        }

        keys.NotBoth("are", "hold");
        keys.NotBoth("are", "any");
        keys.NotBoth("hold", "any");
        keys.NotBoth("any", "of");
        keys.NotBoth("any", "where");
        var group = new GroupDecl(name)
        {
            Are = nodes.Text(keys.Take("are"), new Phrase("are", "are")),
            Hold = nodes.Texts(keys.Take("hold"), new Phrase("hold", "hold")),
            Any = nodes.Texts(keys.Take("any"), new Phrase("any", "any")),
            Of = nodes.Text(keys.Has("any") ? keys.Take("of") : keys.Need("of"), new Phrase("of", "of")),
            Where = nodes.Expression(keys.Take("where"), new Phrase("where", "where")),
            Except = nodes.Texts(keys.Take("except"), new Phrase("except", "except")),
        };
        keys.Done();
        return group;
    }

    private static Phrase NoField(string word, string chinese, string english) =>
        new($"{word}（{chinese}，是表单的规定，不能作字段名）", $"{word} ({english}; a word of forms, no field)");

    public FormDecl? Form(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, What("表单", "form", name)) is not { } keys)
        {
            return null;
        }

        var fields = new List<FieldDecl>();
        foreach (var entry in keys.All.Where(e => !Words.FormReserved.Contains(e.Key.Text)))
        {
            keys.Known(entry.Key.Text);
            if (values.Field(nodes.Name(entry.Key, free: true), entry.Value, Words.FormTypes) is { } field)
            {
                fields.Add(field);
            }
        }

        var form = new FormDecl(name, new Table<FieldDecl>(fields))
        {
            Rule = nodes.Expression(keys.Take("rule"), NoField("rule", "交表时必须成立的条件", "what must hold when it is handed in")),
            Unique = nodes.Texts(keys.Take("unique"), NoField("unique", "凭哪些字段看出重复", "the fields that show a repeat")),
            FiledBy = nodes.Texts(keys.Take("filed_by"), NoField("filed_by", "谁可以单独填报", "who may file it by itself")),
            Retention = values.Duration(keys.Take("retention"), new Phrase("retention", "retention")),
        };
        keys.Done();
        return form;
    }

    /// <summary>A form's name, or a form written in place, which has the name of its place.</summary>
    public FormUse? FormUse(YamlNode? node, Located<string> place) => node switch
    {
        null => null,
        ScalarNode => nodes.Text(node, new Phrase("表单", "form")) is { } name ? new FormUse(node.Place, name, null) : null,
        _ => Form(place, node) is { } form ? new FormUse(node.Place, null, form) : null,
    };

    public MeetingDecl? Meeting(Located<string> name, YamlNode node)
    {
        if (nodes.Map(node, What("会议", "meeting", name)) is not { } keys)
        {
            return null;
        }

        var keep = nodes.Texts(keys.Take("keep"), new Phrase("keep", "keep"));
        foreach (var word in keep.Where(k => k.Value is not ("minutes" or "attendance")))
        {
            nodes.Report.Add(Codes.NotOneOf, word.Place, "keep", word.Value, Words.DidYouMean(word.Value, ["minutes", "attendance"]), "minutes, attendance");
        }

        var meeting = new MeetingDecl(name)
        {
            Of = nodes.Text(keys.Need("of"), new Phrase("of", "of")),
            At = nodes.Text(keys.Need("at"), new Phrase("at", "at")),
            By = nodes.Text(keys.Take("by"), new Phrase("by", "by")),
            Lead = values.Duration(keys.Take("lead"), new Phrase("lead", "lead")),
            AbsentOpinion = nodes.OneOf(keys.Take("absent"), new Phrase("absent", "absent"), ["opinion"], out _),
            Quorum = values.Sentences(keys.Take("quorum"), new Phrase("quorum", "quorum")),
            Split = nodes.Text(keys.Take("split"), new Phrase("split", "split")),
            Keep = keep,
            Records = nodes.Texts(keys.Take("records"), new Phrase("records", "records")),
        };
        keys.Done();
        return meeting;
    }

    private (int Least, int Most) Seats(YamlNode? node)
    {
        var what = new Phrase("seats", "seats");
        if (nodes.Text(node, what) is not { } text)
        {
            return (1, 1);
        }

        var parts = text.Value.Split("..");
        if (parts.Length <= 2
            && parts.All(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var seats) && seats is > 0 and <= SeatsMost))
        {
            var seats = parts.Select(p => int.Parse(p, CultureInfo.InvariantCulture)).ToArray();
            if (seats[0] <= seats[^1])
            {
                return (seats[0], seats[^1]);
            }
        }

        nodes.Report.Add(Codes.WrongType, text.Place, what, new Phrase("席数，例如 5 或 3..7", "a number of seats, such as 5 or 3..7"), new Phrase($"“{text.Value}”", $"\"{text.Value}\""));
        return (1, 1);
    }

    private static Phrase What(string chinese, string english, Located<string> name) =>
        new($"{chinese} {name.Value}", $"{english} {name.Value}");
}
