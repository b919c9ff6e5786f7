using System.Text.Json;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Web.Api;

/// <summary>Writes rows as JSON straight into the answer: no objects in between.</summary>
internal static class CaseJson
{
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Pack = JsonEncodedText.Encode("pack");
    private static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    private static readonly JsonEncodedText Procedure = JsonEncodedText.Encode("procedure");
    private static readonly JsonEncodedText Org = JsonEncodedText.Encode("org");
    private static readonly JsonEncodedText Desk = JsonEncodedText.Encode("desk");
    private static readonly JsonEncodedText Phase = JsonEncodedText.Encode("phase");
    private static readonly JsonEncodedText Step = JsonEncodedText.Encode("step");
    private static readonly JsonEncodedText Visit = JsonEncodedText.Encode("visit");
    private static readonly JsonEncodedText Entered = JsonEncodedText.Encode("entered");
    private static readonly JsonEncodedText Due = JsonEncodedText.Encode("due");
    private static readonly JsonEncodedText Late = JsonEncodedText.Encode("late");
    private static readonly JsonEncodedText Begun = JsonEncodedText.Encode("begun");
    private static readonly JsonEncodedText Ended = JsonEncodedText.Encode("ended");
    private static readonly JsonEncodedText End = JsonEncodedText.Encode("end");
    private static readonly JsonEncodedText Parent = JsonEncodedText.Encode("parent");
    private static readonly JsonEncodedText Meeting = JsonEncodedText.Encode("meeting");
    private static readonly JsonEncodedText[] Phases = [JsonEncodedText.Encode("draft"), JsonEncodedText.Encode("running"), JsonEncodedText.Encode("ended")];

    public static void Row(Utf8JsonWriter json, CaseRow row)
    {
        Span<char> id = stackalloc char[24];
        json.WriteString(Id, Show(id, row.Id.Value));
        json.WriteString(Pack, row.Pack);
        json.WriteNumber(Version, row.Version);
        json.WriteString(Procedure, row.Procedure);
        json.WriteString(Org, Show(id, row.Org.Value));
        json.WriteString(Desk, Show(id, row.Desk.Value));
        json.WriteString(Phase, Phases[(int)row.Phase]);
        if (row.Step is { } step)
        {
            json.WriteString(Step, step);
            json.WriteNumber(Visit, row.Visit);
        }

        json.WriteString(Entered, row.Entered.ToUtc());
        if (row.Due is { } due)
        {
            json.WriteString(Due, due.ToUtc());
        }

        json.WriteBoolean(Late, row.Late);
        json.WriteString(Begun, row.Begun.ToUtc());
        if (row.Ended is { } ended)
        {
            json.WriteString(Ended, ended.ToUtc());
            json.WriteString(End, row.End);
        }

        if (row.Parent is { } parent)
        {
            json.WriteString(Parent, Show(id, parent.Value));
        }

        if (row.Meeting is { } meeting)
        {
            json.WriteString(Meeting, Show(id, meeting.Value));
        }
    }

    public static void Refusals(Utf8JsonWriter json, IReadOnlyList<Refusal> refusals, Func<Refusal, string> words)
    {
        json.WriteStartArray("refusals");
        foreach (var refusal in refusals)
        {
            json.WriteStartObject();
            json.WriteNumber("code", refusal.Code);
            json.WriteString("key", refusal.Key);
            if (refusal.Field is { } field)
            {
                json.WriteString("field", field);
            }

            json.WriteString("words", words(refusal));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A form value as JSON gives it, by the kind its field declares; null where it cannot be that kind.</summary>
    public static Workbench.Typed? Read(FieldDefinition field, JsonElement value) => (field.Kind, value.ValueKind) switch
    {
        (FieldKind.Text or FieldKind.LongText or FieldKind.Place or FieldKind.Contact, JsonValueKind.String) => Workbench.TypedText.Of(field, value.GetString()!) ?? new Workbench.TypedText(""),
        (FieldKind.Number or FieldKind.Money, JsonValueKind.Number) when value.TryGetInt64(out var n) => new Workbench.TypedPlain(new NumberValue(n)),
        (FieldKind.Date, JsonValueKind.String) when DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) =>
            new Workbench.TypedPlain(new DateValue(day)),
        (FieldKind.Time, JsonValueKind.String) => Workbench.TableText.Time(value.GetString()!) is { } time ? new Workbench.TypedPlain(time) : null,
        (FieldKind.Table, JsonValueKind.Array) => Rows(field, value),
        (FieldKind.YesNo or FieldKind.Signature, JsonValueKind.True or JsonValueKind.False) => new Workbench.TypedPlain(new YesNoValue(value.GetBoolean())),
        (FieldKind.Choice, JsonValueKind.String) => new Workbench.TypedPlain(new ChoiceValue(value.GetString()!)),
        (FieldKind.Choices, JsonValueKind.Array) when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) =>
            new Workbench.TypedPlain(new ChoicesValue([.. value.EnumerateArray().Select(v => v.GetString()!)])),
        (FieldKind.Person or FieldKind.People, JsonValueKind.Array) => Listed(value) is { } people ? new Workbench.TypedPlain(new PeopleValue([.. people.Select(p => new PersonId(p))])) : null,
        (FieldKind.Org or FieldKind.Orgs, JsonValueKind.Array) => Listed(value) is { } orgs ? new Workbench.TypedPlain(new OrgsValue([.. orgs.Select(o => new OrgId(o))])) : null,
        _ => null,
    };

    /// <summary>Objects, one for each row; null where one is none, or names what is no column or no such value.</summary>
    private static Workbench.TypedTable? Rows(FieldDefinition field, JsonElement array)
    {
        var rows = new List<IReadOnlyDictionary<string, Workbench.Typed>>();
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            var row = item.EnumerateObject().Select(p => (p.Name, Value: field.Columns.FirstOrDefault(c => c.Name == p.Name) is { } column ? Read(column, p.Value) : null)).ToList();
            if (row.Exists(c => c.Value is null) || row.DistinctBy(c => c.Name).Count() < row.Count)
            {
                return null;
            }

            rows.Add(row.ToDictionary(c => c.Name, c => c.Value!, StringComparer.Ordinal));
        }

        return new Workbench.TypedTable(rows);
    }

    private static List<long>? Listed(JsonElement array)
    {
        var ids = new List<long>();
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !Ids.TryRead(item.GetString(), out var id))
            {
                return null;
            }

            ids.Add(id);
        }

        return ids;
    }

    private static ReadOnlySpan<char> Show(Span<char> buffer, long id) =>
        buffer.TryWrite(System.Globalization.CultureInfo.InvariantCulture, $"{Ids.RealmOf(id)}-{Ids.NumberOf(id)}", out var written) ? buffer[..written] : Ids.Show(id);
}
