using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Texts;

/// <summary>A place of a pack that people read. Optional ones may have a text.</summary>
public readonly record struct TextPath(string Path, Place Place, bool Required);

/// <summary>
/// Lists every path of a pack that has a text: <c>procedures.topic.steps.review</c>,
/// <c>procedures.topic.steps.review.accept</c>, <c>forms.topic.title</c>. Behind any path <c>.hint</c> may stand
/// a sentence more. Outcomes that the verbs make (late, held, told ...) are words of the product and optional here.
/// </summary>
public static class TextPaths
{
    private static readonly HashSet<string> MadeByVerbs = new(StringComparer.Ordinal)
    {
        "late", "skipped", "done", "unable", "claimed", "none", "closed", "no_quorum", "held", "told", "clear", "upheld", "past", "enacted", "refused", "frozen",
    };

    public static IEnumerable<TextPath> Of(PackTree pack)
    {
        var all = Declared(pack).Concat(pack.Procedures.SelectMany(Procedure)).ToList();
        return all.Concat(all.Select(p => new TextPath(p.Path + ".hint", p.Place, false)));
    }

    private static IEnumerable<TextPath> Declared(PackTree pack)
    {
        yield return new TextPath("title", pack.Title.Place, false);
        yield return new TextPath("about", pack.Title.Place, true);
        foreach (var param in pack.Params)
        {
            yield return Needed($"params.{param.Name.Value}", param.Name);
            foreach (var value in param.Of)
            {
                yield return Needed($"params.{param.Name.Value}.{value.Value}", value);
            }
        }

        foreach (var path in Named("orgs", pack.Orgs).Concat(Named("posts", pack.Posts)).Concat(Named("groups", pack.Groups))
            .Concat(Named("meetings", pack.Meetings)).Concat(Named("measures", pack.Measures)).Concat(Named("routines", pack.Routines)))
        {
            yield return path;
        }

        foreach (var path in Named("ledgers", pack.Ledgers).Concat(pack.Ledgers.SelectMany(l => l.Heads.Select(h => Needed($"ledgers.{l.Name.Value}.{h.Value}", h)))).Concat(pack.Sheets.SelectMany(Sheet)))
        {
            yield return path;
        }

        foreach (var path in pack.Forms.SelectMany(f => Form($"forms.{f.Name.Value}", f).Prepend(Needed($"forms.{f.Name.Value}", f.Name))))
        {
            yield return path;
        }
    }

    private static IEnumerable<TextPath> Sheet(SheetDecl sheet)
    {
        var at = $"sheets.{sheet.Name.Value}";
        return Named(at, sheet.Columns).Concat(sheet.Bands.Select(b => Needed($"{at}.{b.Name.Value}", b.Name))).Prepend(Needed(at, sheet.Name));
    }

    private static IEnumerable<TextPath> Procedure(ProcedureDecl procedure)
    {
        var at = $"procedures.{procedure.Name.Value}";
        yield return Needed(at, procedure.Name);
        foreach (var path in Fields($"{at}.takes", procedure.Takes)
            .Concat(procedure.Form?.Inline is { } form ? Form($"{at}.form", form) : [])
            .Concat(Named($"{at}.refuse", procedure.Refuse))
            .Concat(Named($"{at}.clocks", procedure.Clocks))
            .Concat(procedure.Allow.SelectMany(a => a.Reasons.Select(r => Needed($"{at}.allow.{a.Name.Value}.{r.Value}", r))))
            .Concat(procedure.Steps.SelectMany(s => Step($"{at}.steps.{s.Name.Value}", s))))
        {
            yield return path;
        }

        foreach (var end in Ends.Of(procedure))
        {
            yield return Needed($"{at}.ends.{end.Value}", end);
        }
    }

    private static IEnumerable<TextPath> Step(string at, StepDecl step)
    {
        yield return Needed(at, step.Name);
        IEnumerable<Located<string>> named = step switch
        {
            DecideStep => step.Then.Select(w => w.Outcome),
            GatherStep g => g.Result.Select(r => r.Name),
            VoteStep v => v.Result.Select(r => r.Name),
            OpenStep o => o.Result.Select(r => r.Name),
            _ => [],
        };
        foreach (var outcome in named.Where(o => !MadeByVerbs.Contains(o.Value)))
        {
            yield return Needed($"{at}.{outcome.Value}", outcome);
        }

        foreach (var outcome in step.Then.Select(w => w.Outcome).Where(o => MadeByVerbs.Contains(o.Value)))
        {
            yield return new TextPath($"{at}.{outcome.Value}", outcome.Place, false);
        }

        if (step is EnactStep enact)
        {
            foreach (var name in enact.Do.Where(e => e.Kind.Value is "link" or "unlink").Select(e => e.Argument("name")).OfType<Expr>())
            {
                yield return Needed($"links.{name.Text}", new Located<string>(name.Text, name.Place));
            }
        }

        if (step is FreezeStep freeze)
        {
            foreach (var path in Named(at, freeze.Columns).Concat(Named(at, freeze.Rest)))
            {
                yield return path;
            }
        }

        if (step.Fill?.Inline is { } fill)
        {
            foreach (var path in Form($"{at}.fill", fill))
            {
                yield return path;
            }
        }

        if (step is DoStep { HandIn.Inline: { } report })
        {
            foreach (var path in Form($"{at}.hand_in", report))
            {
                yield return path;
            }
        }
    }

    private static IEnumerable<TextPath> Form(string at, FormDecl form) =>
        form.Rule is { } rule ? Fields(at, form.Fields).Append(new TextPath($"{at}.rule", rule.Place, true)) : Fields(at, form.Fields);

    private static IEnumerable<TextPath> Fields(string at, Table<FieldDecl> fields)
    {
        foreach (var field in fields)
        {
            yield return Needed($"{at}.{field.Name.Value}", field.Name);
            foreach (var column in Fields($"{at}.{field.Name.Value}", field.Columns))
            {
                yield return column;
            }

            if (field.Type is FieldType.Choice or FieldType.Choices)
            {
                foreach (var value in field.Of)
                {
                    yield return Needed($"{at}.{field.Name.Value}.{value.Value}", value);
                }
            }
        }
    }

    private static IEnumerable<TextPath> Named<T>(string at, Table<T> table)
        where T : class, IDeclared =>
        table.Select(d => Needed($"{at}.{d.Name.Value}", d.Name));

    private static TextPath Needed(string path, Located<string> name) => new(path, name.Place, true);
}
