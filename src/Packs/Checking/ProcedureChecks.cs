using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Names and types of one procedure, all but its steps.</summary>
internal static class ProcedureChecks
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        var procedure = model.Decl;
        foreach (var kind in procedure.At)
        {
            context.Org(kind);
        }

        if (procedure.Form?.Name is { } form)
        {
            context.Form(form);
        }
        else if (procedure.Form?.Inline is { } inline)
        {
            DeclarationChecks.Form(context, inline);
        }

        Named(context, model);
        foreach (var field in procedure.Takes.Concat(procedure.Gives))
        {
            DeclarationChecks.Field(context, field);
            Argument(context, field);
        }

        if (procedure.About is { } about)
        {
            context.Known(Codes.UnknownProcedure, about, context.Scope.Procedures.All);
        }

        var paths = new Paths(context, procedure);
        if (procedure.Subject is { } subject && !(subject.Value == "subject" && procedure.Takes.Has("subject"))
            && paths.Resolve(subject) is { } target && target.Type != FieldType.Person)
        {
            context.Report.Add(Codes.FieldType, subject.Place, subject.Value, TypeWords.Of(FieldType.Person));
        }

        Start(context, model, paths);
        Watch(context, model);
        Openers(context, model);
        DueChecks.Run(context, model);
        Marks(context, model);
        AllowChecks.Run(context, model);
        Clocks(context, model);
        foreach (var group in procedure.See.Concat(procedure.Watch).Concat(procedure.Binds))
        {
            Group(context, model, group);
        }

        if (procedure.Open.Count == 0 && procedure.Due.Count == 0 && procedure.Serves == Serves.Nothing && !IsCalled(context, procedure))
        {
            context.Report.Add(Codes.NotOpened, procedure.Name.Place, procedure.Name.Value);
        }
    }

    /// <summary>Those who can be named on its forms are there to be named where it runs.</summary>
    private static void Named(CheckContext context, ProcedureModel model)
    {
        var uses = model.Decl.Steps.SelectMany(s => new[] { s.Fill, (s as DoStep)?.HandIn }).Prepend(model.Decl.Form);
        foreach (var of in uses.SelectMany(u => context.Form(u)?.Fields ?? new Table<FieldDecl>()).Where(f => f.Type is FieldType.Person or FieldType.People).SelectMany(f => f.Of))
        {
            GroupChecks.NeedsNoCase(context, of);
            GroupChecks.ExistsAt(context, of.Value, model.Kinds, Desks(context, model), of.Place);
        }
    }

    /// <summary>A place where only a group can stand, seen from where the procedure runs.</summary>
    public static void Group(CheckContext context, ProcedureModel model, Located<string> name)
    {
        if (!context.Group(name))
        {
            return;
        }

        GroupChecks.NeedsNoCase(context, name);
        GroupChecks.ExistsAt(context, name.Value, model.Kinds, Desks(context, model), name.Place);
    }

    /// <summary>A place of a step where people are named: there a group may also be of an organisation that the case knows.</summary>
    public static void GroupOfStep(CheckContext context, ProcedureModel model, Located<string> name)
    {
        if (context.Group(name))
        {
            GroupChecks.ExistsIn(context, model, name.Value, Desks(context, model), name.Place);
        }
    }

    /// <summary>Kinds of organisation where a case can lie: where it lives, where it starts, and every level it can climb to.</summary>
    private static HashSet<string> Desks(CheckContext context, ProcedureModel model)
    {
        var desks = model.Kinds.ToHashSet(StringComparer.Ordinal);
        foreach (var start in model.Decl.Start?.Values.Select(v => OrgPathText.Parse(v.Text)).OfType<OrgPathText>() ?? [])
        {
            desks.UnionWith(model.Kinds.SelectMany(k => start.From(k, context.Scope)));
        }

        foreach (var climb in model.Decl.Steps.SelectMany(s => s.Then).Select(w => w.Way).OfType<ClimbWay>())
        {
            for (var level = desks.Where(d => d != climb.To.Value).ToList(); level.Count > 0;)
            {
                level = [.. level.SelectMany(k => context.Scope.Orgs.Find(k)?.Under.Select(u => u.Value) ?? []).Where(desks.Add).Where(k => k != climb.To.Value)];
            }
        }

        return desks;
    }

    private static void Start(CheckContext context, ProcedureModel model, Paths paths)
    {
        if (model.Decl.Start is not { } start)
        {
            return;
        }

        Picks.Check(context, paths, start);
        foreach (var value in start.Values)
        {
            if (OrgPathText.Parse(value.Text) is not { Root: "org" } path)
            {
                context.Report.Add(Codes.BadOrgPath, value.Place, value.Text);
                continue;
            }

            foreach (var kind in model.Kinds.Where(k => path.From(k, context.Scope).Count == 0))
            {
                context.Report.Add(Codes.OrgNotThere, value.Place, model.Name, kind, value.Text);
            }
        }
    }

    /// <summary>Who watches never decides.</summary>
    private static void Watch(CheckContext context, ProcedureModel model)
    {
        foreach (var by in model.Decl.Steps.SelectMany(s => s switch { DecideStep d => d.By, DoStep d => d.By, _ => [] }).Where(b => model.Decl.Watch.Any(w => w.Value == b.Value)))
        {
            context.Report.Add(Codes.PeopleNotHere, by.Place, by.Value, new Phrase("不在 watch 里的人", "people who are not named in watch"));
        }
    }

    private static void Argument(CheckContext context, FieldDecl argument)
    {
        if (argument is not { Type: FieldType.Duration, Default: { } set })
        {
            return;
        }

        if (set.Value.StartsWith("params.", StringComparison.Ordinal))
        {
            context.Param(set with { Value = set.Value[7..] }, FieldType.Duration);
        }
        else if (!ParamValues.IsOf(FieldType.Duration, set.Value))
        {
            context.Report.Add(Codes.BadDuration, set.Place, set.Value);
        }
        else
        {
            ParamValues.Within(context.Report, FieldType.Duration, set, argument.Least, argument.Most);
        }
    }

    private static void Openers(CheckContext context, ProcedureModel model)
    {
        foreach (var opener in model.Decl.Open)
        {
            if (opener.By.Value is not "anyone" && !(model.Decl.About is not null && opener.By.Value is "opener" or "subject"))
            {
                Group(context, model, opener.By);
            }

            if (opener.OnBehalf is { } others)
            {
                Group(context, model, others);
            }

            if (opener is { For: not null, Cosigned: null } && model.Decl.About is null)
            {
                context.Report.Add(Codes.MissingKey, opener.Place, "cosigned", new Phrase("open", "open"));
            }

            context.Duration(opener.For, null);
            var seats = GroupChecks.Seats(context.Scope, opener.By.Value);
            Thresholds.Check(context, opener.Cosigned, ["cosigned", opener.By.Value], "cosigned", seats?.Most);
        }
    }

    private static void Marks(CheckContext context, ProcedureModel model)
    {
        var ends = Ends.Of(model.Decl).Select(e => e.Value).ToList();
        foreach (var end in model.Decl.Clears.Where(c => !ends.Contains(c.Value, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.UnknownOutcome, end.Place, end.Value, new Phrase("终点", "the ends"), Words.DidYouMean(end.Value, ends), Words.List(ends));
        }
    }

    private static void Clocks(CheckContext context, ProcedureModel model)
    {
        foreach (var clock in model.Decl.Clocks)
        {
            foreach (var step in new[] { clock.From, clock.Until }.OfType<Located<string>>())
            {
                context.Known(Codes.UnknownStep, step, model.Decl.Steps.Names);
            }

            if (clock.Within is { } within)
            {
                Picks.Check(context, new Paths(context, model.Decl), within);
                foreach (var length in within.Values)
                {
                    context.Duration(length, model.Decl);
                }
            }
        }
    }

    private static bool IsCalled(CheckContext context, ProcedureDecl procedure) =>
        context.Scope.Procedures.Items.Any(p => p.Item.Steps.Any(s =>
            (s is OpenStep open && open.Opened.Value == procedure.Name.Value)
            || (s is WaitStep { Opens: { } waits } && waits.Value == procedure.Name.Value)
            || (s is GatherStep { Opens: { } gathers } && gathers.Value == procedure.Name.Value)
            || (s is PublishStep { Objections: { } objections } && objections.Opens.Value == procedure.Name.Value)));
}
