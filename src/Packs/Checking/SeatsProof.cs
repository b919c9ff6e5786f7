using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// S8, beyond the existence of posts: that somebody is left of those who decide when the excepted are taken away, and that
/// posts whose holders must be different persons cannot be held by one.
/// </summary>
internal static class SeatsProof
{
    public static void Run(CheckContext context, ProcedureModel model)
    {
        foreach (var decide in model.Decl.Steps.OfType<DecideStep>())
        {
            foreach (var by in decide.By.Where(b => context.Scope.Groups.Has(b.Value)))
            {
                Left(context, model.Decl, decide, by);
            }

            Apart(context, model.Decl, decide);
        }

        foreach (var claim in model.Decl.Steps.OfType<ClaimStep>())
        {
            foreach (var by in claim.By.Where(b => context.Scope.Groups.Has(b.Value)))
            {
                NobodyLeft(context, claim.Except, by);
            }
        }
    }

    private static bool NobodyLeft(CheckContext context, IEnumerable<Located<string>> excepted, Located<string> by)
    {
        var all = excepted.FirstOrDefault(e => context.Scope.Groups.Has(e.Value) && Covers(context.Scope, e.Value, by.Value));
        if (all.Value is not null)
        {
            context.Report.Add(Codes.NobodyLeft, all.Place, by.Value, all.Value);
        }

        return all.Value is not null;
    }

    private static void Left(CheckContext context, ProcedureDecl procedure, DecideStep decide, Located<string> by)
    {
        var scope = context.Scope;
        if (NobodyLeft(context, decide.Except, by))
        {
            return;
        }

        if (decide.Except.Count == 0 || GroupChecks.Seats(scope, by.Value) is not { Least: var least })
        {
            return;
        }

        var gone = decide.Except.Sum(e => Excepted(context, procedure, e, by.Value, least));
        if (gone >= least)
        {
            context.Report.Add(Codes.TooFewSeats, by.Place, by.Value, least);
        }
    }

    // How many of the group an exception may take away at most.
    private static int Excepted(CheckContext context, ProcedureDecl procedure, Located<string> except, string group, int least)
    {
        var people = People.Of(except, procedure, context.Scope);
        return people.Kind switch
        {
            PeopleKind.Opener when procedure.Open.Count > 0 => procedure.Open.Any(o => AreSame(context.Scope, (o.OnBehalf ?? o.By).Value, group)) ? 1 : 0,
            PeopleKind.Group => MayShare(context.Scope, people.Name, group) ? 1 : 0,
            PeopleKind.Actors => Acting(procedure, people.Name, context.Scope, group, least),
            PeopleKind.Argument => 0,
            _ => 1,
        };
    }

    private static int Acting(ProcedureDecl procedure, string step, Scope scope, string group, int least) => procedure.Steps.Find(step) switch
    {
        DecideStep decide when !decide.By.Any(b => SharesPost(scope, b.Value, group)) => 0,
        DecideStep { NeedEach: false, Need: null } => 1,
        DecideStep => least,
        DoStep carry => carry.By.Any(b => SharesPost(scope, b.Value, group)) ? 1 : 0,
        _ => 0,
    };

    // Posts of one organisation with one seat each, demanded of different persons: nothing says that one person cannot hold both.
    private static void Apart(CheckContext context, ProcedureDecl procedure, DecideStep decide)
    {
        var scope = context.Scope;
        foreach (var by in decide.By)
        {
            IEnumerable<Located<string>> others = decide.Except.Select(e => People.Of(e, procedure, scope)).Where(p => p.Kind == PeopleKind.Actors)
                .SelectMany(p => (procedure.Steps.Find(p.Name) as DecideStep)?.By ?? []);
            others = decide.NeedEach ? others.Concat(decide.By.TakeWhile(b => b.Value != by.Value)) : others;
            foreach (var other in others.Where(o => o.Value != by.Value))
            {
                if (Single(scope, by.Value) is { } one && Single(scope, other.Value) is { } two && one.Of == two.Of && one.Post != two.Post
                    && !Excludes(scope, one.Post, two.Post) && !LeavesOut(scope, by.Value, other.Value))
                {
                    context.Report.Add(Codes.OneInTwoPosts, by.Place, one.Post, two.Post);
                }
            }
        }
    }

    private static (string Post, string Of)? Single(Scope scope, string group) =>
        scope.Groups.Find(group) is { Hold: [var post], Of: { } of } && scope.Posts.Find(post.Value) is { SeatsMost: 1 } ? (post.Value, of.Value) : null;

    private static bool Excludes(Scope scope, string one, string other) =>
        scope.Posts.Find(one)?.NotWith.Any(n => n.Value == other) == true || scope.Posts.Find(other)?.NotWith.Any(n => n.Value == one) == true;

    // Whoever holds both posts is in one of the groups only: the other goes to the level above.
    private static bool LeavesOut(Scope scope, string one, string other) =>
        scope.Groups.Find(one)?.Except.Any(e => e.Value == other) == true || scope.Groups.Find(other)?.Except.Any(e => e.Value == one) == true;

    /// <summary>False only where every two posts of the groups exclude each other.</summary>
    private static bool MayShare(Scope scope, string one, string other)
    {
        var (mine, theirs) = (Posts(scope, one), Posts(scope, other));
        return mine is null || theirs is null || mine.Any(m => theirs.Any(t => m.Post == t.Post || !Excludes(scope, m.Post, t.Post)));
    }

    /// <summary>Whether one person may sit in both groups by the same post, or the groups are one.</summary>
    public static bool AreSame(Scope scope, string one, string other) => scope.Groups.Has(one) && (one == other || SharesPost(scope, one, other));

    private static bool SharesPost(Scope scope, string one, string other) =>
        Posts(scope, one) is { } mine && Posts(scope, other) is { } theirs
        && mine.Any(m => theirs.Any(t => m.Post == t.Post && (m.Of == t.Of || IsAnywhere(m.Of) || IsAnywhere(t.Of))));

    // What hangs on the case, or is of several organisations, may be the same organisation as any other.
    private static bool IsAnywhere(string of) => OrgPathText.ParseOfGroup(of) is { NeedsCase: true } or { IsMany: true };

    private static bool Covers(Scope scope, string except, string group) =>
        except == group || (Posts(scope, except) is { } gone && Posts(scope, group) is { } all && all.IsSubsetOf(gone));

    /// <summary>The posts of a group with where they are held; null where affiliations are in it.</summary>
    private static HashSet<(string Post, string Of)>? Posts(Scope scope, string name, int depth = 0)
    {
        if (depth > scope.Groups.All.Count() || scope.Groups.Find(name) is not { Are: null } group)
        {
            return null;
        }

        var posts = group.Hold.Select(p => (p.Value, group.Of?.Value ?? "org")).ToHashSet();
        foreach (var part in group.Any)
        {
            if (Posts(scope, part.Value, depth + 1) is not { } held)
            {
                return null;
            }

            posts.UnionWith(held);
        }

        return posts;
    }
}
