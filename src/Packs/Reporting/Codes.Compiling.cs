namespace Lianxin.Packs.Reporting;

/// <summary>What can still be wrong when a checked pack is turned into what the kernel runs.</summary>
public static partial class Codes
{
    public static readonly Code NotDeclared = new("P701", Severity.Error,
        "“{0}”没有声明", "{0} is not declared",
        "先用 lianxin check 改好，再让它生效", "mend it with lianxin check first");
}
