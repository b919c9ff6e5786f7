using System.Collections.Immutable;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>How a case begins: by one entitled, by a draft that many sign, or by another case.</summary>
internal static class Opening
{
    public static Decision Open(OpenCase c, Act act, ICaseReads reads)
    {
        if (reads.Procedure(c.Pack, c.Procedure) is not { } procedure)
        {
            return Decision.Refuse(CaseRefusals.NoSuchProcedure(c.Procedure));
        }

        if (JudgePlace(c, procedure, reads) is { } misplaced)
        {
            return Decision.Refuse(misplaced);
        }

        if (procedure.Openers.FirstOrDefault(o => o.As == c.As) is not { } rule)
        {
            return Decision.Refuse(procedure.Openers.Count == 0 ? CaseRefusals.OpenedByOthersOnly() : CaseRefusals.MayNotOpen(c.As));
        }

        c = c with { Form = procedure.Form?.Complete(c.Form, reads.Time.DayOf(act.Now)) ?? c.Form };
        var org = reads.Orgs.Find(c.Org)!;
        var about = c.About is { } side ? reads.Case(side) : null;
        var refusals = new List<Refusal>();
        var today = reads.Time.DayOf(act.Now);
        refusals.AddRange(JudgeOpener(c, rule, org, about, act, reads));
        if (about is not null && JudgeMoment(procedure, rule, about, act, reads) is { } untimely)
        {
            refusals.Add(untimely);
        }

        if (procedure.Form is { } form)
        {
            refusals.AddRange(FormJudgement.Judge(form, c.Form, today));
            refusals.AddRange(FormJudgement.JudgeOrgs(form, c.Form, reads.Orgs));
            refusals.AddRange(FormJudgement.JudgePeople(form, c.Form, reads.Audiences, org, org, today));
            refusals.AddRange(c.Form.Where(f => f.Value is DateValue d && d.Day < today && procedure.RunsUntil(null, f.Key)).Select(f => FormRefusals.DatePast(f.Key)));
        }

        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        var beginning = new Beginning(
            c.Pack, procedure.Version, c.Procedure, c.Org, act.By.Person, rule.As, c.Form,
            new Dictionary<string, ArgumentValue>(StringComparer.Ordinal), reads.Params(c.Org, c.Pack, procedure.Version), null)
        {
            About = c.About,
            Agent = rule.OnBehalf is null ? null : act.By.Agent,
        };
        if (AtDoor(c.Case, beginning, procedure, act, reads) is { Length: > 0 } shut)
        {
            return Decision.Refuse(shut);
        }

        return rule.Cosigned is null ? Start(c.Case, beginning, procedure, act, reads) : Draft(c.Case, beginning, rule, procedure, org, act, reads);
    }

    public static Decision OpenChild(OpenChildCase c, Act act, ICaseReads reads)
    {
        var procedure = reads.OpenedBy(c.Parent.Case, c.Pack, c.Procedure)
            ?? throw new BrokenInvariantException("Cases", $"case {c.Parent.Case} opens {c.Pack}/{c.Procedure}, which is not there");
        c = c with { Form = procedure.Form?.Complete(c.Form, reads.Time.DayOf(act.Now)) ?? c.Form };
        if (procedure.Form is { } form && FormJudgement.Judge(form, c.Form, reads.Time.DayOf(act.Now)) is { Count: > 0 } refusals)
        {
            return Decision.Refuse([.. refusals]);
        }

        var beginning = new Beginning(
            c.Pack, procedure.Version, c.Procedure, c.Org, c.Opener, "", c.Form, c.Arguments, reads.Params(c.Org, c.Pack, procedure.Version), c.Parent)
        {
            About = c.About,
        };
        return Start(c.Case, beginning, procedure, act, reads);
    }

    /// <summary>A day opens it: nobody is asked whether they may, and the door is shut by the same conditions.</summary>
    public static Decision OpenDue(OpenDue c, Act act, ICaseReads reads)
    {
        if (reads.Procedure(c.Pack, c.Procedure) is not { Due.Count: > 0 } procedure)
        {
            return Decision.Refuse(CaseRefusals.NoSuchProcedure(c.Procedure));
        }

        if (reads.Orgs.Find(c.Org) is not { To: null } org || !procedure.At.Contains(org.Kind, StringComparer.Ordinal))
        {
            return Decision.Refuse(CaseRefusals.WrongOrg(string.Join(", ", procedure.At)));
        }

        var beginning = new Beginning(
            c.Pack, procedure.Version, c.Procedure, c.Org, null, "",
            procedure.Form?.Complete(ImmutableDictionary<string, FieldValue>.Empty, c.Day) ?? ImmutableDictionary<string, FieldValue>.Empty,
            new Dictionary<string, ArgumentValue>(StringComparer.Ordinal), reads.Params(c.Org, c.Pack, procedure.Version), null)
        {
            Due = c.Day,
        };
        return AtDoor(c.Case, beginning, procedure, act, reads) is { Length: > 0 } shut
            ? Decision.Refuse(shut)
            : Start(c.Case, beginning, procedure, act, reads);
    }

    /// <summary>It is opened where it can run; a side-case where what it is about lives, unless it has a place of its own.</summary>
    private static Refusal? JudgePlace(OpenCase c, ProcedureDefinition procedure, ICaseReads reads)
    {
        if (procedure.About is { } rule && (c.About is not { } id || reads.Case(id) is not { Phase: not CasePhase.Draft } about
            || (about.Pack, about.Procedure) != (rule.Pack, rule.Procedure) || (procedure.At.Count == 0 && about.Org != c.Org)))
        {
            return CaseRefusals.NotAbout(rule.Procedure);
        }

        if (procedure.About is null && c.About is not null)
        {
            return CaseRefusals.NotAbout("");
        }

        return reads.Orgs.Find(c.Org) is { To: null } org && (procedure.About is not null && procedure.At.Count == 0 || procedure.At.Contains(org.Kind, StringComparer.Ordinal))
            ? null
            : CaseRefusals.WrongOrg(string.Join(", ", procedure.At));
    }

    /// <summary>Whose act it is, and who entered it: on paper, or on behalf of somebody where the pack says so.</summary>
    private static IEnumerable<Refusal> JudgeOpener(OpenCase c, OpenRule rule, Org org, Case? about, Act act, ICaseReads reads)
    {
        var today = reads.Time.DayOf(act.Now);
        if (rule.OnBehalf is { } others)
        {
            if (act.By.Agent is not { } agent || act.By.Person is not { } person || act.Happened != act.Now)
            {
                yield return CaseRefusals.OnBehalfOnly(others.Name);
            }
            else if (!Entitled(rule.By, org, about, agent, today, reads))
            {
                yield return CaseRefusals.MayNotOpen(rule.As);
            }
            else if (!reads.Audiences.Contains(reads.Audiences.Resolve(others, org, org), person, today, others))
            {
                yield return CaseRefusals.OnBehalfOnly(others.Name);
            }

            yield break;
        }

        if (act.By.Person is not { } opener || !Entitled(rule.By, org, about, opener, today, reads))
        {
            yield return CaseRefusals.MayNotOpen(rule.As);
        }

        // Parameters of a case that is not there yet are those in force for the organisation.
        if ((act.By.Agent is not null || act.Happened != act.Now)
            && Agency.Judge(rule.OnPaper, org, act, reads, p => LengthOf(p, c.Org, c.Pack, reads)) is { } bad)
        {
            yield return bad;
        }
    }

    /// <summary>A side-case comes while what it is about stands where it may come, or so long after its end.</summary>
    private static Refusal? JudgeMoment(ProcedureDefinition procedure, OpenRule rule, Case about, Act act, ICaseReads reads)
    {
        var steps = procedure.About!.Steps;
        var now = about.Phase == CasePhase.Running
            ? steps.Count == 0 || steps.Contains(about.Step, StringComparer.Ordinal)
            : rule.AfterEnd is { } after && about.EndedAt is { } ended && act.Now <= reads.Time.Due(ended, LengthOf(after, about.Org, procedure.Pack, reads)).At;
        return now ? null : CaseRefusals.NotAboutNow();
    }

    private static Refusal[] AtDoor(CaseId id, Beginning beginning, ProcedureDefinition procedure, Act act, ICaseReads reads)
    {
        var probe = new Course(id, null, procedure, act, reads);
        probe.Emit(new CaseOpened(beginning));
        return [.. procedure.Refuse.Where(r => r.When.Holds(probe.Scope)).Select(r => CaseRefusals.RefusedAtDoor(r.Path))];
    }

    /// <summary>What a case is about keeps note of those that people opened about it; one that it opened itself it knows.</summary>
    internal static void Noted(Course course)
    {
        if (course.State is { About: { } about, Parent: null } side)
        {
            course.Ask(new NoteSide(about, side.Id, side.Procedure));
        }
    }

    private static Rules.Time.Duration LengthOf(DurationSpec spec, OrgId org, string pack, ICaseReads reads) => spec switch
    {
        FixedDuration f => f.Value,
        ParamDuration p => reads.RuleDuration(org, pack, p.Name),
        _ => throw new BrokenInvariantException("Cases", "paper at the door is a length or a parameter"),
    };

    private static Decision Start(CaseId id, Beginning beginning, ProcedureDefinition procedure, Act act, ICaseReads reads)
    {
        var course = new Course(id, null, procedure, act, reads);
        course.Emit(new CaseOpened(beginning));
        Noted(course);
        course.Begin();
        return course.Done();
    }

    private static Decision Draft(
        CaseId id, Beginning beginning, OpenRule rule, ProcedureDefinition procedure, Org org, Act act, ICaseReads reads)
    {
        var group = (rule.By as GroupWho)?.Group
            ?? throw new BrokenInvariantException("Cases", $"{procedure.FullName}: signatures are counted against a group");
        var today = reads.Time.DayOf(act.Now);
        var to = reads.Audiences.Resolve(group, org, org);
        var roll = reads.Audiences.Members(to, today, group).Count;
        if (roll == 0)
        {
            return Decision.Refuse(CaseRefusals.NobodyToSign(rule.As));
        }

        // The beginning is needed before a length can be read from its parameters, so the draft is filed in two strokes.
        var probe = new Course(id, null, procedure, act, reads);
        probe.Emit(new CaseOpened(beginning));
        var until = Entering.DueOf(probe, rule.For!);
        var course = new Course(id, null, procedure, act, reads);
        course.Emit(new DraftFiled(beginning, roll, today, until.At, to));
        course.Emit(new ClockStarted(Clock.Signing, until.At, until.Provisional, 0));
        course.Emit(new CoSigned(act.By.Person!.Value));
        Signing.OpenIfEnough(course, rule);
        return course.Done();
    }

    internal static bool Entitled(WhoSpec by, Org org, Case? about, PersonId person, DateOnly day, ICaseReads reads) => by switch
    {
        AnyoneWho => true,
        GroupWho g => reads.Audiences.Contains(reads.Audiences.Resolve(g.Group, org, about is null ? org : reads.Orgs.Find(about.Desk)!), person, day, g.Group),
        PathWho p when about is not null =>
            new CaseScope(about, day, reads.Case).At(p.Path["about.".Length..]) is PeopleValue named && named.People.Contains(person),
        _ => false,
    };
}
