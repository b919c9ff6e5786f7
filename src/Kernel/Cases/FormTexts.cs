using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases;

/// <summary>A text or file that somebody put on a form.</summary>
/// <param name="Step">the step whose form it was; null for the form that a case was opened with, and of a record</param>
public sealed record FormText(string? Step, VaultId Text);

/// <summary>All that people wrote on the forms of a case or record, also what was corrected or answered again later.</summary>
public static class FormTexts
{
    /// <param name="stream">all events of the case or record, in order</param>
    /// <returns>each text once, but for those erased before</returns>
    public static IReadOnlyList<FormText> In(IEnumerable<Envelope> stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var found = new Dictionary<VaultId, FormText>();
        string? step = null;
        foreach (var envelope in stream)
        {
            if (envelope.Event is TextsErased erased)
            {
                foreach (var text in erased.Texts)
                {
                    found.Remove(text);
                }
            }

            step = envelope.Event is StepEntered entered ? entered.Step : step;
            var at = envelope.Event is AnswerGiven or ReportHandedIn ? step : (envelope.Event as StepLeft)?.Step;
            foreach (var text in ValuesOf(envelope.Event).SelectMany(TextsOf).Where(t => t.Hash.Length > 0))
            {
                found.TryAdd(text.Id, new FormText(at, text.Id));
            }
        }

        return [.. found.Values];
    }

    private static IEnumerable<FieldValue> ValuesOf(IEvent e) => e switch
    {
        DraftFiled d => d.Beginning.Form.Values,
        CaseOpened { Beginning: { } b } => b.Form.Values,
        AnswerGiven a => a.Values.Values,
        ReportHandedIn r => r.Values.Values,
        StepLeft l => l.Values.Values,
        FieldCorrected { Before: { } before } c => [before, c.After],
        FieldCorrected c => [c.After],
        ActRequested { What: CorrectAct c } => [c.Value],
        RecordFiled r => r.Values.Values,
        RecordCorrected c => [c.Before, c.After],
        _ => [],
    };

    private static IEnumerable<TextRef> TextsOf(FieldValue value) => value switch
    {
        TextValue t => [t.Text],
        FilesValue f => f.Files,
        TableValue t => t.Rows.SelectMany(r => r.Values).SelectMany(TextsOf),
        _ => [],
    };
}
