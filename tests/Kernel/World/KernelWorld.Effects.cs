using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Sheets;

namespace Lianxin.Tests.Kernel.World;

/// <summary>What the engine does with events and effects.</summary>
internal sealed partial class KernelWorld
{
    private Decision Run(ICaseCommand command, Act act)
    {
        if (CaseOf(command.Case) is { HasBox: true } state)
        {
            var box = State.Boxes.GetValueOrDefault((state.Id, state.Box), []);
            command = command switch
            {
                CloseVote { FromBox: null } close => close with { FromBox = box },
                RunOut ranOut => ranOut with { FromBox = box },
                _ => command,
            };
        }

        return Take(CaseDecisions.Decide(CaseOf(command.Case), command, act, this), command.Case, act);
    }

    private Decision Run(IMeetingCommand command, Act act) =>
        Take(MeetingDecisions.Decide(Meeting(command.Meeting), command, act, this), command.Meeting, act);

    private Case? CaseOf(CaseId id) => State.Cases.GetValueOrDefault(id);

    private Decision Take(Decision decision, object stream, Act act)
    {
        if (!decision.Accepted)
        {
            return decision;
        }

        foreach (var e in decision.Events)
        {
            Append(stream, e, act);
        }

        foreach (var effect in decision.Effects)
        {
            State = State with { Effects = State.Effects.Add(effect) };
            var done = CarryOut(effect, act.ByClockwork());
            if (!done.Accepted)
            {
                return done;
            }
        }

        return decision;
    }

    private void Append(object stream, IEvent e, Act act)
    {
        var envelope = new Envelope(State.Journal.Count + 1, ((IId)stream).Value, act.Happened, act.Now, act.By, e);
        State = stream switch
        {
            CaseId id => State with { Cases = State.Cases.SetItem(id, Lianxin.Kernel.Cases.Case.Apply(CaseOf(id), id, envelope)!) },
            MeetingId id => State with { Meetings = State.Meetings.SetItem(id, Lianxin.Kernel.Records.Meeting.Apply(Meeting(id), id, envelope)!) },
            OrgId id => State with { Orgs = State.Orgs.SetItem(id, Org.Apply(Find(id), id, e)!) },
            PersonId id => State with { Persons = State.Persons.SetItem(id, Person.Apply(State.Persons.GetValueOrDefault(id), id, e)!) },
            RecordId id => State with { Records = State.Records.SetItem(id, Lianxin.Kernel.Records.Record.Apply(State.Records.GetValueOrDefault(id), id, e)!) },
            SheetId id => State with { Sheets = State.Sheets.SetItem(id, Lianxin.Kernel.Sheets.Sheet.Apply(State.Sheets.GetValueOrDefault(id), id, envelope)) },
            AccountId id => State with { Accounts = State.Accounts.SetItem(id, Lianxin.Kernel.Ledgers.Account.Apply(State.Accounts.GetValueOrDefault(id), id, envelope)) },
            NoticeId id => State with { Notices = State.Notices.SetItem(id, Notice.Apply(State.Notices.GetValueOrDefault(id), id, envelope)!) },
            _ => throw new InvalidOperationException($"no stream {stream}"),
        };
        State = State with { Journal = State.Journal.Add(envelope) };
    }

    private Decision CarryOut(IEffect effect, Act act)
    {
        switch (effect)
        {
            case TellCaseOfItem t:
                return Run(new TakeItem(t.Case, t.Meeting, t.What, t.Eligible, t.Present, t.Values), act);
            case KeepBooks k:
                DoubleEntry.Judge(k.Events);
                foreach (var (account, what) in k.Events)
                {
                    Append(account, what, act);
                }

                break;
            case KeepSheet k:
                Append(k.Sheet, k.Event, act);
                break;
            case OpenChild o:
                return Run(new OpenChildCase(o.Child, o.Pack, o.Procedure, o.Org, o.Opener, o.Form, o.Arguments, o.Parent) { About = o.About }, act);
            case RecordElsewhere r:
                Append(r.Event is OrgFormed or OrgRenamed or OrgMoved or OrgDissolved or OrgLinked or OrgUnlinked or RuleSet ? new OrgId(r.Stream) : new PersonId(r.Stream), r.Event, act);
                break;
            case NoteSide n:
                Append(n.About, new SideCaseOpened(n.Side, n.Procedure), act);
                break;
            case TakeFollowers f:
                Append(f.First, new FollowersTaken(f.From, f.Askers), act);
                break;
            case TellParent t:
                return Run(new TakeChildEnd(t.Parent.Case, t.Child, t.End, t.Gives), act);
            case WithdrawChild w:
                return Run(new WithdrawWithParent(w.Child, w.Reason), act);
            case TellMeetingOfVote t:
                return Run(new NoteVote(t.Meeting, t.Case, t.Open), act);
            case TakeOffAgenda t:
                return Run(new RemoveItem(t.Meeting, t.Case), act);
            case PostNotice p:
                var of = CaseAt(p.Case);
                Append(p.Notice, new NoticePosted(of.Org, p.Case, of.Pack, of.Procedure, p.Step, Say.Words(1), "leaf", p.Public, p.To, p.Until, p.Objections), act);
                break;
            case EndNotice e:
                Append(e.Notice, new NoticeEnded(e.Outcome), act);
                break;
            case MarkObjected m:
                Append(m.Notice, new NoticeObjected(m.Objection), act);
                break;
            case FileForm f:
                Append(f.Filing.Record, new RecordFiled(f.Org, f.Pack, f.Filing.Form, f.Filing.Values, f.Meeting, f.Case), act);
                break;
            case PrepareBox b:
                State = State with { Boxes = State.Boxes.Add((b.Case, b.Box), []) };
                break;
            case PutIntoBox p:
                State = State with { Boxes = State.Boxes.SetItem((p.Case, p.Box), State.Boxes[(p.Case, p.Box)].AddRange(p.Slips)) };
                break;
            case DestroyBox b:
                State = State with { Boxes = State.Boxes.Remove((b.Case, b.Box)) };
                break;
        }

        return Decision.Of();
    }

    /// <summary>Votes as a person does: openly in the journal, or by right used and a ballot in the box.</summary>
    public Decision Vote(CaseId id, PersonId person, string choice)
    {
        if (CaseAt(id).Open is not Polling { Secret: true })
        {
            return Do(new CastBallot(id, person, choice), person);
        }

        // The engine judges the choice before it goes into the box: what is in there nobody can put right.
        var (ballot, why) = Marking.Read((Polling)CaseAt(id).Open!, choice);
        if (ballot is null)
        {
            return Decision.Refuse(why!);
        }

        var decision = Do(new CastBallot(id, person, null), person);
        if (decision.Accepted)
        {
            var box = (id, CaseAt(id).Box);
            State = State with { Boxes = State.Boxes.SetItem(box, State.Boxes[box].Add(ballot)) };
        }

        return decision;
    }
}
