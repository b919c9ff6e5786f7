using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Forms in words: what must hold of what is filled in, who files one by itself, and when two are the same.</summary>
internal sealed class FormTelling(Teller teller)
{
    private PackWords Words => teller.Words;

    /// <summary>Forms that people file by themselves or under a meeting, in writing order.</summary>
    public IEnumerable<FormDecl> Filed => Words.Pack.Tree.Forms.Where(f => f.FiledBy.Count > 0 || Meetings(f).Any());

    /// <summary>The rule of one of those.</summary>
    public string Rule(FormDecl form)
    {
        var name = form.Name.Value;
        string[] ways =
        [
            form.FiledBy.Count > 0 ? teller.Say($"由{Teller.Strong(teller.People(form.FiledBy, null))}单独填报", $"filed by {Teller.Strong(teller.People(form.FiledBy, null))}") : "",
            .. Meetings(form).Select(m => teller.Say($"在“{Words.Meeting(m)}”上登记", $"filed under “{Words.Meeting(m)}”")),
        ];
        string[] sentences =
        [
            teller.Say($"“{Words.Form(name)}”", $"“{Words.Form(name)}” is ") + string.Join(teller.Say("，或者", " or "), ways.Where(w => w.Length > 0)),
            Same(form),
            Demand(form, f => Words.FormText(name, f)) ?? "",
        ];
        return string.Join(teller.Say("。", ". "), sentences.Where(s => s.Length > 0).Select(Begun)) + teller.Say("。", ".");
    }

    /// <summary>What must hold when a form is handed in, in the words of its text; as it stands in the file where there are none; null where nothing must.</summary>
    /// <param name="say">the text of a field of that form</param>
    public string? Demand(FormDecl? form, Func<string, string> say)
    {
        if (form?.Rule is not { } rule)
        {
            return null;
        }

        var said = say("rule") is { } words and not "rule" ? words.TrimEnd('。', '.') : teller.Say($"条件“{rule.Text}”", $"the condition “{rule.Text}”");
        return teller.Say($"填写时必须符合：{said}", $"what is filled in must keep to this: {said}");
    }

    /// <summary>By name or in place; null where there is none.</summary>
    public FormDecl? Of(FormUse? use) => use?.Inline ?? (use?.Name is { } name ? Words.Scope.Forms.Find(name.Value) : null);

    private string Same(FormDecl form)
    {
        var fields = Words.List(form.Unique.Select(u => Words.Quote(Words.FormText(form.Name.Value, u.Value))));
        return form.Unique.Count == 0 ? ""
            : teller.Say($"同一个组织里，{fields}{(form.Unique.Count > 1 ? "都" : "")}相同的只收一份，再填的不收", $"of those alike in {fields} an organisation takes one, and a second is refused");
    }

    private IEnumerable<string> Meetings(FormDecl form) =>
        Words.Scope.Meetings.Items.Where(m => m.Item.Records.Any(r => r.Value == form.Name.Value)).Select(m => m.Item.Name.Value);

    private string Begun(string sentence) => Words.IsChinese ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
