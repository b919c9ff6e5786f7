namespace Lianxin.Packs.Reporting;

public static partial class Codes
{
    public static readonly Code UnknownAct = new("P601", Severity.Error,
        "没有“{0}”这个动作{1}", "there is no act {0}{1}",
        "动作：{2}", "acts: {2}");

    public static readonly Code BadMoment = new("P602", Severity.Error,
        "“{0}”不是时间", "{0} is no moment",
        "写成 2026-03-02 09:00", "write 2026-03-02 09:00");

    public static readonly Code TimeGoesBack = new("P603", Severity.Error,
        "时间倒退了：前面已经到 {0}", "time goes back: it is already {0}",
        "按先后排列，这一行写不早于上面的时间；或删去 at，就和上一行同时", "write the lines in order of time, none earlier than those above; without at it is when the line before was");

    public static readonly Code BadRole = new("P604", Severity.Error,
        "“{0}”不是角色，或没有这么多人{1}", "{0} is no role here, or there are not so many{1}",
        "写成 secretary、member 3、member 1..15、town.secretary", "write secretary, member 3, member 1..15, town.secretary");

    public static readonly Code UnknownLabel = new("P605", Severity.Error,
        "前面没有取名“{0}”的办件或会议{1}", "nothing was labelled {0} before{1}",
        "开始它的那一行写上 label", "give the line that begins it a label");

    public static readonly Code NothingExpected = new("P606", Severity.Error,
        "expect 没有写要成立的事", "expect says nothing that must be so",
        "写上要成立的事，例如 step: review、end: done", "write what must be so, such as step: review or end: done");

    public static readonly Code UnknownCast = new("P607", Severity.Error,
        "没有叫“{0}”的人物表{1}", "there is no cast {0}{1}",
        "现在只有 cast: village", "there is one: cast: village");

    public static readonly Code UnknownCastOrg = new("P608", Severity.Error,
        "这个场景里没有组织“{0}”{1}", "there is no organisation {0} in this scenario{1}",
        "写人物表里的组织（county、town、village、branch、group1…），或先在 world 的 orgs 里列出", "write one of the cast (county, town, village, branch, group1 ...), or list it first under orgs of the world");
}
