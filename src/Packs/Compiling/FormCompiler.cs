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
        pack, decl.Name.Value, path, [.. decl.Fields.Select(Field).OfType<FieldDefinition>()], pieces.Expressions.Rule(decl),
        pieces.Union(decl.FiledBy, scope))
    {
        Unique = [.. decl.Unique.Select(u => u.Value)],
    };

    private FieldDefinition? Field(FieldDecl decl)
    {
        if (Kind(decl.Type) is not { } kind)
        {
            pieces.Later(decl.TypePlace, decl.Type.ToString().ToLowerInvariant());
            return null;
        }

        if (decl.Default is { } standing)
        {
            pieces.Later(standing.Place, "default");
        }

        return new FieldDefinition(
            decl.Name.Value, kind, decl.Optional, (Privacy)(int)decl.EffectivePrivacy, [.. decl.Of.Select(o => o.Value)],
            Limit(decl.Least, kind), decl.Type is FieldType.File or FieldType.Photo ? 1 : Limit(decl.Most, kind));
    }

    private long? Limit(Located<string>? limit, FieldKind kind)
    {
        if (limit is not { } text)
        {
            return null;
        }

        if (kind is not (FieldKind.Text or FieldKind.LongText or FieldKind.Number or FieldKind.Money or FieldKind.Orgs or FieldKind.Place or FieldKind.Contact))
        {
            pieces.Later(text.Place, "least, most");
            return null;
        }

        if (long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        pieces.Report.Add(Codes.BadValue, text.Place, text.Value, new Phrase("整数", "a whole number"));
        return null;
    }

    private static FieldKind? Kind(FieldType type) => type switch
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
        _ => null,
    };
}
