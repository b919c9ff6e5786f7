using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases;

/// <summary>Why an act on a case is refused; closed list, 4000 to 4099.</summary>
public static class CaseRefusals
{
    public static Refusal Unknown(CaseId id) => Refusal.Of(4001, "case.unknown", ("case", id));
    public static Refusal Exists() => Refusal.Of(4002, "case.exists");
    public static Refusal NoSuchProcedure(string name) => Refusal.Of(4003, "case.no_procedure", ("procedure", name));
    public static Refusal WrongOrg(string kinds) => Refusal.OfField(4004, "case.wrong_org", "org", ("kinds", kinds));
    public static Refusal MayNotOpen(string group) => Refusal.Of(4005, "case.may_not_open", ("group", group));
    public static Refusal Over() => Refusal.Of(4006, "case.over");
    public static Refusal StepMoved(string step) => Refusal.Of(4007, "case.step_moved", ("step", step));
    public static Refusal NotAsked() => Refusal.Of(4008, "case.not_asked");
    public static Refusal Excepted() => Refusal.Of(4009, "case.excepted");
    public static Refusal NoSuchOutcome(string outcome) => Refusal.OfField(4010, "case.no_such_outcome", "outcome", ("outcome", outcome));
    public static Refusal NotADraft() => Refusal.Of(4011, "case.not_a_draft");
    public static Refusal SignedAlready() => Refusal.Of(4012, "case.signed_already");
    public static Refusal NotSigned() => Refusal.Of(4013, "case.not_signed");
    public static Refusal NotOnSigningRoll(string group) => Refusal.Of(4014, "case.not_on_signing_roll", ("group", group));
    public static Refusal WrongStage(string expected) => Refusal.OfField(4015, "case.wrong_stage", "stage", ("expected", expected));
    public static Refusal NoVote() => Refusal.Of(4016, "case.no_vote");
    public static Refusal NotOnRoll() => Refusal.Of(4017, "case.not_on_roll");
    public static Refusal VotedAlready() => Refusal.Of(4018, "case.voted_already");
    public static Refusal NotAnOption() => Refusal.OfField(4019, "case.not_an_option", "choice");
    public static Refusal NotChair() => Refusal.Of(4020, "case.not_chair");
    public static Refusal MethodNotAllowed(string method) => Refusal.OfField(4021, "case.method_not_allowed", "method", ("method", method));
    public static Refusal CountTooLarge(long sum, long unused) => Refusal.OfField(4022, "case.count_too_large", "counts", ("sum", sum), ("unused", unused));
    public static Refusal NoCountPending() => Refusal.Of(4023, "case.no_count");
    public static Refusal OwnCount() => Refusal.Of(4024, "case.own_count");
    public static Refusal CountPending() => Refusal.Of(4025, "case.count_pending");
    public static Refusal NegativeCount() => Refusal.OfField(4026, "case.negative_count", "counts");
    public static Refusal ConfirmedAlready() => Refusal.Of(4027, "case.confirmed_already");
    public static Refusal NoNotice() => Refusal.Of(4028, "case.no_notice");
    public static Refusal ObjectionsClosed() => Refusal.Of(4029, "case.objections_closed");
    public static Refusal MayNotWithdraw() => Refusal.Of(4030, "case.may_not_withdraw");
    public static Refusal TooLateTo(string what, string step) => Refusal.Of(4031, "case.too_late_to", ("what", what), ("step", step));
    public static Refusal MayNotCorrect() => Refusal.Of(4032, "case.may_not_correct");
    public static Refusal HappenedBeforeStep() => Refusal.OfField(4033, "case.happened_before_step", "happened");
    public static Refusal HappenedLater() => Refusal.OfField(4034, "case.happened_later", "happened");
    public static Refusal NotQueued() => Refusal.Of(4035, "case.not_queued");
    public static Refusal OtherMeeting() => Refusal.Of(4036, "case.other_meeting");
    public static Refusal AgentNotEntitled() => Refusal.Of(4037, "case.agent_not_entitled");
    public static Refusal OpenedByOthersOnly() => Refusal.Of(4038, "case.opened_by_others_only");
    public static Refusal NobodyToSign(string group) => Refusal.Of(4039, "case.nobody_to_sign", ("group", group));
    public static Refusal SecretChoice() => Refusal.Of(4040, "case.secret_choice");
    public static Refusal AnsweredAlready() => Refusal.Of(4042, "case.answered_already");
    public static Refusal NotOnPaper() => Refusal.Of(4043, "case.not_on_paper");
    public static Refusal PaperTooLate(string within) => Refusal.OfField(4044, "case.paper_too_late", "happened", ("within", within));
    public static Refusal BodyDecides(string group) => Refusal.Of(4045, "case.body_decides", ("group", group));
    public static Refusal CountedAlready(long counted) => Refusal.Of(4046, "case.counted_already", ("counted", counted));
    public static Refusal NotOffered() => Refusal.Of(4051, "case.not_offered");
    public static Refusal RefusedAtDoor(string path) => Refusal.Of(4047, "case.refused_at_door", ("door", path));
    public static Refusal NotAbout(string procedure) => Refusal.Of(4048, "case.not_about", ("procedure", procedure));
    public static Refusal NotAboutNow() => Refusal.Of(4049, "case.not_about_now");
    public static Refusal OnBehalfOnly(string group) => Refusal.Of(4050, "case.on_behalf_only", ("group", group));
    public static Refusal PollsClosed() => Refusal.Of(4080, "case.polls_closed");
    public static Refusal PollsOpen(long unused) => Refusal.Of(4081, "case.polls_open", ("unused", unused));
    public static Refusal MayNotDo(string what) => Refusal.Of(4060, "case.may_not_do", ("what", what));
    public static Refusal NotDoneHere(string what) => Refusal.Of(4061, "case.not_done_here", ("what", what));
    public static Refusal UsedUp(string what, int times) => Refusal.Of(4062, "case.used_up", ("what", what), ("times", times));
    public static Refusal NoSuchReason() => Refusal.OfField(4063, "case.no_such_reason", "why");
    public static Refusal RequestWaits() => Refusal.Of(4064, "case.request_waits");
    public static Refusal NoRequest() => Refusal.Of(4065, "case.no_request");
    public static Refusal OwnRequest() => Refusal.Of(4066, "case.own_request");
    public static Refusal PausedNow() => Refusal.Of(4067, "case.paused_now");
    public static Refusal NotPaused() => Refusal.Of(4068, "case.not_paused");
    public static Refusal NotPausable() => Refusal.Of(4069, "case.not_pausable");
    public static Refusal NothingToExtend() => Refusal.Of(4070, "case.nothing_to_extend");
    public static Refusal MarkedTwice() => Refusal.OfField(4082, "case.marked_twice", "choice");
    public static Refusal TooManyMarked(long marked, long most) => Refusal.OfField(4083, "case.too_many_marked", "choice", ("marked", marked), ("most", most));
    public static Refusal OverBudget(long cost, long budget) => Refusal.OfField(4084, "case.over_budget", "choice", ("cost", cost), ("budget", budget));
    public static Refusal CountDoesNotFit(long papers, long most) => Refusal.OfField(4085, "case.count_does_not_fit", "counts", ("papers", papers), ("most", most));
    public static Refusal DrawnWrong(long left) => Refusal.OfField(4086, "case.drawn_wrong", "drawn", ("left", left));
    public static Refusal ColumnTooLarge(string column, long sum, long unused) =>
        Refusal.OfField(4090, "case.column_too_large", "counts", ("column", column), ("sum", sum), ("unused", unused));
    public static Refusal ColumnNotWhole(string column, long sum, long unused) =>
        Refusal.OfField(4091, "case.column_not_whole", "counts", ("column", column), ("sum", sum), ("unused", unused));
    public static Refusal ColumnWithoutVoters(string column) => Refusal.OfField(4092, "case.column_without_voters", "counts", ("column", column));
    public static Refusal NoSuchColumn(string column) => Refusal.OfField(4093, "case.no_such_column", "counts", ("column", column));
    public static Refusal NoProxy() => Refusal.Of(4094, "case.no_proxy");
    public static Refusal ProxyFull(int most) => Refusal.OfField(4095, "case.proxy_full", "to", ("most", most));
    public static Refusal ProxyOwn() => Refusal.OfField(4096, "case.proxy_own", "to");
    public static Refusal ProxyChain() => Refusal.OfField(4097, "case.proxy_chain", "to");
    public static Refusal RightHanded(PersonId to) => Refusal.Of(4098, "case.right_handed", ("person", to));
    public static Refusal NotHanded() => Refusal.Of(4099, "case.not_handed");
    public static Refusal ReasonMissing() => Refusal.OfField(4041, "case.reason_missing", "reason");
}
