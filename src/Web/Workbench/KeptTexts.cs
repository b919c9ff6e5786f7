using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Workbench;

/// <summary>How long what is written on a form is kept, in words: before it is written, while it is kept, and the day it goes.</summary>
public sealed class KeptTexts(Desk desk, Words words, Dates dates)
{
    /// <summary>What somebody is told who fills a form in; null where no end is set.</summary>
    /// <param name="at">where it is filed; null for the length the pack gives</param>
    public string? Before(FormDefinition form, OrgId? at)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Length(form, name => at is { } org ? desk.Rules.RuleDuration(org, form.Pack, name).ToString() : null) is { } length
            ? words.T(form.FiledBy is null ? "kept.after_case" : "kept.after_record", ("length", length)) : null;
    }

    /// <summary>Of a case: the day each form's texts go once it has ended, and until then how long after its end they are kept.</summary>
    public IReadOnlyList<string> Of(Case state, ProcedureDefinition procedure)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(procedure);
        if (state.Phase == CasePhase.Ended)
        {
            return [.. state.Kept.GroupBy(k => k.Until).OrderBy(g => g.Key.Millis).Select(g => words.T("kept.until",
                ("what", string.Join(words.T("list.and"), g.Select(k => Form(state.Pack, procedure, k.Step)).Distinct(StringComparer.Ordinal))), ("day", Day(g.Key))))];
        }

        return procedure.Form is { } form && Length(form, state.Params.GetValueOrDefault) is { } length ? [words.T("kept.after_case", ("length", length))] : [];
    }

    /// <summary>Of a record; null where no end is set or its texts are gone.</summary>
    public string? Of(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record is { KeptUntil: { } until, IsErased: false } ? words.T("kept.until", ("what", desk.Word(record.Pack, $"forms.{record.Form}")), ("day", Day(until))) : null;
    }

    /// <summary>What is told of it in the course of a case; null where another event of it says all.</summary>
    public string? Happened(string pack, ProcedureDefinition procedure, IEvent e)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        return e switch
        {
            RetentionSet { WaitsFor: not null } r => words.T("event.retentionset.waits", ("day", Day(r.Forms.MinBy(f => f.Until.Millis)!.Until))),
            TextsErased { Texts.Count: > 0 } t => words.T("event.textserased", ("form", Form(pack, procedure, t.Step)), ("n", t.Texts.Count)),
            _ => null,
        };
    }

    private string Form(string pack, ProcedureDefinition procedure, string? step) =>
        desk.Word(pack, step is null ? $"procedures.{procedure.Name}" : $"procedures.{procedure.Name}.steps.{step}");

    private string Day(Instant until) => dates.Day(Desk.Deadline(until).AddMinutes(-1));

    private string? Length(FormDefinition form, Func<string, string?> param) => form.Retention switch
    {
        FixedDuration f => f.Value.InWords(desk.Language),
        ParamDuration p when Duration.TryParse(param(p.Name) ?? desk.Engine.Institutions.Find(form.Pack)?.Params.GetValueOrDefault(p.Name)?.Default, out var length, out _) =>
            length.InWords(desk.Language),
        _ => null,
    };
}
