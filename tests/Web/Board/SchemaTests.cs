using System.Net;
using System.Text.Json;
using Xunit;

namespace Lianxin.Tests.Web.Board;

/// <summary>Editors fetch the schemas from any server, signed in or not.</summary>
public sealed class SchemaTests
{
    [Fact]
    public async Task Each_schema_is_served_as_json_and_nothing_else_is()
    {
        await using var site = await RealmSite.Start();
        using var client = await site.Browser();
        foreach (var file in new[] { "pack.json", "text.json", "scenario.json" })
        {
            using var answer = await client.GetAsync($"/schema/{file}");
            Assert.Equal("application/schema+json", answer.Content.Headers.ContentType!.MediaType);
            using var schema = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.RootElement.GetProperty("$schema").GetString());
        }

        using var none = await client.GetAsync("/schema/pack.yaml");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }
}
