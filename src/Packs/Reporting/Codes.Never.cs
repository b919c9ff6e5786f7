namespace Lianxin.Packs.Reporting;

public static partial class Codes
{
    public static readonly Code NeverDone = new("P801", Severity.Error,
        "没有“{0}”这样的写法：{1}", "there is no {0}, and there never will be: {1}",
        "删去这一项；为什么不做，见 docs/codes/never-built.md", "remove it; docs/codes/never-built.md says why it is never built");

    public static readonly Code NeverRecorded = new("P802", Severity.Error,
        "“{0}”不记录：{1}", "{0} is not recorded: {1}",
        "删去这一项；如果说的是另一回事，换一个不会误会的名称", "leave it out; if something else is meant, give it a name that cannot be mistaken");

    public static readonly Code NoRest = new("P803", Severity.Error,
        "“{0}”要人天天值守，没有休息", "{0} has people on duty every day without rest",
        "每天的事由组织轮流承担（by 写组织类型），个人的按周或按月", "let the organisation owe what is daily (by: a kind of organisation), and people weekly or monthly");

    public static readonly Code NamedInPublic = new("P804", Severity.Error,
        "这个程序可能作出不利于人的决定，不能向所有人公布“{0}”是谁", "this procedure may decide against a person; {0} is not named to everybody",
        "去掉，或写 .masked", "leave it out, or write .masked");
}
