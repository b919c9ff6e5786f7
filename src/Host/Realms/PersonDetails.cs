using System.Text.Json;
using System.Text.Json.Serialization;
using Lianxin.Kernel.Journal;

namespace Lianxin.Host.Realms;

/// <summary>What the vault holds of a person, under their own key: as JSON, so that fields can join later.</summary>
public sealed record PersonDetails(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("born")] DateOnly? Born = null,
    [property: JsonPropertyName("phone")] string? Phone = null,
    [property: JsonPropertyName("mail")] string? Mail = null)
{
    public string ToJson() => JsonSerializer.Serialize(this with { Name = VisibleText.Line(Name) });

    public static PersonDetails? Read(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<PersonDetails>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
