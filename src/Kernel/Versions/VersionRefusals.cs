using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Versions;

/// <summary>Why an act on a version of a pack is refused; closed list, 6000 to 6049.</summary>
public static class VersionRefusals
{
    public static Refusal Unknown(VersionId id) => Refusal.Of(6001, "version.unknown", ("version", id));
    public static Refusal Exists(VersionId id) => Refusal.Of(6002, "version.exists", ("version", id));
    public static Refusal NotEntitled() => Refusal.Of(6003, "version.not_entitled");
    public static Refusal NumberUsed(string pack, int highest) => Refusal.Of(6004, "version.number_used", ("pack", pack), ("highest", highest));
    public static Refusal MovedOn(string pack, int now) => Refusal.Of(6005, "version.moved_on", ("pack", pack), ("now", now));
    public static Refusal OtherWaiting(string pack) => Refusal.Of(6006, "version.other_waiting", ("pack", pack));
    public static Refusal DayPassed(DateOnly today) => Refusal.OfField(6007, "version.day_passed", "from", ("today", today.ToString("o")));
    public static Refusal DayNotMeant(DateOnly day) => Refusal.OfField(6008, "version.day_not_meant", "from", ("day", day.ToString("o")));
    public static Refusal SameHand() => Refusal.Of(6009, "version.same_hand");
    public static Refusal Decided() => Refusal.Of(6010, "version.decided");
    public static Refusal ReasonMissing() => Refusal.OfField(6011, "version.reason_missing", "reason");
    public static Refusal NotInForce() => Refusal.Of(6012, "version.not_in_force");
    public static Refusal CarryWaiting() => Refusal.Of(6013, "version.carry_waiting");
    public static Refusal NoCarryWaiting() => Refusal.Of(6014, "version.no_carry_waiting");
    public static Refusal CarriesNothing(int from) => Refusal.Of(6015, "version.carries_nothing", ("from", from));
    public static Refusal NoCases() => Refusal.OfField(6016, "version.no_cases", "cases");
    public static Refusal TooManyCases(int most) => Refusal.OfField(6017, "version.too_many_cases", "cases", ("most", most));
    public static Refusal CaseOfOther(CaseId id) => Refusal.OfField(6018, "version.case_of_other", "cases", ("case", id));
}
