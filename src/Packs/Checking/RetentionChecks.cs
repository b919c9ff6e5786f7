using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Checking;

/// <summary>How long texts of a form are kept: a length given beforehand, of texts that there are, and as long as somebody may still need them.</summary>
internal static class RetentionChecks
{
    /// <summary>What lies in the vault and goes; everything else stands in the journal in the clear and stays.</summary>
    private static readonly FieldType[] Erased =
        [FieldType.Text, FieldType.LongText, FieldType.Place, FieldType.Contact, FieldType.File, FieldType.Files, FieldType.Photo, FieldType.Photos];

    public static void Form(CheckContext context, FormDecl form)
    {
        if (form.Retention is not { } length)
        {
            return;
        }

        if (length.Until is not null)
        {
            context.Report.Add(Codes.BadDuration, length.Place, length.Text);
        }

        context.Duration(length, null);
        if (!form.Fields.SelectMany(f => f.Columns.Append(f)).Any(f => Erased.Contains(f.Type)))
        {
            context.Report.Add(Codes.RetentionOfNothing, length.Place, form.Name.Value);
        }
    }

    /// <summary>After the end of a case somebody may still open another about it, or take it up again: until then its texts are there.</summary>
    public static void Run(CheckContext context, ProcedureModel model, Times times)
    {
        var windows = Windows(context, model).Where(w => w.Length is not null).ToList();
        foreach (var form in FormsOf(context, model.Decl).Where(f => f.Retention is not null).Distinct())
        {
            foreach (var (what, length) in windows)
            {
                if (times.Range(form.Retention) is { } kept && times.Range(length, model.Decl) is { } open && IsShorter(kept.Shortest, open.Longest))
                {
                    context.Report.Add(Codes.RetentionTooShort, form.Retention!.Place, kept.Shortest, model.Name, what, open.Longest);
                }
            }
        }
    }

    private static IEnumerable<(Phrase What, DurationText? Length)> Windows(CheckContext context, ProcedureModel model) =>
    [
        .. context.Scope.Procedures.Items.Where(p => p.Item.About?.Value == model.Name).SelectMany(p => p.Item.Open.Where(o => o.Cosigned is null)
            .Select(o => (new Phrase($"提出“{p.Item.Name.Value}”", $"{p.Item.Name.Value} can be opened about it"), o.For))),
        .. model.Decl.Allow.Where(a => a.Name.Value == "reopen").Select(a => (new Phrase("重新办理", "it can be taken up again"), a.For)),
    ];

    private static IEnumerable<FormDecl> FormsOf(CheckContext context, ProcedureDecl decl) =>
        decl.Steps.Select(s => context.Form((s as DoStep)?.HandIn ?? s.Fill)).Prepend(context.Form(decl.Form)).OfType<FormDecl>();

    private static bool IsShorter(Duration kept, Duration window) =>
        kept.TryCompare(window, out var order) ? order < 0 : kept.MinDays < window.MaxDays;
}
