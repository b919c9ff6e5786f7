using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Host.Realms;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Explaining;
using Lianxin.Packs.Explaining.Comparing;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Texts;

namespace Lianxin.Cli.Verbs;

/// <summary>
/// <c>lianxin explain PACK</c>: an institution in words, in time and in tables, from its file alone; with <c>--against OLD</c> what
/// it changes against another version, and for whom. Exit 1 where a pack does not pass its check.
/// </summary>
internal static class Explain
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Verb()
    {
        var pack = new Argument<string>("PACK") { Description = "制度包的目录 / a pack's folder" };
        var against = new Option<string?>("--against") { Description = "与这个旧版本比：改了什么、对谁 / what changes against this older version, and for whom" };
        var json = Options.Json();
        var verb = new Command("explain", "用文字讲解制度 / explain a pack in words") { pack, against, json };
        verb.SetAction(parsed =>
        {
            var now = Load(parsed.GetValue(pack)!);
            var old = parsed.GetValue(against) is { } path ? Load(path) : null;
            if (now is null || (parsed.GetValue(against) is not null && old is null))
            {
                return 1;
            }

            Console.Out.Write(old is null ? Told(now, parsed.GetValue(json)) : Changes(old, now, parsed.GetValue(json)));
            return 0;
        });
        return verb;
    }

    /// <summary>The one pack at a path, checked; null where there is none or it does not pass, which is then printed.</summary>
    private static CheckedPack? Load(string path)
    {
        var library = PackLibrary.Load([path], Installation.Packs);
        var checkedPacks = PackChecker.Check(library);
        if (library.Report.HasErrors)
        {
            Console.Out.Write(Printer.Text(library.Report, Options.Language));
            return null;
        }

        var asked = checkedPacks.Packs.Where(p => p.Pack.Asked).ToList();
        if (asked.Count == 1)
        {
            return asked[0];
        }

        Console.Error.WriteLine(Options.Say($"{path} 里有 {asked.Count} 个制度包，请指明一个", $"there are {asked.Count} packs in {path}; name one"));
        return null;
    }

    private static Func<string, PackTexts?> TextsOf(CheckedPack pack)
    {
        var library = PackLibrary.Load([pack.Pack.Folder], Installation.Packs);
        return name => library.Find(name)?.Texts;
    }

    private static string Told(CheckedPack pack, bool json)
    {
        var (loaded, texts, language) = (pack.Pack, TextsOf(pack), Options.Language);
        var told = PackExplainer.Explain(loaded, texts, language);
        var tables = PackTables.Of(loaded, texts, language);
        var lines = loaded.Tree.Procedures.ToDictionary(p => p.Name.Value, p => TimeLines.Of(loaded, texts, language, p, pack.Times[p.Name.Value]), StringComparer.Ordinal);
        if (json)
        {
            return JsonSerializer.Serialize(
                new
                {
                    told.Pack, told.Version, told.Title, told.About, told.Source,
                    Procedures = told.Procedures.Select(p => new { p.Name, p.Words, Rules = p.Rules.Select(r => new { r.Number, r.Step, r.Text, r.Place.Line }), Time = lines[p.Name] }),
                    Meetings = told.Meetings.Select(r => r.Text), Filings = told.Filings.Select(r => r.Text), Duties = told.Duties.Select(r => r.Text), Books = told.Books.Select(r => r.Text), Figures = told.Figures.Select(r => r.Text),
                    Params = told.Params.Select(p => new { p.Name, p.Words, Value = p.ValueWords, Least = p.LeastWords, Most = p.MostWords, p.Decl.Source }), Tables = tables,
                },
                Json) + "\n";
        }

        var text = new StringBuilder().AppendLine($"# {told.Title}").AppendLine(told.About).AppendLine(told.Source);
        foreach (var procedure in told.Procedures)
        {
            text.AppendLine().AppendLine($"## {procedure.Words}");
            Rules(text, procedure.Rules);
            text.AppendLine(lines[procedure.Name].Usual.Words).AppendLine(lines[procedure.Name].Longest.Words);
        }

        (string Title, IReadOnlyList<ExplainedRule> Rules)[] parts =
        [
            (Options.Say("会议", "Meetings"), told.Meetings), (Options.Say("单独填报的表单", "Records filed by themselves"), told.Filings), (Options.Say("定期任务", "Duties"), told.Duties),
            (Options.Say("账本与册子", "Ledgers and sheets"), told.Books), (Options.Say("统计什么", "What is counted"), told.Figures),
        ];
        foreach (var (title, rules) in parts.Where(p => p.Rules.Count > 0))
        {
            text.AppendLine().AppendLine($"## {title}");
            Rules(text, rules);
        }

        Table(text, Options.Say("参数：名称、数值、范围、依据", "Parameters: name, value, bounds, source"), told.Params.Select(p => new[] { p.Words, p.ValueWords, Bounds(p), p.Decl.Source }));
        Table(text, Options.Say("谁做什么", "Who does what"), tables.Duties.Select(d => new[] { d.Who, d.Procedure, d.Step, d.What, d.Time }));
        Table(text, Options.Say("记下什么", "What is recorded"), tables.Recorded.Select(r => new[] { r.What, r.When, r.Fields }));
        Table(text, Options.Say("公开什么", "What becomes public"), tables.Public.Select(p => new[] { p.Procedure, p.Step, p.To, p.What, p.Time, p.Objections }));
        return text.ToString();
    }

    private static void Rules(StringBuilder text, IReadOnlyList<ExplainedRule> rules)
    {
        foreach (var rule in rules)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Number}. {rule.Text}");
        }
    }

    private static string Bounds(ExplainedParam param) => (param.LeastWords, param.MostWords) switch
    {
        (null, null) => Options.Say("没有上下限", "no bounds"),
        ({ } least, null) => Options.Say($"下限 {least}", $"floor {least}"),
        (null, { } most) => Options.Say($"上限 {most}", $"ceiling {most}"),
        var (least, most) => Options.Say($"{least} 至 {most}", $"{least} to {most}"),
    };

    private static void Table(StringBuilder text, string title, IEnumerable<string[]> rows)
    {
        text.AppendLine().AppendLine($"## {title}");
        foreach (var row in rows)
        {
            text.AppendLine($"| {string.Join(" | ", row)} |");
        }
    }

    private static string Changes(CheckedPack old, CheckedPack now, bool json)
    {
        var changes = PackComparer.Compare(new TellablePack(old.Pack, TextsOf(old)), new TellablePack(now.Pack, TextsOf(now)), Options.Language);
        if (json)
        {
            return JsonSerializer.Serialize(changes.Select(c => new { About = c.About.ToString().ToLowerInvariant(), c.Touched, c.Text, c.Path, c.Place.File, c.Place.Line }), Json) + "\n";
        }

        if (changes.Count == 0)
        {
            return Options.Say("没有改变什么\n", "nothing changes\n");
        }

        var text = new StringBuilder();
        foreach (var who in PackComparer.ByWhom(changes))
        {
            text.AppendLine(Options.Say($"对{who.Who}：", $"For {who.Who}:"));
            who.Changes.ToList().ForEach(c => text.AppendLine($"- {c.Text}"));
        }

        return text.ToString();
    }
}
