using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Days that open a procedure: where it is opened by itself nobody is its opener and nothing is filled in; what needs
/// somebody names whose duty it is.
/// </summary>
internal static class DueChecks
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        var procedure = model.Decl;
        if (procedure.Due.Count == 0)
        {
            return;
        }

        if (procedure.At.Count == 0)
        {
            context.Report.Add(Codes.MissingKey, procedure.Name.Place, "at", new Phrase($"程序 {procedure.Name.Value}", $"procedure {procedure.Name.Value}"));
        }

        if (procedure.About is { } about)
        {
            context.Report.Add(Codes.NotByItself, about.Place, procedure.Name.Value, new Phrase("它附属于另一件事（about）", "it is about another case (about)"));
        }

        if (procedure.Takes.FirstOrDefault(t => !t.Optional && t.Default is null) is { } argument)
        {
            context.Report.Add(Codes.NotByItself, argument.Name.Place, procedure.Name.Value, new Phrase($"没有人交给它 {argument.Name.Value}", $"nobody hands it {argument.Name.Value}"));
        }

        foreach (var day in procedure.Due)
        {
            Term(context, model, day);
        }

        if (Needed(context, procedure) is { } field)
        {
            foreach (var nobody in procedure.Due.Where(d => d.By is null))
            {
                context.Report.Add(Codes.NotByItself, nobody.Place, procedure.Name.Value,
                    new Phrase($"表单的 {field.Name.Value} 必须填，要在这里写 by: 由哪个人群填报", $"its form needs {field.Name.Value}; say here by which group it is filled in (by)"));
            }
        }
        else if (AskedOpener(procedure) is { } asked)
        {
            context.Report.Add(Codes.NotByItself, asked.Place, procedure.Name.Value, new Phrase("没有提出人，这里却要找提出人", "it has no opener, and here its opener is asked"));
        }
    }

    /// <summary>Whether the clockwork opens it: nothing has to be filled in.</summary>
    public static bool IsByItself(CheckContext context, ProcedureDecl procedure) => procedure.Due.Count > 0 && Needed(context, procedure) is null;

    private static FieldDecl? Needed(CheckContext context, ProcedureDecl procedure) =>
        context.Form(procedure.Form)?.Fields.FirstOrDefault(f => !f.Optional && f.Default is null);

    /// <summary>The post whose term decides exists wherever the procedure runs.</summary>
    private static void Term(CheckContext context, ProcedureModel model, DueDecl due)
    {
        if (due.Day.Rule.Post is not { } post || !context.Post(new Located<string>(post, due.Day.Place)))
        {
            return;
        }

        var kinds = context.Scope.Posts.Find(post)!.In.Select(i => i.Value).ToList();
        foreach (var kind in model.Kinds.Where(k => !kinds.Contains(k, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.PostNotThere, due.Day.Place, model.Name, post, kind, Reading.Words.List(kinds));
        }
    }

    private static Located<string>? AskedOpener(ProcedureDecl procedure) => procedure.Steps.SelectMany(s => s switch
    {
        DecideStep d => d.By,
        DoStep d => d.By,
        ClaimStep c => c.By,
        GatherStep g => g.From,
        FreezeStep f => f.By,
        EnactStep e => e.Do.SelectMany(d => d.Arguments).Where(a => a.Name.Value is "to" or "from" or "person" or "people").Select(a => new Located<string>(a.Value.Text, a.Value.Place)),
        _ => [],
    }).Where(w => w.Value == "opener").Select(w => (Located<string>?)w).FirstOrDefault();
}
