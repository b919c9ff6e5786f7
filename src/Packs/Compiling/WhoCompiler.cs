using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>How a procedure names people: groups, arguments, fields, those who acted, subject and opener.</summary>
internal sealed class WhoCompiler(Pieces pieces, ProcedureDecl procedure, Scope scope)
{
    public const string Public = "public";

    public IReadOnlyList<WhoSpec> Each(IEnumerable<Located<string>> names) => [.. names.Select(One).OfType<WhoSpec>()];

    /// <summary>Several named together are one audience. Null where nobody is named.</summary>
    public WhoSpec? Together(IReadOnlyList<Located<string>> names)
    {
        var found = Each(names);
        if (found.Count <= 1)
        {
            return found.Count == 0 ? null : found[0];
        }

        if (found.OfType<GroupWho>().Select(g => g.Group).ToArray() is { } groups && groups.Length == found.Count)
        {
            return new GroupWho(pieces.Union(string.Join(',', groups.Select(g => g.Name)), groups, names[0].Place));
        }

        return new SeveralWho(found);
    }

    public WhoSpec? One(Located<string> name) => People.Of(name, procedure, scope) switch
    {
        { Kind: PeopleKind.Anyone } => new AnyoneWho(),
        { Kind: PeopleKind.Opener } => new OpenerWho(),
        { Kind: PeopleKind.Subject } => Subject() ?? new SubjectWho(),
        { Kind: PeopleKind.Argument } argument => new ArgumentWho(argument.Name),
        { Kind: PeopleKind.FormField } field => new FieldWho(field.Name),
        { Kind: PeopleKind.StepField } field => new StepFieldWho(field.Name.TrimStart('?'), field.Member) { MayBeMissing = field.Name[0] == '?' },
        { Kind: PeopleKind.About } => About(name with { Value = name.Value["about.".Length..] }),
        { Kind: PeopleKind.Present } meet => new PresentWho(meet.Name),
        { Kind: PeopleKind.Sheet } sheet => new SheetWho(sheet.Name),
        { Kind: PeopleKind.Actors } actors => new ActorsWho(actors.Name),
        { Kind: PeopleKind.Public } => null,
        _ => pieces.Group(scope, name) is { } group ? new GroupWho(group) : null,
    };

    /// <summary>Somebody of the case this one is about; its subject is followed to where it stands there.</summary>
    public PathWho About(Located<string> name) => new("about." + (name.Value == "subject" ? SubjectOfAbout() : name.Value));

    private string SubjectOfAbout() =>
        (procedure.About is { } about ? scope.Procedures.Find(about.Value)?.Subject?.Value : null) ?? "subject";

    /// <summary>The kernel finds a subject under its own name; one called otherwise is followed to where it stands. Null where there is none.</summary>
    public WhoSpec? Subject() => procedure.Subject?.Value.Split('.') switch
    {
        null when !procedure.Takes.Has("subject") => null,
        ["form", var field] => new FieldWho(field),
        ["opener"] => new OpenerWho(),
        [var argument] when argument != "subject" => new ArgumentWho(argument),
        _ => new SubjectWho(),
    };
}
