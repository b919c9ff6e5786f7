using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

/// <summary>The tree of organisations as decisions see it.</summary>
public interface IOrgTree
{
    Org? Find(OrgId id);

    IEnumerable<OrgId> Below(OrgId id);

    /// <summary>Those with nothing above them, dissolved ones too.</summary>
    IEnumerable<OrgId> Tops { get; }
}

/// <summary>Walks in the tree, upwards only; each ends at the top.</summary>
public static class OrgTreeWalks
{
    public static Org? Up(this IOrgTree tree, OrgId id) =>
        tree.Find(id)?.Under is { } above ? tree.Find(above) : null;

    /// <summary>The nearest organisation of a kind above this one, or null.</summary>
    public static Org? UpTo(this IOrgTree tree, OrgId id, string kind)
    {
        for (var at = tree.Up(id); at is not null; at = tree.Up(at.Id))
        {
            if (at.Kind == kind)
            {
                return at;
            }
        }

        return null;
    }

    public static bool IsUnder(this IOrgTree tree, OrgId id, OrgId root)
    {
        for (OrgId? at = id; at is { } here; at = tree.Find(here)?.Under)
        {
            if (here == root)
            {
                return true;
            }
        }

        return false;
    }
}
