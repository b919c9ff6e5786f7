using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>What procedures and their steps name.</summary>
internal sealed partial class Mentions
{
    private void Procedure(ProcedureDecl procedure)
    {
        Use(procedure.Form);
        Fields(procedure.Takes);
        Names(NameKind.Org, procedure.At);
        People([procedure.Subject, .. procedure.See.Concat(procedure.Watch).Concat(procedure.Binds).Select(p => (Located<string>?)p)]);
        Texts([procedure.Start?.On?.Text, .. (procedure.Start?.Values ?? []).Select(v => v.Text), procedure.Recuse?.Text, .. procedure.Refuse.Select(r => r.When.Text)]);
        foreach (var opener in procedure.Open)
        {
            People(opener.By, opener.OnBehalf);
            Texts([opener.For?.Text, opener.Paper?.Text]);
            Sentences(opener.Cosigned);
        }

        foreach (var due in procedure.Due)
        {
            People(due.By);
            Anything(due.Day.Rule.Post);
        }

        foreach (var clock in procedure.Clocks)
        {
            Picked(clock.Within);
            Text(clock.Remind?.Text);
        }

        foreach (var act in procedure.Allow)
        {
            Names(NameKind.Group, act.By);
            People(act.Approve);
            Texts([act.Most?.Text, act.Adds?.Text, act.For?.Text, act.Unless?.Text]);
        }

        foreach (var step in procedure.Steps)
        {
            Step(step);
        }
    }

    private void Step(StepDecl step)
    {
        Texts([step.When?.Text, step.Paper?.Text]);
        Picked(step.Within);
        Picked(step.For);
        Use(step.Fill);
        foreach (var climb in step.Then.Select(w => w.Way).OfType<ClimbWay>())
        {
            Name(NameKind.Org, climb.To);
        }

        Asked(step);
        Made(step);
    }

    /// <summary>Steps at which people answer, vote, meet or are told.</summary>
    private void Asked(StepDecl step)
    {
        switch (step)
        {
            case DecideStep decide:
                Names(NameKind.Group, decide.By.Concat(decide.Except));
                Sentences(decide.Need);
                break;
            case DoStep carry:
                Names(NameKind.Group, carry.By.Concat(carry.Tell));
                Use(carry.HandIn);
                Texts([carry.Stages?.On?.Text, .. carry.See.Select(s => s.Value)]);
                break;
            case ClaimStep claim:
                Names(NameKind.Group, claim.By.Concat(claim.Except));
                Texts([claim.Hold?.Text, .. claim.Show.Select(s => s.Value)]);
                break;
            case GatherStep gather:
                Names(NameKind.Group, gather.From.Concat(gather.Except));
                Text(gather.Rates?.Value);
                Results(gather.Result);
                break;
            case VoteStep vote:
                Vote(vote);
                break;
            case MeetStep meet:
                Names(NameKind.Meeting, (meet.In?.Values ?? []).Select(v => new Located<string>(v.Text, v.Place)));
                Texts([meet.In?.On?.Text, meet.Recuse?.Text]);
                break;
            case NotifyStep notify:
                Names(NameKind.Group, notify.To);
                Texts(notify.Tell.Select(t => t.Value));
                break;
            case PublishStep publish:
                Names(NameKind.Group, publish.To.Concat(publish.Objections?.To ?? []));
                Texts(publish.Show.Select(s => s.Value));
                break;
        }
    }

    private void Vote(VoteStep vote)
    {
        Anything(vote.Of?.Value);
        Texts([vote.Secret?.Value, vote.Recuse?.Text, vote.Ballot?.List?.Value, vote.Ballot?.Most?.Value, vote.Ballot?.Spend?.Value, vote.Win?.Seats?.Value, vote.Win?.Within?.Value]);
        Sentences(vote.Quorum);
        Sentences(vote.Win?.Each);
        Results(vote.Result);
    }

    /// <summary>Steps that open, wait, freeze or take effect.</summary>
    private void Made(StepDecl step)
    {
        switch (step)
        {
            case OpenStep open:
                Text(open.ForEach?.Text);
                Arguments(open.With);
                Results(open.Result);
                break;
            case WaitStep wait:
                Text(wait.Until?.Text);
                break;
            case FreezeStep freeze:
                Anything(freeze.Of?.Value);
                Names(NameKind.Group, freeze.By);
                Texts([freeze.AsOf?.Text, freeze.Period?.Text]);
                Columns(freeze.Columns.Concat(freeze.Rest));
                Sentences(freeze.Check);
                break;
            case EnactStep enact:
                foreach (var effect in enact.Do)
                {
                    Name(NameKind.Form, effect.Form);
                    Arguments(effect.Arguments.Concat(effect.With));
                }

                break;
        }
    }

    private void Arguments(IEnumerable<ArgumentDecl> arguments)
    {
        foreach (var argument in arguments)
        {
            Anything(argument.Value.Text);
        }
    }

    private void Results(IEnumerable<ResultDecl> results)
    {
        foreach (var result in results)
        {
            Sentences(result.When);
        }
    }
}
