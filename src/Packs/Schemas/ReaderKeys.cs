using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Schemas;

/// <summary>The keys of one kind of map.</summary>
/// <param name="Place">what kind, such as <c>procedure</c> or <c>step.decide</c></param>
/// <param name="Known">every key that can stand there in this version</param>
/// <param name="Needed">those without which it is refused, whatever else stands there</param>
public sealed record MapKeys(string Place, IReadOnlyList<string> Known, IReadOnlyList<string> Needed);

/// <summary>
/// The keys of every kind of map in packs and scenarios, asked of the reader itself: a map that holds nothing but a key that
/// cannot be is answered with all that could be. So no list beside the reader can fall behind it.
/// </summary>
public static class ReaderKeys
{
    private const string Stranger = "zz_no_such_key";
    private const string Head = "pack: p\nversion: 1\ntitle: t\n";

    /// <summary>Maps of which no key is always needed: one of several will do, or it hangs on another.</summary>
    private static readonly string[] OneOfSeveral = ["group", "measure", "column", "cap", "routine", "opener", "ballot", "win"];

    /// <summary>What hangs on another key of the same map is asked for beside it, and is one place with it.</summary>
    private static readonly Lazy<IReadOnlyDictionary<string, MapKeys>> Asked = new(() =>
        Packs().Select(p => Ask(p.Place, p.Text, Pack)).Concat(Scenarios().Select(s => Ask(s.Place, s.Text, Scenario)))
            .Append(new MapKeys("form", Words.FormReserved, []))
            .GroupBy(k => Array.Find(OneOfSeveral, p => k.Place.StartsWith(p + ".", StringComparison.Ordinal)) ?? k.Place, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new MapKeys(g.Key, [.. g.SelectMany(k => k.Known).Distinct(StringComparer.Ordinal)], [.. g.SelectMany(k => k.Needed)]), StringComparer.Ordinal));

    /// <summary>By the name of the place.</summary>
    public static IReadOnlyDictionary<string, MapKeys> All => Asked.Value;

    private static IEnumerable<(string Place, string Text)> Packs()
    {
        const string X = $"{{ {Stranger}: 1 }}";
        yield return ("pack", $"{Stranger}: 1\n");
        foreach (var (place, table) in new[]
        {
            ("param", "params"), ("org", "orgs"), ("post", "posts"), ("group", "groups"), ("meeting", "meetings"), ("procedure", "procedures"),
            ("ledger", "ledgers"), ("sheet", "sheets"), ("measure", "measures"), ("routine", "routines"),
        })
        {
            yield return (place, Head + $"{table}: {{ a: {X} }}\n");
        }

        yield return ("field", Head + $"forms: {{ a: {{ b: {X} }} }}\n");
        yield return ("cap", Head + $"ledgers: {{ a: {{ caps: [{{ {Stranger}: 1, gain: 1 }}] }} }}\n");
        yield return ("cap.deduction", Head + $"ledgers: {{ a: {{ caps: [{{ {Stranger}: 1, deduction: 1 }}] }} }}\n");
        yield return ("best", Head + $"sheets: {{ a: {{ best: {X} }} }}\n");
        yield return ("column", Head + $"sheets: {{ a: {{ columns: {{ b: {X} }} }} }}\n");
        yield return ("column.measure", Head + $"sheets: {{ a: {{ columns: {{ b: {{ count: x, {Stranger}: 1 }} }} }} }}\n");
        yield return ("column.split", Head + $"sheets: {{ a: {{ columns: {{ b: {{ split: x, {Stranger}: 1 }} }} }} }}\n");
        yield return ("measure.count", Head + $"measures: {{ a: {{ count: x, {Stranger}: 1 }} }}\n");
        yield return ("opener", Head + $"procedures: {{ a: {{ open: [{{ by: b, {Stranger}: 1 }}] }} }}\n");
        yield return ("opener.due", Head + $"procedures: {{ a: {{ open: [{{ due: first day of year, {Stranger}: 1 }}] }} }}\n");
        yield return ("clock", Head + $"procedures: {{ a: {{ clocks: {{ b: {X} }} }} }}\n");
        yield return ("any_of", Head + $"procedures: {{ a: {{ open: [{{ by: b, cosigned: {X}, for: 1 day }}] }} }}\n");
        yield return ("allow", Head + $"procedures: {{ a: {{ allow: {X} }} }}\n");
        foreach (var act in Words.Acts)
        {
            yield return ($"allow.{act}", Head + $"procedures: {{ a: {{ allow: {{ {act}: {X} }} }} }}\n");
        }

        foreach (var verb in Enum.GetValues<Verb>().Select(v => v.ToString().ToLowerInvariant()))
        {
            yield return ($"step.{verb}", Step($"{verb}: b, {Stranger}: 1"));
        }

        yield return ("hand_in", Step($"do: b, hand_in: {X}"));
        yield return ("objections", Step($"publish: b, objections: {X}"));
        yield return ("proxy", Step($"vote: b, proxy: {X}"));
        yield return ("ballot", Step($"vote: b, ballot: {X}"));
        yield return ("ballot.spend", Step($"vote: b, ballot: {{ spend: 1, {Stranger}: 1 }}"));
        yield return ("win", Step($"vote: b, win: {X}"));
        yield return ("win.within", Step($"vote: b, win: {{ within: 1, {Stranger}: 1 }}"));
        yield return ("back", Step($"notify: b, then: {{ told: {{ back: b, {Stranger}: 1 }} }}"));
        yield return ("climb", Step($"notify: b, then: {{ told: {{ climb: b, {Stranger}: 1 }} }}"));
        foreach (var effect in Words.Effects)
        {
            yield return ($"effect.{effect}", Step($"enact: b, do: [{{ {effect}: {X} }}]"));
        }
    }

    private static IEnumerable<(string Place, string Text)> Scenarios()
    {
        const string Start = "scenario: s\nworld: village\nstart: 2026-03-02 08:00\n";
        yield return ("scenario", $"{Stranger}: 1\n");
        yield return ("title", $"scenario: {{ {Stranger}: 1 }}\n");
        yield return ("world", $"world: {{ {Stranger}: 1 }}\n");
        yield return ("world.org", $"world: {{ cast: village, orgs: {{ a: {{ {Stranger}: 1 }} }} }}\n");
        yield return ("world.people", $"world: {{ cast: village, people: [{{ {Stranger}: 1 }}] }}\n");
        yield return ("wait", Start + $"course: [{{ wait_until: 2026-03-02 09:00, {Stranger}: 1 }}]\n");
        yield return ("expect", Start + $"course: [{{ expect: a, {Stranger}: 1 }}]\n");
        yield return ("counts", Start + $"course: [{{ who: secretary, do: enter_count a, counts: {{ {Stranger}: 1 }} }}]\n");
        foreach (var act in Enum.GetValues<ActKind>().Select(ScenarioWriter.Snake))
        {
            yield return ($"act.{act}", Start + $"course: [{{ who: secretary, do: {act} a, {Stranger}: 1 }}]\n");
        }
    }

    private static string Step(string keys) => Head + $"procedures: {{ a: {{ steps: [{{ {keys} }}] }} }}\n";

    private static void Pack(string text, Report report) => PackReader.Parse(text, "", report);

    private static void Scenario(string text, Report report)
    {
        var pack = PackLibrary.Parse(new Report(), ("", Head)).Packs[0];
        ScenarioReader.Parse(text, "", pack, report);
    }

    private static MapKeys Ask(string place, string text, Action<string, Report> read)
    {
        var report = new Report();
        read(text, report);
        var unknown = report.All.Where(d => d.Code.Id == Codes.UnknownKey.Id && d.Arguments[0] is Stranger).ToList();
        if (unknown.Count != 1)
        {
            throw new InvalidOperationException($"the reader was asked for the keys of {place} and did not say them");
        }

        var known = ((string)unknown[0].Arguments[3]).Split(", ", StringSplitOptions.RemoveEmptyEntries);
        var needed = Array.Exists(OneOfSeveral, p => place == p || place.StartsWith(p + ".", StringComparison.Ordinal)) ? []
            : report.All.Where(d => d.Code.Id == Codes.MissingKey.Id && d.Arguments[0] is string).Select(d => (string)d.Arguments[0]).Where(k => known.Contains(k, StringComparer.Ordinal));
        return new MapKeys(place, known, [.. needed.Distinct(StringComparer.Ordinal)]);
    }
}
