using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// Groups, forms and meetings of a library of packs, each compiled once in the scope of the pack that declares it,
/// so that a name used from another pack is the same thing.
/// </summary>
internal sealed class Pieces
{
    private readonly PackLibrary library;
    private readonly GroupCompiler groups;
    private readonly FormCompiler forms;
    private readonly Dictionary<(string Pack, string Name), GroupDefinition?> compiledGroups = [];
    private readonly Dictionary<(string Pack, string Name), FormDefinition> compiledForms = [];
    private readonly Dictionary<(string Pack, string Name), MeetingDefinition> compiledMeetings = [];

    public Pieces(PackLibrary library, Report report)
    {
        this.library = library;
        Report = report;
        Expressions = new ExpressionCompiler(Report);
        groups = new GroupCompiler(this);
        forms = new FormCompiler(this);
    }

    public Report Report { get; }

    public ExpressionCompiler Expressions { get; }

    public GroupDefinition? Group(Scope scope, Located<string> name)
    {
        if (scope.Groups.Owner(name.Value) is not { } owner)
        {
            return Unknown<GroupDefinition>(name);
        }

        var key = (owner.Pack, name.Value);
        if (!compiledGroups.TryGetValue(key, out var group))
        {
            compiledGroups[key] = null; // a circle of groups, reported by the checker, ends here
            compiledGroups[key] = group = groups.Compile(owner.Item, ScopeOf(owner.Pack));
        }

        return group;
    }

    public FormDefinition? Form(Scope scope, Located<string> name)
    {
        if (scope.Forms.Owner(name.Value) is not { } owner)
        {
            return Unknown<FormDefinition>(name);
        }

        var key = (owner.Pack, name.Value);
        if (!compiledForms.TryGetValue(key, out var form))
        {
            compiledForms[key] = form = forms.Compile(owner.Item, owner.Pack, $"forms.{name.Value}", ScopeOf(owner.Pack));
        }

        return form;
    }

    /// <summary>A form by name, or one written in place, whose words stand under that place.</summary>
    public FormDefinition? Form(FormUse? use, Scope scope, string pathInPlace) => use switch
    {
        { Inline: { } form } => forms.Compile(form, scope.Pack.Name.Value, pathInPlace, scope),
        { Name: { } name } => Form(scope, name),
        _ => null,
    };

    public MeetingDefinition? Meeting(Scope scope, Located<string> name)
    {
        if (scope.Meetings.Owner(name.Value) is not { } owner)
        {
            return Unknown<MeetingDefinition>(name);
        }

        var key = (owner.Pack, name.Value);
        if (!compiledMeetings.TryGetValue(key, out var meeting))
        {
            if (new MeetingCompiler(this).Compile(owner.Item, ScopeOf(owner.Pack)) is not { } compiled)
            {
                return null;
            }

            compiledMeetings[key] = meeting = compiled;
        }

        return meeting;
    }

    /// <summary>Several groups as one; the name lists them by commas. Null after reporting.</summary>
    public GroupDefinition? Union(IReadOnlyList<Located<string>> names, Scope scope)
    {
        var found = names.Select(n => Group(scope, n)).OfType<GroupDefinition>().ToArray();
        return found.Length switch
        {
            0 => null,
            1 => found[0],
            _ => Union(string.Join(',', found.Select(g => g.Name)), found, names[0].Place),
        };
    }

    /// <summary>The kernel takes away from a whole group, so the parts of a union have no exceptions of their own.</summary>
    public GroupDefinition Union(string name, IReadOnlyList<GroupDefinition> parts, Place place)
    {
        if (parts.Any(p => p.Except.Count > 0))
        {
            Report.Add(Codes.PeopleNotHere, place, name, new Phrase("没有 except 的人群；except 写在合起来的人群上", "groups without except of their own; write except with the group that takes them together"));
        }

        return new UnionGroup(name, parts);
    }

    public T? Unknown<T>(Located<string> name)
        where T : class
    {
        Report.Add(Codes.NotDeclared, name.Place, name.Value);
        return null;
    }

    private Scope ScopeOf(string pack) => library.Find(pack)!.Scope;
}
