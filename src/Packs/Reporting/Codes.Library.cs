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
        "制度包里没有“{0}”{1}", "the pack has nothing at {0}{1}",
        "删去这一行，或改成制度包里真有的名称；步骤改了名，文字也跟着改", "remove this line, or write a name that the pack has; where a step was renamed, so is its text");

    public static readonly Code TextFileMissing = new("P404", Severity.Error,
        "缺少文件 text/zh.yaml", "text/zh.yaml is missing",
        "用 lianxin texts 目录 生成，再填上中文", "let lianxin texts FOLDER write it, then fill in the Chinese");

    public static readonly Code TextLooksTheSame = new("P405", Severity.Error,
        "“{0}”与 {1} 的文字看起来一样，其实不同", "the text {0} looks like that of {1}, but is another",
        "换一种说法", "say one of them otherwise");

    public static readonly Code UsesNotFound = new("P501", Severity.Error,
        "找不到制度包“{0}”", "there is no pack {0}",
        "放在同一目录下，或 packs/ 目录下", "put it beside this pack, or in packs/");

    public static readonly Code UsesCycle = new("P502", Severity.Error,
        "制度包互相引用成环：{0}", "packs use each other in a circle: {0}",
        "把两边都要用的名称挪进第三个制度包（例如 basics），两边都用它", "move what both need into a third pack (such as basics) and let both use that");

    public static readonly Code FolderName = new("P503", Severity.Error,
        "制度包叫“{0}”，目录却叫“{1}”", "the pack is called {0}, its folder {1}",
        "两者取同一个名称", "give both the same name");

    public static readonly Code NameCollision = new("P504", Severity.Error,
        "{0}“{1}”与制度包“{2}”里的同名", "{0} {1} has the same name as one in the pack {2}",
        "换一个名称；同名不能覆盖", "choose another name; nothing is shadowed");

    public static readonly Code NoPack = new("P505", Severity.Error,
        "“{0}”里没有制度包(pack.yaml)", "no pack (pack.yaml) in {0}",
        "写制度包所在的目录，里面要有 pack.yaml", "name the folder of a pack, in which pack.yaml stands");

    public static readonly Code PackTwice = new("P506", Severity.Error,
        "制度包“{0}”在两个目录里：{1}", "the pack {0} stands in two folders: {1}",
        "只留一处，或给其中一个改名称和目录", "keep one of them, or give one another name and folder");
}
