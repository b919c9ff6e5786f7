using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;
using Lianxin.Packs.Texts;
using Lianxin.Rules;

namespace Lianxin.Packs.Explaining;

/// <summary>
/// Every name of a pack as people read it, in one language: looked up in the texts of the pack that declares it, and
/// among the product's words where a pack says nothing.
/// </summary>
/// <param name="textsOf">texts of a pack in force, or null where there is none of that name</param>
public sealed class PackWords(LoadedPack pack, Func<string, PackTexts?> textsOf, Language language)
{
    public LoadedPack Pack => pack;

    public Scope Scope => pack.Scope;

    public Language Language => language;

    public bool IsChinese => language == Language.Chinese;

    /// <summary>One of two sentences, by language.</summary>
    public string Say(string chinese, string english) => IsChinese ? chinese : english.Replace('“', '"').Replace('”', '"');

    /// <summary>In quotes: curly in Chinese, straight in English, where fonts made for Chinese would draw curly ones wide.</summary>
    public string Quote(string words) => IsChinese ? $"“{words}”" : $"\"{words}\"";

    public string List(IEnumerable<string> words, string? last = null)
    {
        var all = words.ToArray();
        var and = last ?? Say("和", "and");
        return all.Length switch
        {
            0 => "",
            1 => all[0],
            _ => IsChinese
                ? string.Join('、', all[..^1]) + and + all[^1]
                : string.Join(", ", all[..^1]) + $" {and} " + all[^1],
        };
    }

    public string Title => At(pack.Name, "title") ?? pack.Tree.Title.Value;

    public string Group(string name) => Owned(Scope.Groups.Owner(name)?.Pack, $"groups.{name}", name);

    public string Form(string name) => Owned(Scope.Forms.Owner(name)?.Pack, $"forms.{name}", name);

    /// <summary>A field of a form by name.</summary>
    public string FormText(string form, string field) => Owned(Scope.Forms.Owner(form)?.Pack, $"forms.{form}.{field}", field);

    public string Meeting(string name) => Owned(Scope.Meetings.Owner(name)?.Pack, $"meetings.{name}", name);

    public string Param(string name) => Owned(Scope.Params.Owner(name)?.Pack, $"params.{name}", name);

    public string Org(string kind) => Owned(Scope.Orgs.Owner(kind)?.Pack, $"orgs.{kind}", kind);

    public string Link(string name) => Owned(Scope.Pack.Name.Value, $"links.{name}", name);

    public string Post(string name) => Owned(Scope.Posts.Owner(name)?.Pack, $"posts.{name}", name);

    public string Ledger(string name) => Owned(Scope.Ledgers.Owner(name)?.Pack, $"ledgers.{name}", name);

    /// <summary>A head of a ledger.</summary>
    public string LedgerHead(string ledger, string head) => Owned(Scope.Ledgers.Owner(ledger)?.Pack, $"ledgers.{ledger}.{head}", head);

    public string Sheet(string name) => Owned(Scope.Sheets.Owner(name)?.Pack, $"sheets.{name}", name);

    /// <summary>A column or band of a kind of sheet.</summary>
    public string SheetPart(string sheet, string part) => Owned(Scope.Sheets.Owner(sheet)?.Pack, $"sheets.{sheet}.{part}", part);

    public string Measure(string name) => Owned(Scope.Measures.Owner(name)?.Pack, $"measures.{name}", name);

    public string Procedure(string name) => Owned(Scope.Procedures.Owner(name)?.Pack, $"procedures.{name}", name);

    public string Step(ProcedureDecl procedure, string step) => Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.steps.{step}", step);

    /// <summary>A column that a step adds to its sheet.</summary>
    public string StepPart(ProcedureDecl procedure, StepDecl step, string part) =>
        Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.steps.{step.Name.Value}.{part}", part);

    /// <summary>A sentence more about a step, where the pack has one.</summary>
    public string? StepHint(ProcedureDecl procedure, string step) => At(PackOf(procedure), $"procedures.{procedure.Name.Value}.steps.{step}.hint");

    /// <summary>An outcome by the pack's own word; else by the word of the end a step waits for; else by the product's.</summary>
    public string Outcome(ProcedureDecl procedure, StepDecl step, string outcome) =>
        At(PackOf(procedure), $"procedures.{procedure.Name.Value}.steps.{step.Name.Value}.{outcome}")
        ?? (step is OpenStep open && Scope.Procedures.Find(open.Opened.Value) is { } opened ? At(PackOf(opened), $"procedures.{opened.Name.Value}.ends.{outcome}") : null)
        ?? StandardWords.Find(outcome, language) ?? outcome;

    public string End(ProcedureDecl procedure, string end) =>
        At(PackOf(procedure), $"procedures.{procedure.Name.Value}.ends.{end}") ?? StandardWords.Find(end, language) ?? end;

    public string Refusal(ProcedureDecl procedure, string name) => Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.refuse.{name}", name);

    public string Clock(ProcedureDecl procedure, string name) => Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.clocks.{name}", name);

    public string AllowReason(ProcedureDecl procedure, AllowDecl act, string reason) =>
        Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.allow.{act.Name.Value}.{reason}", reason);

    public string Argument(ProcedureDecl procedure, string name) => Owned(PackOf(procedure), $"procedures.{procedure.Name.Value}.takes.{name}", name);

    /// <summary>A field of the form a case is opened with.</summary>
    public string FormField(ProcedureDecl procedure, string field) =>
        procedure.Form is { } use ? Field(use, $"procedures.{procedure.Name.Value}.form", PackOf(procedure), field) : field;

    /// <summary>A choice of a field of the form a case is opened with.</summary>
    public string FormChoice(ProcedureDecl procedure, string field, string choice) => FormField(procedure, $"{field}.{choice}");

    /// <summary>A field filled in at a step.</summary>
    public string StepField(ProcedureDecl procedure, StepDecl step, string field)
    {
        var use = step is DoStep { HandIn: { } handIn } ? handIn : step.Fill;
        var key = step is DoStep ? "hand_in" : "fill";
        return use is null ? field : Field(use, $"procedures.{procedure.Name.Value}.steps.{step.Name.Value}.{key}", PackOf(procedure), field);
    }

    /// <summary>The text of a path in the pack that declares the parameter, for its choices.</summary>
    public string ParamChoice(string param, string choice) => Owned(Scope.Params.Owner(param)?.Pack, $"params.{param}.{choice}", choice);

    public string? ParamHint(string param) => At(Scope.Params.Owner(param)?.Pack, $"params.{param}.hint");

    public string Routine(string name) => Owned(pack.Name, $"routines.{name}", name);

    public string About => At(pack.Name, "about") ?? "";

    public string PackOf(ProcedureDecl procedure) => Scope.Procedures.Owner(procedure.Name.Value)?.Pack ?? pack.Name;

    private string Field(FormUse use, string inlinePath, string owner, string field) => use.Name is { } form
        ? Owned(Scope.Forms.Owner(form.Value)?.Pack, $"forms.{form.Value}.{field}", field)
        : Owned(owner, $"{inlinePath}.{field}", field);

    private string Owned(string? owner, string path, string name) => At(owner, path) ?? StandardWords.Find(name, language) ?? name;

    private string? At(string? owner, string path) =>
        (string.Equals(owner, pack.Name, StringComparison.Ordinal) || owner is null ? pack.Texts : textsOf(owner))?.Find(path, language);
}
