using System.Text.Json;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Host.Demo;

/// <summary>Fills forms with what people in the demo would write.</summary>
internal sealed class FormFilling(InstitutionHabits habits)
{
    /// <summary>Draws for forms begin here, apart from those that decided whether and by whom.</summary>
    private const int FirstDraw = 1_000;

    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);

    /// <summary>One filled form: a whole record where the texts have records for it, else field by field.</summary>
    public IReadOnlyDictionary<string, FieldValue> Fill(
        ISealer sealer, FormDefinition form, long owner, Dice dice, DateOnly today, IReadOnlyList<PersonId> candidates, IReadOnlyDictionary<string, string>? given = null)
    {
        var record = habits.Forms.TryGetValue(form.Path, out var records) && records.Count > 0 ? Next(form.Path, records, dice) : null;
        var values = new Dictionary<string, FieldValue>(StringComparer.Ordinal);
        for (var i = 0; i < form.Fields.Count; i++)
        {
            var field = form.Fields[i];
            var text = given?.GetValueOrDefault(field.Name)
                ?? (record is not null && record.TryGetValue(field.Name, out var set) ? Plain(set) : null)
                ?? WordsFor(form, field, dice, FirstDraw + i);
            if (Value(sealer, field, text, owner, dice, FirstDraw + 100 + i, today, candidates) is { } value)
            {
                values[field.Name] = value;
            }
        }

        return values;
    }

    /// <summary>One after the other from a place drawn once, so that a branch does not raise the same matter again and again.</summary>
    private T Next<T>(string path, List<T> records, Dice dice)
    {
        var at = used.TryGetValue(path, out var last) ? last + 7 : dice.Between(FirstDraw - 1, 0, records.Count - 1);
        used[path] = at;
        return records[at % records.Count];
    }

    public string Words(string about, Dice dice, int n) => habits.Words.TryGetValue(about, out var words) && words.Count > 0 ? dice.Pick(n, words) : "";

    private string? WordsFor(FormDefinition form, FieldDefinition field, Dice dice, int n) =>
        habits.Words.TryGetValue($"{form.Path}.{field.Name}", out var words) && words.Count > 0 ? dice.Pick(n, words) : null;

    private static FieldValue? Value(
        ISealer sealer, FieldDefinition field, string? text, long owner, Dice dice, int n, DateOnly today, IReadOnlyList<PersonId> candidates) =>
        field.Kind switch
        {
            FieldKind.Text or FieldKind.LongText => text is null && field.Optional ? null : sealer.TextValue(owner, text ?? "按程序办理。", field.Marked),
            FieldKind.YesNo => new YesNoValue(text == "true"),
            FieldKind.Choice => text is null && field.Optional ? null : new ChoiceValue(text ?? dice.Pick(n, field.Of)),
            FieldKind.Choices => new ChoicesValue([text ?? dice.Pick(n, field.Of)]),
            FieldKind.Number or FieldKind.Money => new NumberValue(text is null ? dice.Between(n, 0, 3) : long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
            FieldKind.Date => new DateValue(text is null ? today.AddDays(dice.Between(n, 25, 45)) : today.AddDays(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture))),
            FieldKind.Person => candidates.Count == 0 ? null : new PeopleValue([dice.Pick(n, candidates)]),
            FieldKind.People when text is not null && candidates.Count > 0 => new PeopleValue([dice.Pick(n, candidates)]),
            _ => null,
        };

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
