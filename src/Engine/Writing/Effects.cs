using Lianxin.Engine.Publishing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;

namespace Lianxin.Engine.Writing;

/// <summary>Carries out what decisions asked for, in the same append: as commands to others, or as events of their own.</summary>
internal static class Effects
{
    public static void CarryOut(ActRun run, IEffect effect)
    {
        switch (effect)
        {
            case TellCaseOfItem e:
                run.Enqueue(new TakeItem(e.Case, e.Meeting, e.What, e.Eligible, e.Present, e.Values));
                break;
            case FileForm e:
                run.Record(e.Filing.Record.Value, new RecordFiled(e.Org, e.Pack, e.Filing.Form, e.Filing.Values, e.Meeting, e.Case) { KeptUntil = e.KeptUntil });
                break;
            case ServeMeetingNotice e:
                Serve(run, e.Meeting.Value, e.What, null, e.To, run.Load<Meeting>(e.Meeting.Value)!.Pack);
                break;
            case ServeNotice e:
                Serve(run, e.Case.Value, e.What, e.Step, e.To, run.Load<Case>(e.Case.Value)!.Pack);
                break;
            case KeepBooks e:
                DoubleEntry.Judge(e.Events);
                foreach (var (account, what) in e.Events)
                {
                    run.Record(account.Value, what);
                }

                break;
            case KeepSheet e:
                run.Record(e.Sheet.Value, e.Event);
                break;
            case OpenChild e:
                run.Enqueue(new OpenChildCase(e.Child, e.Pack, e.Procedure, e.Org, e.Opener, e.Form, e.Arguments, e.Parent) { About = e.About });
                break;
            case RecordElsewhere e:
                run.Record(e.Stream, e.Event, Actor.Clockwork);
                break;
            case NoteSide e:
                run.Record(e.About.Value, new SideCaseOpened(e.Side, e.Procedure));
                break;
            case TakeFollowers e:
                run.Record(e.First.Value, new FollowersTaken(e.From, e.Askers));
                break;
            case TellParent e:
                run.Enqueue(new TakeChildEnd(e.Parent.Case, e.Child, e.End, e.Gives));
                break;
            case WithdrawChild e:
                run.Enqueue(new WithdrawWithParent(e.Child, e.Reason));
                break;
            case TellMeetingOfVote e:
                run.Enqueue(new NoteVote(e.Meeting, e.Case, e.Open));
                break;
            case TakeOffAgenda e:
                run.Enqueue(new RemoveItem(e.Meeting, e.Case));
                break;
            case PostNotice e:
                Post(run, e);
                break;
            case EndNotice e:
                run.Record(e.Notice.Value, new NoticeEnded(e.Outcome));
                break;
            case MarkObjected e:
                run.Record(e.Notice.Value, new NoticeObjected(e.Objection));
                break;
            case TellKeepers e:
                run.Record(e.Version.Value, new NoticeServed(e.What, null, "keepers", e.To));
                break;
            case CarryEach e:
                run.Enqueue(new CarryCase(e.Case, e.Plan, e.To, e.Proposer, e.Reason));
                break;
            case NoteNotCarried e:
                run.Record(e.Plan.Value, new CaseLeftBehind(e.Case, e.Why));
                break;
            case DestroyTexts e:
                run.Erasures.Add(e);
                break;
            case PrepareBox or DestroyBox or PutIntoBox:
                run.BoxWork.Add(effect);
                break;
            default:
                throw new BrokenInvariantException("Engine", $"nobody carries out {effect.GetType().Name}");
        }
    }

    private static void Serve(ActRun run, long stream, string what, string? step, Audience to, string pack)
    {
        var people = run.Reads.Audiences.Members(to, run.Today, run.Reads.Group(pack, to.Group));
        if (people.Count > 0)
        {
            run.Record(stream, new NoticeServed(what, step, to.Group, people));
        }
    }

    private static void Post(ActRun run, PostNotice e)
    {
        var state = run.Load<Case>(e.Case.Value)!;
        var shown = run.Writer.Renderer.Render(run, state, e);
        var text = run.Exactly(e.Case.Value, shown);
        run.Record(e.Notice.Value, new NoticePosted(
            state.Org, e.Case, state.Pack, state.Procedure, e.Step, text, text.Hash, e.Public, e.To, e.Until, e.Objections));
        foreach (var to in e.To)
        {
            Serve(run, e.Case.Value, "result", e.Step, to, state.Pack);
        }
    }
}
