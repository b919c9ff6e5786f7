using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Publishing;

/// <summary>Turns the fields a notice shows into the words that stand on the board, in Chinese, once and for all.</summary>
internal sealed class NoticeRenderer(IInstitutionCatalog institutions, IRealmQueries queries, Ports.IRealmWriter store)
{
    public static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Render(ActRun run, Case state, PostNotice notice)
    {
        var lines = new List<ShownLine>();
        foreach (var field in notice.Show)
        {
            if (Line(run, state, field) is { } line)
            {
                lines.Add(line);
            }
        }

        var title = lines.FirstOrDefault(l => l.Path == "title" || l.Path.EndsWith(".title", StringComparison.Ordinal))?.Value
            ?? Word(state, $"procedures.{state.Procedure}");
        var shown = new ShownNotice(
            notice.Notice.ToString(), run.Reads.Orgs.Find(state.Org)!.Name, institutions.Word(state.Pack, "title", "zh"),
            Word(state, $"procedures.{state.Procedure}.steps.{notice.Step}"), title,
            run.Reads.Time.DayOf(run.Act.Happened).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            run.Reads.Time.DayOf(notice.Until).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), lines);
        return JsonSerializer.Serialize(shown, Json);
    }

    /// <summary>A name as it may stand in public: the family name, the rest as stars.</summary>
    public static string Mask(string name) => name.Length <= 1 ? name : name[..1] + new string('*', name.Length - 1);

    private ShownLine? Line(ActRun run, Case state, ShownField field)
    {
        var (owner, path) = Owner(run, state, field.Path.Replace(".?", ".", StringComparison.Ordinal).Split('.'));
        var procedure = run.Reads.Procedure(owner.Pack, owner.Version, owner.Procedure);
        switch (path)
        {
            case ["steps", var step, "tally"]:
                return owner.Result(step) is { } result && !owner.IsSealed(step, result.Visit)
                    ? new ShownLine(field.Path, StepWord(owner, step), Tally(run, owner, procedure.Step(step), result))
                    : null;
            case ["steps", var step, "by"]:
                return owner.Result(step) is { } by ? new ShownLine(field.Path, StepWord(owner, step), People(by.Actors, true)) : null;
        }

        if (ElectedShown.Line(run, owner, path, field, w => Word(owner, w), e => Name(run, e)) is { } elected)
        {
            return elected;
        }

        if (SheetShown.Line(run, owner, procedure, path, field, Word, ids => queries.Names(ids)) is { } line)
        {
            return line;
        }

        var scope = new CaseScope(owner, run.Today, id => run.Load<Case>(id.Value));
        if (scope.At(string.Join('.', path)) is not { } value)
        {
            return null;
        }

        var form = path is ["steps", var of, _] ? FormOf(procedure.Step(of)) : procedure.Form;
        var words = form?.Path;
        var label = words is null || path[^1] == "reason" ? StepWord(owner, path.Length > 1 ? path[1] : path[0]) : Word(owner, $"{words}.{path[^1]}");
        return new ShownLine(field.Path, label, Value(owner, form?.Field(path[^1]), $"{words}.{path[^1]}", value, field.Masked, o => run.Reads.Orgs.Find(o)?.Name ?? o.ToString(), e => Name(run, e)));
    }

    private static FormDefinition? FormOf(StepDefinition step) => step is DoStep work ? work.HandIn : step.Fill;

    /// <summary><c>topic.title</c> speaks of the case handed in as an argument.</summary>
    private static (Case Owner, string[] Path) Owner(ActRun run, Case state, string[] parts) =>
        parts.Length > 1 && parts[0] == "about" && state.About is { } about && run.Load<Case>(about.Value) is { } whole ? Owner(run, whole, parts[1..])
        : parts.Length > 1 && state.Arguments.GetValueOrDefault(parts[0]) is FieldArgument { Value: IdValue { Id: var id } }
            && run.Load<Case>(id) is { } other
            ? (other, parts[1..])
            : (state, parts);

    private string Value(Case owner, FieldDefinition? field, string words, FieldValue value, bool masked, Func<OrgId, string> tree, Func<object, string> title) => value switch
    {
        TextValue t => Text(t.Text),
        NumberValue n when field?.Kind == FieldKind.Money => MoneyShown.Fen(n.Number),
        NumberValue n => n.Number.ToString(CultureInfo.InvariantCulture),
        DateValue d => d.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        YesNoValue y => y.Yes ? "是" : "否",
        ChoiceValue c => Word(owner, $"{words}.{c.Choice}"),
        ChoicesValue c => string.Join("、", c.Choices.Select(x => Word(owner, $"{words}.{x}"))),
        PeopleValue p => People(p.People, masked),
        OrgsValue o => string.Join("、", o.Orgs.Select(tree)),
        CasesValue x => string.Join("、", x.Cases.Select(c => title(c))),
        FilesValue f => string.Create(CultureInfo.InvariantCulture, $"{f.Files.Count} 个文件"),
        TimeValue t => t.Time.ToString("HH:mm", CultureInfo.InvariantCulture),
        TableValue t => string.Join("；", t.Rows.Select(row => string.Join("，", row.Select(cell => Value(owner, field?.Columns.FirstOrDefault(c => c.Name == cell.Key), $"{words}.{cell.Key}", cell.Value, masked, tree, title))))),
        _ => "",
    };

    private string Tally(ActRun run, Case owner, StepDefinition step, StepResult result)
    {
        var n = result.Numbers;
        var outcome = Word(owner, $"procedures.{owner.Procedure}.steps.{result.Step}.{result.Outcome}");
        if (ElectedShown.Tally(result, e => Name(run, e)) is { } tally)
        {
            return tally + outcome;
        }

        if (n.ContainsKey(PollSheet.VersionTerm) && step is VoteStep vote)
        {
            return $"{SheetVoteShown.Tally(vote, result, path => Word(owner, path))}。{outcome}";
        }

        if (n.ContainsKey("cast"))
        {
            var options = string.Join("，", VoteStep.Options.Select(o => $"{Word(owner, $"vote.{o}")} {n[o].ToString(CultureInfo.InvariantCulture)}"));
            return string.Create(CultureInfo.InvariantCulture, $"应到 {n["eligible"]} 人，实到 {n["present"]} 人，{options}。{outcome}");
        }

        if (step is OpenStep open)
        {
            var ends = n.Where(e => e.Key is not ("opened" or "ended")).OrderBy(e => e.Key, StringComparer.Ordinal)
                .Select(e => string.Create(CultureInfo.InvariantCulture, $"{institutions.Word(open.Pack, $"procedures.{open.Procedure}.ends.{e.Key}", "zh")} {e.Value}"));
            return string.Create(CultureInfo.InvariantCulture, $"共 {n.GetValueOrDefault("opened")} 件：{string.Join("，", ends)}。{outcome}");
        }

        var choices = step.Fill?.Fields.Where(f => f.Kind == FieldKind.Choice) ?? [];
        var groups = n.Keys.Where(k => k.EndsWith(".answered", StringComparison.Ordinal)).Select(k => k[..^9]).Order(StringComparer.Ordinal);
        var words = groups.Select(g => string.Create(
            CultureInfo.InvariantCulture,
            $"{Word(owner, $"groups.{g}")} {n[g + ".answered"]} 人：{string.Join("、", choices.SelectMany(f => f.Of.Select(v =>
                $"{Word(owner, $"{step.Fill!.Path}.{f.Name}.{v}")} {n.GetValueOrDefault($"{g}.{f.Name}.{v}")}")))}"));
        return $"{string.Join("；", words)}。{outcome}";
    }

    private string People(IReadOnlyCollection<PersonId> people, bool masked)
    {
        var names = queries.Names(people);
        return string.Join("、", people.Select(p => names.TryGetValue(p, out var name) ? (masked ? Mask(name) : name) : p.ToString()));
    }

    /// <summary>A person, an organisation or a case as it stands on a ballot.</summary>
    private string Name(ActRun run, object element) => element switch
    {
        PersonId p => People([p], false),
        OrgId o => run.Reads.Orgs.Find(o)?.Name ?? o.ToString(),
        CaseId c when run.Load<Case>(c.Value) is { } found => found.Form.GetValueOrDefault("title") is TextValue title && Text(title.Text) is { Length: > 0 } words ? words : Word(found, $"procedures.{found.Procedure}"),
        _ => element.ToString() ?? "",
    };

    private string Text(TextRef reference) =>
        store.Vault.Open(reference.Id) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : "";

    private string StepWord(Case owner, string step) => Word(owner, $"procedures.{owner.Procedure}.steps.{step}");

    private string Word(Case owner, string path) => institutions.Word(owner.Pack, path, "zh");
}
