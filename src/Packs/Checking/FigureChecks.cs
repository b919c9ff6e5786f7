using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Measures and routines name facts that are made.</summary>
internal static class FigureChecks
{
    public static void Run(CheckContext context)
    {
        var facts = FactKinds.Of(context.Scope);
        foreach (var measure in context.Tree.Measures)
        {
            Body(context, facts, measure, measure.Body);
        }

        foreach (var routine in context.Tree.Routines)
        {
            Routine(context, facts, routine);
        }
    }

    /// <summary>The fact that counts for a routine: a meeting is owed as held, a form as recorded, a procedure as opened.</summary>
    public static string Owed(CheckContext context, string owe) =>
        context.Scope.Meetings.Has(owe) ? $"{owe}.held"
        : context.Scope.Forms.Find(owe) is { } form && FactKinds.IsRecorded(form, context.Scope) ? $"{owe}.recorded"
        : context.Scope.Procedures.Has(owe) ? $"{owe}.opened"
        : owe;

    /// <summary>A measure that a sheet's column holds: it names facts that are made, and is a number.</summary>
    public static void Column(CheckContext context, ColumnDecl column)
    {
        var named = column.Value is { } value && context.Scope.Measures.Find(value.Text) is { } measure ? measure.Body : null;
        if ((column.Measure ?? named) is { Aggregate: Aggregate.Rate or Aggregate.Mean } shown)
        {
            context.Report.Add(Codes.NotInColumn, column.Name.Place, column.Name.Value, shown.Aggregate.ToString().ToLowerInvariant());
        }
        else if (column.Measure is { } body)
        {
            Body(context, FactKinds.Of(context.Scope), new MeasureDecl(column.Name, body), body);
        }
    }

    private static void Body(CheckContext context, IReadOnlyDictionary<string, FactKind> facts, MeasureDecl measure, MeasureBody body)
    {
        switch (body.Aggregate)
        {
            case Aggregate.Rate:
                foreach (var part in body.Parts)
                {
                    if (part.Aggregate == Aggregate.Mean)
                    {
                        context.Report.Add(Codes.BadValue, part.Place, "mean", new Phrase("可以相除的指标（count 或 sum）", "measure to divide (count or sum)"));
                    }

                    Body(context, facts, measure, part);
                }

                break;
            case Aggregate.Named when body.Of is { } name:
                if (context.Known(Codes.UnknownFact, name, context.Scope.Measures.All)
                    && (name.Value == measure.Name.Value || context.Scope.Measures.Find(name.Value)!.Body.Aggregate is Aggregate.Rate or Aggregate.Mean or Aggregate.Named))
                {
                    context.Report.Add(Codes.BadValue, name.Place, name.Value, new Phrase("可以相除的指标（count 或 sum）", "measure to divide (count or sum)"));
                }

                break;
            default:
                Kind(context, facts, body.Of, body.Tags);
                foreach (var level in body.Levels)
                {
                    context.Org(level);
                }

                foreach (var unless in body.Unless)
                {
                    context.Known(Codes.UnknownFact, unless, facts.Keys);
                }

                if (body is { Aggregate: Aggregate.Sum or Aggregate.Mean, Of: { } summed } && facts.TryGetValue(summed.Value, out var kind) && !kind.HasAmount)
                {
                    context.Report.Add(Codes.BadValue, summed.Place, summed.Value, new Phrase("有数量的数据，用 count", "kind of fact with an amount; count it"));
                }

                break;
        }
    }

    private static void Kind(CheckContext context, IReadOnlyDictionary<string, FactKind> facts, Located<string>? of, IReadOnlyList<Located<string>> tags)
    {
        if (of is not { } name || !context.Known(Codes.UnknownFact, name, facts.Keys))
        {
            return;
        }

        var known = facts[name.Value].Tags ?? [];
        foreach (var tag in tags.Where(t => !known.Contains(t.Value, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.UnknownTag, tag.Place, name.Value, tag.Value, Words.DidYouMean(tag.Value, known), Words.List(known));
        }
    }

    private static void Routine(CheckContext context, IReadOnlyDictionary<string, FactKind> facts, RoutineDecl routine)
    {
        if (routine.Owe is { } owe)
        {
            Kind(context, facts, owe with { Value = Owed(context, owe.Value) }, routine.Tags);
        }

        foreach (var kind in routine.At)
        {
            context.Org(kind);
        }

        if (routine.Every is { Fixed: null } every)
        {
            context.Report.Add(Codes.BadDuration, every.Place, every.Text);
        }

        if (routine.By is { } by && !context.Scope.Orgs.Has(by.Value)
            && context.Known(Codes.UnknownPeople, by, context.Scope.Orgs.All.Concat(context.Scope.Groups.All)))
        {
            Group(context, routine, by);
        }

        DutyPlaces.Run(context, routine, Places(context, routine));
        if (routine.While is { } during)
        {
            While(context, routine, during);
        }

        if (routine.Due is { Rule.Post: { } post } due && context.Post(new Located<string>(post, due.Place)))
        {
            Places(context, routine).Where(k => context.Scope.Posts.Find(post)!.In.All(i => i.Value != k)).ToList()
                .ForEach(k => context.Report.Add(Codes.PostNotThere, due.Place, routine.Name.Value, post, k, Words.List(context.Scope.Posts.Find(post)!.In.Select(i => i.Value))));
        }
    }

    /// <summary>A case can run where the duty is, and that one runs may be seen by everybody who sees the duty.</summary>
    private static void While(CheckContext context, RoutineDecl routine, Located<string> during)
    {
        var parts = during.Value.Split('.');
        if (parts.Length > 2 || !context.Known(Codes.UnknownProcedure, during with { Value = parts[0] }, context.Scope.Procedures.All))
        {
            if (parts.Length > 2)
            {
                context.Report.Add(Codes.BadValue, during.Place, during.Value, new Phrase("程序，或程序.步骤，例如 topic 或 topic.carry", "procedure or PROCEDURE.STEP, such as topic or topic.carry"));
            }

            return;
        }

        var procedure = context.Scope.Procedures.Find(parts[0])!;
        if (parts is [_, var step])
        {
            context.Known(Codes.UnknownStep, during with { Value = step }, procedure.Steps.Names);
        }

        var places = Places(context, routine);
        if (procedure.At.Count > 0 && places.Count > 0 && !procedure.At.Any(a => places.Contains(a.Value, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.DutyNowhere, during.Place, parts[0], places[0], procedure.At[0].Value);
        }

        if (procedure.See.Count > 0)
        {
            context.Report.Add(Codes.DutyTells, during.Place, routine.Name.Value, parts[0]);
        }
    }

    /// <summary>Kinds of organisation that owe it: those named, else where what is owed takes place.</summary>
    public static IReadOnlyList<string> Places(CheckContext context, RoutineDecl routine) => routine switch
    {
        { By: { } by } when context.Scope.Orgs.Has(by.Value) => [by.Value],
        { At.Count: > 0 } => [.. routine.At.Select(a => a.Value)],
        { Owe: { } owe } when context.Scope.Meetings.Find(owe.Value) is { At: { } at } => [at.Value],
        { Owe: { } owe } when context.Scope.Procedures.Find(owe.Value.Split('.')[0]) is { } procedure => [.. procedure.At.Select(a => a.Value)],
        _ => [],
    };

    /// <summary>A group owes it in organisations, and is there.</summary>
    private static void Group(CheckContext context, RoutineDecl routine, Located<string> by)
    {
        var kinds = Places(context, routine);
        if (kinds.Count == 0)
        {
            context.Report.Add(Codes.MissingKey, routine.Name.Place, "at", new Phrase($"定期任务 {routine.Name.Value}", $"routine {routine.Name.Value}"));
        }

        GroupChecks.NeedsNoCase(context, by);
        GroupChecks.ExistsAt(context, by.Value, kinds, kinds, by.Place);
    }
}
