using Lianxin.Engine.Reading;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Ports;

/// <summary>A message of the inbox that has still to go out by mail.</summary>
/// <param name="Tries">how often it failed</param>
public sealed record MailRow(long Id, InboxRow Message, int Tries);

/// <summary>Delivery state of mail, kept beside the journal: it is made with the inbox row, in the same transaction.</summary>
public interface IOutbox
{
    /// <summary>What is due to be sent, oldest first.</summary>
    IReadOnlyList<MailRow> PendingMail(Instant now, int most);

    void MarkSent(long id, Instant at);

    /// <summary>Counts everything pending as delivered: for realms that were made up and whose people get no mail.</summary>
    void SettleAll(Instant at);

    /// <param name="next">when to try again; null gives up</param>
    void MarkFailed(long id, Instant at, Instant? next);
}
