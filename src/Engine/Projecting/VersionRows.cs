using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Versions;

namespace Lianxin.Engine.Projecting;

/// <summary>A version of a pack as a row, and the timer that brings it into force.</summary>
internal static class VersionRows
{
    public static void Put(IProjectionWriter rows, PackVersion version)
    {
        rows.Put(VersionRow.Of(version));
        rows.SetTimers(version.Id.Value, version is { Phase: VersionPhase.Approved, Due: { } due }
            ? [new TimerRow(version.Id.Value, PackVersion.InForceTimer, 0, due)]
            : []);
    }
}
