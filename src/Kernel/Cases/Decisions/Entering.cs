using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>What happens when a case comes to a step: the shape it opens, the clock it starts, what it asks for.</summary>
internal static class Entering
{
    public static void Begin(Course c, StepDefinition step, int visit)
    {
        switch (step)
        {
            case DecideStep s:
                var excepted = c.People.Excepted(s.Except, s.By);
                var asked = c.People.Asked(s.By, excepted, s.Need != NeedKind.One);
                c.Emit(new StepEntered(s.Name, visit, new Choosing(
                    [asked], c.People.Count(asked, s.By), [.. excepted], ImmutableDictionary<PersonId, Answer>.Empty)
                {
                    Sealed = s.Sealed.Count > 0,
                }));
                StartWithin(c, s, 0);
                break;
            case DoStep s:
                c.Emit(new StepEntered(s.Name, visit, new Working([c.People.Asked(s.By, [])], [.. StagesOf(c, s)], [])));
                StartWithin(c, s, 0);
                break;
            case ClaimStep s:
                var without = c.People.Excepted(s.Except, s.By);
                var offered = c.People.Resolve(s.By);
                c.Emit(new StepEntered(s.Name, visit, new Offering([offered with { Except = [.. offered.Except, .. without] }])));
                StartFor(c, s);
                break;
            case GatherStep s:
                BeginGather(c, s, visit);
                break;
            case VoteStep s:
                BeginVote(c, s, visit);
                break;
            case MeetStep s:
                var org = c.Reads.Orgs.Find(c.State.Org)!;
                var kind = s.Of(c.Scope);
                var convener = c.Reads.Audiences.Resolve(kind.By, org, org);
                c.Emit(new StepEntered(s.Name, visit, new Queueing(kind.Pack, kind.Name, convener, null)));
                StartWithin(c, s, 0);
                break;
            case PublishStep s:
                BeginPublish(c, s, visit);
                break;
            case OpenStep s:
                BeginChild(c, s, visit);
                break;
            case WaitStep s:
                var until = DueOf(c, s.For!).At;
                c.Emit(new StepEntered(s.Name, visit, new Pausing(until)));
                StartFor(c, s);
                break;
            case NotifyStep s:
                c.Emit(new StepEntered(s.Name, visit, null));
                foreach (var to in s.To)
                {
                    c.Ask(new ServeNotice(c.State.Id, s.Name, WithFollowers(c, to), "step", s.Tell));
                }

                c.Leave("told", Leaving.Empty);
                break;
            case FreezeStep s:
                c.Emit(new StepEntered(s.Name, visit, new Shapes.Freezing([c.People.Asked(s.By, [])])));
                StartWithin(c, s, 0);
                break;
            case EnactStep s:
                Enacting.Run(c, s, visit);
                break;
            default:
                throw new BrokenInvariantException("Cases", $"no way to begin {step.GetType().Name}");
        }
    }

    /// <summary>Whoever asked the same is told what the opener is told.</summary>
    private static Audience WithFollowers(Course c, WhoSpec to) => to is OpenerWho && c.State.Followers.Count > 0
        ? Audience.OfPersons("opener", c.State.Followers.Concat(c.State.Opener is { } opener ? [opener] : []).Distinct())
        : c.People.Resolve(to);

    public static void StartWithin(Course c, StepDefinition step, int runs)
    {
        if (step.Within is { } within)
        {
            var due = DueOf(c, within);
            c.Emit(new ClockStarted(Clock.Within, due.At, due.Provisional, runs));
        }
    }

    public static Due DueOf(Course c, DurationSpec spec) => PickedDuration.In(c.Scope, spec) switch
    {
        UntilField f when c.Scope.At(f.Path) is DateValue d => Later(c, c.Reads.Time.EndOfDayDue(d.Day)),
        _ => c.Reads.Time.Due(c.Act.Happened, DurationOf(c, spec)),
    };

    /// <summary>A day on a form that has passed already still leaves the day itself.</summary>
    private static Due Later(Course c, Due due) =>
        due.At > c.Act.Happened ? due : c.Reads.Time.EndOfDayDue(c.Reads.Time.DayOf(c.Act.Happened).AddDays(1));

    public static Duration DurationOf(Course c, DurationSpec spec) => spec switch
    {
        FixedDuration f => f.Value,
        ParamDuration p => Read(c.Scope.Param(p.Name), p.Name),
        ArgumentDuration a => c.Scope.Argument(a.Name) is DurationArgument d ? Read(d.Duration, a.Name)
            : c.Procedure.Takes.FirstOrDefault(t => t.Name == a.Name)?.Default is { } standing ? DurationOf(c, standing)
            : throw new BrokenInvariantException("Cases", $"argument {a.Name} is missing"),
        PickedDuration => DurationOf(c, PickedDuration.In(c.Scope, spec)!),
        _ => throw new BrokenInvariantException("Cases", $"no length in {spec.GetType().Name}"),
    };

    private static Duration Read(string? text, string name) => Duration.TryParse(text, out var value, out _)
        ? value
        : throw new BrokenInvariantException("Cases", $"{name} is no length of time: {text}");

    private static void StartFor(Course c, StepDefinition step)
    {
        var due = DueOf(c, step.For!);
        c.Emit(new ClockStarted(Clock.For, due.At, due.Provisional, 0));
    }

    private static IReadOnlyList<string> StagesOf(Course c, DoStep s) =>
        s.Stages.By is { } by ? s.Stages.Picked![by.Pick(c.Scope)] : s.Stages.Fixed;

    private static void BeginGather(Course c, GatherStep s, int visit)
    {
        var except = c.People.Persons(s.Except);
        var audiences = s.From.Select(f => c.People.Resolve(f) is var asked && except.Count > 0 ? asked with { Except = [.. asked.Except, .. except] } : asked).ToImmutableList();
        var counts = s.From.Select((f, i) => c.People.Count(audiences[i], f)).ToImmutableList();
        c.Emit(new StepEntered(s.Name, visit, new Gathering(audiences, counts, ImmutableDictionary<PersonId, Answer>.Empty)
        {
            Rates = s.Rates is { } path && c.Scope.At(path) is OrgsValue { Orgs: [var rated] } ? rated : null,
            Secret = s.Secret,
            Sealed = s.Sealed.Count > 0,
        }));
        StartFor(c, s);
        if (s.Secret)
        {
            c.Ask(new PrepareBox(c.State.Id, c.State.Box));
        }
    }

    private static void BeginVote(Course c, VoteStep s, int visit)
    {
        var secret = s.Secret.Param is { } p ? c.Scope.Param(p) == "true" : s.Secret.Fixed;
        var paper = Balloting.PaperOf(c, s);
        if (Balloting.IsEmpty(paper))
        {
            c.Emit(new StepEntered(s.Name, visit, null));
            Balloting.LeaveEmpty(c, s, paper!);
            return;
        }

        c.Emit(new StepEntered(s.Name, visit, (s.Group is { } group ? OfGroup(c, s, group, secret) : OfMeeting(c, s, secret)) with { Paper = paper }));
        if (((Polling)c.State.Open!).Meeting is { } meeting)
        {
            c.Ask(new TellMeetingOfVote(meeting, c.State.Id, true));
        }
        else
        {
            StartFor(c, s);
        }

        if (secret)
        {
            c.Ask(new PrepareBox(c.State.Id, c.State.Box, paper?.BytesMax ?? 0));
        }
    }

    private static Polling OfMeeting(Course c, VoteStep s, bool secret)
    {
        var heldAt = c.State.Result(s.Of!)?.Meeting
            ?? throw new BrokenInvariantException("Cases", $"vote {s.Name} has no meeting behind it");
        var meeting = c.Reads.Meeting(heldAt)!;
        var recused = meeting.Item(c.State.Id)!.Recused;
        recused = recused.Union(Recused(c, s, meeting.Eligible.Except(recused)));
        var roll = meeting.Present.Except(recused);
        return new Polling(
            [Audience.OfPersons("present", roll)], heldAt, meeting.Eligible.Except(recused).Count, roll, secret, [],
            ImmutableDictionary<PersonId, string>.Empty, []);
    }

    /// <summary>The roll of the day; those who head the organisation count and close.</summary>
    private static Polling OfGroup(Course c, VoteStep s, WhoSpec group, bool secret)
    {
        var audience = c.People.Resolve(group);
        var recused = Recused(c, s, c.People.Members(audience, group));
        audience = audience with { Except = [.. audience.Except, .. recused] };
        var roll = c.People.Members(audience, group).ToImmutableSortedSet();
        return new Polling([audience], null, roll.Count, roll, secret, [], ImmutableDictionary<PersonId, string>.Empty, [])
        {
            Chair = c.People.Heads(),
            Sheet = s.Sheet is { } step ? PollSheet.Of(c.SheetOf(step)!, secret ? [] : s.Columns.Select(x => x.Name), roll) : null,
        };
    }

    /// <summary>Whom the step or the procedure keeps out.</summary>
    internal static ImmutableSortedSet<PersonId> Recused(Course c, VoteStep s, IEnumerable<PersonId> persons) => [.. c.People.Recused(persons, s.Recuse)];

    private static void BeginPublish(Course c, PublishStep s, int visit)
    {
        var notice = new NoticeId(c.Reads.NextId());
        var until = DueOf(c, s.For!).At;
        c.Emit(new StepEntered(s.Name, visit, new Telling(notice, until, false, [], 0)));
        StartFor(c, s);
        c.Ask(new PostNotice(
            notice, c.State.Id, s.Name, s.Public, [.. s.To.Select(t => c.People.Resolve(t))], s.Show, until, s.Objections?.Procedure));
    }

    private static void BeginChild(Course c, OpenStep s, int visit)
    {
        var elements = s.ForEach is { } list ? ElementsOf(c, list) : [null];
        var children = elements.Select(_ => new CaseId(c.Reads.NextId())).ToArray();
        var waits = s.Waits && children.Length > 0;
        c.Emit(new StepEntered(s.Name, visit, waits ? new Parenting([.. children]) : null));
        for (var i = 0; i < children.Length; i++)
        {
            c.Emit(new ChildOpened(children[i], s.Procedure));
            c.Ask(ChildOf(c, s, children[i], elements[i]));
        }

        if (!waits)
        {
            Waiting.LeaveChildren(c, s, []);
        }
    }

    private static OpenChild ChildOf(Course c, OpenStep s, CaseId child, FieldValue? element)
    {
        var arguments = new Dictionary<string, ArgumentValue>(StringComparer.Ordinal);
        foreach (var (name, path) in s.With)
        {
            // What was left empty on a form is not handed over; what the opened procedure must have is never optional (P309).
            if (ArgumentOf(c, path) is { } argument)
            {
                arguments[name] = argument;
            }
        }

        if (s.Element is { } given && element is not null)
        {
            arguments[given] = new FieldArgument(element);
        }

        var org = s.Element is null && element is OrgsValue { Orgs: [var at] } ? at : c.State.Org;
        return new OpenChild(
            child, s.Pack, s.Procedure, org, c.State.Opener, ImmutableDictionary<string, FieldValue>.Empty, arguments,
            new ParentLink(c.State.Id, s.Name))
        {
            About = s.IsAbout ? c.State.Id : null,
        };
    }

    /// <summary>One value for each of a list, in its order, each once; taken once, when the step begins.</summary>
    private static IReadOnlyList<FieldValue?> ElementsOf(Course c, string path) => (path.Split('.') is [var step, "opens", var procedure] ? OpenedBy(c, step, procedure) : c.Scope.At(path)) switch
    {
        PeopleValue p => [.. p.People.Distinct().Select(x => new PeopleValue([x]))],
        OrgsValue o => [.. o.Orgs.Distinct().Select(x => new OrgsValue([x]))],
        CasesValue x => [.. x.Cases.Distinct().Select(y => new IdValue(y.Value))],
        _ => [],
    };

    /// <summary>Whose lines open a procedure as the sheet stands now: a line put right since it was signed counts as it is.</summary>
    private static FieldValue? OpenedBy(Course c, string step, string procedure)
    {
        var rows = c.SheetOf(step)?.Rows.Where(r => r.Opens.Contains(procedure, StringComparer.Ordinal)).Select(r => r.Who).ToArray() ?? [];
        return rows.Any(r => r.Kind == Ledgers.HolderKind.Org)
            ? new OrgsValue([.. rows.Select(r => new OrgId(r.Id))])
            : new PeopleValue([.. rows.Select(r => new PersonId(r.Id))]);
    }

    /// <summary>A field of the form or of a step that was reached, or an argument, which nobody filled in.</summary>
    private static bool MayBeEmpty(Course c, string path) => path.Split('.') switch
    {
        ["form", var field] => c.Procedure.Form?.Field(field) is { Optional: true },
        ["steps", var step, _] => c.State.Result(step) is not null,
        [var argument] => c.Procedure.Takes.Any(t => t.Name == argument),
        _ => false,
    };

    private static ArgumentValue? ArgumentOf(Course c, string path) =>
        path.Split('.') is ["steps", var counted, "tally"] && c.Scope.Step(counted) is { } count ? new TallyArgument(c.State.Id, counted, count.Visit)
        : c.Scope.At(path) is { } value ? new FieldArgument(value)
        : c.Scope.Argument(path) is { } handedOn ? handedOn
        : Duration.TryParse(path, out _, out _) ? new DurationArgument(path)
        : path.StartsWith("params.", StringComparison.Ordinal) && c.Scope.Param(path[7..]) is { } p ? new DurationArgument(p)
        : c.Reads.Group(c.Procedure.Pack, path) is not null ? new GroupArgument(c.Procedure.Pack, path)
        : path.StartsWith("actors.", StringComparison.Ordinal) && c.State.Result(path[7..]) is { } r
            ? new FieldArgument(new PeopleValue(r.Actors))
        : MayBeEmpty(c, path) ? null
        : throw new BrokenInvariantException("Cases", $"argument {path} is not there yet");
}
