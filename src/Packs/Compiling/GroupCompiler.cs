using Lianxin.Kernel.People;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Groups, and the paths to the organisations they are of.</summary>
internal sealed class GroupCompiler(Pieces pieces)
{
    public static readonly OrgPath Here = new(OrgRoot.Org, []);

    public GroupDefinition Compile(GroupDecl decl, Scope scope) =>
        Who(decl, scope) with { Except = [.. decl.Except.Select(e => pieces.Group(scope, e)).OfType<GroupDefinition>()] };

    private GroupDefinition Who(GroupDecl decl, Scope scope)
    {
        var name = decl.Name.Value;
        if (decl.Any.Count > 0)
        {
            return pieces.Union(name, [.. decl.Any.Select(g => pieces.Group(scope, g)).OfType<GroupDefinition>()], decl.Name.Place);
        }

        var of = decl.Of is { } path ? Path(path) : Here;
        if (decl.Are is { } stage)
        {
            return new StageGroup(name, stage.Value, of, pieces.Expressions.Person(decl.Where));
        }

        return new PostGroup(name, [.. decl.Hold.Select(p => p.Value)], of, pieces.Expressions.Person(decl.Where));
    }

    /// <summary>What is no path leads to where the case lives; the checker reports it.</summary>
    public static OrgPath Path(Located<string> text) => OrgPathText.ParseOfGroup(text.Value) is { } path
        ? new OrgPath(Root(path.Root), [.. path.Moves.Select(Hop)]) { Name = path.Name }
        : Here;

    private static OrgRoot Root(string root) => root switch { "desk" => OrgRoot.Desk, "subject" => OrgRoot.Subject, "form" => OrgRoot.Field, _ => OrgRoot.Org };

    private static OrgHop Hop(OrgMove move) => (move.Word, move.To) switch
    {
        ("beside", { } kind) => new OrgHop(OrgHopKind.BesideOf, kind),
        ("beside", _) => new OrgHop(OrgHopKind.Beside, null),
        ("below", null) => new OrgHop(OrgHopKind.Below, null),
        ("below", { } kind) => new OrgHop(OrgHopKind.BelowOf, kind),
        (_, null) => new OrgHop(OrgHopKind.Up, null),
        (_, { } kind) => new OrgHop(OrgHopKind.UpTo, kind),
    };
}
