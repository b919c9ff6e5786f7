using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Institutions;

/// <summary>
/// Kinds of organisation and posts are the realm's: the same declaration in two packs is one thing, a differing one in a
/// pack that joins is refused.
/// </summary>
internal static class RealmNames
{
    public static void Compare(CatalogPack pack, PackCatalog inForce, Report report)
    {
        foreach (var other in inForce.Packs.Where(p => p.Name != pack.Name && !p.IsDraft && !pack.Institution.Uses.Contains(p.Name, StringComparer.Ordinal) && !p.Institution.Uses.Contains(pack.Name, StringComparer.Ordinal)))
        {
            foreach (var kind in pack.Tree.Orgs.Where(o => other.Tree.Orgs.Names.Contains(o.Name.Value, StringComparer.Ordinal)))
            {
                if (Shape(pack.Institution.OrgKinds[kind.Name.Value]) != Shape(other.Institution.OrgKinds[kind.Name.Value]))
                {
                    report.Add(Codes.NameCollision, kind.Name.Place, new Phrase("组织类型", "the kind of organisation"), kind.Name.Value, other.Name);
                }
            }

            foreach (var post in pack.Tree.Posts.Where(p => other.Tree.Posts.Names.Contains(p.Name.Value, StringComparer.Ordinal)))
            {
                if (Shape(pack.Institution.Posts[post.Name.Value]) != Shape(other.Institution.Posts[post.Name.Value]))
                {
                    report.Add(Codes.NameCollision, post.Name.Place, new Phrase("岗位", "the post"), post.Name.Value, other.Name);
                }
            }
        }
    }

    private static string Shape(OrgKind kind) => $"{Sorted(kind.Under)}|{kind.Beside}|{Sorted(kind.Heads)}";

    private static string Shape(PostDefinition post) => $"{Sorted(post.In)}|{post.SeatsLeast}..{post.SeatsMost}|{post.Deputy}|{Sorted(post.NotWith)}";

    private static string Sorted(IEnumerable<string> names) => string.Join(',', names.Order(StringComparer.Ordinal));
}
