using System.Collections.Immutable;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>A form filed by itself or under a meeting or case: one entry, many uses.</summary>
public sealed record Record(
    RecordId Id, OrgId Org, string Pack, string Form, ImmutableDictionary<string, FieldValue> Values, MeetingId? Meeting, CaseId? Case)
{
    /// <summary>The moment from which its texts are erased; null where no end is set.</summary>
    public Instant? KeptUntil { get; init; }

    /// <summary>Whether they are.</summary>
    public bool IsErased { get; init; }

    public static Record? Apply(Record? state, RecordId id, IEvent e) => e switch
    {
        RecordFiled f => new Record(id, f.Org, f.Pack, f.Form, f.Values.ToImmutableDictionary(StringComparer.Ordinal), f.Meeting, f.Case) { KeptUntil = f.KeptUntil },
        RecordCorrected c => state! with { Values = state.Values.SetItem(c.Field, c.After) },
        TextsErased => state! with { IsErased = true },
        _ => throw new BrokenInvariantException("Records", $"no {e.GetType().Name} in a record's stream"),
    };
}

/// <summary>Judges the filing of a form by itself.</summary>
public static class RecordDecisions
{
    public static Decision File(FileRecord c, Act act, IRecordReads reads)
    {
        if (reads.Form(c.Pack, c.Form) is not { FiledBy: { } by } form)
        {
            return Decision.Refuse(RecordRefusals.UnknownForm(c.Form));
        }

        if (reads.Orgs.Find(c.Org) is not { To: null } org)
        {
            return Decision.Refuse(RecordRefusals.WrongOrg(""));
        }

        c = c with { Values = form.Complete(c.Values, reads.Time.DayOf(act.Now)) };
        var refusals = new List<Refusal>();
        if (act.By.Person is { } person
            && !reads.Audiences.Contains(reads.Audiences.Resolve(by, org, org), person, reads.Time.DayOf(act.Now), by))
        {
            refusals.Add(RecordRefusals.NotFiler(by.Name));
        }

        if (act.Happened > act.Now)
        {
            refusals.Add(RecordRefusals.FutureHappened());
        }

        refusals.AddRange(FormJudgement.Judge(form, c.Values, reads.Time.DayOf(act.Now)));
        refusals.AddRange(FormJudgement.JudgePeople(form, c.Values, reads.Audiences, org, org, reads.Time.DayOf(act.Now)));
        if (form.Unique.Count > 0 && reads.IsFiled(c.Org, form, c.Values))
        {
            refusals.Add(RecordRefusals.FiledAlready(form.Name, form.Unique[0]));
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of(new RecordFiled(c.Org, c.Pack, c.Form, c.Values, null, null) { KeptUntil = KeptUntil(form, c.Org, act, reads) });
    }

    /// <summary>When the texts of a form filed now are due to go.</summary>
    internal static Instant? KeptUntil(FormDefinition form, OrgId org, Act act, IRecordReads reads) => form.Retention switch
    {
        FixedDuration f => reads.Time.Due(act.Now, f.Value).At,
        ParamDuration p => reads.Time.Due(act.Now, reads.RuleDuration(org, form.Pack, p.Name)).At,
        _ => null,
    };

    /// <summary>Its time is up: all that was written on it goes.</summary>
    public static Decision Erase(Record? state, EraseRecord c, Act act) =>
        state is { KeptUntil: { } until, IsErased: false } && until <= act.Happened
            ? Decision.Of([new TextsErased($"forms.{state.Form}", null, c.Texts)], [new DestroyTexts(c.Record.Value, c.Texts)])
            : Decision.Of();
}
