using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>A small pack without a mistake. Tests change one thing in it and say what must be reported, and where.</summary>
internal static class MiniPack
{
    public const string Text = """
        pack: mini
        version: 1
        title: 小制度
        source: test
        params:
          days:   { is: duration, default: 5 days, least: 3 days, most: 20 days }
          pass:   { is: bound, default: more than 1/2, least: more than 1/2 }
          secret: { is: yesno, default: true }
          seats:  { is: number, default: 3, least: 1, most: 9 }
          kinds:  { is: choices, of: [road, water], default: [road] }
          course: { is: choice, of: [short, long], default: short }
        orgs:
          town:    { head: mayor }
          village: { under: town, head: chief }
          branch:  { under: town, beside: village, head: secretary }
        posts:
          mayor:     { in: town }
          chief:     { in: village, not_with: supervisor }
          secretary: { in: branch, deputy: deputy }
          deputy:    { in: branch }
          committee: { in: branch, seats: 3..7 }
          supervisor: { in: village, seats: 3..5 }
          judge:     { in: town, seats: 3 }
        groups:
          members:     { are: member, of: org }
          villagers:   { are: villager, of: org.beside, where: p.adult }
          officers:    { hold: [secretary, committee], of: org }
          supervisors: { hold: supervisor, of: org.beside }
          superior:    { hold: mayor, of: org.up }
          judges:      { hold: judge, of: org.up('town') }
          all_heads:   { any: [officers, superior] }
        forms:
          topic:
            title:  { is: text, most: 60, privacy: open }
            kind:   { is: choice, of: [road, water], privacy: open }
            urgent: { is: yesno, privacy: open }
            who:    { is: people, optional: true }
            due:    date
            rule:   form.due > today
          rating: { view: { is: choice, of: [good, bad] }, words: { is: text, optional: true } }
          report: { stage: { is: choice, of: [begin, end] }, words: longtext }
          decree: { title: { is: text, privacy: open }, kind: { is: choice, of: [road, water] } }
          note:   { on: date, words: longtext, filed_by: officers, unique: [on] }
        meetings:
          assembly:
            of: members
            at: branch
            by: officers
            lead: 3 days
            absent: opinion
            quorum: present at least 1/2 of eligible
            keep: [minutes, attendance]
            records: [note]
        procedures:
          objection:
            serves: objection
            takes: { notice: notice, to: group }
            form: { grounds: longtext }
            steps:
              - decide: answer
                by: to
                except: [opener]
                fill: { reasons: longtext }
                within: 5 workdays
                then: { reject: next, uphold: upheld, late: escalate }
              - notify: rejected
                to: opener
                tell: [steps.answer.reasons]
                then: { told: end rejected }
              - notify: upheld
                to: opener
                tell: [steps.answer.reasons]
                then: { told: end upheld }
          hearing:
            serves: hearing
            takes: { subject: person, finding: longtext }
            subject: subject
            steps:
              - notify: charge
                to: subject
                tell: [finding]
              - gather: reply
                from: subject
                fill: { words: { is: longtext, optional: true } }
                for: params.days
                then: { none: end heard, closed: end heard }
          appeal:
            serves: appeal
            takes: { subject: person, ruling: longtext, deciders: people, to: group, window: { is: duration, default: 10 days, least: 2 days } }
            subject: subject
            steps:
              - notify: ruled
                to: subject
                tell: [ruling]
              - gather: grounds
                from: subject
                fill: { grounds: longtext }
                for: window
                then: { none: end stands, closed: next }
              - decide: look_again
                by: to
                except: [deciders, subject]
                fill: { reasons: longtext }
                within: 10 workdays
                then: { dismiss: next, annul: annulled, late: escalate }
              - notify: dismissed
                to: subject
                tell: [steps.look_again.reasons]
                then: { told: end stands }
              - notify: annulled
                to: subject
                tell: [steps.look_again.reasons]
                then: { told: end annulled }
          topic:
            form: topic
            at: branch
            binds: villagers
            open:
              - by: officers
              - { by: villagers, cosigned: at least 1/10 of villagers, for: 30 days }
            allow:
              withdraw: { by: opener, until: shown }
            clocks:
              heard: { until: view, within: 90 days }
            refuse:
              too_late: form.due < today
              closed: params.course == 'long' && params.seats == 9 && !('road' in params.kinds)
            steps:
              - decide: review
                by: officers
                need: more than 1/2 of eligible
                fill: { reasons: longtext }
                within: 5 workdays
                then: { accept: next, send_back: end returned, late: escalate }
              - meet: discuss
                in: assembly
                within: { pick: form.urgent, true: 10 days, false: 1 month }
                recuse: has(form.who) && p in form.who
                then: { held: next, no_quorum: { back: discuss, most: 2, else: end lapsed }, late: escalate }
              - vote: view
                of: discuss
                secret: params.secret
                hands: counted
                paper: counted
                result: { passed: agree params.pass of eligible, failed: otherwise }
                then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }
              - publish: shown
                to: [public, members]
                show: [title, kind, steps.view.tally]
                for: 5 days
                objections: { opens: objection, to: supervisors }
                then: { clear: next, upheld: { back: discuss, most: 1, else: end withdrawn } }
              - open: second
                when: form.kind == 'road'
                with: { matter: case }
                then: { yes: next, no: end rejected }
              - enact: adopted
                do:
                  - record: { form: decree, with: { title: form.title, kind: form.kind } }
              - do: carry
                by: officers
                hand_in: { form: report, stages: { pick: form.kind, road: [begin, end], water: [end] } }
                within: until form.due
                then: { done: next, unable: end not_done, late: escalate }
              - wait: settle
                for: params.days
              - gather: reviews
                from: [members, villagers]
                fill: rating
                for: 10 days
                result: { content: members.good at least 60% of members.answered, discontent: otherwise }
                then: { content: next, discontent: { back: carry, most: 1, else: next }, none: next }
              - publish: outcome
                to: public
                show: [title, steps.reviews.tally]
                for: 5 days
          second:
            takes: { matter: { is: case, of: topic } }
            binds: villagers
            see: [all_heads]
            steps:
              - meet: session
                in: assembly
                within: 2 months
                then: { held: next, no_quorum: { back: session, most: 2, else: end no }, late: escalate }
              - vote: adopt
                of: session
                result: { passed: agree more than 1/2 of present, failed: otherwise }
                then: { passed: next, failed: end no, no_quorum: { back: session, most: 2, else: end no } }
              - publish: decided
                to: public
                show: [matter.title, steps.adopt.tally]
                for: 5 days
                objections: { opens: objection, to: supervisors }
                then: { clear: end yes, upheld: { back: session, most: 1, else: end no } }
          removal:
            form: { whom: person, why: longtext }
            subject: form.whom
            at: branch
            clears: [kept]
            open: [{ by: officers }]
            steps:
              - open: hearing
                with: { subject: form.whom, finding: form.why }
                then: { heard: next }
              - decide: ruling
                by: officers
                except: [subject]
                fill: { reasons: longtext }
                within: 10 days
                adverse: [remove]
                then: { remove: next, keep: end kept, late: escalate }
              - open: appeal
                with: { subject: form.whom, ruling: steps.ruling.reasons, deciders: actors.ruling, to: judges }
                then: { stands: next, annulled: end kept }
              - enact: removed
                do:
                  - release: { person: subject, post: committee }
                then: { enacted: end removed, refused: end in_vain }
        measures:
          topics:  { count: topic.opened }
          done:    { count: topic.ended, tag: done }
          rate:    { rate: [done, topics] }
          content: { rate: [{ count: topic.reviews.view, tag: good }, { count: topic.reviews.view }] }
          minutes: { sum: topic.ended }
        routines:
          quarterly: { owe: assembly, by: branch, times: 1 per quarter }
          notes:     { owe: note, by: branch, times: 2 per month }
          roads:     { owe: topic.kind, tag: road, by: branch, times: 1 per year }
        """;

    /// <summary>The pack with one thing changed; the change must be possible exactly once.</summary>
    public static string With(string find, string replace)
    {
        var first = Text.IndexOf(find, StringComparison.Ordinal);
        Assert.True(first >= 0, $"not in the small pack: {find}");
        Assert.True(Text.IndexOf(find, first + 1, StringComparison.Ordinal) < 0, $"more than once in the small pack: {find}");
        return Text.Replace(find, replace, StringComparison.Ordinal);
    }

    /// <summary>The line, from 1, on which a piece of a text first stands.</summary>
    public static int LineOf(string text, string piece)
    {
        var at = text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"not in the changed pack: {piece}");
        return 1 + text.AsSpan(0, at).Count('\n');
    }
}
