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
}
