using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// What can still be wrong when a pack is turned into what the kernel runs. A checked pack meets only
/// <c>P104</c> (a word this version cannot run): all else was reported before.
/// </summary>
internal static class CompileCodes
{
    public static readonly Code Expression = new("P304", Severity.Error, "{0}", "{0}", "{1}", "{1}");

    public static readonly Code NotDeclared = new("P701", Severity.Error, "“{0}”没有声明", "{0} is not declared");

    public static readonly Code NotAValue = new("P702", Severity.Error,
        "“{0}”不是{1}", "{0} is not {1}");
}
