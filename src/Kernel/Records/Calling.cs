using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Records;

/// <summary>Calling a meeting: time, agenda, notice; the lead is kept or the call is refused with the earliest lawful time.</summary>
internal static class Calling
{
    public static Decision Call(CallMeeting c, Act act, IRecordReads reads)
    {
        if (reads.Meeting(c.Pack, c.Kind) is not { } definition)
        {
            return Decision.Refuse(RecordRefusals.UnknownKind(c.Kind));
        }

        if (reads.Orgs.Find(c.Org) is not { To: null } org || org.Kind != definition.At)
        {
            return Decision.Refuse(RecordRefusals.WrongOrg(definition.At));
        }

        c = c with { Filings = [.. c.Filings.Select(f => Complete(f, definition, act, reads))] };
        var refusals = new List<Refusal>();
        var by = reads.Audiences.Resolve(definition.By, org, org);
        if (act.By.Person is { } person && !MeetingDecisions.MayConvene(person, act, definition, org, reads)
            && !WaitedTooLong(c, person, act, reads, ref by))
        {
            refusals.Add(RecordRefusals.NotConvener(definition.By.Name));
        }

        if (TooLate(c.At, act, definition, c.Org, reads) is { } late)
        {
            refusals.Add(late);
        }

        if (c.Items.Count == 0 && c.Filings.Count == 0 && c.Place.Hash.Length == 0)
        {
            refusals.Add(RecordRefusals.NothingToDo());
        }

        refusals.AddRange(c.Items.GroupBy(i => i.Case).Where(g => g.Count() > 1).Select(g => RecordRefusals.ItemTwice(g.Key)));
        refusals.AddRange(c.Filings.SelectMany((f, i) => JudgeFiling(f, definition, c.Org, act, reads, c.Filings.Take(i))));
        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        var to = reads.Audiences.Resolve(definition.Of, org, org);
        return Decision.Of(
            [
                new MeetingCalled(c.Org, c.Pack, c.Kind, c.At, c.Place, to, by),
                .. c.Items.Select(i => new ItemAdded(i.Case, i.Recused)),
                .. c.Filings.Select(f => new RecordFiledUnder(f.Record, f.Form)),
            ],
            [
                .. c.Items.Select(i => new TellCaseOfItem(i.Case, c.Meeting, TellCaseOfItem.Placed, [], [])),
                .. c.Filings.Select(f => new FileForm(f, c.Org, c.Pack, c.Meeting, null) { KeptUntil = KeptUntil(f, definition, c.Org, act, reads) }),
                new ServeMeetingNotice(c.Meeting, to, "called"),
            ]);
    }

    /// <summary>
    /// Whom every case on the agenda has escalated to, because those who should convene did not: they may call this
    /// meeting, and chair it.
    /// </summary>
    private static bool WaitedTooLong(CallMeeting c, PersonId person, Act act, IRecordReads reads, ref Audience by)
    {
        var conveners = c.Items.Select(i => reads.ConvenerOf(i.Case)).ToArray();
        if (conveners.Length == 0 || !Array.TrueForAll(conveners, a => a is not null && reads.Audiences.Contains(a, person, reads.Time.DayOf(act.Now))))
        {
            return false;
        }

        by = by with { Atoms = [.. by.Atoms.Union(conveners.SelectMany(a => a!.Atoms))] };
        return true;
    }

    public static Decision Add(Meeting state, AddItem c, Act act, MeetingDefinition definition, IRecordReads reads)
    {
        if (state.Item(c.Item.Case) is not null)
        {
            return Decision.Refuse(RecordRefusals.ItemTwice(c.Item.Case));
        }

        if (TooLate(state.At, act, definition, state.Org, reads) is not null)
        {
            return Decision.Refuse(RecordRefusals.ItemTooLate(Lead(definition, state.Org, reads)!.Value.ToString()));
        }

        return Decision.Of(
            [new ItemAdded(c.Item.Case, c.Item.Recused)],
            [new TellCaseOfItem(c.Item.Case, state.Id, TellCaseOfItem.Placed, [], [])]);
    }

    public static Decision File(Meeting state, FilingRequest filing, Act act, MeetingDefinition definition, IRecordReads reads)
    {
        filing = Complete(filing, definition, act, reads);
        var refusals = JudgeFiling(filing, definition, state.Org, act, reads, []).ToArray();
        return refusals.Length > 0
            ? Decision.Refuse(refusals)
            : Decision.Of([new RecordFiledUnder(filing.Record, filing.Form)], [new FileForm(filing, state.Org, state.Pack, state.Id, null) { KeptUntil = KeptUntil(filing, definition, state.Org, act, reads) }]);
    }

    private static Instant? KeptUntil(FilingRequest filing, MeetingDefinition definition, OrgId org, Act act, IRecordReads reads) =>
        definition.Forms.FirstOrDefault(f => f.Name == filing.Form) is { } form ? RecordDecisions.KeptUntil(form, org, act, reads) : null;

    private static Duration? Lead(MeetingDefinition definition, OrgId org, IRecordReads reads) => definition.Lead switch
    {
        null => null,
        FixedDuration f => f.Value,
        ParamDuration p => reads.RuleDuration(org, definition.Pack, p.Name),
        _ => throw new BrokenInvariantException("Records", "a meeting's lead is fixed or a parameter"),
    };

    private static Refusal? TooLate(Instant at, Act act, MeetingDefinition definition, OrgId org, IRecordReads reads)
    {
        if (Lead(definition, org, reads) is not { } lead)
        {
            return at < act.Now ? RecordRefusals.TooSoon("0", reads.Time.DayOf(act.Now).ToString("o")) : null;
        }

        if (act.Now <= reads.Time.Before(at, lead).At)
        {
            return null;
        }

        // The earliest lawful day: the first on which a notice given now still keeps the lead.
        var earliest = reads.Time.DayOf(act.Now);
        while (reads.Time.Before(reads.Time.EndOf(earliest), lead).At < act.Now)
        {
            earliest = earliest.AddDays(1);
        }

        return RecordRefusals.TooSoon(lead.ToString(), earliest.ToString("o"));
    }

    private static FilingRequest Complete(FilingRequest filing, MeetingDefinition definition, Act act, IRecordReads reads) =>
        definition.Forms.FirstOrDefault(f => f.Name == filing.Form) is { } form ? filing with { Values = form.Complete(filing.Values, reads.Time.DayOf(act.Now)) } : filing;

    /// <param name="before">filed in the same act</param>
    private static IEnumerable<Refusal> JudgeFiling(
        FilingRequest filing, MeetingDefinition definition, OrgId org, Act act, IRecordReads reads, IEnumerable<FilingRequest> before)
    {
        if (definition.Forms.FirstOrDefault(f => f.Name == filing.Form) is not { } form)
        {
            return [RecordRefusals.FormNotHere(filing.Form)];
        }

        var today = reads.Time.DayOf(act.Now);
        Refusal[] faults =
        [
            .. FormJudgement.Judge(form, filing.Values, today),
            .. FormJudgement.JudgePeople(form, filing.Values, reads.Audiences, reads.Orgs.Find(org)!, reads.Orgs.Find(org)!, today),
        ];
        var twice = form.Unique.Count > 0
            && (before.Any(b => b.Form == filing.Form && form.IsSame(b.Values, filing.Values)) || reads.IsFiled(org, form, filing.Values));
        return twice ? [.. faults, RecordRefusals.FiledAlready(form.Name, form.Unique[0])] : faults;
    }
}
