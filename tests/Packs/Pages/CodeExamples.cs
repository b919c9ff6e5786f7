using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;

namespace Lianxin.Tests.Packs.Pages;

/// <summary>One file of a folder, right and wrong; the others stand as they are.</summary>
/// <param name="Folder">its files by place, the pack's own in its folder: <c>small/text/zh.yaml</c></param>
internal sealed record CodeExample(string Code, IReadOnlyDictionary<string, string> Folder, string File, string Right, string Wrong)
{
    /// <summary>What the checker says of the folder with this text in the file.</summary>
    public IReadOnlyList<Diagnostic> Check(string text)
    {
        var root = Directory.CreateTempSubdirectory("example-");
        try
        {
            foreach (var (place, written) in Folder.Append(new(File, text)))
            {
                var path = Path.Combine(root.FullName, place);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                System.IO.File.WriteAllText(path, written);
            }

            return PackChecker.Check(PackLibrary.Load([Path.Combine(root.FullName, File.Split('/')[0])], root.FullName)).Report.All;
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }
}

/// <summary>Examples of codes that no table of mistakes in one small pack can show: several files, several changes, or none to print.</summary>
internal static class CodeExamples
{
    private const string Small = """
        pack: small
        version: 1
        title: 小制度
        uses: [shared]
        forms:
          note: { on: date, filed_by: clerks }
        """;

    private const string Shared = """
        pack: shared
        version: 1
        title: 共用
        orgs:   { branch: { head: clerk } }
        posts:  { clerk: { in: branch, deputy: helper }, helper: { in: branch } }
        groups: { clerks: { hold: clerk, of: org } }
        """;

    private const string Chinese = "about: 登记\nforms.note: 记录\nforms.note.on: 日期\n";

    private const string Two = """
        pack: two
        version: 1
        title: 两核
        orgs: { village: { head: head } }
        posts:
          head:   { in: village }
          second: { in: village, not_with: head }
        groups:
          heads:   { hold: head, of: org }
          seconds: { hold: second, of: org }
        procedures:
          claim:
            form: { what: longtext }
            at: village
            open: [{ by: heads }]
            steps:
              - decide: checks
                by: [heads, seconds]
                need: each
                fill: { reasons: longtext }
                within: 5 days
                then: { right: next, wrong: end refused, late: escalate }
        """;

    private static readonly Dictionary<string, string> Folder = new(StringComparer.Ordinal)
    {
        ["small/pack.yaml"] = Small,
        ["small/text/zh.yaml"] = Chinese,
        ["small/text/en.yaml"] = "title: Small\nabout: Filing\nforms.note: Note\nforms.note.on: Day\n",
        ["shared/pack.yaml"] = Shared,
        ["shared/text/zh.yaml"] = "about: 共用\norgs.branch: 支部\nposts.clerk: A岗\nposts.helper: B岗\ngroups.clerks: 文书\n",
        ["shared/text/en.yaml"] = "title: Shared\nabout: Shared\norgs.branch: Branch\nposts.clerk: Clerk\nposts.helper: Helper\ngroups.clerks: Clerks\n",
    };

    /// <summary>Run by a test: the wrong one has the code, the right one has not.</summary>
    public static IReadOnlyList<CodeExample> Run { get; } =
    [
        InFolder("Y010", "small/pack.yaml", "title: 小制度\n", "title: 小制度\n---\n"),
        InFolder("P401", "small/text/zh.yaml", "forms.note.on: 日期", "forms.note.on: \"\""),
        InFolder("P402", "small/text/en.yaml", "forms.note.on: Day", "forms.note.on: \"\""),
        InFolder("P403", "small/text/zh.yaml", "forms.note.on:", "forms.note.day:"),
        InFolder("P405", "shared/text/zh.yaml", "posts.helper: B岗", "posts.helper: \uFF21岗"),
        InFolder("P501", "small/pack.yaml", "uses: [shared]", "uses: [share]"),
        InFolder("P502", "shared/pack.yaml", "title: 共用\n", "title: 共用\nuses: [small]\n"),
        InFolder("P503", "small/pack.yaml", "pack: small", "pack: smal"),
        InFolder("P504", "small/pack.yaml", "forms:\n", "groups: { clerks: { hold: clerk, of: org } }\nforms:\n"),
        new("P804", None, "mini/pack.yaml", Exposed("whom.masked"), Exposed("whom")),
        new("S806", None, "two/pack.yaml", Two, Two.Replace(", not_with: head", "", StringComparison.Ordinal)),
        Carried("S1401", 3, "1: { topic: topic }", "2: { topic: topic }"),
        Carried("S1402", 2, "1: { topic.review: look }", "1: { topic: topic }", "- decide: review", "- decide: look"),
        new("S1403", Before, "mini/pack.yaml", Later(2, "1: { topic: topic }", "due:    date", "due:    date\n    cost:   { is: money, optional: true }"), Later(2, "1: { topic: topic }", "due:    date", "due:    date\n    cost:   money")),
        Carried("S1404", 2, "1: { removal: removal }", "1: { removal.hearing: appeal }"),
        Carried("S1405", 2, "1: { topic: topic }", "1: { topic.review: adopted }"),
        Carried("S1406", 2, "1: { topic.review: look }", "1: { topic.review: discuss }", "- decide: review", "- decide: look"),
    ];

    /// <summary>What cannot be printed, or is no matter of what a file says: told in words.</summary>
    public static IReadOnlyDictionary<string, (string Chinese, string English)> Told { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["Y002"] = ("把整本文件汇编都贴进了 pack.yaml", "a whole volume of documents was pasted into pack.yaml"),
        ["Y003"] = ("括号一层套一层，套了几十层", "brackets within brackets, dozens deep"),
        ["Y004"] = ("把全村名单写成了选项", "the whole village was written down as the values of a choice"),
        ["Y008"] = ("用旧的中文软件存成了 GBK", "an old program saved the file as GBK"),
        ["Y009"] = ("新建了 pack.yaml，还没有写就检查", "pack.yaml was made and checked before anything was written"),
        ["Y012"] = ("文件被移走了，或者只有别人能读", "the file was moved, or only somebody else may read it"),
        ["Y013"] = ("一处缩进错了，后面每一行都报错：改了那一处就都好了", "one wrong indentation breaks every line behind it: mend that one and all are well"),
        ["Y014"] = ("一个程序写了几千步", "a procedure of thousands of steps"),
        ["Y015"] = ("名称从网页上粘贴来，中间夹着一个看不见的字符", "a name pasted from a web page has an invisible character in it"),
        ["Y016"] = ("英文单词里混进一个俄文字母，看起来一模一样", "a Cyrillic letter among Latin ones, which looks exactly alike"),
        ["Y017"] = ("text/zh.yaml 是指向别处的快捷方式", "text/zh.yaml is a link to a file elsewhere"),
        ["P118"] = ("把整篇说明写进了 title", "the whole explanation was written into title"),
        ["P404"] = ("目录里只有 pack.yaml，没有 text/zh.yaml", "the folder holds pack.yaml and no text/zh.yaml"),
        ["P505"] = ("写的是 packs/x/text，而 pack.yaml 在 packs/x", "packs/x/text was given, and pack.yaml stands in packs/x"),
        ["P506"] = ("复制了一份来改，名称没有换，两份一起检查", "a pack was copied to be changed, kept its name, and both were checked together"),
        ["P701"] = ("没有通过检查的制度包被直接拿去用", "a pack that was never checked was put to use"),
        ["S1201"] = ("三个四选一的参数再加一个“是否”，一起决定走哪几步：一百二十八种走法", "three parameters of four values and a yesno choose the steps together: 128 courses"),
    };

    private static Dictionary<string, string> None => [];

    private static Dictionary<string, string> Before => new(StringComparer.Ordinal) { ["mini/versions/1.yaml"] = MiniPack.Text };

    private static CodeExample InFolder(string code, string file, string find, string replace) => new(
        code, Folder.Where(f => f.Key != file).ToDictionary(StringComparer.Ordinal), file, Folder[file], Folder[file].Replace(find, replace, StringComparison.Ordinal));

    private static CodeExample Carried(string code, int version, string right, string wrong, string find = "", string replace = "") =>
        new(code, Before, "mini/pack.yaml", Later(version, right, find, replace), Later(version, wrong, find, replace));

    private static string Later(int version, string carry, string find, string replace)
    {
        var now = MiniPack.With("version: 1\ntitle: 小制度", $"version: {version}\ntitle: 小制度\ncarry_over: {{ {carry} }}");
        return find.Length == 0 ? now : now.Replace(find, replace, StringComparison.Ordinal);
    }

    private static string Exposed(string shown) => MiniPack.With("form: { whom: person, why: longtext }", "form: { whom: { is: person, privacy: open }, why: longtext }")
        .Replace("- enact: removed", $"- publish: exposed\n        to: public\n        show: [{shown}]\n        for: 5 days\n      - enact: removed", StringComparison.Ordinal);
}
