using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;

namespace Lianxin.Packs.Checking;

/// <summary>What every check of one pack has at hand.</summary>
internal sealed record CheckContext(PackModel Model, Report Report)
{
    /// <summary>Names that other packs can lend.</summary>
    private static readonly Code[] InOthers =
        [Codes.UnknownPeople, Codes.UnknownForm, Codes.UnknownMeeting, Codes.UnknownProcedure, Codes.UnknownOrg, Codes.UnknownPost, Codes.UnknownLedger];

    private static readonly Phrase UseFirst = new("；别的制度包里的名称，要先写 uses，例如 uses: [basics]", "; names of another pack need uses first, such as uses: [basics]");

    public Scope Scope => Model.Scope;

    public PackTree Tree => Model.Pack.Tree;

    /// <summary>A path in words, each step by its text and name: <c>支委审核 review（受理） &gt; 大会 discuss（已议） &gt; …</c>.</summary>
    public Phrase Path(FlowGraph graph, int start, IReadOnlyList<Edge> path) => new(
        new PathWords(Model.Pack.Texts, graph, Language.Chinese).Of(start, path), new PathWords(Model.Pack.Texts, graph, Language.English).Of(start, path));

    /// <summary>Reports an unknown name with the nearest known one.</summary>
    public bool Known(Code code, Located<string> name, IEnumerable<string> known)
    {
        var words = known as IReadOnlyCollection<string> ?? [.. known];
        if (words.Contains(name.Value, StringComparer.Ordinal))
        {
            return true;
        }

        var near = Words.DidYouMean(name.Value, words);
        Report.Add(code, name.Place, name.Value, near.Chinese.Length == 0 && Tree.Uses.Count == 0 && InOthers.Contains(code) ? UseFirst : near, Words.List(words));
        return false;
    }

    /// <summary>The same for a part of something that is named in the message.</summary>
    public bool Known(Code code, Located<string> name, IEnumerable<string> known, string of)
    {
        var words = known as IReadOnlyCollection<string> ?? [.. known];
        if (words.Contains(name.Value, StringComparer.Ordinal))
        {
            return true;
        }

        Report.Add(code, name.Place, of, name.Value, Words.DidYouMean(name.Value, words));
        return false;
    }

    public bool Group(Located<string> name) => Known(Codes.UnknownPeople, name, Scope.Groups.All);

    public bool Org(Located<string> name) => Known(Codes.UnknownOrg, name, Scope.Orgs.All);

    public bool Post(Located<string> name) => Known(Codes.UnknownPost, name, Scope.Posts.All);

    public bool Form(Located<string> name) => Known(Codes.UnknownForm, name, Scope.Forms.All);

    /// <summary>A form by name or in place; null where the name is unknown.</summary>
    public FormDecl? Form(FormUse? use) => use switch
    {
        null => null,
        { Inline: { } inline } => inline,
        { Name: { } name } => Scope.Forms.Find(name.Value),
        _ => null,
    };

    /// <summary>A duration's parameter or argument must be one.</summary>
    public void Duration(DurationText? duration, ProcedureDecl? procedure)
    {
        if (duration?.Param is { } param)
        {
            Param(new Located<string>(param, duration.Place), FieldType.Duration);
        }
        else if (duration?.Argument is { } argument && procedure?.Takes.Find(argument)?.Type != FieldType.Duration)
        {
            Report.Add(Codes.BadDuration, duration.Place, duration.Text);
        }
    }

    public ParamDecl? Param(Located<string> name, params FieldType[] types)
    {
        if (!Known(Codes.UnknownParam, name, Scope.Params.All))
        {
            return null;
        }

        var param = Scope.Params.Find(name.Value)!;
        if (!types.Contains(param.Type))
        {
            Report.Add(Codes.ParamType, name.Place, name.Value, TypeWords.Of(param.Type), TypeWords.Of(types[0]));
        }

        return param;
    }
}

/// <summary>Types as people read them.</summary>
internal static class TypeWords
{
    /// <summary>What a value of this type is, and how it is written.</summary>
    public static Phrase Written(FieldType type) => type switch
    {
        FieldType.Money => new Phrase("金额（以分为单位的整数：500 元写 50000）", "money (whole fen: 500 yuan is 50000)"),
        FieldType.YesNo => new Phrase("是否（写 true 或 false）", "yesno (true or false)"),
        FieldType.Date => new Phrase("日期（写成 2026-03-02）", "date (such as 2026-03-02)"),
        _ => Of(type),
    };

    public static Phrase Of(FieldType type) => type switch
    {
        FieldType.Text => new Phrase("短文字", "text"),
        FieldType.LongText => new Phrase("长文字", "long text"),
        FieldType.Number => new Phrase("整数", "number"),
        FieldType.Money => new Phrase("金额（分）", "money (fen)"),
        FieldType.Duration => new Phrase("期限", "duration"),
        FieldType.Bound => new Phrase("门槛", "bound"),
        FieldType.Date => new Phrase("日期", "date"),
        FieldType.YesNo => new Phrase("是否", "yesno"),
        FieldType.Choice => new Phrase("单选", "choice"),
        FieldType.Choices => new Phrase("多选", "choices"),
        FieldType.Weights => new Phrase("比例", "list of weights"),
        FieldType.Person => new Phrase("人员", "person"),
        FieldType.People => new Phrase("多名人员", "people"),
        FieldType.Org => new Phrase("组织", "organisation"),
        FieldType.Orgs => new Phrase("多个组织", "organisations"),
        FieldType.Group => new Phrase("人群", "group"),
        FieldType.Case => new Phrase("办件", "case"),
        FieldType.Record => new Phrase("记录", "record"),
        FieldType.Notice => new Phrase("公示", "notice"),
        FieldType.Files => new Phrase("文件", "files"),
        FieldType.File => new Phrase("一个文件", "file"),
        FieldType.Photo => new Phrase("一张照片", "photo"),
        FieldType.Place => new Phrase("地点", "place"),
        FieldType.Contact => new Phrase("联系方式", "contact"),
        FieldType.Time => new Phrase("时间（几点几分）", "time"),
        FieldType.Table => new Phrase("表格", "table"),
        FieldType.Signature => new Phrase("签名", "signature"),
        FieldType.Cases => new Phrase("多件办件", "cases"),
        _ => new Phrase("照片", "photos"),
    };
}
