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

        if (decl.Where is { } where)
        {
            pieces.Later(where.Place, "hold + where");
        }

        return new PostGroup(name, [.. decl.Hold.Select(p => p.Value)], of);
    }

    public OrgPath Path(Located<string> text)
    {
        if (OrgPathText.Parse(text.Value, out _) is not { } path)
        {
            pieces.Later(text.Place, text.Value);
            return Here;
        }

        return new OrgPath(path.Root == "desk" ? OrgRoot.Desk : OrgRoot.Org, [.. path.Moves.Select(Hop)]);
    }

    private static OrgHop Hop(OrgMove move) => (move.Word, move.To) switch
    {
        ("beside", _) => new OrgHop(OrgHopKind.Beside, null),
        (_, null) => new OrgHop(OrgHopKind.Up, null),
        (_, { } kind) => new OrgHop(OrgHopKind.UpTo, kind),
    };
}
