using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Where a path begins that only a case knows: where its subject belongs, or an organisation on its form.</summary>
internal static class CasePaths
{
    /// <summary>Kinds of organisation where it can begin; reports what the procedure has no subject, stage or field for.</summary>
    public static IReadOnlyCollection<string> Starts(CheckContext context, ProcedureDecl procedure, OrgPathText path, Place place) =>
        path.Root == "subject" ? OfSubject(context, procedure, path.Name, place) : OnForm(context, procedure, path.Name, place);

    private static IReadOnlyCollection<string> OfSubject(CheckContext context, ProcedureDecl procedure, string stage, Place place)
    {
        if (procedure.Subject is null && !procedure.Takes.Has("subject"))
        {
            context.Report.Add(Codes.NoSubject, place);
            return [];
        }

        var places = GroupChecks.Places(context.Scope, stage);
        if (places.Count == 0)
        {
            context.Known(Codes.UnknownStage, new Located<string>(stage, place), context.Scope.Groups.Items.Select(g => g.Item.Are?.Value).OfType<string>().Distinct(StringComparer.Ordinal));
        }

        return places;
    }

    private static IReadOnlyCollection<string> OnForm(CheckContext context, ProcedureDecl procedure, string field, Place place)
    {
        var text = new Located<string>($"form.{field}", place);
        if (new Paths(context, procedure).Resolve(text) is not { } target)
        {
            return [];
        }

        if (target.Type is not (FieldType.Org or FieldType.Orgs))
        {
            context.Report.Add(Codes.FieldType, place, text.Value, TypeWords.Of(FieldType.Org));
            return [];
        }

        var kinds = context.Form(procedure.Form)?.Fields.Find(field)?.Of ?? [];
        return kinds.Count > 0 ? [.. kinds.Select(k => k.Value)] : [.. context.Scope.Orgs.All];
    }
}
