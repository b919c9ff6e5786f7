using System.Globalization;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>
/// Puts a refusal of the kernel or the engine into words. The facts it carries are names of a pack, ids and numbers; here
/// they become the words a clerk reads.
/// </summary>
public sealed class RefusalWords(Words words, Desk desk, DemandWords demands)
{
    private static readonly int WrongKind = FormRefusals.WrongKind("").Code;
    private static readonly int BadCell = FormRefusals.BadCell("", 0, "").Code;

    /// <summary>The words of a refusal.</summary>
    /// <param name="refusal">what was refused</param>
    /// <param name="pack">the pack it is about, where one is</param>
    /// <param name="procedure">the procedure it is about, where one is</param>
    public string Of(Refusal refusal, string? pack = null, string? procedure = null)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var facts = (refusal.Facts ?? new Dictionary<string, string>(StringComparer.Ordinal))
            .Select(f => (f.Key, (object?)Say(f.Key, f.Value, pack, procedure))).ToArray();
        return words.Refusal(refusal.Key, facts);
    }

    /// <summary>Puts refusals of a filled form into words, each with the name of its field, so that a list of them can be read by itself.</summary>
    public Func<Refusal, string> In(FormDefinition? form, string? procedure = null) => refusal =>
        form is not null && refusal.Field is { } name && form.Field(name) is { } field
            ? words.T("form.at_field", ("label", desk.Word(form.Pack, $"{form.Path}.{name}")), ("words", Demanded(form, field, refusal) ?? Of(refusal, form.Pack, procedure)))
            : Of(refusal, form?.Pack, procedure);

    private string? Demanded(FormDefinition form, FieldDefinition field, Refusal refusal) =>
        refusal.Code == WrongKind && field.Kind is (FieldKind.Number or FieldKind.Money or FieldKind.Date or FieldKind.Time) ? demands.Of(form, field) : refusal.Code == BadCell ? demands.OfCell(form, field, refusal) : null;

    private object Say(string name, string value, string? pack, string? procedure) => name switch
    {
        "group" => Word(pack, $"groups.{value}"),
        "kinds" or "kind" or "at" or "parent" or "beside" when !Instant.TryParse(value, out _) =>
            string.Join(words.T("list.and"), value.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(k => Kind(pack, k))),
        "at" when Instant.TryParse(value, out var at) => at.ToUtc(),
        "step" or "becomes" or "asked" when procedure is not null => Word(pack, $"procedures.{procedure}.steps.{value}"),
        "argument" when procedure is not null => Word(pack, $"procedures.{procedure}.takes.{value}"),
        "end" when procedure is not null => Word(pack, $"procedures.{procedure}.ends.{value}"),
        "procedure" => Word(pack, $"procedures.{value}"),
        "form" => Word(pack, $"forms.{value}"),
        "post" or "other" => Word(pack, $"posts.{value}"),
        "stage" => StageWord(value),
        "day" or "begun" or "today" when DateOnly.TryParseExact(value, "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) => on,
        "door" or "column" => Word(pack, value),
        "path" => Word(pack, $"{value}.rule"),
        "what" => words.T($"act.verb.{value}"),
        "method" => words.T(words.Has($"count.{value}") ? $"count.{value}" : "count.other"),
        "lead" => Duration.TryParse(value, out var lead, out _) ? lead.InWords(desk.Language) : value,
        "earliest" => DateOnly.TryParseExact(value, "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : value,
        "cost" or "budget" when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var fen) => Numbers.Fen(fen),
        "person" => Ids.TryRead(value, out var person) ? desk.Name(new PersonId(person)) : value,
        "pack" => desk.Title(value) is var title && title != "title" ? title : value,
        "org" => Ids.TryRead(value, out var org) ? desk.OrgName(new OrgId(org)) : value,
        _ => value,
    };

    /// <summary>A stage of people is called by the group that asks for it.</summary>
    private string StageWord(string stage) =>
        desk.Engine.Institutions.Latest.SelectMany(i => i.Groups.Values).OfType<StageGroup>().FirstOrDefault(g => g.Stage == stage) is { } group ? desk.AnyWord($"groups.{group.Name}") : stage;

    /// <summary>A word of kinds of organisation or, where there is none, of kinds of meeting.</summary>
    private string Kind(string? pack, string kind) => Word(pack, $"orgs.{kind}") is var word && word != kind ? word : Word(pack, $"meetings.{kind}");

    private string Word(string? pack, string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        return pack is not null && desk.Word(pack, path) is var word && word != last ? word : desk.AnyWord(path);
    }
}
