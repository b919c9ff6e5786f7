using System.Diagnostics;
using System.Globalization;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Privacy = Lianxin.Kernel.Records.Privacy;

namespace Lianxin.Packs.Compiling;

/// <summary>Forms: fields with their limits, the rule over all of them, who may file them.</summary>
internal sealed class FormCompiler(Pieces pieces)
{
    public FormDefinition Compile(FormDecl decl, string pack, string path, Scope scope) => new(
        pack, decl.Name.Value, path, [.. decl.Fields.Select(f => Field(f, scope))], pieces.Expressions.Rule(decl),
        pieces.Union(decl.FiledBy, scope))
    {
        Unique = [.. decl.Unique.Select(u => u.Value)],
        Retention = new DurationCompiler(pieces).One(decl.Retention),
    };

    private FieldDefinition Field(FieldDecl decl, Scope scope)
    {
        var kind = Kind(decl.Type);
        var people = kind is FieldKind.Person or FieldKind.People;
        var compiled = new FieldDefinition(
            decl.Name.Value, kind, decl.Optional, (Privacy)(int)decl.EffectivePrivacy, people ? [] : [.. decl.Of.Select(o => o.Value)],
            Limit(decl.Least) ?? (kind == FieldKind.Money ? 0 : null), decl.Type is FieldType.File or FieldType.Photo ? 1 : Limit(decl.Most))
        {
            Columns = [.. decl.Columns.Select(c => Field(c, scope))],
            Among = people ? pieces.Union(decl.Of, scope) : null,
        };
        return decl.Default is { } standing ? compiled with { Default = Default(compiled, standing) } : compiled;
    }

    /// <summary>A value in the clear: texts are sealed, and people and files are nobody's default.</summary>
    private FieldDefault? Default(FieldDefinition field, Located<string> standing)
    {
        var text = standing.Value;
        FieldDefault? value = field.Kind switch
        {
            FieldKind.Number or FieldKind.Money when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && !(number < field.Least) && !(number > field.Most) => new FieldDefault(new NumberValue(number)),
            FieldKind.YesNo when text is "true" or "false" => new FieldDefault(new YesNoValue(text == "true")),
            FieldKind.Choice when field.Of.Contains(text, StringComparer.Ordinal) => new FieldDefault(new ChoiceValue(text)),
            FieldKind.Date when text == "today" => new FieldDefault(null),
            FieldKind.Time when TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
                new FieldDefault(new TimeValue((time.Hour * 60) + time.Minute)),
            _ => null,
        };
        if (value is null)
        {
            pieces.Report.Add(Codes.BadValue, standing.Place, text,
                new Phrase("这种字段的默认值（数、金额、是否、单选的一个值、时间 08:30；日期只有 today）", "a default of this kind of field (number, money, yesno, one value of a choice, time 08:30; of a date only today)"));
        }

        return value;
    }

    private long? Limit(Located<string>? limit)
    {
        if (limit is not { } text)
        {
            return null;
        }

        if (long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        pieces.Report.Add(Codes.BadValue, text.Place, text.Value, new Phrase("整数（字段的 least、most 只能写数；要用参数，写在 refuse 里）", "whole number (least and most of a field are numbers; write a limit by a parameter in refuse)"));
        return null;
    }

    private static FieldKind Kind(FieldType type) => type switch
    {
        FieldType.Text => FieldKind.Text,
        FieldType.LongText => FieldKind.LongText,
        FieldType.Number => FieldKind.Number,
        FieldType.Money => FieldKind.Money,
        FieldType.Date => FieldKind.Date,
        FieldType.YesNo => FieldKind.YesNo,
        FieldType.Choice => FieldKind.Choice,
        FieldType.Choices => FieldKind.Choices,
        FieldType.Person => FieldKind.Person,
        FieldType.People => FieldKind.People,
        FieldType.Case => FieldKind.Case,
        FieldType.Notice => FieldKind.Notice,
        FieldType.Org => FieldKind.Org,
        FieldType.Orgs => FieldKind.Orgs,
        FieldType.Files or FieldType.Photos or FieldType.File or FieldType.Photo => FieldKind.Files,
        FieldType.Place => FieldKind.Place,
        FieldType.Contact => FieldKind.Contact,
        FieldType.Signature => FieldKind.Signature,
        FieldType.Time => FieldKind.Time,
        FieldType.Table => FieldKind.Table,
        _ => throw new UnreachableException($"no form has a field of type {type}"),
    };
}
