using System.Globalization;
using Lianxin.Kernel.Records;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>A value as the input of its field shows it, for what stands in a form before anything is typed.</summary>
public sealed class FieldInput(Desk desk)
{
    /// <summary>As one input takes it; null where it takes several or a file.</summary>
    public string? Of(FieldDefinition field, FieldValue? value) => value switch
    {
        TextValue t => desk.Text(t.Text),
        NumberValue n when field?.Kind == FieldKind.Money => (n.Number / 100m).ToString(CultureInfo.InvariantCulture),
        NumberValue n => n.Number.ToString(CultureInfo.InvariantCulture),
        YesNoValue y => y.Yes ? "yes" : "no",
        ChoiceValue c => c.Choice,
        DateValue d => Dates.Input(d.Day),
        TimeValue t => t.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>What is ticked of a list.</summary>
    public static IReadOnlyList<string> Ticked(FieldValue? value) => value switch
    {
        ChoicesValue c => c.Choices,
        PeopleValue p => [.. p.People.Select(x => x.ToString())],
        OrgsValue o => [.. o.Orgs.Select(x => x.ToString())],
        _ => [],
    };
}
