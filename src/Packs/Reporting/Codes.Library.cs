namespace Lianxin.Packs.Reporting;

public static partial class Codes
{
    public static readonly Code TextMissing = new("P401", Severity.Error,
        "缺少中文：{0}", "Chinese text missing: {0}",
        "在 text/zh.yaml 里写上 {0}: …", "write {0}: ... in text/zh.yaml");

    public static readonly Code TextMissingEnglish = new("P402", Severity.Warning,
        "缺少英文：{0}", "English text missing: {0}",
        "在 text/en.yaml 里写上 {0}: …", "write {0}: ... in text/en.yaml");

    public static readonly Code TextUnknown = new("P403", Severity.Error,
        "制度包里没有“{0}”{1}", "the pack has nothing at {0}{1}");

    public static readonly Code TextFileMissing = new("P404", Severity.Error,
        "缺少文件 text/zh.yaml", "text/zh.yaml is missing");

    public static readonly Code TextLooksTheSame = new("P405", Severity.Error,
        "“{0}”与 {1} 的文字看起来一样，其实不同", "the text {0} looks like that of {1}, but is another",
        "换一种说法", "say one of them otherwise");

    public static readonly Code UsesNotFound = new("P501", Severity.Error,
        "找不到制度包“{0}”", "there is no pack {0}",
        "放在同一目录下，或 packs/ 目录下", "put it beside this pack, or in packs/");

    public static readonly Code UsesCycle = new("P502", Severity.Error,
        "制度包互相引用成环：{0}", "packs use each other in a circle: {0}");

    public static readonly Code FolderName = new("P503", Severity.Error,
        "制度包叫“{0}”，目录却叫“{1}”", "the pack is called {0}, its folder {1}",
        "两者取同一个名称", "give both the same name");

    public static readonly Code NameCollision = new("P504", Severity.Error,
        "{0}“{1}”与制度包“{2}”里的同名", "{0} {1} has the same name as one in the pack {2}",
        "换一个名称；同名不能覆盖", "choose another name; nothing is shadowed");

    public static readonly Code NoPack = new("P505", Severity.Error,
        "“{0}”里没有制度包(pack.yaml)", "no pack (pack.yaml) in {0}");

    public static readonly Code PackTwice = new("P506", Severity.Error,
        "制度包“{0}”在两个目录里：{1}", "the pack {0} stands in two folders: {1}");
}
