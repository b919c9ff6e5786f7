using System.Globalization;
using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation;

/// <summary>What a scenario fills in, as a form's values.</summary>
internal static class Filling
{
    public static Dictionary<string, FieldValue> Of(ISealer sealer, FormDefinition? form, IReadOnlyList<FillDecl> fill, SimWorld world, long owner)
    {
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        foreach (var given in fill)
        {
            if (form?.Field(given.Field.Value) is { } field)
            {
                values[field.Name] = Value(sealer, field, given, world, owner);
            }
        }

        return values;
    }

    private static FieldValue Value(ISealer sealer, FieldDefinition field, FillDecl given, SimWorld world, long owner)
    {
        var text = given.Values.Count > 0 ? given.Values[0].Value : "";
        return field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText or FieldKind.Place or FieldKind.Contact => sealer.TextValue(owner, text, field.Marked),
            FieldKind.Number or FieldKind.Money => new NumberValue(long.Parse(text, CultureInfo.InvariantCulture)),
            FieldKind.Date => new DateValue(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            FieldKind.YesNo or FieldKind.Signature => new YesNoValue(text == "true"),
            FieldKind.Choice => new ChoiceValue(text),
            FieldKind.Choices => new ChoicesValue([.. given.Values.Select(v => v.Value)]),
            FieldKind.Person or FieldKind.People => new PeopleValue([.. given.People.SelectMany(world.Of)]),
            FieldKind.Org or FieldKind.Orgs => new OrgsValue([.. given.Values.Select(v => world.Org(v.Value))]),
            FieldKind.Time => new TimeValue((int)TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture).ToTimeSpan().TotalMinutes),
            FieldKind.Table => new TableValue([.. given.Values.Select(row => Row(sealer, field, row, world, owner))]),
            FieldKind.Files => new FilesValue([.. given.Values.Select(v => sealer.File(owner, v.Value, "text/plain", Encoding.UTF8.GetBytes(v.Value)))]),
            _ => throw new InvalidOperationException($"a scenario cannot fill in {field.Name} ({field.Kind})"),
        };
    }

    /// <summary><c>桌子 | 3 | true</c>: a cell for each column; what is left empty is not filled in.</summary>
    private static Dictionary<string, FieldValue> Row(ISealer sealer, FieldDefinition field, Located<string> row, SimWorld world, long owner) =>
        field.Columns.Zip(row.Value.Split('|', StringSplitOptions.TrimEntries)).Where(c => c.Second.Length > 0).ToDictionary(
            c => c.First.Name, c => Value(sealer, c.First, new FillDecl(row with { Value = c.First.Name }, [row with { Value = c.Second }], []), world, owner), StringComparer.Ordinal);
}
