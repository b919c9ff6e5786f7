using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Engine.Access;

/// <summary>
/// Who may see what, by appointments in the tree: openers and those who were asked see their cases, holders of posts in
/// an organisation or above it see what lies there. What may be done is decided by the kernel, act by act.
/// </summary>
public sealed class AccessRules(IRealmQueries queries, IInstitutionCatalog institutions, OrgTree tree)
{
    public Viewer Viewer(PersonId person, DateOnly day) => new(person, queries.AtomsOf(person, day));

    /// <summary>Whether a person holds a post in this organisation or in one above it.</summary>
    public bool IsResponsibleFor(Viewer viewer, OrgId org)
    {
        for (var at = tree.Find(org); at is not null; at = at.Under is { } up ? tree.Find(up) : null)
        {
            if (viewer.Atoms.Any(a => a.Kind == AtomKind.Post && a.At == at.Id.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a person heads this organisation or one above it: sets parameters, keeps the register, issues cards.</summary>
    public bool IsHead(Viewer viewer, OrgId org)
    {
        for (var at = tree.Find(org); at is not null; at = at.Under is { } up ? tree.Find(up) : null)
        {
            var heads = institutions.Latest.Select(i => i.OrgKinds.GetValueOrDefault(at.Kind)).FirstOrDefault(k => k is not null)?.Heads ?? [];
            if (viewer.Atoms.Any(a => a.Kind == AtomKind.Post && a.At == at.Id.Value && heads.Contains(a.Name, StringComparer.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Procedures that narrow sight (<c>see</c> in the pack) are left to those they name and to opener and asked; all
    /// others are also seen by those responsible for the place where they lie.
    /// </summary>
    public bool MaySee(CaseRow row, Viewer viewer) =>
        row.Opener == viewer.Person
        || queries.MaySee(row.Id, viewer)
        || (!IsNarrow(row) && IsResponsibleFor(viewer, row.Desk));

    public bool MaySee(MeetingRow row, Viewer viewer) =>
        IsResponsibleFor(viewer, row.Org)
        || viewer.Atoms.Any(a => a.Kind != AtomKind.Person && a.At == row.Org.Value)
        || (tree.Find(row.Org)?.Beside is { } beside && viewer.Atoms.Any(a => a.At == beside.Value && a.Kind == AtomKind.Stage));

    private bool IsNarrow(CaseRow row) =>
        institutions.Find(row.Pack, row.Version)?.Procedures.GetValueOrDefault(row.Procedure)?.NarrowSight ?? false;
}
