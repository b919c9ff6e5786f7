using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

/// <summary>Why an act on an organisation is refused; closed list, 1000 to 1099.</summary>
public static class OrgRefusals
{
    public static Refusal Unknown(OrgId id) => Refusal.Of(1001, "org.unknown", ("org", id));
    public static Refusal Exists(OrgId id) => Refusal.Of(1002, "org.exists", ("org", id));
    public static Refusal UnknownKind(string kind) => Refusal.OfField(1003, "org.unknown_kind", "kind", ("kind", kind));
    public static Refusal NameEmpty() => Refusal.OfField(1004, "org.name_empty", "name");
    public static Refusal NameTooLong(int most) => Refusal.OfField(1005, "org.name_too_long", "name", ("most", most));
    public static Refusal WrongParent(string kind, string parent) => Refusal.OfField(1006, "org.wrong_parent", "under", ("kind", kind), ("parent", parent));
    public static Refusal Circle(OrgId under) => Refusal.OfField(1007, "org.circle", "under", ("org", under));
    public static Refusal Dissolved(OrgId id) => Refusal.Of(1008, "org.dissolved", ("org", id));
    public static Refusal HasParts(int count) => Refusal.Of(1009, "org.has_parts", ("count", count));
    public static Refusal WrongBeside(string kind, string beside) => Refusal.OfField(1010, "org.wrong_beside", "beside", ("kind", kind), ("beside", beside));
    public static Refusal NoSuchRule(string pack, string name) => Refusal.Of(1011, "org.no_such_rule", ("pack", pack), ("name", name));
    public static Refusal RuleOutOfBounds(string name, string value, string least, string most) =>
        Refusal.OfField(1012, "org.rule_out_of_bounds", name, ("value", value), ("least", least), ("most", most));
    public static Refusal NotHead() => Refusal.Of(1013, "org.not_head");
    public static Refusal RuleNotReadable(string name, string value) => Refusal.OfField(1014, "org.rule_not_readable", name, ("value", value));
    public static Refusal LinkToSelf() => Refusal.OfField(1015, "org.link_to_self", "other");
    public static Refusal NotEntitled() => Refusal.Of(1016, "org.not_entitled");
    public static Refusal NameTaken(string name) => Refusal.OfField(1017, "org.name_taken", "name", ("name", name));
    public static Refusal DayNotMeant(string field, DateOnly day) => Refusal.OfField(1018, "org.day_not_meant", field, ("day", day.ToString("o")));
    public static Refusal EndsBeforeItBegins(DateOnly begun) => Refusal.OfField(1019, "org.ends_early", "on", ("begun", begun.ToString("o")));
    public static Refusal StillHeld(int count) => Refusal.Of(1020, "org.still_held", ("count", count));
    public static Refusal StillPeopled(int count) => Refusal.Of(1021, "org.still_peopled", ("count", count));
    public static Refusal StillBusy(int count) => Refusal.Of(1022, "org.still_busy", ("count", count));
    public static Refusal DissolvedAhead(DateOnly today) => Refusal.OfField(1023, "org.dissolved_ahead", "on", ("day", today.ToString("o")));
    public static Refusal OutOfReach(OrgId org) => Refusal.Of(1025, "org.out_of_reach", ("org", org));
    public static Refusal NotNamed() => Refusal.Of(1026, "org.not_named");
    public static Refusal NoHeir() => Refusal.Of(1027, "org.no_heir");
    public static Refusal TooManyToHand(int count, int most) => Refusal.Of(1028, "org.too_many_to_hand", ("count", count), ("most", most));
    public static Refusal StillOwns(int count) => Refusal.Of(1029, "org.still_owns", ("count", count));
    public static Refusal LinkedAlready() => Refusal.OfField(1030, "org.linked_already", "other");
    public static Refusal NotLinked() => Refusal.OfField(1031, "org.not_linked", "other");
    public static Refusal BeginsBeforeParent(DateOnly begun) => Refusal.OfField(1024, "org.begins_early", "from", ("begun", begun.ToString("o")));
    public static Refusal SetByCases(string pack, string procedure) => Refusal.Of(1032, "org.set_by_cases", ("procedure", $"{pack}/{procedure}"));
}
