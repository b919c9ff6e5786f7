using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;

namespace Lianxin.Engine.Projecting;

/// <summary>An account as a row, its entries, and the fact each movement makes.</summary>
internal static class AccountRows
{
    public static void Put(IProjectionWriter rows, Account a) => rows.Put(new AccountRow(a.Id, a.Ledger, a.Holder, a.Balance, a.Held));

    public static void Add(IProjectionWriter rows, Envelope e, EntryPosted p) => rows.Add(new EntryRow(
        new AccountId(e.Stream), e.Seq, p.Posting, p.Other, p.Amount, p.Asked, p.On, p.At, p.Cause.Case, p.Cause.Procedure, p.Cause.Step, p.Counters));

    /// <summary>
    /// <c>LEDGER.posted</c>, and <c>LEDGER.HEAD</c> where it stands under a head: a person's side always counts for that person; between organisations and the one that issues,
    /// the organisation's side counts. So a sum over a person, or over an organisation, is what they gained less what they lost.
    /// </summary>
    public static IEnumerable<Fact> Facts(EntryPosted p, Account a, Func<OrgId, string> level)
    {
        var (person, org) = a.Holder.Kind switch
        {
            HolderKind.Person => (new PersonId(a.Holder.Id), p.Cause.Org),
            HolderKind.Org when p.Other.Kind != HolderKind.Person => ((PersonId?)null, new OrgId(a.Holder.Id)),
            _ => (null, default),
        };
        if (org.Value != 0)
        {
            var posted = new Fact(
                $"{a.Ledger}.posted", p.Cause.Procedure, person, org, level(org), p.At, p.Amount, p.Cause.Case.Value,
                p.Counters is { } first ? a.Postings.GetValueOrDefault(first) : null);
            yield return posted;
            if (p.Head is { } head)
            {
                yield return posted with { Kind = $"{a.Ledger}.{head}" };
            }
        }
    }
}
