using System.CommandLine;
using Lianxin.Packs.Schemas;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin schema FOLDER</c>: writes the JSON schemas of packs, texts and scenarios for editors.</summary>
internal static class SchemaVerb
{
    public static Command Verb()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "写到这个目录 / where to write them" };
        var verb = new Command("schema", "写出编辑器用的 JSON Schema / write JSON schemas for editors") { folder };
        verb.SetAction(parsed => Upkeep.Try(() =>
        {
            var into = parsed.GetValue(folder)!;
            into.Create();
            foreach (var (file, text) in PackSchemas.Files)
            {
                File.WriteAllText(Path.Combine(into.FullName, file), text);
                Console.WriteLine(Path.Combine(into.ToString(), file));
            }

            return 0;
        }));
        return verb;
    }
}
