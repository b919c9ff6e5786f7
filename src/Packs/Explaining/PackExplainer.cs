using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Puts a pack into words: every sentence comes from its declarations and texts, none from anywhere else, so what people
/// read is what is executed.
/// </summary>
public static class PackExplainer
{
    /// <summary>Explains a pack.</summary>
    /// <param name="textsOf">texts of the packs it uses</param>
    /// <param name="valueOf">
    /// the value an organisation has set, by pack and parameter, canonical; null where it has set none, so that the pack's default is told
    /// </param>
    public static Explanation Explain(
        LoadedPack pack, Func<string, PackTexts?> textsOf, Language language, Func<string, string, string?>? valueOf = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var words = new PackWords(pack, textsOf, language);
        var teller = new Teller(words, valueOf ?? ((_, _) => null));
        var numbered = new Numbering(teller);
        var steps = new StepTelling(teller);
        var opening = new OpeningTelling(teller);
        var calling = new CallingTelling(teller);
        var books = new LedgerTelling(teller);
        var forms = new FormTelling(teller);
        var figures = new FigureTelling(teller);
        var flows = pack.Tree.Procedures.Select(p => FlowModel.Of(p, teller, steps, opening)).ToArray();
        teller.TakeSources();
        var procedures = pack.Tree.Procedures.Select((p, i) => new ExplainedProcedure(
            p.Name.Value, words.Procedure(p.Name.Value),
            [
                .. opening.Rules(p).Select(r => numbered.Rule(null, r.Rule, r.Place)),
                .. p.Steps.Select(s => numbered.Rule(s.Name.Value, steps.Rule(p, s), s.Name.Place)),
            ],
            flows[i])).ToArray();
        var meetings = pack.Tree.Meetings.Select(m => numbered.Rule(null, calling.Meeting(m), m.Name.Place)).ToArray();
        var filings = forms.Filed.Select(f => numbered.Rule(null, forms.Rule(f), f.Name.Place)).ToArray();
        return new Explanation(
            pack.Name, pack.Tree.Version, words.Title, words.About, pack.Tree.Source, procedures, meetings,
            [.. pack.Tree.Routines.Select(r => numbered.Rule(null, calling.Duty(r), r.Name.Place))],
            [.. pack.Tree.Params.Select(p => teller.Explain(p.Name.Value))])
        {
            Filings = filings,
            Books =
            [
                .. pack.Tree.Ledgers.Select(l => numbered.Rule(null, books.Ledger(l), l.Name.Place)),
                .. pack.Tree.Sheets.Select(s => numbered.Rule(null, books.Sheet(s), s.Name.Place)),
            ],
            Figures = [.. pack.Tree.Measures.Select(m => numbered.Rule(null, figures.Measure(m), m.Name.Place))],
        };
    }

    /// <summary>The rule of one step in one sentence, for the page of a case; null where the pack has no such step.</summary>
    public static string? StepSentence(
        LoadedPack pack, Func<string, PackTexts?> textsOf, Language language, string procedure, string step, Func<string, string, string?>? valueOf = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Tree.Procedures.Find(procedure) is not { } decl || decl.Steps.Find(step) is not { } found)
        {
            return null;
        }

        var teller = new Teller(new PackWords(pack, textsOf, language), valueOf ?? ((_, _) => null));
        return string.Concat(Run.Cut(new StepTelling(teller).Short(decl, found)).Select(r => r.Text));
    }

    private sealed class Numbering(Teller teller)
    {
        private int last;

        public ExplainedRule Rule(string? step, string marked, Place place) => new(++last, step, Run.Cut(marked), teller.TakeSources(), place);
    }
}
