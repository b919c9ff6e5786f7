using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// What is declared and used by nothing, here or in a loaded pack that uses this one. A pack in which nothing begins (nobody
/// opens anything, owes anything, or files a form) lends its names to others and may have any. Measures are shown by
/// themselves, routines and procedures are asked for by people.
/// </summary>
internal static class UnusedChecks
{
    public static void Run(CheckContext context, IReadOnlyList<LoadedPack> packs)
    {
        if (IsLent(context.Tree))
        {
            return;
        }

        Mentions[] mentions = [.. packs.Where(p => p.Name == context.Tree.Name.Value || p.Scope.Uses(context.Tree.Name.Value)).Select(p => Mentions.Of(p.Tree))];
        foreach (var (kind, name, thing, then) in Declared(context.Tree).Where(d => Array.TrueForAll(mentions, m => !m.Has(d.Kind, d.Name.Value))))
        {
            context.Report.Add(Codes.UsedByNothing, name.Place, thing, name.Value, then);
        }
    }

    private static bool IsLent(PackTree pack) =>
        pack.Routines.Count == 0 && pack.Procedures.All(p => p.Open.Count + p.Due.Count == 0) && pack.Forms.All(f => f.FiledBy.Count == 0);

    private static IEnumerable<(NameKind Kind, Located<string> Name, Phrase Thing, Phrase Then)> Declared(PackTree pack)
    {
        IEnumerable<(NameKind, Located<string>, Phrase, Phrase)> Of(NameKind kind, IEnumerable<IDeclared> declared, Phrase thing, Phrase then) =>
            declared.Select(d => (kind, d.Name, thing, then));
        return
        [
            .. Of(NameKind.Param, pack.Params, new Phrase("参数", "the parameter"), new Phrase("在该由它决定的地方写 params.名称", "write params.NAME where it decides something")),
            .. Of(NameKind.Org, pack.Orgs, new Phrase("组织类型", "the kind of organisation"), new Phrase("写明哪个程序、岗位或组织用到它", "name it in a procedure, a post or another kind of organisation")),
            .. Of(NameKind.Post, pack.Posts, new Phrase("岗位", "the post"), new Phrase("写进某个人群的 hold", "name it in the hold of a group")),
            .. Of(NameKind.Group, pack.Groups, new Phrase("人群", "the group"), new Phrase("写明哪一步由他们办、或告知他们", "name it where somebody acts or is told")),
            .. Of(NameKind.Form, pack.Forms, new Phrase("表单", "the form"), new Phrase("写明哪个程序、哪一步填它，或用 filed_by 写明谁可以单独填", "let a procedure or a step ask for it, or say by filed_by who may file it")),
            .. Of(NameKind.Meeting, pack.Meetings, new Phrase("会议", "the meeting"), new Phrase("写一步 meet、一项定期任务，或会上登记的表单（records）", "let a meet step, a routine or its records ask for it")),
            .. Of(NameKind.Ledger, pack.Ledgers, new Phrase("账本", "the ledger"), new Phrase("写明哪一步记账（post）或查余额（balance）", "post to it, or ask for its balance")),
            .. Of(NameKind.Sheet, pack.Sheets, new Phrase("册子", "the sheet"), new Phrase("写一步 freeze 造它", "write a freeze step that makes it")),
        ];
    }
}
