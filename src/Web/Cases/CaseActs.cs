using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

public enum ActKind
{
    Sign,
    Unsign,

    /// <summary>choose an outcome</summary>
    Choose,

    /// <summary>answer a gather step</summary>
    Answer,
    Report,

    /// <summary>compute a sheet and sign it</summary>
    Freeze,
    Claim,
    Unable,
    Withdraw,
    Pause,
    Resume,
    Extend,
    Reassign,
    Join,
    Reopen,
    Override,

    /// <summary>what somebody asked for</summary>
    Approve,
    Decline,

    // These lead to pages of their own.
    Vote,
    CountVote,
    CallMeeting,
    GoToMeeting,
    Object,
    AnswerFor,
    Correct,
    Side,
}

/// <summary>Something the person who looks can do with a case now.</summary>
/// <param name="Name">of its form on the case page</param>
/// <param name="Form">what is to be filled in, where anything is</param>
/// <param name="As">the group they act as, by its name in the pack</param>
/// <param name="Stage">of a report</param>
/// <param name="Outcomes">to choose from</param>
/// <param name="Href">where it is done, where that is another page</param>
public sealed record CaseAct(
    ActKind Kind, string Name, FormDefinition? Form = null, string? As = null, string? Stage = null, IReadOnlyList<string>? Outcomes = null, string? Href = null)
{
    /// <summary>What it is called, where the pack says so.</summary>
    public string? Words { get; init; }

    /// <summary>Nobody learns what is answered here.</summary>
    public bool Secret { get; init; }

    /// <summary>Names of reasons, one of which is chosen.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Whether it is given with a reason in words.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>To whom, to which case or at which step: one of these is chosen.</summary>
    public IReadOnlyList<Parts.PickLine> Targets { get; init; } = [];

    /// <summary>What it brings about and within which limits.</summary>
    public string? Hint { get; init; }

    /// <summary>Whether others must approve it first.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether the step waits for it; other acts are possible and no more.</summary>
    public bool IsDuty => Kind is ActKind.Sign or ActKind.Choose or ActKind.Answer or ActKind.Report or ActKind.Freeze or ActKind.Claim
        or ActKind.Vote or ActKind.CountVote or ActKind.CallMeeting or ActKind.GoToMeeting or ActKind.Approve;

    /// <summary>Whether it goes beside the course of the steps.</summary>
    public bool IsBeside => Kind is ActKind.Withdraw or ActKind.Pause or ActKind.Resume or ActKind.Extend or ActKind.Reassign or ActKind.Join
        or ActKind.Reopen or ActKind.Override or ActKind.Correct or ActKind.Side;
}

/// <summary>
/// What somebody can do with a case: read off its open shape and who is asked there, as the kernel reads it. It only says
/// which forms to show; the kernel judges every act again.
/// </summary>
public sealed class CaseActs(Desk desk, Openings openings, Allowances allowances)
{
    public IReadOnlyList<CaseAct> For(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (desk.Me is not { } me)
        {
            return [];
        }

        var acts = new List<CaseAct>();
        if (file.State.Phase == CasePhase.Ended)
        {
            Sides(file, acts);
            acts.AddRange(allowances.For(file));
            return acts;
        }

        if (file.State is { Phase: CasePhase.Draft, Draft: { } draft })
        {
            Draft(file, draft, me, acts);
            return acts;
        }

        switch (file.State.Open)
        {
            case Choosing open when file.Step is DecideStep step:
                // Where a body decides together, whom it escalated to presses for it and does not answer.
                if (!open.Excepted.Contains(me)
                    && open.Asked.Take(step.Need == NeedKind.One ? open.Asked.Count : 1).Any(a => desk.IsIn(a, GroupOf(step.By))))
                {
                    acts.Add(new CaseAct(ActKind.Choose, "choose", step.Fill, open.Asked[0].Group, Outcomes: step.Outcomes));
                }

                break;
            case Gathering open when file.Step is GatherStep step:
                Gather(file, open, step, me, acts);
                break;
            case Working open when file.Step is DoStep step && open.Asked.Any(a => desk.IsIn(a, GroupOf(step.By))):
                acts.Add(new CaseAct(ActKind.Report, "report", step.HandIn, Stage: open.NextStage));
                acts.Add(new CaseAct(ActKind.Unable, "unable") { NeedsReason = true });
                break;
            case Freezing open when file.Step is FreezeStep step && open.Asked.Any(a => desk.IsIn(a, GroupOf(step.By))):
                acts.Add(new CaseAct(ActKind.Freeze, "freeze"));
                break;
            case Offering open when file.Step is ClaimStep step && open.Asked.Any(a => desk.IsIn(a, GroupOf(step.By))):
                acts.Add(new CaseAct(ActKind.Claim, "claim"));
                break;
            case Polling poll:
                Vote(file, poll, me, acts);
                break;
            case Queueing queue:
                Queue(file, queue, acts);
                break;
            case Telling { TimeUp: false } when file.Step is PublishStep { Objections: not null }:
                acts.Add(new CaseAct(ActKind.Object, "object", Href: $"/cases/{file.Id}/object"));
                break;
        }

        Sides(file, acts);
        acts.AddRange(allowances.For(file));
        return acts;
    }

    /// <summary>What can be opened about it.</summary>
    private void Sides(CaseFile file, List<CaseAct> acts) => acts.AddRange(openings.About(file).Select(way => new CaseAct(
        ActKind.Side, $"side-{way.Procedure.Name}-{way.Rule.As}", Href: $"/cases/new?p={Uri.EscapeDataString(way.Procedure.FullName)}&as={way.Rule.As}&about={file.Id}")
    {
        Words = desk.Word(way.Procedure.Pack, $"procedures.{way.Procedure.Name}"),
    }));

    /// <summary>The act a posted form of an earlier step stands for, so that the writer can tell a repeated post from a stale one.</summary>
    public CaseAct? Past(CaseFile file, string name, string step)
    {
        ArgumentNullException.ThrowIfNull(file);
        var definition = file.Procedure.Steps.FirstOrDefault(s => s.Name == step);
        return (name, definition) switch
        {
            ("sign", _) => new CaseAct(ActKind.Sign, name),
            ("unsign", _) => new CaseAct(ActKind.Unsign, name),
            ("withdraw", _) => new CaseAct(ActKind.Withdraw, name) { NeedsReason = true },
            ("pause", _) => new CaseAct(ActKind.Pause, name),
            ("resume", _) => new CaseAct(ActKind.Resume, name),
            ("extend", _) => new CaseAct(ActKind.Extend, name),
            ("reassign", _) => new CaseAct(ActKind.Reassign, name),
            ("join", _) => new CaseAct(ActKind.Join, name),
            ("reopen", _) => new CaseAct(ActKind.Reopen, name),
            ("override", _) => new CaseAct(ActKind.Override, name),
            ("approve", _) => new CaseAct(ActKind.Approve, name),
            ("decline", _) => new CaseAct(ActKind.Decline, name),
            ("choose", DecideStep d) => new CaseAct(ActKind.Choose, name, d.Fill, Outcomes: d.Outcomes),
            ("answer", GatherStep g) => new CaseAct(ActKind.Answer, name, g.Fill) { Secret = g.Secret },
            ("report", DoStep d) => new CaseAct(ActKind.Report, name, d.HandIn),
            ("freeze", FreezeStep) => new CaseAct(ActKind.Freeze, name),
            ("claim", ClaimStep) => new CaseAct(ActKind.Claim, name),
            ("unable", DoStep) => new CaseAct(ActKind.Unable, name) { NeedsReason = true },
            _ => null,
        };
    }

    /// <summary>Those asked in a gather step who have not answered, for a clerk who enters for them.</summary>
    public IReadOnlyList<PersonId> StillAsked(CaseFile file) => file.State.Open is Gathering open && file.Step is GatherStep step
        ? [.. open.Asked.SelectMany((a, i) => desk.Audiences.Members(a, desk.Today, GroupOf(step.From[Math.Min(i, step.From.Count - 1)])))
            .Distinct().Where(p => !open.Answers.ContainsKey(p))]
        : [];

    /// <summary>Whether the person who looks may enter answers for others: somebody responsible for the place, recorded as the agent.</summary>
    public bool MayEnterForOthers(CaseFile file) => file.Step?.OnPaper is not null && file.Sight == Sight.Whole && desk.IsResponsible(file.State.Org);

    public static GroupDefinition? GroupOf(WhoSpec who) => (who as GroupWho)?.Group;

    private void Draft(CaseFile file, Draft draft, PersonId me, List<CaseAct> acts)
    {
        var group = file.Procedure.Openers.FirstOrDefault(o => o.As == draft.As)?.By is { } by ? GroupOf(by) : null;
        if (draft.Signed.Contains(me))
        {
            acts.Add(new CaseAct(ActKind.Unsign, "unsign"));
        }
        else if (desk.Audiences.Contains(draft.To, me, draft.RollDay, group))
        {
            acts.Add(new CaseAct(ActKind.Sign, "sign", As: draft.As));
        }

        if (file.State.Opener == me)
        {
            acts.Add(new CaseAct(ActKind.Withdraw, "withdraw") { NeedsReason = true });
        }
    }

    private void Gather(CaseFile file, Gathering open, GatherStep step, PersonId me, List<CaseAct> acts)
    {
        if (!open.Answers.ContainsKey(me))
        {
            for (var i = 0; i < open.Asked.Count; i++)
            {
                if (desk.IsIn(open.Asked[i], GroupOf(step.From[Math.Min(i, step.From.Count - 1)])))
                {
                    acts.Add(new CaseAct(ActKind.Answer, "answer", step.Fill, open.Asked[i].Group) { Secret = step.Secret });
                    break;
                }
            }
        }

        if (MayEnterForOthers(file))
        {
            acts.Add(new CaseAct(ActKind.AnswerFor, "answer-for", Href: $"/cases/{file.Id}/for"));
        }
    }

    private void Vote(CaseFile file, Polling poll, PersonId me, List<CaseAct> acts)
    {
        var page = $"/cases/{file.Id}/vote";
        if (!file.State.PollsClosed && poll.Roll.Contains(me) && (!poll.Used.Contains(me) || poll.ToCastBy(me).Any()))
        {
            acts.Add(new CaseAct(ActKind.Vote, "vote", Href: page));
        }
        else if (MayConfirm(poll))
        {
            acts.Add(new CaseAct(ActKind.Vote, "confirm", Href: page));
        }

        if (IsChair(poll))
        {
            acts.Add(new CaseAct(ActKind.CountVote, "count", Href: page));
            if (poll.Meeting is { } held)
            {
                acts.Add(new CaseAct(ActKind.GoToMeeting, "meeting", Href: $"/meetings/{held}"));
            }
        }
    }

    /// <summary>Whether a count of hands or paper waits for the person who looks to confirm it.</summary>
    public bool MayConfirm(Polling poll) =>
        desk.Me is { } me && poll.Pending is { } count && poll.Roll.Contains(me) && count.By != me && !count.Witnesses.Contains(me);

    /// <summary>Whether the person who looks chairs the meeting of a vote, or heads the organisation where a group votes.</summary>
    public bool IsChair(Polling poll) => poll.Meeting is not { } held
        ? poll.Chair is { } chair && desk.IsIn(chair, null)
        : desk.Queries.Meeting(held) is { } meeting && desk.MeetingKind(meeting.Pack, meeting.Kind) is { } kind
        && desk.Tree.Find(meeting.Org) is { } org && desk.MayConvene(kind, org);

    private void Queue(CaseFile file, Queueing queue, List<CaseAct> acts)
    {
        if (queue.Meeting is { } placed)
        {
            acts.Add(new CaseAct(ActKind.GoToMeeting, "meeting", Href: $"/meetings/{placed}"));
        }
        else if (desk.MeetingKind(queue.MeetingPack, queue.MeetingKind) is { } kind && desk.MayConvene(kind, file.Org))
        {
            acts.Add(new CaseAct(ActKind.CallMeeting, "call", Href: $"/meetings/new?org={file.Org.Id}&kind={queue.MeetingPack}/{queue.MeetingKind}&item={file.Id}"));
        }
    }
}
