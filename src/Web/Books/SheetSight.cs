using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Web.Cases;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Books;

/// <summary>Whose lines of a sheet somebody sees.</summary>
public static class SheetSight
{
    /// <summary>
    /// All of them where one makes such sheets, holds a post in the organisation or above it, or decides in the case; everybody
    /// else sees their own line.
    /// </summary>
    public static bool SeesAll(Desk desk, CaseFile file, FreezeStep step)
    {
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(file);
        return file.Sight == Sight.Whole && (desk.IsResponsible(file.State.Org)
            || file.Procedure.Steps.Select(s => s switch { FreezeStep f => f.By, DecideStep d => d.By, _ => null }).OfType<GroupWho>()
                .Any(g => desk.Tree.Find(file.State.Desk) is { } at && desk.IsIn(desk.Audiences.Resolve(g.Group, file.Org, at), g.Group)));
    }
}
