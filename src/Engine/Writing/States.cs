using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Kernel.Versions;

namespace Lianxin.Engine.Writing;

/// <summary>Which aggregate a stream is, told by its first event, and how the next event changes it.</summary>
public static class States
{
    public static object Apply(object? state, Envelope e) => state switch
    {
        Case c => Case.Apply(c, c.Id, e)!,
        Meeting m => Meeting.Apply(m, m.Id, e)!,
        Notice n => Notice.Apply(n, n.Id, e)!,
        Org o => Org.Apply(o, o.Id, e.Event)!,
        Person p => Person.Apply(p, p.Id, e.Event)!,
        Record r => Record.Apply(r, r.Id, e.Event)!,
        PackVersion v => PackVersion.Apply(v, v.Id, e)!,
        Account a => Account.Apply(a, a.Id, e),
        Sheet s => Sheet.Apply(s, s.Id, e),
        null => Begin(e),
        _ => throw new BrokenInvariantException("Journal", $"stream {e.Stream} is a {state.GetType().Name}"),
    };

    private static object Begin(Envelope e) => e.Event switch
    {
        DraftFiled or CaseOpened => Case.Apply(null, new CaseId(e.Stream), e)!,
        MeetingCalled => Meeting.Apply(null, new MeetingId(e.Stream), e)!,
        NoticePosted => Notice.Apply(null, new NoticeId(e.Stream), e)!,
        OrgFormed => Org.Apply(null, new OrgId(e.Stream), e.Event)!,
        PersonRegistered => Person.Apply(null, new PersonId(e.Stream), e.Event)!,
        PackInstalled or PackProposed => PackVersion.Apply(null, new VersionId(e.Stream), e)!,
        SheetFrozen => Sheet.Apply(null, new SheetId(e.Stream), e),
        AccountOpened => Account.Apply(null, new AccountId(e.Stream), e),
        RecordFiled => Record.Apply(null, new RecordId(e.Stream), e.Event)!,
        _ => throw new BrokenInvariantException("Journal", $"stream {e.Stream} begins with {e.Event.GetType().Name}"),
    };
}
