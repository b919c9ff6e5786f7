using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;
using Lianxin.Kernel.Versions;

namespace Lianxin.Engine.Projecting;

/// <summary>
/// Makes the read models out of events and states, and of nothing else, so that a rebuild from the journal gives the
/// same rows. Events give what adds up (facts, viewers, inbox); states give what is now (rows, to-dos, timers).
/// </summary>
public sealed class Projector(IProjectionWriter rows, OrgTree tree)
{
    /// <summary>Leaves just added, until the row of their notice is first written; later writes leave it as it is.</summary>
    private readonly Dictionary<long, long> leaves = [];

    private readonly FactMaking facts = new(org => tree.Find(org)?.Kind ?? "");

    public void Project(IReadOnlyList<(Envelope Envelope, object State)> recorded, IEnumerable<(long Stream, object? Before, object After)> changes)
    {
        var states = changes.ToArray();
        foreach (var (_, _, after) in states)
        {
            // Organisations first: facts of the same act name their kind.
            if (after is Org org)
            {
                tree.Put(org);
            }
        }

        foreach (var (envelope, state) in recorded)
        {
            ProjectEvent(envelope, state);
        }

        foreach (var (stream, before, after) in states)
        {
            ProjectState(stream, before, after);
        }
    }

    /// <summary>What one event adds, given the state right behind it.</summary>
    public void ProjectEvent(Envelope e, object state)
    {
        foreach (var fact in facts.Of(e, state))
        {
            rows.Add(e.Seq, fact);
        }

        switch (e.Event)
        {
            case PersonRegistered p:
                rows.Put(new PersonRow(new PersonId(e.Stream), p.Details?.Id, e.Recorded));
                break;
            case DetailsChanged d:
                rows.Put(new PersonRow(new PersonId(e.Stream), d.Details.Id, e.Recorded));
                break;
            case Affiliated a:
                rows.PutAffiliation(new AffiliationRow(new PersonId(e.Stream), a.Org, a.Stage, a.Tags, a.From, null));
                break;
            case AffiliationEnded a:
                var was = ((Person)state).Affiliations.Last(x => x.Org == a.Org && x.Stage == a.Stage && x.To == a.On);
                rows.PutAffiliation(new AffiliationRow(new PersonId(e.Stream), a.Org, a.Stage, was.Tags, was.From, a.On));
                break;
            case Appointed a:
                rows.PutAppointment(new AppointmentRow(new PersonId(e.Stream), a.Org, a.Post, a.From, a.To));
                break;
            case Released r:
                EndTerms((Person)state, r);
                break;
            case RuleSet r:
                rows.PutRule(new RuleRow(new OrgId(e.Stream), r.Pack, r.Name, r.Value, r.Before, r.From, e.By.Hand, e.Recorded, e.Seq));
                break;
            case StepEntered s:
                rows.AddViewers(new CaseId(e.Stream), AtomsOf(s.Shape));
                break;
            case Escalated s when state is Case:
                rows.AddViewers(new CaseId(e.Stream), s.To.Atoms);
                break;
            case HolderChanged h:
                rows.AddViewers(new CaseId(e.Stream), h.To.Atoms);
                break;
            case FollowersTaken f:
                rows.AddViewers(new CaseId(e.Stream), [.. f.Askers.Select(Atom.Of)]);
                break;
            case ActRequested a:
                rows.AddViewers(new CaseId(e.Stream), a.To.Atoms);
                break;
            case DraftFiled d:
                rows.AddViewers(new CaseId(e.Stream), d.To.Atoms);
                break;
            case ItemAdded i:
                rows.AddViewers(i.Case, ((Meeting)state).To.Atoms);
                break;
            case ItemRemoved i:
                rows.RemoveItem(new MeetingId(e.Stream), i.Case);
                break;
            case NoticePosted n:
                leaves[e.Stream] = rows.AddLeaf(new NoticeId(e.Stream), Convert.FromBase64String(n.Leaf), e.Seq);
                rows.AddViewers(n.Case, [.. n.To.SelectMany(t => t.Atoms)]);
                break;
            case NoticeServed n:
                Deliver(e, n, state);
                break;
            case EntryPosted p:
                AccountRows.Add(rows, e, p);
                break;
            case TextsErased t:
                rows.AddErased(t.Texts, e.Recorded);
                break;
            case RecordFiled r:
                rows.Put(new RecordRow(new RecordId(e.Stream), r.Org, r.Pack, r.Form, r.Meeting, r.Case, e.Happened, e.By.Person));
                break;
        }
    }

    /// <summary>A term that was to begin later ends with the one that runs.</summary>
    private void EndTerms(Person person, Released r)
    {
        foreach (var held in person.Appointments.Where(a => a.Org == r.Org && a.Post == r.Post && a.To == r.On))
        {
            rows.PutAppointment(new AppointmentRow(person.Id, r.Org, r.Post, held.From, r.On));
        }
    }

    /// <summary>The rows of one thing as it stands now.</summary>
    public void ProjectState(long stream, object? before, object after)
    {
        switch (after)
        {
            case Case c:
                CaseRows.Put(rows, before as Case, c);
                break;
            case Meeting m:
                MeetingRows.Put(rows, before as Meeting, m);
                break;
            case Notice n:
                rows.Put(new NoticeRow(
                    n.Id, n.Org, n.Case, n.Pack, n.Procedure, n.Step, n.Shown.Id, n.Public, n.From, n.Until, n.Objections is not null,
                    n.Objected.Count, n.Ended, n.Outcome, n.TakenDown, leaves.Remove(stream, out var leaf) ? leaf : -1));
                break;
            case PackVersion v:
                VersionRows.Put(rows, v);
                break;
            case Sheet s:
                SheetRows.Put(rows, s);
                break;
            case Record { KeptUntil: { } until } r:
                rows.SetTimers(stream, r.IsErased ? [] : [new TimerRow(stream, Kept.Timer, 0, until)]);
                break;
            case Account a:
                AccountRows.Put(rows, a);
                break;
            case Org o:
                Put(o);
                if (before is Org was && was.Under != o.Under)
                {
                    MoveBelow(o.Id);
                }

                break;
        }
    }

    private void Put(Org o) => rows.Put(new OrgRow(o.Id, o.Kind, o.Name, o.Under, o.Beside, tree.PathOf(o.Id), o.From, o.To));

    /// <summary>All that stands below an organisation which moved is found under its new place.</summary>
    private void MoveBelow(OrgId moved)
    {
        foreach (var id in tree.Below(moved).ToArray())
        {
            Put(tree.Find(id)!);
            MoveBelow(id);
        }
    }

    private void Deliver(Envelope e, NoticeServed n, object state)
    {
        var (pack, procedure) = state switch
        {
            Case c => (c.Pack, c.Procedure),
            Meeting m => (m.Pack, m.Kind),
            PackVersion v => (v.Pack, ""),
            _ => ("", ""),
        };
        foreach (var person in n.To)
        {
            rows.AddInbox(new InboxRow(e.Seq, person, e.Stream, pack, procedure, n.Step, n.What, e.Happened));
        }
    }

    private static IReadOnlyList<Atom> AtomsOf(OpenShape? shape) => shape switch
    {
        Ask a => [.. a.Asked.SelectMany(x => x.Atoms)],
        Queueing q => q.Convener.Atoms,
        _ => [],
    };
}
