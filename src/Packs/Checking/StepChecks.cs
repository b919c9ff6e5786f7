using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Names and types of the steps of one procedure.</summary>
internal sealed class StepChecks(CheckContext context, ProcedureModel model)
{
    private static readonly PeopleKind[] Deciders =
        [PeopleKind.Group, PeopleKind.Argument, PeopleKind.StepField, PeopleKind.FormField, PeopleKind.Actors, PeopleKind.Subject, PeopleKind.Opener, PeopleKind.About];

    private static readonly PeopleKind[] Audience = [.. Deciders, PeopleKind.Public, PeopleKind.Sheet];

    private readonly ProcedureDecl procedure = model.Decl;
    private readonly Paths paths = new(context, model.Decl);
    private readonly CallChecks calls = new(context, model);

    public void Run()
    {
        foreach (var step in procedure.Steps)
        {
            KeysOfSome(step);
            Shared(step);
            Verb(step);
        }

        SeatsProof.Run(context, model);
        new ResultProof(context, procedure).Run();
    }

    /// <summary>What is written with a verb that has no use for it would be dropped; what stays open says how long.</summary>
    private void KeysOfSome(StepDecl step)
    {
        var ofMeeting = step is VoteStep { Of: { } of } && procedure.Steps.Find(of.Value) is MeetStep;
        var lasts = Words.StepKeysOfSome["for"].Contains(step.Verb) && !ofMeeting && step is not WaitStep { Until: not null };
        if (lasts && step.For is null)
        {
            context.Report.Add(Codes.MissingKey, step.Name.Place, "for", new Phrase($"步骤 {step.Name.Value}", $"step {step.Name.Value}"));
        }

        Misplaced(step, "within", step.Within?.Place, Words.StepKeysOfSome["within"].Contains(step.Verb));
        Misplaced(step, "for", step.For?.Place, lasts);
        Misplaced(step, "fill", step.Fill?.Place, Words.StepKeysOfSome["fill"].Contains(step.Verb));
    }

    private void Misplaced(StepDecl step, string key, Place? place, bool fits)
    {
        if (place is { } at && !fits)
        {
            context.Report.Add(Codes.KeyOfOtherVerbs, at, step.Name.Value, step.Verb.ToString().ToLowerInvariant(), key,
                Words.List(Words.StepKeysOfSome[key].Select(v => v.ToString().ToLowerInvariant())));
        }
    }

    private void Shared(StepDecl step)
    {
        foreach (var picked in new[] { step.Within, step.For }.Where(p => p is not null).Select(p => p!))
        {
            Picks.Check(context, paths, picked);
            foreach (var duration in picked.Values)
            {
                context.Duration(duration, procedure);
                if (duration.Until is { } until && paths.Resolve(new Located<string>(until.Text, until.Place)) is { Type: not FieldType.Date })
                {
                    context.Report.Add(Codes.FieldType, until.Place, until.Text, TypeWords.Of(FieldType.Date));
                }
            }
        }

        Form(step.Fill);
        foreach (var outcome in step.Adverse)
        {
            var known = step.Then.Select(w => w.Outcome.Value).ToList();
            if (!known.Contains(outcome.Value, StringComparer.Ordinal))
            {
                context.Report.Add(Codes.UnknownOutcome, outcome.Place, outcome.Value, new Phrase("这一步的结果", "the step's outcomes"),
                    Words.DidYouMean(outcome.Value, known), Words.List(known));
            }
        }
    }

    private void Form(FormUse? use)
    {
        if (use?.Name is { } name)
        {
            context.Form(name);
        }
        else if (use?.Inline is { } inline)
        {
            DeclarationChecks.Form(context, inline);
        }
    }

    private void Verb(StepDecl step)
    {
        switch (step)
        {
            case DecideStep decide:
                People(decide.By, Deciders);
                People(decide.Except, Deciders);
                Decide(decide);
                break;
            case DoStep @do:
                People(@do.By, Deciders);
                People(@do.Tell, [.. Deciders, PeopleKind.Sheet]);
                Do(@do);
                break;
            case ClaimStep claim:
                People(claim.By, Deciders);
                People(claim.Except, Deciders);
                Shown(claim.Show, everybody: false);
                context.Duration(claim.Hold, procedure);
                break;
            case GatherStep gather:
                People(gather.From, [.. Deciders, PeopleKind.Anyone, PeopleKind.Sheet, PeopleKind.Present]);
                Sides(gather.Opens);
                if (gather.Rates is { Value: not "org" } rated && paths.Resolve(rated) is { Type: not FieldType.Org })
                {
                    context.Report.Add(Codes.FieldType, rated.Place, rated.Value, TypeWords.Of(FieldType.Org));
                }

                People(gather.Except, Deciders);
                Thresholds.Exhaustive(context, gather.Result, step.Place);
                Gather(gather);
                break;
            case VoteStep vote:
                Vote(vote);
                break;
            case MeetStep meet:
                Meet(meet);
                break;
            case NotifyStep notify:
                People(notify.To, [.. Deciders, PeopleKind.Sheet]);
                Shown(notify.Tell, everybody: false);
                break;
            case PublishStep publish:
                Publish(publish);
                break;
            case OpenStep open:
                calls.Open(open, paths);
                break;
            case WaitStep wait:
                Sides(wait.Opens);
                Wait(wait);
                break;
            case FreezeStep freeze:
                People(freeze.By, Deciders);
                SheetChecks.Freeze(context, model, freeze, paths);
                break;
            case EnactStep enact:
                Told(enact);
                foreach (var effect in enact.Do)
                {
                    calls.Effect(effect, paths);
                }

                break;
        }
    }

    /// <summary>What took effect and what did not are different ends.</summary>
    private void Told(EnactStep enact)
    {
        EndWay? End(string outcome) => enact.Then.FirstOrDefault(w => w.Outcome.Value == outcome)?.Way as EndWay;
        if (End(Outcomes.Enacted) is { } done && End(Outcomes.Refused) is { } refused && done.End.Value == refused.End.Value)
        {
            context.Report.Add(Codes.RefusedAsEnacted, refused.Place, enact.Name.Value, done.End.Value);
        }
    }

    private void Wait(WaitStep wait)
    {
        if (wait.Until is { } until && paths.Resolve(new Located<string>(until.Text, until.Place)) is { Type: not FieldType.Date })
        {
            context.Report.Add(Codes.FieldType, until.Place, until.Text, TypeWords.Of(FieldType.Date));
        }
    }

    /// <summary>What can be opened while a step lasts is a side-case of this procedure.</summary>
    private void Sides(Located<string>? opens)
    {
        if (opens is { } name && context.Known(Codes.UnknownProcedure, name, context.Scope.Procedures.All)
            && context.Scope.Procedures.Find(name.Value)!.About?.Value != procedure.Name.Value)
        {
            context.Report.Add(Codes.NotAbout, name.Place, name.Value, procedure.Name.Value);
        }
    }

    private void Decide(DecideStep decide)
    {
        var seats = decide.By is [var by] ? GroupChecks.Seats(context.Scope, by.Value) : null;
        Thresholds.Check(context, decide.Need, ["eligible"], "agree", seats?.Most);
        Reasons(decide);
        new BallotChecks(context, procedure, paths).Draws(decide);
    }

    /// <summary>People decide with a reason (the kernel asks for it): the first-named outcome may go without, no other, and no adverse one.</summary>
    private void Reasons(DecideStep decide)
    {
        var outcomes = decide.Then.Select(w => w.Outcome).Where(o => o.Value is not (Outcomes.Late or Outcomes.Skipped)).ToList();
        var adverse = decide.Adverse.Select(a => a.Value).ToList();
        if (context.Form(decide.Fill)?.Fields.Find(Kernel.Cases.Definitions.DecideStep.Reasons)?.Type is FieldType.Text or FieldType.LongText)
        {
            return;
        }

        if (outcomes.Where((o, i) => i > 0 || adverse.Contains(o.Value, StringComparer.Ordinal)).FirstOrDefault() is { Value: not null } needs)
        {
            context.Report.Add(Codes.NoReasons, decide.Name.Place, decide.Name.Value, needs.Value);
        }
    }

    private void Do(DoStep step)
    {
        Form(step.HandIn);
        Shown(step.See, everybody: false);
        if (step.Stages is not { } stages)
        {
            return;
        }

        Picks.Check(context, paths, stages);
        var stage = context.Form(step.HandIn)?.Fields.Find("stage");
        foreach (var name in stages.Values.SelectMany(v => v))
        {
            if (stage is null || stage.Of.All(o => o.Value != name.Value))
            {
                var known = stage?.Of.Select(o => o.Value).ToList() ?? [];
                context.Report.Add(Codes.UnknownTag, name.Place, "stage", name.Value, Words.DidYouMean(name.Value, known), Words.List(known));
            }
        }
    }

    private void Gather(GatherStep gather)
    {
        var values = context.Form(gather.Fill)?.Fields.Where(f => f.Type == FieldType.Choice).ToList() ?? [];
        var plain = new List<string> { "asked", "answered" };
        plain.AddRange(values.SelectMany(f => f.Of.Select(o => $"{f.Name.Value}.{o.Value}")));
        plain.AddRange(context.Form(gather.Fill)?.Fields.Where(f => f.Type == FieldType.YesNo).SelectMany(f => new[] { $"{f.Name.Value}.true", $"{f.Name.Value}.false" }) ?? []);
        plain.AddRange(values.SelectMany(f => f.Of).GroupBy(o => o.Value, StringComparer.Ordinal).Where(g => g.Count() == 1).Select(g => g.Key));
        List<string> terms = [.. plain, .. gather.From.SelectMany(g => plain.Select(t => $"{g.Value}.{t}"))];
        foreach (var result in gather.Result)
        {
            Thresholds.Check(context, result.When, terms, null);
        }

        if (gather.Secret)
        {
            SecretChecks.Run(context, gather);
        }
    }

    private void Vote(VoteStep vote)
    {
        Thresholds.Exhaustive(context, vote.Result, vote.Place);
        int? most = null, least = null;
        if (vote.Of is { } of)
        {
            var meet = procedure.Steps.TakeWhile(s => s.Name.Value != vote.Name.Value).OfType<MeetStep>().FirstOrDefault(s => s.Name.Value == of.Value);
            var roll = procedure.Steps.TakeWhile(s => s.Name.Value != vote.Name.Value).OfType<FreezeStep>().Any(s => s.Name.Value == of.Value);
            if (meet is null && !roll && !context.Scope.Groups.Has(of.Value))
            {
                context.Report.Add(Codes.VoteOfNothing, of.Place, of.Value);
            }
            else
            {
                var groups = meet?.In?.Values.Select(m => context.Scope.Meetings.Find(m.Text)?.Of?.Value).OfType<string>() ?? [of.Value];
                var seats = groups.Select(g => GroupChecks.Seats(context.Scope, g)).ToList();
                (least, most) = (seats.Min(s => s?.Least), seats.Max(s => s?.Most));
                if (meet is null && !roll)
                {
                    ProcedureChecks.GroupOfStep(context, model, of);
                }
            }
        }

        IReadOnlyCollection<string> terms = vote.Win is not null ? BallotChecks.OfAll : VoteColumns.Terms(context.Scope, procedure, vote);
        VoteColumns.Check(context, procedure, vote);
        ProxyChecks.Run(context, procedure, vote);
        Thresholds.Check(context, vote.Quorum, terms, "cast", most);
        Thresholds.Quorum(context, vote.Quorum, least);
        foreach (var result in vote.Result)
        {
            Thresholds.Check(context, result.When, terms, null, most);
        }

        if (vote.Ballot is not null || vote.Win is not null)
        {
            new BallotChecks(context, procedure, paths).Run(vote);
        }

        if (vote.Secret is { } secret && secret.Value is not ("true" or "false"))
        {
            if (secret.Value.StartsWith("params.", StringComparison.Ordinal))
            {
                context.Param(secret with { Value = secret.Value[7..] }, FieldType.YesNo);
            }
            else
            {
                context.Report.Add(Codes.BadValue, secret.Place, secret.Value, TypeWords.Written(FieldType.YesNo));
            }
        }
    }

    private void Meet(MeetStep meet)
    {
        if (meet.In is not { } picked)
        {
            return;
        }

        Picks.Check(context, paths, picked);
        foreach (var name in picked.Values.Where(n => context.Known(Codes.UnknownMeeting, new Located<string>(n.Text, n.Place), context.Scope.Meetings.All)))
        {
            var at = context.Scope.Meetings.Find(name.Text)!.At;
            foreach (var kind in model.Kinds.Where(k => at is { } held && held.Value != k))
            {
                context.Report.Add(Codes.MeetingElsewhere, name.Place, name.Text, at!.Value.Value, kind);
            }
        }
    }

    private void Publish(PublishStep publish)
    {
        People(publish.To, Audience);
        Shown(publish.Show, publish.To.Any(t => t.Value == "public"));
        foreach (var opens in publish.Opens)
        {
            Sides(opens);
        }

        if (publish.Objections is not { } objections)
        {
            return;
        }

        foreach (var to in objections.To.Where(t => !procedure.Takes.Has(t.Value)))
        {
            ProcedureChecks.Group(context, model, to);
        }

        // It is handed over by its name, so it has one.
        if (objections.To is [_, var second, ..])
        {
            context.Report.Add(Codes.PeopleNotHere, second.Place, second.Value, new Phrase("一个人群；几个一起，先在 groups 里用 any 合成一个", "one group; make one of several with any, under groups"));
        }

        if (context.Known(Codes.UnknownProcedure, objections.Opens, context.Scope.Procedures.All)
            && context.Scope.Procedures.Find(objections.Opens.Value)!.Serves != Serves.Objection)
        {
            context.Report.Add(Codes.ObjectionShape, objections.Opens.Place, objections.Opens.Value, new Phrase("没有写 serves: objection", "it does not say serves: objection"));
        }
    }

    private void Shown(IReadOnlyList<Located<string>> paths_, bool everybody)
    {
        foreach (var shown in paths_)
        {
            if (paths.Resolve(shown, bareFields: true) is { } target && everybody && target.Privacy != Privacy.Open)
            {
                context.Report.Add(Codes.NotOpenToPublic, shown.Place, shown.Value);
            }
        }
    }

    private void People(IReadOnlyList<Located<string>> named, PeopleKind[] allowed)
    {
        foreach (var text in named)
        {
            var people = Checking.People.Of(text, procedure, context.Scope);
            if (people.Kind == PeopleKind.Unknown)
            {
                context.Known(Codes.UnknownPeople, text, Checking.People.Known(procedure, context.Scope));
                continue;
            }

            if (!allowed.Contains(people.Kind))
            {
                context.Report.Add(Codes.PeopleNotHere, text.Place, text.Value, new Phrase("能说出名字的人或人群", "people or groups that can be named"));
            }

            switch (people.Kind)
            {
                case PeopleKind.Group:
                    ProcedureChecks.GroupOfStep(context, model, text);
                    break;
                case PeopleKind.Subject when procedure.Subject is null && !procedure.Takes.Has("subject"):
                    context.Report.Add(Codes.NoSubject, text.Place);
                    break;
                case PeopleKind.FormField or PeopleKind.StepField or PeopleKind.Actors or PeopleKind.Argument or PeopleKind.About
                    when paths.Resolve(text) is { Type: not (FieldType.Person or FieldType.People or FieldType.Group) }:
                    context.Report.Add(Codes.FieldType, text.Place, text.Value, TypeWords.Of(FieldType.Person));
                    break;
            }
        }
    }
}
