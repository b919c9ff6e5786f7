using Lianxin.Packs.Library;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Groups: that they name what exists, and (S8) that somebody can be in them at a kind of organisation.</summary>
internal static class GroupChecks
{
    public static void Declared(CheckContext context, GroupDecl group)
    {
        foreach (var post in group.Hold)
        {
            context.Post(post);
        }

        foreach (var other in group.Any.Concat(group.Except))
        {
            if (context.Group(other) && Contains(context.Scope, other.Value, group.Name.Value, []))
            {
                context.Report.Add(Codes.GroupCycle, other.Place, group.Name.Value);
            }
        }

        if (group.Of is not { } of)
        {
            return;
        }

        if (OrgPathText.ParseOfGroup(of.Value) is not { } path)
        {
            context.Report.Add(Codes.BadOrgPath, of.Place, of.Value);
            return;
        }

        foreach (var to in path.Moves.Where(m => m.To is not null))
        {
            context.Org(new Located<string>(to.To!, of.Place));
        }
    }

    /// <summary>Whether a group, or one that it takes in or leaves out, is of a place that only a running case knows.</summary>
    public static bool NeedsCase(Scope scope, string name) => Paths(scope, name, []).Any(p => p.NeedsCase);

    /// <summary>Reports a group where no case runs that could say where it is.</summary>
    public static void NeedsNoCase(CheckContext context, Located<string> name)
    {
        if (NeedsCase(context.Scope, name.Value))
        {
            context.Report.Add(Codes.GroupNeedsCase, name.Place, name.Value);
        }
    }

    private static IEnumerable<OrgPathText> Paths(Scope scope, string name, HashSet<string> seen)
    {
        if (scope.Groups.Find(name) is not { } group || !seen.Add(name))
        {
            return [];
        }

        var own = group.Of is { } of && OrgPathText.ParseOfGroup(of.Value) is { } path ? new[] { path } : [];
        return own.Concat(group.Any.Concat(group.Except).SelectMany(g => Paths(scope, g.Value, seen)));
    }

    /// <summary>Reports where a group cannot exist seen from an organisation of this kind.</summary>
    public static void ExistsAt(CheckContext context, string name, string kind, Place place) => ExistsAt(context, name, [kind], [kind], place, []);

    /// <summary>The same for several kinds where a case can live, and those where it can lie.</summary>
    public static void ExistsAt(CheckContext context, string name, IReadOnlyCollection<string> kinds, IReadOnlyCollection<string> desks, Place place) =>
        ExistsAt(context, name, kinds, desks, place, []);

    /// <summary>The least and most people of a group as its posts say; null where affiliations, a condition or several organisations leave it open.</summary>
    public static (int Least, int Most)? Seats(Scope scope, string name) => Seats(scope, name, []);

    /// <summary>The same for a step of a procedure, whose cases know whom they are about and what stands on their forms.</summary>
    public static void ExistsIn(CheckContext context, ProcedureModel model, string name, IReadOnlyCollection<string> desks, Place place) =>
        ExistsAt(context, name, model.Kinds, desks, place, [], model);

    private static void ExistsAt(
        CheckContext context, string name, IReadOnlyCollection<string> lives, IReadOnlyCollection<string> lies, Place place, HashSet<string> seen,
        ProcedureModel? model = null)
    {
        if (context.Scope.Groups.Find(name) is not { } group || !seen.Add(name))
        {
            return;
        }

        foreach (var part in group.Any)
        {
            ExistsAt(context, part.Value, lives, lies, place, seen, model);
        }

        if (group.Of is not { } of || OrgPathText.ParseOfGroup(of.Value) is not { } path)
        {
            return;
        }

        var begins = path switch
        {
            { NeedsCase: true } => model is null ? [] : CasePaths.Starts(context, model.Decl, path, place),
            { Root: "desk" } => lies,
            _ => lives,
        };
        var from = begins.Where(context.Scope.Orgs.Has).ToList();
        // Of several places, or of one that only the case knows, some will do: where there is nobody, nobody is asked, or the head is.
        var some = path.NeedsCase || path.IsMany;
        if (!some || from.TrueForAll(k => path.From(k, context.Scope).Count == 0))
        {
            foreach (var kind in from.Where(k => path.From(k, context.Scope).Count == 0))
            {
                context.Report.Add(Codes.OrgNotThere, place, name, kind, of.Value);
            }
        }

        var reached = from.SelectMany(k => path.From(k, context.Scope)).ToHashSet(StringComparer.Ordinal);
        Posts(context, group, reached, some, place);
        if (group.Are is { } stage)
        {
            var places = Places(context.Scope, stage.Value);
            foreach (var kind in some && reached.Overlaps(places) ? [] : reached.Where(k => !places.Contains(k)))
            {
                context.Report.Add(Codes.StageNotThere, place, group.Name.Value, stage.Value, kind, Words.List(places));
            }
        }
    }

    /// <summary>Where people can be of a stage, as the register sees it: where groups look for them, from where the cases of their pack live.</summary>
    public static SortedSet<string> Places(Scope scope, string stage) => new(
        from g in scope.Groups.Items
        where g.Item.Are?.Value == stage
        let path = OrgPathText.ParseOfGroup(g.Item.Of?.Value ?? "org")
        where path is { NeedsCase: false }
        from kind in Lives(scope, g.Pack)
        from place in path.From(kind, scope)
        select place,
        StringComparer.Ordinal);

    /// <summary>
    /// Where cases of a pack live; of one that has none, where its meetings are held; of one that has neither, every kind of
    /// organisation that is not merely the ground beside another.
    /// </summary>
    private static List<string> Lives(Scope scope, string pack)
    {
        var cases = scope.Procedures.Items.Where(p => p.Pack == pack).SelectMany(p => p.Item.At).Select(a => a.Value).Distinct(StringComparer.Ordinal).ToList();
        var meetings = scope.Meetings.Items.Where(m => m.Pack == pack).Select(m => m.Item.At?.Value).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var grounds = scope.Orgs.Items.Select(o => o.Item.Beside?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return cases.Count > 0 ? cases : meetings.Count > 0 ? meetings : [.. scope.Orgs.All.Where(k => !grounds.Contains(k))];
    }

    /// <summary>Each post exists in one of the kinds at least, and each kind has one of the posts, unless some will do.</summary>
    private static void Posts(CheckContext context, GroupDecl group, HashSet<string> kinds, bool some, Place place)
    {
        var known = group.Hold.Where(p => context.Scope.Posts.Has(p.Value)).ToList();
        bool Exists(string post, string kind) => context.Scope.Posts.Find(post)!.In.Any(i => i.Value == kind);
        foreach (var post in known)
        {
            var where = Words.List(context.Scope.Posts.Find(post.Value)!.In.Select(i => i.Value));
            var nowhere = kinds.All(k => !Exists(post.Value, k));
            foreach (var missing in kinds.Where(k => !Exists(post.Value, k) && (nowhere || (!some && known.TrueForAll(p => !Exists(p.Value, k))))))
            {
                context.Report.Add(Codes.PostNotThere, place, group.Name.Value, post.Value, missing, where);
            }
        }
    }

    private static (int Least, int Most)? Seats(Scope scope, string name, HashSet<string> seen)
    {
        if (scope.Groups.Find(name) is not { Are: null, Where: null } group || !seen.Add(name)
            || (group.Of is { } of && OrgPathText.ParseOfGroup(of.Value) is { IsMany: true }))
        {
            return null;
        }

        var parts = group.Hold.Count > 0
            ? group.Hold.Select(p => scope.Posts.Find(p.Value) is { } post ? (post.SeatsLeast, post.SeatsMost) : ((int, int)?)null)
            : group.Any.Select(g => Seats(scope, g.Value, seen));
        var sum = (Least: 0, Most: 0);
        foreach (var part in parts)
        {
            if (part is not { } seats)
            {
                return null;
            }

            sum = (sum.Least + seats.Item1, sum.Most + seats.Item2);
        }

        return sum;
    }

    private static bool Contains(Scope scope, string group, string wanted, HashSet<string> seen) =>
        group == wanted
        || (seen.Add(group) && scope.Groups.Find(group) is { } decl && decl.Any.Concat(decl.Except).Any(g => Contains(scope, g.Value, wanted, seen)));
}
