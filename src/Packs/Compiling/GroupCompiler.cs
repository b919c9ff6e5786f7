using System.Text.RegularExpressions;
using Lianxin.Kernel.People;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Groups, and the paths to the organisations they are of.</summary>
internal sealed partial class GroupCompiler(Pieces pieces)
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

    private OrgPath Path(Located<string> text)
    {
        if (Shape().Match(text.Value) is not { Success: true } match)
        {
            pieces.Later(text.Place, text.Value);
            return Here;
        }

        var root = match.Groups["root"].Value == "desk" ? OrgRoot.Desk : OrgRoot.Org;
        return new OrgPath(root, [.. match.Groups["move"].Captures.Select(c => Hop(c.Value))]);
    }

    private static OrgHop Hop(string move) => move switch
    {
        "up" => new OrgHop(OrgHopKind.Up, null),
        "beside" => new OrgHop(OrgHopKind.Beside, null),
        _ => new OrgHop(OrgHopKind.UpTo, move.Split('\'')[1]),
    };

    [GeneratedRegex(@"^(?<root>org|desk)(?:\.(?<move>up\('[a-z][a-z0-9_]*'\)|up|beside))*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Shape();
}
