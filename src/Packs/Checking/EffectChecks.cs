using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Effects on accounts and sheets: which ledger, whose account, which earlier step they undo.</summary>
internal sealed class EffectChecks(CheckContext context, ProcedureModel model, Paths paths)
{
    private static readonly string[] Kinds = ["post", "hold", "release_hold", "counter", "sheet"];

    private static readonly FieldType[] Clear = [FieldType.Number, FieldType.Money, FieldType.Date, FieldType.Choice, FieldType.Person, FieldType.Case];

    public static bool Handles(EffectDecl effect) => Kinds.Contains(effect.Kind.Value, StringComparer.Ordinal);

    public void Run(EffectDecl effect)
    {
        switch (effect.Kind.Value)
        {
            case "post":
                Post(effect);
                break;
            case "hold":
                Needed(effect, "in", "from", "amount");
                if (Ledger(effect) is { Holds: false } ledger)
                {
                    context.Report.Add(Codes.MissingKey, effect.Kind.Place, "hold", new Phrase($"账本 {ledger.Name.Value}", $"ledger {ledger.Name.Value}"));
                }

                Holder(effect, "from");
                break;
            case "release_hold":
                Made(effect, "of", "hold");
                break;
            case "counter":
                Made(effect, "of", "post");
                break;
            default:
                Sheet(effect);
                break;
        }
    }

    private void Post(EffectDecl effect)
    {
        Needed(effect, "in", "amount");
        if (effect.Argument("from") is null && effect.Argument("to") is null)
        {
            context.Report.Add(Codes.NeedsOneOf, effect.Kind.Place, new Phrase("post", "post"), "from, to");
        }

        Holder(effect, "from");
        Holder(effect, "to");
        Head(effect);
        if (effect.Argument("at") is { Text: not "now" } at)
        {
            Typed(at, FieldType.Date);
        }

        if (effect.Argument("key") is { } key)
        {
            Key(key);
        }

        if (effect.Argument("uses_hold") is not null)
        {
            Made(effect, "uses_hold", "hold");
        }
    }

    /// <summary>Once only: a value in the clear, or a text of the form that says nothing of a person (a mark of it stays when the text is erased).</summary>
    private void Key(Expr key)
    {
        if (paths.Resolve(new Located<string>(key.Text, key.Place)) is { } target && !Clear.Contains(target.Type)
            && !(target is { Type: FieldType.Text, Privacy: Privacy.Open or Privacy.Inner } && key.Text.StartsWith("form.", StringComparison.Ordinal)))
        {
            context.Report.Add(Codes.BadValue, key.Place, key.Text, new Phrase(
                "能比较的值（数、金额、日期、单选、一个人、事项，或申请表上不涉个人的短文字）", "value that can be compared (number, money, date, choice, person, case, or a short text of the form that is not personal)"));
        }
    }

    /// <summary>What a ledger divides stands under one of its heads, written or chosen in a field.</summary>
    private void Head(EffectDecl effect)
    {
        if (context.Scope.Ledgers.Find(effect.Argument("in")?.Text ?? "") is not { } ledger)
        {
            return;
        }

        if (effect.Argument("head") is not { } head)
        {
            if (ledger.Heads.Count > 0)
            {
                Needed(effect, "head");
            }
        }
        else if (!head.Text.Contains('.', StringComparison.Ordinal))
        {
            LedgerChecks.Known(context, ledger, new Located<string>(head.Text, head.Place));
        }
        else if (paths.Resolve(new Located<string>(head.Text, head.Place)) is { } target)
        {
            Typed(head, FieldType.Choice);
            foreach (var value in target.Values)
            {
                LedgerChecks.Known(context, ledger, new Located<string>(value, head.Place));
            }
        }
    }

    private void Sheet(EffectDecl effect)
    {
        Needed(effect, "of", "change", "row", "reason");
        if (effect.Argument("change") is { } change && !Words.SheetChanges.Contains(change.Text, StringComparer.Ordinal))
        {
            context.Report.Add(Codes.NotOneOf, change.Place, new Phrase("change", "change"), change.Text, Words.DidYouMean(change.Text, Words.SheetChanges), Words.List(Words.SheetChanges));
        }

        if (effect.Argument("change") is { Text: "set" })
        {
            Needed(effect, "column", "to");
        }

        if (effect.Argument("row") is { } row)
        {
            Typed(row, FieldType.Person);
        }

        if (effect.Argument("to") is { } to)
        {
            Typed(to, FieldType.Number, FieldType.Money);
        }

        if (effect.Argument("reason") is { } reason)
        {
            Typed(reason, FieldType.LongText, FieldType.Text);
        }

        if (effect.Argument("of") is not { } of)
        {
            return;
        }

        var (procedure, step) = SheetOf(of.Text);
        if (procedure?.Steps.Find(step) is not FreezeStep freeze)
        {
            context.Known(Codes.UnknownSheet, new Located<string>(of.Text, of.Place), model.Decl.Steps.OfType<FreezeStep>().Select(s => s.Name.Value));
        }
        else if (effect.Argument("column") is { } column && SheetChecks.ColumnsOf(context, procedure, freeze).FirstOrDefault(c => c.Name.Value == column.Text) is { Split: not null })
        {
            // What is shared out sums to the amount; one line set by itself would not.
            context.Report.Add(Codes.BadValue, column.Place, column.Text, new Phrase("可以改正的列（分摊的列要改它所依据的数，再重新造册）", "column that can be set right (of a split, set right what it goes by and freeze anew)"));
        }
        else if (effect.Argument("column") is { } named)
        {
            context.Known(
                Codes.UnknownField, new Located<string>(named.Text, named.Place),
                SheetChecks.ColumnsOf(context, procedure, freeze).Select(c => c.Name.Value), of.Text);
        }
    }

    /// <summary><c>roll</c> of this procedure, or <c>about.roll</c> and <c>ARGUMENT.roll</c> of another case.</summary>
    private (ProcedureDecl? Procedure, string Step) SheetOf(string text) => text.Split('.') switch
    {
        [var step] => (model.Decl, step),
        ["about", var step] when model.Decl.About is { } about => (context.Scope.Procedures.Find(about.Value), step),
        [var argument, var step] when model.Decl.Takes.Find(argument) is { Type: FieldType.Case, Of: [var of] } => (context.Scope.Procedures.Find(of.Value), step),
        _ => (null, text),
    };

    private LedgerDecl? Ledger(EffectDecl effect) =>
        effect.Argument("in") is { } name && context.Known(Codes.UnknownLedger, new Located<string>(name.Text, name.Place), context.Scope.Ledgers.All)
            ? context.Scope.Ledgers.Find(name.Text)
            : null;

    /// <summary>Whose account: a person, an organisation by its path, or everybody in a sheet frozen before.</summary>
    private void Holder(EffectDecl effect, string key)
    {
        if (effect.Argument(key) is not { } holder)
        {
            return;
        }

        var name = effect.Argument("in")?.Text ?? "";
        var ledger = context.Scope.Ledgers.Find(name);
        if (key == "to" || effect.Argument("to") is null)
        {
            ledger = Ledger(effect);
        }

        var persons = true;
        if (OrgPathText.Parse(holder.Text) is { } path)
        {
            persons = false;
            var kinds = model.Kinds.SelectMany(k => path.From(k, context.Scope)).ToList();
            if (ledger is not null && kinds.Count > 0 && !kinds.Exists(k => ledger.Of.Any(o => o.Value == k)))
            {
                context.Report.Add(Codes.NotInLedger, holder.Place, name, holder.Text);
            }
        }
        else if (model.Decl.Steps.Find(holder.Text) is FreezeStep ? key == "to" : IsOnePerson(holder.Text))
        {
            persons = true;
        }
        else
        {
            Typed(holder, FieldType.Person);
        }

        if (persons && ledger is not null && ledger.Of.All(o => o.Value != LedgerDecl.Persons))
        {
            context.Report.Add(Codes.NotInLedger, holder.Place, name, holder.Text);
        }
    }

    /// <summary>Who handed in a report that is handed in once.</summary>
    private bool IsOnePerson(string path) => path.Split('.') is ["actors", var step] && model.Decl.Steps.Find(step) is DoStep { Stages: null };

    private void Made(EffectDecl effect, string key, string what)
    {
        Needed(effect, key);
        if (effect.Argument(key) is { } step && context.Known(Codes.UnknownStep, new Located<string>(step.Text, step.Place), model.Decl.Steps.Names)
            && (model.Decl.Steps.Find(step.Text) is not EnactStep enact || enact.Do.All(e => e.Kind.Value != what)))
        {
            context.Report.Add(Codes.NothingMade, step.Place, step.Text, what);
        }
    }

    private void Needed(EffectDecl effect, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (effect.Argument(key) is null)
            {
                context.Report.Add(Codes.MissingKey, effect.Kind.Place, key, new Phrase(effect.Kind.Value, effect.Kind.Value));
            }
        }
    }

    private void Typed(Expr value, params FieldType[] types)
    {
        if (paths.Resolve(new Located<string>(value.Text, value.Place)) is { } target && !types.Contains(target.Type))
        {
            context.Report.Add(Codes.FieldType, value.Place, value.Text, TypeWords.Of(types[0]));
        }
    }
}
