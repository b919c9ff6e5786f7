namespace Lianxin.Tests.Packs;

/// <summary>A small pack with accounts and sheets and without a mistake; tests change one thing in it.</summary>
internal static class LedgerPack
{
    public const string Text = """
        pack: books
        version: 1
        title: 账与册
        source: test
        params:
          cap:   { is: number, default: 10, most: 20 }
          floor: { is: number, default: 6 }
          total: { is: number, default: 100 }
          parts: { is: weights, of: [people, house], default: [60, 40] }
        orgs:
          town:   { head: mayor }
          branch: { under: town, head: secretary }
        posts:
          mayor:     { in: town }
          secretary: { in: branch }
          treasurer: { in: branch, seats: 2..3 }
        groups:
          members:  { are: member, of: org }
          officers: { hold: [secretary, treasurer], of: org }
          superior: { hold: mayor, of: org.up }
        forms:
          deed:  { member: person, points: { is: number, least: 1, most: 10, privacy: open }, day: date }
          claim: { what: { is: text, privacy: open }, payee: { is: text, privacy: personal, optional: true }, amount: { is: money, least: 1, privacy: open } }
          year:  { year: { is: number, privacy: open }, net: { is: money, privacy: open } }
        ledgers:
          points: { unit: point, of: persons, caps: [{ gain: params.cap, per: month }, { deduction: 20, per: year }], over: trim, opens: 0 each year }
          funds:  { unit: fen, of: [branch, persons], hold: true }
          shares: { unit: share, of: persons, issued: params.total }
        sheets:
          standing:
            of: members
            period: year
            columns: { points: { sum: points.posted }, doubled: row.points * 2, below: { streak: weak } }
            bands: { weak: points less than params.floor, fair: otherwise }
            rank: [points]
            best: { of: fair, top: 20% by points }
        procedures:
          deed:
            form: deed
            at: branch
            subject: form.member
            open: [{ by: officers }]
            steps:
              - decide: check
                by: officers
                within: 5 days
                fill: { reasons: longtext }
                then: { right: next, wrong: end refused, late: escalate }
              - enact: add
                do: [{ post: { in: points, to: subject, amount: form.points, at: form.day } }]
                then: { enacted: end added, refused: end refused }
          claim:
            form: claim
            at: branch
            open: [{ by: members }]
            steps:
              - enact: reserve
                do: [{ hold: { in: funds, from: org, amount: form.amount } }]
                then: { enacted: next, refused: end no_money }
              - decide: approve
                by: officers
                except: [opener]
                within: 5 days
                fill: { reasons: longtext }
                then: { approve: next, refuse: undo, late: escalate }
              - decide: audit
                by: superior
                except: [opener, actors.approve]
                within: 5 days
                fill: { reasons: longtext }
                then: { in_order: next, not_in_order: undo, late: escalate }
              - enact: pay
                do: [{ post: { in: funds, from: org, to: opener, amount: form.amount, uses_hold: reserve, key: form.what } }]
                then: { enacted: end paid, refused: undo }
              - enact: undo
                do: [{ release_hold: { of: reserve } }]
                then: { enacted: end refused }
          year:
            form: year
            at: branch
            open: [{ by: officers }]
            steps:
              - freeze: table
                of: standing
                period: form.year
                by: officers
                columns: { shares: "balance('shares', row)" }
                check: rows at least 1
                within: 10 days
              - notify: told
                to: table
                tell: [table.own_line]
              - publish: shown
                to: members
                show: [table.best, table.totals]
                for: 7 days
              - freeze: payment
                of: table
                by: officers
                columns: { pay: { split: form.net, parts: params.parts, part: people, over: shares } }
                rest: { kept: { split: form.net, parts: params.parts, part: house } }
                within: 5 days
              - decide: confirm
                by: superior
                except: [actors.payment]
                within: 5 days
                fill: { reasons: longtext }
                then: { confirm: next, refuse: end refused, late: escalate }
              - enact: paid
                do: [{ post: { in: funds, from: org, to: payment, amount: row.pay, key: form.year } }]
                then: { enacted: end paid, refused: end no_money }
          mend:
            takes: { of: { is: case, of: year }, member: person }
            at: branch
            steps:
              - decide: rule
                by: officers
                within: 5 days
                fill: { points: number, reasons: longtext }
                then: { change: next, keep: end kept, late: escalate }
              - enact: change
                do: [{ sheet: { of: of.table, change: set, row: member, column: points, to: steps.rule.points, reason: steps.rule.reasons } }]
                then: { enacted: end changed }
        measures:
          spent: { sum: funds.posted, tag: claim }
          weak:  { count: standing.band, tag: weak }
          half:  { rate: [weak, { count: standing.band }] }
        """;

    public static string With(string find, string replace)
    {
        var first = Text.IndexOf(find, StringComparison.Ordinal);
        Xunit.Assert.True(first >= 0, $"not in the pack: {find}");
        Xunit.Assert.True(Text.IndexOf(find, first + 1, StringComparison.Ordinal) < 0, $"more than once in the pack: {find}");
        return Text.Replace(find, replace, StringComparison.Ordinal);
    }
}
