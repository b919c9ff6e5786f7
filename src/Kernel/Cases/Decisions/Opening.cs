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

        if (reads.Orgs.Find(c.Org) is not { To: null } org || !procedure.At.Contains(org.Kind, StringComparer.Ordinal))
        {
            return Decision.Refuse(CaseRefusals.WrongOrg(string.Join(", ", procedure.At)));
        }

        if (procedure.Openers.FirstOrDefault(o => o.As == c.As) is not { } rule)
        {
            return Decision.Refuse(procedure.Openers.Count == 0 ? CaseRefusals.OpenedByOthersOnly() : CaseRefusals.MayNotOpen(c.As));
        }

        var refusals = new List<Refusal>();
        var today = reads.Time.DayOf(act.Now);
        if (act.By.Person is not { } opener || !Entitled(rule.By, org, opener, today, reads))
        {
            refusals.Add(CaseRefusals.MayNotOpen(rule.As));
        }

        // Parameters of a case that is not there yet are those in force for the organisation.
        if ((act.By.Agent is not null || act.Happened != act.Now)
            && Agency.Judge(rule.OnPaper, org, act, reads, p => LengthOf(p, c, reads)) is { } bad)
        {
            refusals.Add(bad);
        }

        if (procedure.Form is { } form)
        {
            refusals.AddRange(FormJudgement.Judge(form, c.Form, today));
            refusals.AddRange(c.Form.Where(f => f.Value is DateValue d && d.Day < today).Select(f => FormRefusals.DatePast(f.Key)));
        }

        if (refusals.Count > 0)
        {
            return Decision.Refuse([.. refusals]);
        }

        var beginning = new Beginning(
            c.Pack, procedure.Version, c.Procedure, c.Org, act.By.Person, rule.As, c.Form,
            new Dictionary<string, ArgumentValue>(StringComparer.Ordinal), reads.Params(c.Org, c.Pack, procedure.Version), null);
        return rule.Cosigned is null ? Start(c.Case, beginning, procedure, act, reads) : Draft(c.Case, beginning, rule, procedure, org, act, reads);
    }

    public static Decision OpenChild(OpenChildCase c, Act act, ICaseReads reads)
    {
        var procedure = reads.OpenedBy(c.Parent.Case, c.Pack, c.Procedure)
            ?? throw new BrokenInvariantException("Cases", $"case {c.Parent.Case} opens {c.Pack}/{c.Procedure}, which is not there");
        if (procedure.Form is { } form && FormJudgement.Judge(form, c.Form, reads.Time.DayOf(act.Now)) is { Count: > 0 } refusals)
        {
            return Decision.Refuse([.. refusals]);
        }

        var beginning = new Beginning(
            c.Pack, procedure.Version, c.Procedure, c.Org, c.Opener, "", c.Form, c.Arguments, reads.Params(c.Org, c.Pack, procedure.Version), c.Parent);
        return Start(c.Case, beginning, procedure, act, reads);
    }

    private static Rules.Time.Duration LengthOf(DurationSpec spec, OpenCase c, ICaseReads reads) => spec switch
    {
        FixedDuration f => f.Value,
        ParamDuration p => reads.RuleDuration(c.Org, c.Pack, p.Name),
        _ => throw new BrokenInvariantException("Cases", "paper at the door is a length or a parameter"),
    };

    private static Decision Start(CaseId id, Beginning beginning, ProcedureDefinition procedure, Act act, ICaseReads reads)
    {
        var course = new Course(id, null, procedure, act, reads);
        course.Emit(new CaseOpened(beginning));
        course.Enter(0);
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

    internal static bool Entitled(WhoSpec by, Org org, PersonId person, DateOnly day, ICaseReads reads) => by switch
    {
        AnyoneWho => true,
        GroupWho g => reads.Audiences.Contains(reads.Audiences.Resolve(g.Group, org, org), person, day, g.Group),
        _ => false,
    };
}
