using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// Where a right may be handed to another: in an open vote of a group or a sheet. Of a secret one the holder would know
/// the ballot, and in a meeting those vote who are there.
/// </summary>
internal static class ProxyChecks
{
    public static void Run(CheckContext context, ProcedureDecl procedure, VoteStep vote)
    {
        if (vote.Proxy is not { } proxy)
        {
            return;
        }

        if (vote.Of is { } of && procedure.Steps.Find(of.Value) is MeetStep)
        {
            context.Report.Add(Codes.ProxyInMeeting, proxy.Place, of.Value);
        }

        if (vote.Secret is { Value: not "false" })
        {
            context.Report.Add(Codes.ProxyInSecret, proxy.Place, vote.Name.Value);
        }
    }
}
