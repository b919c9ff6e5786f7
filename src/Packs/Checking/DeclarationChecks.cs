using System.Globalization;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Names and types of everything a pack declares but its procedures.</summary>
internal static class DeclarationChecks
{
    private static readonly string[] MeetingTerms = ["present", "eligible"];

    public static void Run(CheckContext context)
    {
        foreach (var param in context.Tree.Params)
        {
            ParamValues.Check(context, param);
            SetBy(context, param);
        }

        foreach (var org in context.Tree.Orgs)
        {
            Org(context, org);
        }

        foreach (var post in context.Tree.Posts)
        {
            Post(context, post);
        }

        foreach (var group in context.Tree.Groups)
        {
            GroupChecks.Declared(context, group);
        }

        foreach (var form in context.Tree.Forms)
        {
            Form(context, form);
        }

        foreach (var meeting in context.Tree.Meetings)
        {
            Meeting(context, meeting);
        }
    }

    private static void SetBy(CheckContext context, ParamDecl param)
    {
        if (param.SetBy is { } by && context.Known(Codes.UnknownProcedure, by, context.Tree.Procedures.Select(p => p.Name.Value))
            && !context.Tree.Procedures.Find(by.Value)!.Steps.OfType<EnactStep>().SelectMany(s => s.Do)
                .Any(e => e.Kind.Value == "rule" && e.Argument("param")?.Text == param.Name.Value))
        {
            context.Report.Add(Codes.NothingSets, by.Place, param.Name.Value, by.Value);
        }
    }

    public static void Form(CheckContext context, FormDecl form)
    {
        foreach (var field in form.Fields)
        {
            Field(context, field);
        }

        Unique(context, form);
        RetentionChecks.Form(context, form);
        foreach (var group in form.FiledBy.Where(context.Group))
        {
            GroupChecks.NeedsNoCase(context, group);
        }
    }

    /// <summary>Two records are compared by what stands in the clear; a text is sealed, and a list has no order to compare by.</summary>
    private static void Unique(CheckContext context, FormDecl form)
    {
        foreach (var unique in form.Unique)
        {
            if (context.Known(Codes.UnknownField, unique, form.Fields.Names, form.Name.Value)
                && form.Fields.Find(unique.Value)!.Type is FieldType.Text or FieldType.LongText or FieldType.Choices or FieldType.People or FieldType.Files or FieldType.Photos or FieldType.File or FieldType.Photo or FieldType.Place or FieldType.Contact or FieldType.Orgs or FieldType.Table)
            {
                context.Report.Add(Codes.BadValue, unique.Place, unique.Value,
                    new Phrase("可以比较的字段（日期、数、金额、是否、单选、一个人、组织、事项）", "field that can be compared (date, number, money, yesno, choice, person, org, case)"));
            }
        }

        if (form.Unique.Count > 0 && !FactKinds.IsRecorded(form, context.Scope))
        {
            context.Report.Add(Codes.UniqueOfNothing, form.Unique[0].Place, form.Name.Value);
        }
    }

    public static void Field(CheckContext context, FieldDecl field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in field.Type is FieldType.Choice or FieldType.Choices ? field.Of : [])
        {
            if (!NodeReader.IsName(value.Value))
            {
                context.Report.Add(Codes.BadName, value.Place, value.Value);
            }

            if (!names.Add(value.Value))
            {
                context.Report.Add(Codes.DuplicateName, value.Place, value.Value, new Phrase("选项", "the choice"));
            }
        }

        if (field is { Type: FieldType.Case, Of: [var procedure] })
        {
            context.Known(Codes.UnknownProcedure, procedure, context.Scope.Procedures.All);
        }

        foreach (var kind in field.Type is FieldType.Org or FieldType.Orgs ? field.Of : [])
        {
            context.Org(kind);
        }

        foreach (var column in field.Columns)
        {
            Field(context, column);
        }

        if (field is { Type: FieldType.Table, Columns.Count: 0 })
        {
            context.Report.Add(Codes.EmptyList, field.Name.Place, new Phrase("of", "of"));
        }

        foreach (var group in field.Type is FieldType.Person or FieldType.People ? field.Of : [])
        {
            context.Group(group);
        }

        foreach (var limit in new[] { field.Least, field.Most }.OfType<Located<string>>())
        {
            Limit(context, field, limit);
        }

        if (field is { Least: { } least, Most: { } most } && long.TryParse(least.Value, CultureInfo.InvariantCulture, out var from) && long.TryParse(most.Value, CultureInfo.InvariantCulture, out var to) && to < from)
        {
            context.Report.Add(Codes.BelowFloor, most.Place, most.Value, $">= {least.Value}");
        }
    }

    private static readonly FieldType[] Limited =
    [
        FieldType.Text, FieldType.LongText, FieldType.Number, FieldType.Money, FieldType.Orgs, FieldType.Place, FieldType.Contact, FieldType.Table,
        FieldType.Duration, FieldType.Bound,
    ];

    private static void Limit(CheckContext context, FieldDecl field, Located<string> limit)
    {
        if (!Limited.Contains(field.Type))
        {
            context.Report.Add(Codes.NoLimits, limit.Place, TypeWords.Of(field.Type));
        }
        else if (limit.Value.StartsWith("params.", StringComparison.Ordinal))
        {
            context.Param(limit with { Value = limit.Value[7..] }, field.Type is FieldType.Text or FieldType.LongText ? FieldType.Number : field.Type);
        }
        else if (field.Type == FieldType.Duration ? !ParamValues.IsOf(FieldType.Duration, limit.Value) : !long.TryParse(limit.Value, CultureInfo.InvariantCulture, out _))
        {
            context.Report.Add(Codes.BadValue, limit.Place, limit.Value, TypeWords.Of(field.Type == FieldType.Duration ? FieldType.Duration : FieldType.Number));
        }
    }

    private static void Org(CheckContext context, OrgDecl org)
    {
        foreach (var under in org.Under)
        {
            context.Org(under);
        }

        if (org.Beside is { } beside)
        {
            context.Org(beside);
        }

        foreach (var head in org.Head.Where(context.Post))
        {
            var where = context.Scope.Posts.Find(head.Value)!.In.Select(i => i.Value).ToList();
            if (!where.Contains(org.Name.Value, StringComparer.Ordinal))
            {
                context.Report.Add(Codes.PostNotThere, head.Place, "head", head.Value, org.Name.Value, Words.List(where));
            }
        }
    }

    private static void Post(CheckContext context, PostDecl post)
    {
        foreach (var kind in post.In)
        {
            context.Org(kind);
        }

        foreach (var other in post.NotWith)
        {
            context.Post(other);
        }

        if (post.Deputy is { } deputy && context.Post(deputy))
        {
            var where = context.Scope.Posts.Find(deputy.Value)!.In.Select(i => i.Value).ToList();
            foreach (var kind in post.In.Where(k => !where.Contains(k.Value, StringComparer.Ordinal)))
            {
                context.Report.Add(Codes.PostNotThere, deputy.Place, post.Name.Value, deputy.Value, kind.Value, Words.List(where));
            }
        }
    }

    private static void Meeting(CheckContext context, MeetingDecl meeting)
    {
        foreach (var group in new[] { meeting.Of, meeting.By }.OfType<Located<string>>().Where(context.Group))
        {
            GroupChecks.NeedsNoCase(context, group);
            if (meeting.At is { } at)
            {
                GroupChecks.ExistsAt(context, group.Value, at.Value, group.Place);
            }
        }

        if (meeting.At is { } kind)
        {
            context.Org(kind);
        }

        if (meeting.Split is { } split && context.Org(split)
            && context.Scope.Orgs.Find(split.Value)!.Under.All(u => u.Value != meeting.At?.Value))
        {
            context.Report.Add(Codes.OrgNotThere, split.Place, meeting.Name.Value, meeting.At?.Value ?? "", split.Value);
        }

        foreach (var form in meeting.Records)
        {
            context.Form(form);
        }

        context.Duration(meeting.Lead, null);
        var seats = meeting.Of is { } of ? GroupChecks.Seats(context.Scope, of.Value) : null;
        Thresholds.Check(context, meeting.Quorum, MeetingTerms, "present", seats?.Most);
        Thresholds.Quorum(context, meeting.Quorum, seats?.Least);
    }
}
