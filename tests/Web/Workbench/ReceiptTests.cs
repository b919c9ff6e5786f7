using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;
using Lianxin.Web.Cases;
using Xunit;

namespace Lianxin.Tests.Web.Workbench;

/// <summary>A receipt proves that a right was used and counted, and names no ballot.</summary>
public sealed class ReceiptTests
{
    private static readonly PersonId Me = new(Ids.Make(620_999, 1));
    private static readonly PersonId Other = new(Ids.Make(620_999, 2));

    [Fact]
    public void A_closed_vote_says_how_many_rights_and_ballots()
    {
        var receipt = Assert.Single(Receipts.Of(
            [Entered(1), E(2, new RightUsed(Other)), E(3, new RightUsed(Me)), E(4, new BoxOpened(["against", "agree"])), Left(5, ("agree", 4), ("against", 1), ("cast", 5))], Me));
        Assert.Equal((3, 5, 2, 2, 3), (receipt.Seq, receipt.ClosedSeq, receipt.Rights, receipt.Ballots, receipt.Counted));
        Assert.False(receipt.Voided);
    }

    [Fact]
    public void An_open_vote_says_that_the_right_was_used_and_no_more()
    {
        var receipt = Assert.Single(Receipts.Of([Entered(1), E(2, new RightUsed(Me))], Me));
        Assert.Null(receipt.ClosedSeq);
        Assert.Empty(receipt.Numbers);
    }

    [Fact]
    public void A_vote_held_again_voids_the_first_receipt()
    {
        var receipts = Receipts.Of([Entered(1), E(2, new RightUsed(Me)), E(3, new VoteVoided("key_lost")), Entered(4, 2), E(5, new RightUsed(Me))], Me);
        Assert.Equal([false, true], receipts.Select(r => r.Voided));
    }

    [Fact]
    public void Who_did_not_vote_has_none()
    {
        Assert.Empty(Receipts.Of([Entered(1), E(2, new RightUsed(Other)), Left(3, ("cast", 1))], Me));
    }

    private static Envelope Entered(long seq, int visit = 1) => E(seq, new StepEntered("view", visit, new Polling(
        [], new MeetingId(1), 3, [Me, Other], true, [], ImmutableDictionary<PersonId, string>.Empty, [])));

    private static Envelope Left(long seq, params (string, long)[] numbers) => E(seq, new StepLeft(
        "view", 1, "passed", [], new Dictionary<string, FieldValue>(StringComparer.Ordinal), numbers.ToDictionary(n => n.Item1, n => n.Item2, StringComparer.Ordinal), null, null));

    private static Envelope E(long seq, IEvent e) => new(seq, 1, new Instant(seq * 1000), new Instant(seq * 1000), Actor.Clockwork, e);
}
