using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Kinds of sheets and the steps that freeze one: who has a row, what the columns hold, what is said of them.</summary>
internal static class SheetChecks
{
    /// <summary>In sentences over a whole sheet: how many rows it has.</summary>
    public const string Rows = "rows";

    public static void Run(CheckContext context)
    {
        foreach (var sheet in context.Tree.Sheets)
        {
            Of(context, sheet.Of);
            Columns(context, sheet.Columns, sheet, declared: true);
            Bands(context, sheet);
        }
    }

    public static void Freeze(CheckContext context, ProcedureModel model, FreezeStep step, Paths paths)
    {
        var source = Source(model.Decl, step);
        var kind = source is null && step.Of is { } of ? context.Scope.Sheets.Find(of.Value) : null;
        if (source is null && kind is null)
        {
            Of(context, step.Of, model.Decl.Steps.OfType<FreezeStep>().TakeWhile(s => s != step).Select(s => s.Name.Value));
        }

        Dated(context, paths, step.AsOf, FieldType.Date);
        Dated(context, paths, step.Period, FieldType.Number, FieldType.Date);
        if (kind is { Period: not null } && step.Period is null)
        {
            context.Report.Add(Codes.MissingKey, step.Place, "period", new Phrase($"步骤 {step.Name.Value}", $"step {step.Name.Value}"));
        }

        Columns(context, step.Columns, kind, declared: false);
        Rest(context, step);
        var columns = ColumnsOf(context, model.Decl, step).Select(c => c.Name.Value).ToList();
        foreach (var over in step.Columns.Select(c => c.Split?.Over).OfType<Located<string>>())
        {
            context.Known(Codes.UnknownField, over, columns, step.Name.Value);
        }

        Thresholds.Check(context, step.Check, [.. columns, Rows], null);
    }

    /// <summary>The parameter that <c>params.NAME</c> means.</summary>
    public static Located<string> ParamOf(Located<string> parts) =>
        parts.Value.StartsWith("params.", StringComparison.Ordinal) ? parts with { Value = parts.Value[7..] } : parts;

    /// <summary>What no row gets is a part of a split; and of each amount split so, every part goes somewhere, once.</summary>
    private static void Rest(CheckContext context, FreezeStep step)
    {
        Columns(context, step.Rest, null, declared: false);
        foreach (var rest in step.Rest.Where(r => r.Split is not { Parts: not null, Over: null }))
        {
            context.Report.Add(Codes.PeopleNotHere, rest.Name.Place, "rest", new Phrase("分出来的一份：split、parts、part", "a part of a split: split, parts, part"));
        }

        var splits = step.Columns.Concat(step.Rest).Select(c => c.Split).OfType<SplitDecl>().Where(s => s is { Parts: not null, Part: not null });
        foreach (var same in splits.GroupBy(s => (s.Amount.Text, ParamOf(s.Parts!.Value).Value)))
        {
            var named = same.Select(s => s.Part!.Value.Value).ToList();
            var wrong = (context.Scope.Params.Find(same.Key.Value)?.Of ?? []).Select(o => o.Value).Where(o => named.Count(n => n == o) != 1).ToList();
            if (wrong.Count > 0)
            {
                context.Report.Add(Codes.PartNotGiven, same.First().Place, same.Key.Text, Words.List(wrong));
            }
        }
    }

    private static void Part(CheckContext context, SplitDecl split)
    {
        if (split.Parts is not { } parts)
        {
            return;
        }

        context.Param(ParamOf(parts), FieldType.Weights);
        if (split.Part is { } part && context.Scope.Params.Find(ParamOf(parts).Value) is { Type: FieldType.Weights } param && param.Of.All(o => o.Value != part.Value))
        {
            var known = param.Of.Select(o => o.Value).ToList();
            context.Report.Add(Codes.UnknownTag, part.Place, param.Name.Value, part.Value, Words.DidYouMean(part.Value, known), Words.List(known));
        }
    }

    /// <summary>Every column of the sheet that a step freezes: of the kind, of the sheet it begins from, its own.</summary>
    public static IEnumerable<ColumnDecl> ColumnsOf(CheckContext context, ProcedureDecl procedure, FreezeStep step) => ColumnsOf(context.Scope, procedure, step);

    public static IEnumerable<ColumnDecl> ColumnsOf(Scope scope, ProcedureDecl procedure, FreezeStep step)
    {
        var before = Source(procedure, step) is { } source
            ? ColumnsOf(scope, procedure, source)
            : step.Of is { } of ? scope.Sheets.Find(of.Value)?.Columns ?? [] : [];
        return before.Concat(step.Columns);
    }

    /// <summary>The kind of sheet a step freezes; null where it says by itself what it holds, or begins from another.</summary>
    public static SheetDecl? KindOf(CheckContext context, ProcedureDecl procedure, FreezeStep step) =>
        Source(procedure, step) is null && step.Of is { } of ? context.Scope.Sheets.Find(of.Value) : null;

    /// <summary>The earlier sheet of the same procedure that a step begins from.</summary>
    public static FreezeStep? Source(ProcedureDecl procedure, FreezeStep step) =>
        procedure.Steps.TakeWhile(s => s != step).OfType<FreezeStep>().FirstOrDefault(s => s.Name.Value == step.Of?.Value);

    private static void Of(CheckContext context, Located<string>? of, params IEnumerable<string> others)
    {
        if (of is { } name && !context.Scope.Groups.Has(name.Value) && !context.Scope.Orgs.Has(name.Value))
        {
            context.Known(Codes.UnknownSheet, name, [.. context.Scope.Groups.All, .. context.Scope.Orgs.All, .. context.Scope.Sheets.All, .. others]);
        }
        else if (of is { } group)
        {
            GroupChecks.NeedsNoCase(context, group);
        }
    }

    private static void Dated(CheckContext context, Paths paths, Expr? day, params FieldType[] types)
    {
        if (day is not null && paths.Resolve(new Located<string>(day.Text, day.Place)) is { } target && !types.Contains(target.Type))
        {
            context.Report.Add(Codes.FieldType, day.Place, day.Text, TypeWords.Of(types[0]));
        }
    }

    private static void Columns(CheckContext context, Table<ColumnDecl> columns, SheetDecl? kind, bool declared)
    {
        foreach (var column in columns)
        {
            FigureChecks.Column(context, column);
            if (column.Split is { } split)
            {
                if (declared)
                {
                    context.Report.Add(Codes.PeopleNotHere, split.Place, "split", new Phrase("表达式、指标、连续期数；分摊写在 freeze 里", "expressions, measures and streaks; a split belongs to a freeze"));
                }

                Part(context, split);
            }

            if (column.Streak is { } band && kind is not null)
            {
                Band(context, band, kind, "streak");
            }
        }
    }

    private static void Bands(CheckContext context, SheetDecl sheet)
    {
        // A streak counts bands, so no band can hang on it.
        var plain = sheet.Columns.Where(c => c.Streak is null).Select(c => c.Name.Value).ToList();
        Thresholds.Exhaustive(context, sheet.Bands, sheet.Name.Place);
        foreach (var band in sheet.Bands)
        {
            Thresholds.Check(context, band.When, plain, null);
        }

        foreach (var opens in sheet.Opens)
        {
            if (context.Known(Codes.UnknownProcedure, opens.Name, context.Scope.Procedures.All)
                && sheet.Of is { } rows && !context.Scope.Orgs.Has(rows.Value) && context.Scope.Procedures.Find(opens.Name.Value) is { } opened && (opened.Subject is null || opened.Clears.Count == 0))
            {
                context.Report.Add(Codes.ScoreOpens, opens.Name.Place, opens.Name.Value);
            }

            Thresholds.Check(context, opens.When, [.. sheet.Columns.Names], null);
        }

        foreach (var column in sheet.Rank.Concat(new[] { sheet.Best?.By }.OfType<Located<string>>()))
        {
            context.Known(Codes.UnknownField, column, sheet.Columns.Names, sheet.Name.Value);
        }

        if (sheet.Best?.Of is { } of)
        {
            Band(context, of, sheet, "best");
        }
    }

    private static void Band(CheckContext context, Located<string> band, SheetDecl sheet, string key)
    {
        var bands = sheet.Bands.Select(b => b.Name.Value).ToList();
        if (!bands.Contains(band.Value, StringComparer.Ordinal))
        {
            context.Report.Add(Codes.UnknownTag, band.Place, key, band.Value, Words.DidYouMean(band.Value, bands), Words.List(bands));
        }
    }
}
