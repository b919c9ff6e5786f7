using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Forms;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>Turns the forms of the case page into commands.</summary>
public sealed class CaseDoing(Desk desk, Acts acts, FormValues values, RefusalWords refusals, PeoplePicks picks, BallotView ballots, Words words)
{
    /// <summary>Hidden inputs that say which step and which visit of it a page showed.</summary>
    public const string StepInput = "_step";
    public const string VisitInput = "_visit";

    /// <summary>Name of the form whose act was refused.</summary>
    public string? Failed { get; private set; }

    public FormErrors Errors { get; } = new();

    /// <summary>Whether the refusal says that the case has moved on.</summary>
    public bool Moved { get; private set; }

    /// <summary>Whether the posted form was made for another step, or another visit of it, than the case stands at.</summary>
    public bool IsStale(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return values.Typed(StepInput) is { } step && (step != (file.State.Step ?? "") || values.Typed(VisitInput) != VisitOf(file));
    }

    public static string VisitOf(CaseFile file) => file.State.Visit.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The name of a text input of an act.</summary>
    public static string ReasonOf(CaseAct act) => act.Name + "-reason";

    public static string OutcomeOf(CaseAct act) => act.Name + "-outcome";

    public static string ToOf(CaseAct act) => act.Name + "-to";

    public static string WhyOf(CaseAct act) => act.Name + "-why";

    /// <summary>Values the page knows: the stage of a report that its form also asks for.</summary>
    public static IReadOnlyDictionary<string, FieldValue> SetBy(CaseAct act) =>
        act is { Stage: { } stage, Form: { } form } && form.Field("stage") is { Kind: Kernel.Records.FieldKind.Choice } field && field.Of.Contains(stage, StringComparer.Ordinal)
            ? new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["stage"] = new ChoiceValue(stage) }
            : new Dictionary<string, FieldValue>(StringComparer.Ordinal);

    public async Task<bool> Do(CaseFile file, CaseAct act, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(act);
        if (desk.Me is not { } me)
        {
            return false;
        }

        var said = new Said(file.Pack, file.State.Procedure, f => InputOf(act, f), act.Form);
        var set = SetBy(act);
        var people = act.Form is null ? [] : picks.For(act.Form, file.State.Org);
        var typed = await PackForm.Read(
            act.Form, act.Name, values, Errors, words, refusals.In(act.Form, file.State.Procedure), set, people.Count == 0 ? null : PeoplePicks.IdsOf(people), path => desk.Word(file.Pack, path), stop);
        var reason = values.Text(ReasonOf(act));
        var outcome = values.Text(OutcomeOf(act));
        if (act.Kind == ActKind.Choose && !(act.Outcomes ?? []).Contains(outcome, StringComparer.Ordinal))
        {
            Errors.Add(OutcomeOf(act), words.T("choose.missing"));
        }

        var to = values.Text(ToOf(act));
        if (act.Targets.Count > 0 && act.Targets.All(t => t.Value != to))
        {
            Errors.Add(ToOf(act), words.T("act.to_missing"));
        }

        if (act.Reasons.Count > 0 && !act.Reasons.Contains(values.Text(WhyOf(act)), StringComparer.Ordinal))
        {
            Errors.Add(WhyOf(act), refusals.Of(CaseRefusals.NoSuchReason()));
        }

        if (act.NeedsReason && reason.Length == 0)
        {
            Errors.Add(ReasonOf(act), refusals.Of(CaseRefusals.ReasonMissing()));
        }
        else if (reason.Length > FieldDefinition.LongTextCharsMax)
        {
            Errors.Add(ReasonOf(act), refusals.Of(FormRefusals.TooLong("reason", FieldDefinition.LongTextCharsMax, reason.Length)));
        }

        if (Errors.Any)
        {
            Failed = act.Name;
            return false;
        }

        var step = values.Typed(StepInput) ?? file.State.Step ?? "";
        var id = file.Id;
        var outcomeOf = await acts.Submit(act.Name, Errors, sealer => act.Kind switch
        {
            ActKind.Sign => new CoSign(id, me),
            ActKind.Unsign => new WithdrawSignature(id, me),
            ActKind.Choose => new GiveAnswer(id, me, step, outcome, WithDrawn(file, typed.Seal(sealer, id.Value))),
            ActKind.Answer when act.Secret => new AnswerInSecret(id, me, step, new Unseen(typed.Seal(sealer, id.Value))),
            ActKind.Answer => new GiveAnswer(id, me, step, null, typed.Seal(sealer, id.Value)),
            ActKind.Report => new HandIn(id, me, step, act.Stage, typed.Seal(sealer, id.Value)),
            ActKind.Freeze => new FreezeSheet(id, me, step),
            ActKind.Claim => new Claim(id, me, step),
            ActKind.Unable => new SayUnable(id, me, step, sealer.Text(id.Value, reason), reason.Length),
            ActKind.Withdraw => new UseAllowed(id, new WithdrawAct(), Why(act), sealer.Text(id.Value, reason)),
            ActKind.Pause => new UseAllowed(id, new PauseAct(), Why(act), sealer.Text(id.Value, reason)),
            ActKind.Extend => new UseAllowed(id, new ExtendAct(), Why(act), sealer.Text(id.Value, reason)),
            ActKind.Reassign or ActKind.Join or ActKind.Reopen or ActKind.Override => new UseAllowed(id, Passing(act.Kind, to), Why(act), sealer.Text(id.Value, reason)),
            ActKind.Resume => new Resume(id),
            ActKind.Approve or ActKind.Decline => new JudgeRequest(id, me, act.Kind == ActKind.Approve, sealer.Text(id.Value, reason)),
            _ => throw new InvalidOperationException($"{act.Kind} has a page of its own"),
        }, said, new Actor(me, null, act.As));
        if (outcomeOf is not null)
        {
            return true;
        }

        Failed = act.Name;
        Moved = values.Typed(StepInput) is not null && desk.Queries.Case(id) is { } row
            && ((row.Step ?? "") != step || row.Visit.ToString(System.Globalization.CultureInfo.InvariantCulture) != values.Typed(VisitInput) || row.Phase == CasePhase.Ended);
        return false;
    }

    private static AllowedAct Passing(ActKind kind, string to)
    {
        var number = Ids.TryRead(to[(to.IndexOf(':', StringComparison.Ordinal) + 1)..], out var read) ? read : 0;
        return kind switch
        {
            ActKind.Reassign => to.StartsWith("org:", StringComparison.Ordinal) ? new ReassignAct(new OrgId(number), null) : new ReassignAct(null, new PersonId(number)),
            ActKind.Join => new JoinAct(new CaseId(number)),
            ActKind.Override => new OverrideAct(to),
            _ => new ReopenAct(),
        };
    }

    private string? Why(CaseAct act) => values.Text(WhyOf(act)) is { Length: > 0 } why ? why : null;

    /// <summary>What the lot decided joins what was filled in.</summary>
    private IReadOnlyDictionary<string, FieldValue> WithDrawn(CaseFile file, IReadOnlyDictionary<string, FieldValue> given) =>
        ballots.Drawn(file) is { } drawn ? new Dictionary<string, FieldValue>(given, StringComparer.Ordinal) { [BallotNames.Drawn] = drawn } : given;

    private static string? InputOf(CaseAct act, string field) =>
        act.Form?.Field(field) is not null ? PackForm.Input(act.Name, field)
        : field == BallotNames.Drawn ? BallotNames.Drawn
        : field == "outcome" ? OutcomeOf(act)
        : field == "reason" ? ReasonOf(act)
        : field == "why" ? WhyOf(act)
        : field is "to" or "step" ? ToOf(act)
        : null;
}
