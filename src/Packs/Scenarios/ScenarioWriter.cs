using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>Writes a scenario as the file it could have been read from: one line of YAML per line of the course.</summary>
public static partial class ScenarioWriter
{
    private const string Moment = "yyyy-MM-dd HH:mm";

    public static string Write(ScenarioTree scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var text = new StringBuilder();
        var title = scenario.Title.Value;
        text.AppendLine(CultureInfo.InvariantCulture, $"scenario: {{ zh: {Scalar(title.Chinese)}, en: {Scalar(title.English)} }}");
        text.AppendLine(CultureInfo.InvariantCulture, $"world: {World(scenario.World)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"start: {At(scenario.Start)}");
        text.AppendLine("course:");
        var now = scenario.Start;
        foreach (var item in scenario.Items)
        {
            var pairs = item switch
            {
                WaitItem wait => [("wait_until", At(wait.Until))],
                ActItem act => [.. act.At == now ? Array.Empty<(string, string)>() : [("at", At(act.At))], .. Act(act)],
                ExpectItem { Balance: { } account } => Account(account),
                ExpectItem { Line: { } line } => Line(line),
                ExpectItem { Opened: { } opened } => Opened(opened),
                ExpectItem { Duty: { } duty } => Duty(duty),
                ExpectItem { Org: { } org } => Org(org),
                _ => Expect((ExpectItem)item),
            };
            text.AppendLine(CultureInfo.InvariantCulture, $"  - {Map(pairs)}");
            now = item is WaitItem w ? w.Until : item is ActItem a ? a.At : now;
        }

        return text.ToString();
    }

    private static string World(WorldDecl world)
    {
        var more = world.Numbers.OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => (n.Key, Number(n.Value))).ToList();
        if (world.Orgs.Count > 0)
        {
            more.Add(("orgs", Map(world.Orgs.Select(o => (o.Key, Map(Given(("kind", o.Kind), ("under", o.Under), ("beside", o.Beside), ("name", o.Name))))))));
        }

        if (world.People.Count > 0)
        {
            more.Add(("people", List(People(world.People))));
        }

        return more.Count == 0 ? world.Cast.Value : Map([("cast", world.Cast.Value), .. more]);
    }

    /// <summary>Those who have the numbers behind the cast's, one after the other, get them again without a word.</summary>
    private static IEnumerable<string> People(IEnumerable<CastTie> people)
    {
        var next = WorldReader.OwnFirst;
        foreach (var p in people)
        {
            (string, string)[] first = p.First == next ? [] : [("first", Number(p.First))];
            (string, string)[] tags = p.Tags.Count == 0 ? [] : [("tags", List(p.Tags.Select(Scalar)))];
            next = p.First == next ? next + p.Count : next;
            yield return Map([("who", p.Word), ("in", p.Org), ("count", Number(p.Count)), .. first, .. tags]);
        }
    }

    private static IEnumerable<(string, string)> Given(params IEnumerable<(string Key, string? Value)> pairs) =>
        pairs.Where(p => p.Value is not null).Select(p => (p.Key, Scalar(p.Value!)));

    private static IEnumerable<(string Key, string Value)> Act(ActItem act)
    {
        yield return ("who", Roles(act.Who));
        yield return ("do", $"{Snake(act.Do)} {act.On.Value}");
        foreach (var (key, value) in new[]
        {
            ("label", act.Label), ("about", act.About), ("as", act.As), ("step", act.Step), ("choose", act.Choose), ("stage", act.Stage), ("method", act.Method), ("under", act.Under), ("in", act.In), ("with", act.With), ("why", act.Why),
        })
        {
            if (value is { } written)
            {
                yield return (key, Scalar(written.Value));
            }
        }

        if (act.For is { } whose)
        {
            yield return ("for", Roles([whose]));
        }

        if (act.Whom is { } whom)
        {
            yield return ("to", Roles([whom]));
        }

        if (act.Holder is { } holder)
        {
            yield return ("to", Roles([holder]));
        }

        if (act.Held is { } held)
        {
            yield return ("held", At(held));
        }

        if (act.Items.Count > 0)
        {
            yield return act.Do == ActKind.CallMeeting ? ("items", List(act.Items.Select(i => Scalar(i.Value)))) : ("item", Scalar(act.Items[0].Value));
        }

        if (act.Present.Count > 0)
        {
            yield return ("present", Roles(act.Present));
        }

        if (act.Mark.Count > 0)
        {
            yield return ("mark", List(act.Mark.Select(m => Scalar(m.Value))));
        }

        if (act.Marks.Count > 0)
        {
            yield return ("marks", Map(act.Marks.Select(c => (Scalar(c.Key), Number(c.Value)))));
        }

        if (act.Counts.Count > 0)
        {
            yield return ("counts", Map(act.Counts.Select(c => (c.Key, Number(c.Value)))));
        }

        if (act.To.Count > 0)
        {
            yield return ("to", act.To.Count == 1 ? Scalar(act.To[0].Value) : List(act.To.Select(t => Scalar(t.Value))));
        }

        if (act.Fill.Count > 0)
        {
            yield return ("fill", Map(act.Fill.Select(f => (f.Field.Value, f.People.Count > 0 ? Roles(f.People) : Values(f.Values)))));
        }

        if (act.Words is { } words)
        {
            yield return ("words", Scalar(words.Value));
        }

        if (act.Refused is { } refused)
        {
            yield return ("refused", Scalar(refused.Value));
        }
    }

    private static IEnumerable<(string Key, string Value)> Account(ExpectedBalance account)
    {
        yield return ("expect", ExpectReader.Balance);
        yield return ("in", account.Ledger.Value);
        if (account.Org is { } org)
        {
            yield return ("org", org.Value);
        }

        if (account.Of.Count > 0)
        {
            yield return ("of", Roles(account.Of));
        }

        yield return ("is", Number(account.Is));
        if (account.Held is { } held)
        {
            yield return ("held", Number(held));
        }
    }

    private static IEnumerable<(string Key, string Value)> Line(ExpectedLine line)
    {
        (string, string?)[] parts =
        [
            ("expect", ExpectReader.Sheet), ("in", line.Case.Value), ("step", line.Step.Value), ("of", line.Of.Count > 0 ? Roles(line.Of) : null), ("org", line.Org?.Value),
            .. line.Numbers.Select(n => (n.Column.Value, (string?)Number(n.Number))), ("band", line.Band?.Value), ("rank", line.Rank is { } rank ? Number(rank) : null),
            ("best", line.Best is { } best ? (best ? "true" : "false") : null), ("rows", line.Rows is { } rows ? Number(rows) : null),
        ];
        return parts.Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!));
    }

    private static IEnumerable<(string Key, string Value)> Opened(ExpectedOpening opened) =>
    [
        ("expect", ExpectReader.Opened), ("procedure", opened.Procedure.Value), .. Given(("in", opened.In?.Value), ("label", opened.Label?.Value)),
        .. opened.Count is { } count ? [("count", Number(count))] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string Key, string Value)> Duty(ExpectedDuty duty) =>
    [
        ("expect", ExpectReader.Duty), ("of", duty.Of.Value), .. Given(("in", duty.In?.Value), ("due", duty.Due?.Value.ToString("o", CultureInfo.InvariantCulture))),
        .. Given(("owed", duty.Owed is { } owed ? owed ? "true" : "false" : null)),
        .. duty.Missing is { } missing ? [("missing", Number(missing))] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string Key, string Value)> Org(ExpectedOrg org) =>
    [
        ("expect", ExpectReader.Org), ("named", Scalar(org.Name.Value)), .. Given(("kind", org.Kind?.Value), ("under", org.Under?.Value)),
        .. org.People is { } people ? [("people", Number(people))] : Array.Empty<(string, string)>(),
        .. org.Dissolved is { } dissolved ? [("dissolved", dissolved ? "true" : "false")] : Array.Empty<(string, string)>(),
    ];

    private static IEnumerable<(string Key, string Value)> Expect(ExpectItem expect)
    {
        yield return ("expect", expect.Case?.Value ?? ExpectReader.Figures);
        (string, string?)[] plain =
        [
            ("step", expect.Step?.Value), ("end", expect.End?.Value), ("due", expect.Due is { } due ? due.Value.ToString("o", CultureInfo.InvariantCulture) : null),
            ("outcome", Pairs(expect.Outcomes.Select(o => (o.Step.Value, Scalar(o.Outcome.Value))))),
            ("tally", Pairs(expect.Tallies.GroupBy(t => t.Step.Value, StringComparer.Ordinal).Select(g => (g.Key, Map(g.Select(t => (t.Term.Value, Number(t.Number)))))))),
            ("visits", Pairs(expect.Visits.Select(v => (v.Step.Value, Number(v.Number))))),
            ("todo_of", expect.TodoOf.Count > 0 ? Roles(expect.TodoOf) : null),
            ("no_todo_of", expect.NoTodoOf.Count > 0 ? Roles(expect.NoTodoOf) : null),
            ("winners", expect.Winners.Count > 0 ? List(expect.Winners.Select(w => Scalar(w.Value))) : null),
            ("signatures", expect.Signatures is { } signed ? Number(signed) : null),
            ("kept", expect.Kept?.Value.ToString("o", CultureInfo.InvariantCulture)),
            ("erased", expect.Erased is { } erased ? erased ? "true" : "false" : null),
            ("paused", expect.Paused is { } paused ? paused ? "true" : "false" : null),
            ("clocks", Pairs(expect.Clocks.Select(c => (c.Clock.Value, Scalar(c.Is.Value))))),
            ("child", Pairs(expect.Children.Select(c => (c.Procedure.Value, Scalar(c.Label.Value))))),
        ];
        foreach (var (key, value) in plain)
        {
            if (value is not null)
            {
                yield return (key, value);
            }
        }

        foreach (var (measure, value, of) in expect.Measures)
        {
            yield return (measure.Value, of is { } whole ? List([Number(value), Number(whole)]) : Number(value));
        }
    }

    private static string? Pairs(IEnumerable<(string, string)> pairs) => pairs.ToList() is { Count: > 0 } some ? Map(some) : null;

    private static string Values(IReadOnlyList<Located<string>> values) =>
        values.Count == 1 ? Scalar(values[0].Value) : List(values.Select(v => Scalar(v.Value)));

    private static string Roles(IReadOnlyList<Role> roles) => roles.Count == 1 ? roles[0].ToString() : List(roles.Select(r => r.ToString()));

    private static string List(IEnumerable<string> items) => $"[{string.Join(", ", items)}]";

    private static string Map(IEnumerable<(string Key, string Value)> pairs) => $"{{ {string.Join(", ", pairs.Select(p => $"{p.Key}: {p.Value}"))} }}";

    private static string At(DateTime moment) => moment.ToString(Moment, CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    internal static string Snake(ActKind act) =>
        string.Concat(act.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>Plain where YAML reads it back as it stands, in double quotes otherwise.</summary>
    private static string Scalar(string text) => Plain().IsMatch(text)
        ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"^\w[\w./-]*(?: [\w./-]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();
}
