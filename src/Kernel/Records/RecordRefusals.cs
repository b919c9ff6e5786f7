using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Records;

/// <summary>Why an act on a meeting or record is refused; closed list, 3050 to 3099.</summary>
public static class RecordRefusals
{
    public static Refusal UnknownMeeting(MeetingId id) => Refusal.Of(3050, "meeting.unknown", ("meeting", id));
    public static Refusal Exists() => Refusal.Of(3051, "meeting.exists");
    public static Refusal UnknownKind(string kind) => Refusal.OfField(3052, "meeting.unknown_kind", "kind", ("kind", kind));
    public static Refusal WrongOrg(string at) => Refusal.OfField(3053, "meeting.wrong_org", "org", ("at", at));
    public static Refusal NotConvener(string group) => Refusal.Of(3054, "meeting.not_convener", ("group", group));
    public static Refusal TooSoon(string lead, string earliest) => Refusal.OfField(3055, "meeting.too_soon", "at", ("lead", lead), ("earliest", earliest));
    public static Refusal ItemTooLate(string lead) => Refusal.Of(3056, "meeting.item_too_late", ("lead", lead));
    public static Refusal ItemTwice(CaseId id) => Refusal.Of(3057, "meeting.item_twice", ("case", id));
    public static Refusal NotOnAgenda(CaseId id) => Refusal.Of(3058, "meeting.not_on_agenda", ("case", id));
    public static Refusal Over() => Refusal.Of(3059, "meeting.over");
    public static Refusal NotYet(string at) => Refusal.Of(3060, "meeting.not_yet", ("at", at));
    public static Refusal NotEntitled(PersonId person) => Refusal.OfField(3061, "meeting.not_entitled", "present", ("person", person));
    public static Refusal NoRoll() => Refusal.Of(3062, "meeting.no_roll");
    public static Refusal ItemDone() => Refusal.Of(3063, "meeting.item_done");
    public static Refusal VoteOpen(int count) => Refusal.Of(3064, "meeting.vote_open", ("count", count));
    public static Refusal NothingToDo() => Refusal.Of(3065, "meeting.no_items");
    public static Refusal FormNotHere(string form) => Refusal.OfField(3066, "meeting.form_not_here", "form", ("form", form));
    public static Refusal NoOpinionsHere() => Refusal.Of(3067, "meeting.no_opinions");
    public static Refusal AlreadyBegun() => Refusal.Of(3068, "meeting.already_begun");
    public static Refusal NotAGroup(OrgId group) => Refusal.OfField(3069, "meeting.not_a_group", "group", ("group", group));
    public static Refusal PresentTwice() => Refusal.OfField(3070, "meeting.present_twice", "present");
    public static Refusal LeaderNotPresent() => Refusal.OfField(3071, "meeting.leader_not_present", "leader");
    public static Refusal OwnRecusalOnly() => Refusal.Of(3072, "meeting.own_recusal_only");
    public static Refusal UnknownForm(string form) => Refusal.Of(3080, "record.unknown_form", ("form", form));
    public static Refusal NotFiler(string group) => Refusal.Of(3081, "record.not_filer", ("group", group));
    public static Refusal AgentNotEntitled() => Refusal.Of(3082, "record.agent_not_entitled");
    public static Refusal FiledAlready(string form, string field) => Refusal.OfField(3084, "record.filed_already", field, ("form", form));
    public static Refusal FutureHappened() => Refusal.OfField(3083, "record.future", "happened");
}
