using Lianxin.Packs.Catalog;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>Names, types and proofs: one mistake each, its code and its line.</summary>
public sealed class CheckingTests
{
    /// <summary>Found text, what it becomes, the code, a piece of the line it must be reported on.</summary>
    public static TheoryData<string, string, string, string> Names => new()
    {
        { "from: [members, villagers]", "from: [members, villager]", "P201", "villager]" },
        { "to: judges", "to: jugdes", "P201", "jugdes" },
        { "who:    { is: people, optional: true }", "who:    { is: people, of: [members, judgse], optional: true }", "P201", "judgse" },
        { "fill: rating", "fill: ratnig", "P202", "ratnig" },
        { "in: assembly\n        within: 2 months", "in: assemby\n        within: 2 months", "P203", "assemby" },
        { "- open: second", "- open: secnd", "P204", "secnd" },
        { "members.good at least 60% of members.answered", "members.fine at least 60% of members.answered", "P205", "members.fine" },
        { "need: more than 1/2 of eligible", "need: more than 1/2 of present", "P205", "need:" },
        { "agree params.pass of eligible", "agree params.pas of eligible", "P206", "params.pas of" },
        { "result: { passed: agree more than 1/2 of present, failed: otherwise }\n        then: { passed: next", "result: { passed: agree more than 1/2 of present, failed: otherwise }\n        then: { passed: nxt", "P207", "passed: nxt" },
        { "clocks:\n      heard: { until: view", "clocks:\n      heard: { until: veiw", "P207", "veiw" },
        { "allow:\n", "allow:\n      reopen: { by: opener, for: 15 days, to: shown, times: 1 }\n", "P232", "reopen" },
        { "clears: [kept]", "clears: [kept]\n    allow: { override: { by: officers, approve: judges, times: 1 } }", "P232", "override" },
        { "            allow:\n".TrimStart() + "  ", "allow:\n      pause: { by: officers, most: 5 days, times: 1, clocks: herd }\n  ", "P227", "herd" },
        { "village: { under: town, head: chief }", "village: { under: twon, head: chief }", "P208", "twon" },
        { "hold: judge, of", "hold: jduge, of", "P209", "jduge" },
        { "show: [title, kind, steps.view.tally]", "show: [titel, kind, steps.view.tally]", "P210", "titel" },
        { "show: [title, steps.reviews.tally]", "show: [title, steps.reviews.tale]", "P210", "tale" },
        { "judges:      { hold: judge, of: org.up('town') }", "judges:      { hold: judge, of: org.up('town') }\n  idle:        { hold: judge, of: org.up('town') }", "P248", "idle:" },
        { "rating: { view: {", "idle: { day: date }\n  rating: { view: {", "P248", "idle:" },
        { "posts:\n", "posts:\n  idle: { in: branch }\n", "P248", "idle:" },
        { "orgs:\n", "orgs:\n  idle: { under: branch }\n", "P248", "idle:" },
        { "  course: { is: choice", "  idle: { is: yesno, default: true }\n  course: { is: choice", "P248", "idle:" },
        { "meetings:\n", "meetings:\n  idle: { of: members, at: branch }\n", "P248", "idle:" },
        { "measures:\n", "ledgers: { idle: { unit: point, of: persons } }\nmeasures:\n", "P248", "idle:" },
        { "measures:\n", "sheets: { idle: { of: members, columns: { one: 1 } } }\nmeasures:\n", "P248", "idle:" },
        { "notes:     { owe: note, by: branch", "notes:     { owe: note, by: town", "S808", "notes:     {" },
        { "quarterly: { owe: assembly, by: branch", "quarterly: { owe: assembly, by: village", "S808", "quarterly: {" },
        { "roads:     { owe: topic.kind, tag: road, by: branch", "roads:     { owe: topic.kind, tag: road, by: town", "S808", "roads:     {" },
        { "unique: [on]", "unique: [no]", "P210", "unique: [no]" },
        { "unique: [on]", "unique: [words]", "P305", "unique: [words]" },
        { "rating: { view: { is: choice, of: [good, bad] }, words: { is: text, optional: true } }", "rating: { view: { is: choice, of: [good, bad] }, words: { is: text, optional: true }, unique: [view] }", "P252", "unique: [view]" },
        { "due:    date", "due:    { is: date, most: 3 }", "P253", "most: 3" },
        { "- notify: charge\n        to: subject", "- notify: charge\n        within: 3 days\n        to: subject", "P123", "within: 3 days" },
        { "hands: counted\n        paper: counted", "hands: counted\n        for: 3 days\n        paper: counted", "P123", "for: 3 days" },
        { "- wait: settle\n", "- wait: settle\n        fill: { extra: text }\n", "P123", "fill: { extra" },
        { "objections: { opens: objection, to: supervisors }\n        then: { clear: next, upheld: { back: discuss", "objections: { opens: objection, to: [supervisors, judges] }\n        then: { clear: next, upheld: { back: discuss", "P217", "to: [supervisors, judges]" },
        { "with: { title: form.title, kind: form.kind }", "with: { title: \"form.title + form.title\", kind: form.kind }", "P250", "form.title + form.title" },
        { "need: more than 1/2 of eligible\n        fill: { reasons: longtext }", "need: more than 1/2 of eligible\n        fill: { words: longtext }", "P120", "- decide: review" },
        { "fill: { reasons: longtext }\n        within: 10 days\n        adverse", "within: 10 days\n        adverse", "P120", "- decide: ruling" },
        { "clears: [kept]\n    open: [{ by: officers }]", "clears: [kept]\n    open: [{ by: officers }, { due: first day of year }]", "P131", "due: first day" },
        { "clears: [kept]\n    open: [{ by: officers }]", "clears: [kept]\n    open: [{ due: 9 days before term_end of judge, by: officers }]", "S801", "due: 9 days" },
        { "roads:     { owe: topic.kind, tag: road, by: branch,", "roads:     { owe: note, by: officers,", "P102", "roads:" },
        { "who:    { is: people, optional: true }", "who:    { is: people, optional: true }\n    rows:   { is: table, of: {} }", "P117", "rows:" },
        { "who:    { is: people, optional: true }", "who:    { is: people, optional: true }\n    rows:   { is: table, of: { what: people } }", "P109", "rows:" },
        { "clears: [kept]", "clears: [kpet]", "P211", "kpet" },
        { "adverse: [remove]", "adverse: [dismiss]", "P211", "adverse:" },
        { "{ count: topic.opened }", "{ count: topic.started }", "P212", "topic.started" },
        { "owe: note", "owe: nothing", "P212", "nothing" },
        { "{ count: topic.opened }", "{ count: topic.review.overdue }", "", "" },
        { "{ count: topic.opened }", "{ count: topic.settle.overdue }", "P212", "topic.settle.overdue" },
        { "tag: done", "tag: finished", "P213", "finished" },
        { "default: [road] }", "default: [rail] }", "P213", "rail" },
        { "water: [end] }", "water: [middle] }", "P213", "middle" },
        { "of: org.up('town') }", "of: org.above }", "P214", "org.above" },
        { "secret: { is: yesno, default: true }", "secret: { is: yesno, default: true, set_by: topic }", "P233", "topic }" },
        { "secret: { is: yesno, default: true }", "secret: { is: yesno, default: true, set_by: tropic }", "P204", "tropic" },
        { "of: org.up('town') }", "of: form.whom }", "P247", "to: judges" },
        { "of: org.up('town') }", "of: subject.as('member').org.up }", "P247", "to: judges" },
        { "roads:     { owe: topic.kind, tag: road, by: branch, times: 1 per year }", "roads:     { owe: topic.kind, tag: road, by: branch, times: 1 per year, while: topic.carry }\n  visits:    { owe: note, by: town, times: 1 per month, while: topic.carry }", "P313", "times: 1 per month, while: topic.carry" },
        { "quarterly: { owe: assembly, by: branch, times: 1 per quarter }", "quarterly: { owe: assembly, by: branch, times: 1 per quarter, while: topic.carried }", "P207", "while: topic.carried" },
        { "quarterly: { owe: assembly, by: branch, times: 1 per quarter }", "quarterly: { owe: assembly, by: branch, times: 1 per quarter, while: toppic }", "P204", "while: toppic" },
        { "with: { matter: case }", "with: {}", "P215", "- open: second" },
        { "with: { matter: case }", "with: { matter: case, more: case }", "P216", "more: case" },
        { "with: { title: form.title, kind: form.kind }", "with: { title: form.title }", "P215", "record:" },
        { "by: officers\n        hand_in", "by: public\n        hand_in", "P217", "by: public" },
        { "all_heads:   { any: [officers, superior] }", "all_heads:   { any: [officers, all_heads] }", "P218", "all_heads:" },
        { "open: [{ by: officers }]\n", "\n", "P219", "  removal:" },
        { "of: session\n", "of: decided\n", "P220", "of: decided" },
        { "- wait: settle\n        for: params.days", "- wait: settle\n        for: params.days\n        opens: second", "P225", "opens: second" },
        { "with: { matter: case }", "for: form.due\n        with: { matter: case }", "P226", "for: form.due" },
        { "release: { person: subject, post: committee }", "release: { person: subject, post: comittee }", "P209", "comittee" },
        { "release: { person: subject, post: committee }", "leave: { person: subject, stage: memer }", "P109", "memer" },
        { "release: { person: subject, post: committee }", "fact: { kind: topic.done }", "P305", "topic.done" },
        { "release: { person: subject, post: committee }", "fact: { kind: removal.ended }", "P111", "removal.ended" },
        { "release: { person: subject, post: committee }", "rule: { param: dys, value: 3 }", "P206", "dys" },
        { "release: { person: subject, post: committee }", "mark: { person: subject, name: warned }", "P102", "mark:" },
        { "release: { person: subject, post: committee }", "release: { person: subject, post: committee, of: org.under }", "P214", "org.under" },
        { "agree more than 1/2 of present", "agree more than 1/2", "P301", "agree more than 1/2" },
        { "pick: form.urgent", "pick: form.title", "P302", "pick: form.title" },
        { "agree params.pass of eligible", "agree params.days of eligible", "P303", "params.days of" },
        { "secret: params.secret", "secret: params.days", "P303", "secret: params.days" },
        { "when: form.kind == 'road'", "when: form.kind == 'rail'", "P304", "'rail'" },
        { "where: p.adult", "where: p.age > 18", "P304", "p.age" },
        { "where: p.adult", "where: p.adlt", "P228", "p.adlt" },
        { "where: p.adult", "where: p.has('adlt')", "P228", "p.has" },
        { "where: p.adult", "where: p.is('villgr')", "P229", "p.is" },
        { "where: p.adult", "where: p.holds('supervisr')", "P209", "p.holds" },
        { "where: p.adult", "where: p.is('villager') && !p.holds('supervisor') && !p.has('abroad')", "", "" },
        { "members:     { are: member, of: org }", "members:     { are: membr, of: org }", "P228", "are: membr" },
        { "rule:   form.due > today", "rule:   1 == 2", "P312", "rule:   1" },
        { "rule:   form.due > today", "rule:   params.seats < 10", "P311", "params.seats < 10" },
        { "rule:   form.due > today", "rule:   params.seats > 9", "P312", "params.seats > 9" },
        { "too_late: form.due < today", "too_late: params.seats > 9", "P311", "params.seats > 9" },
        { "too_late: form.due < today", "too_late: params.seats >= 1", "P312", "params.seats >= 1" },
        { "too_late: form.due < today", "too_late: params.seats > 8", "", "" },
        { "title:  { is: text, most: 60, privacy: open }", "title:  { is: text, least: 61, most: 60, privacy: open }", "S1002", "most: 60" },
        { "refused: end in_vain", "refused: end removed", "P122", "refused: end removed" },
        { "recuse: has(form.who) && p in form.who", "recuse: p in form.who", "P304", "recuse: p" },
        { "rule:   form.due > today", "rule:   form.due > 3", "P304", "form.due > 3" },
        { "rule:   form.due > today", "rule:   form.title == 'x'", "P304", "form.title == 'x'" },
        { "rule:   form.due > today", "rule:   params.secret", "P304", "rule:   params.secret" },
        { "when: form.kind == 'road'", "when: steps.view.outcome == 'pased'", "P304", "'pased'" },
        { "seats:  { is: number, default: 3", "seats:  { is: number, default: three", "P305", "three" },
        { "deciders: actors.ruling, to: judges", "deciders: form.why, to: judges", "P306", "deciders: form.why" },
        { "to: judges }\n", "to: villagers }\n", "P306", "to: villagers" },
        { "why: longtext", "why: { is: longtext, optional: true }", "P309", "finding: form.why" },
        { "show: [title, steps.reviews.tally]", "show: [title, due, steps.reviews.tally]", "P307", "due, steps" },
        { "within: until form.due", "within: until form.kind", "P308", "until form.kind" },
        { "subject: form.whom\n", "subject: form.why\n", "P308", "subject: form.why" },
    };

    public static TheoryData<string, string, string, string> Proven => new()
    {
        { "then: { accept: next, send_back: end returned, late: escalate }", "then: { accept: next, send_back: end returned }", "S101", "- decide: review" },
        { "unable: end not_done, ", "", "S101", "- do: carry" },
        { "else: next }, none: next }", "else: next } }", "S101", "- gather: reviews" },
        { "then: { yes: next, no: end rejected }", "then: { yes: next, no: end rejected, maybe: next }", "S102", "maybe" },
        { "then: { heard: next }", "then: { herd: next }", "S102", "herd" },
        { "matter: { is: case, of: topic } }\n", "matter: { is: case, of: topic } }\n    allow: { withdraw: { by: opener } }\n", "S101", "- open: second" },
        { "then: { yes: next, no: end rejected }", "then: { yes: next, no: end rejected, withdrawn: next }", "S102", "withdrawn: next" },
        { "then: { remove: next, keep: end kept, late: escalate }", "then: { late: escalate }", "S103", "- decide: ruling" },
        { "then: { yes: next, no: end rejected }", "then: { yes: carry, no: end rejected, skipped: carry }", "S201", "- enact: adopted" },
        { "then: { reject: next, uphold: upheld, late: escalate }", "then: { reject: { back: answer, most: 1, else: remind }, uphold: { back: answer, most: 1, else: remind }, late: remind }", "S202", "- decide: answer" },
        { "discontent: { back: carry, most: 1, else: next }", "discontent: carry", "S301", "discontent: carry" },
        { "within: 10 workdays\n", "\n", "S302", "- decide: look_again" },
        { "for: 10 days\n        result", "result", "S302", "- gather: reviews" },
        { "by: officers\n        hand_in", "by: villagers\n        hand_in", "S303", "late: escalate }\n      - wait" },
        { "with: { subject: form.whom, finding: form.why }", "procedure: removal", "S304", "procedure: removal" },
        { "discontent: { back: carry, most: 1, else: next }", "discontent: { back: outcome, most: 1, else: next }", "S305", "back: outcome" },
        { "show: [title, steps.reviews.tally]", "show: [title, steps.carry.reason]", "S401", "steps.carry.reason" },
        { "tell: [finding]", "tell: [finding, steps.reply.words]", "S401", "steps.reply.words" },
        { "within: 90 days", "within: 2 days", "S501", "within: 2 days" },
        { "lead: 3 days", "lead: 40 days", "S502", "true: 10 days" },
        { "removal:\n    form: { whom: person, why: longtext }", "plea:\n    about: removal\n    form: { why: longtext }\n    open: [{ by: opener, for: 2 years }]\n    steps:\n      - decide: weigh\n        by: superior\n        within: 5 days\n        then: { fair: end fair, unfair: end unfair, late: escalate }\n  removal:\n    form: { whom: person, why: longtext, retention: 1 year }", "S504", "retention: 1 year" },
        { "decree: { title: { is: text, privacy: open }, kind: { is: choice, of: [road, water] } }", "decree: { title: { is: text, privacy: open }, kind: { is: choice, of: [road, water] } }\n  tally:  { n: number, filed_by: officers, retention: 1 year }", "S505", "retention: 1 year" },
        { "then: { enacted: end removed, refused: end in_vain }\nmeasures:\n  topics:  { count: topic.opened }\n  done:    { count: topic.ended, tag: done }\n  rate:    { rate: [done, topics] }\n  content: { rate: [{ count: topic.reviews.view, tag: good }, { count: topic.reviews.view }] }\n  minutes: { sum: topic.ended }\nroutines:\n  quarterly: { owe: assembly, by: branch, times: 1 per quarter }", "then: { enacted: end removed, refused: end in_vain }\n  quiet:\n    form: { why: longtext }\n    at: branch\n    see: [officers]\n    open: [{ by: officers }]\n    steps:\n      - decide: weigh\n        by: superior\n        within: 5 days\n        then: { fair: end fair, unfair: end unfair, late: escalate }\nmeasures:\n  topics:  { count: topic.opened }\n  done:    { count: topic.ended, tag: done }\n  rate:    { rate: [done, topics] }\n  content: { rate: [{ count: topic.reviews.view, tag: good }, { count: topic.reviews.view }] }\n  minutes: { sum: topic.ended }\nroutines:\n  quarterly: { owe: assembly, by: branch, times: 1 per quarter, while: quiet }", "S913", "while: quiet" },
        { "lead: 3 days", "lead: params.days", "S503", "true: 10 days" },
        { "then: { clear: next, upheld: { back: discuss, most: 1, else: end withdrawn } }", "then: { clear: next, upheld: next }", "S601", "- enact: adopted" },
        { "then: { clear: next, upheld: { back: discuss, most: 1, else: end withdrawn } }", "then: { clear: next, upheld: { back: discuss, most: 1, else: next } }", "S601", "- enact: adopted" },
        { "objections: { opens: objection, to: supervisors }\n        then: { clear: next, upheld: { back: discuss, most: 1, else: end withdrawn } }", "then: { clear: next }", "S602", "binds: villagers\n    open" },
        { "then: { passed: next, failed: end no, no_quorum: { back: session, most: 2, else: end no } }", "then: { passed: end yes, failed: end no, no_quorum: { back: session, most: 2, else: end no } }", "S603", "- enact: adopted" },
        { "- open: second\n        when: form.kind == 'road'\n        with: { matter: case }\n        then: { yes: next, no: end rejected }\n      - enact: adopted\n        do:\n          - record: { form: decree, with: { title: form.title, kind: form.kind } }", "- enact: adopted\n        do:\n          - record: { form: decree, with: { title: form.title, kind: form.kind } }\n      - open: second\n        when: form.kind == 'road'\n        with: { matter: case }\n        then: { yes: next, no: end rejected }", "S604", "- enact: adopted" },
        { "- open: hearing\n        with: { subject: form.whom, finding: form.why }\n        then: { heard: next }\n      ", "", "S701", "adverse: [remove]" },
        { "within: 10 days\n        adverse: [remove]\n        then: { remove: next, keep: end kept, late: escalate }", "within: 10 days\n        adverse: [remove]\n        then: { remove: next, keep: again, late: escalate }\n      - decide: again\n        by: superior\n        within: 5 days\n        adverse: [remove]\n        then: { remove: next, keep: end kept, late: escalate }", "S702", "adverse: [remove]\n        then: { remove: next, keep: end kept" },
        { "then: { remove: next, keep: end kept, late: escalate }", "then: { remove: end out, keep: end kept, late: escalate }", "S703", "remove: end out" },
        { "adverse: [remove]\n        then: { remove: next, keep: end kept, late: escalate }", "then: { remove: end out, keep: end kept, late: escalate }", "S703", "remove: end out" },
        { "then: { stands: next, annulled: end kept }", "then: { stands: next, annulled: next }", "S704", "annulled: next" },
        { "then: { remove: next, keep: end kept, late: escalate }", "then: { remove: removed, keep: end kept, late: escalate }", "S705", "- release" },
        { "then: { remove: next, keep: end kept, late: escalate }", "then: { remove: end kept, keep: end kept, late: escalate }", "S724", "remove: end kept" },
        { "release: { person: subject", "release: { person: opener", "S706", "person: opener" },
        { "deciders: actors.ruling, to: judges", "deciders: actors.ruling, to: officers", "S707", "to: officers" },
        { "with: { subject: form.whom, finding", "with: { subject: opener, finding", "S708", "subject: opener" },
        { "deciders: actors.ruling", "deciders: opener", "S709", "deciders: opener" },
        { "subject: form.whom\n    at: branch", "at: branch", "S710", "  removal:" },
        { "for: params.days\n        then: { none: end heard", "for: params.free\n        then: { none: end heard", "P206", "params.free" },
        { "tell: [finding]", "tell: []", "P117", "tell: []" },
        { "- notify: charge\n        to: subject\n        tell: [finding]\n      ", "", "S721", "  hearing:" },
        { "except: [deciders, subject]", "except: [subject]", "S722", "  appeal:" },
        { "then: { none: end stands, closed: next }", "then: { none: end stands, closed: end stands }", "S722", "  appeal:" },
        { "then: { dismiss: next, annul: annulled, late: escalate }\n", "then: { dismiss: dismissed, annul: annulled, late: next }\n      - notify: silent\n        to: subject\n        tell: [ruling]\n        then: { told: end stands }\n", "S722", "  appeal:" },
        { "except: [opener]", "except: []", "P117", "except: []" },
        { "uphold: upheld, late", "uphold: end upheld, late", "S723", "  objection:" },
        { "hold: judge, of: org.up('town')", "hold: judge, of: org", "S801", "to: judges" },
        { "      - do: carry\n", "      - claim: taker\n        by: officers\n        except: [officers]\n        show: [title]\n        for: 3 days\n        then: { claimed: next, late: end not_done }\n      - do: carry\n", "S805", "officers]\n        show" },
        { "village: { under: town, head: chief }", "village: { under: town, head: mayor }", "S801", "under: town, head: mayor" },
        { "of: members\n    at: branch\n    by: officers", "of: members\n    at: village\n    by: members", "S807", "by: members" },
        { "of: org.up('town') }", "of: org.beside.beside }", "S802", "to: judges" },
        { "judge:     { in: town, seats: 3 }", "judge:     { in: town, seats: 1 }", "", "" },
        { "officers:    { hold: [secretary, committee], of: org }", "officers:    { hold: secretary, of: org }", "S803", "by: officers\n        except: [subject]" },
        { "of: members\n    at: branch\n    by: officers", "of: members\n    at: village\n    by: members", "S804", "in: assembly\n        within: { pick" },
        { "by: officers\n        except: [subject]", "by: officers\n        except: [all_heads]", "S805", "except: [all_heads]" },
        { "passed: agree params.pass of eligible, failed", "passed: agree params.pass of eligible, clearly: agree at least 2/3 of eligible, failed", "S1004", "clearly: agree at least 2/3" },
        { "passed: agree params.pass of eligible, failed", "passed: [agree params.pass of eligible, against at least 1/2 of cast], failed", "S1004", "result: { passed: [agree" },
        { "members.good at least 60% of members.answered", "[members.good at least 60% of members.answered, members.bad at least 60% of members.answered]", "S1004", "result: { content: [" },
        { "quorum: present at least 1/2 of eligible", "quorum: present at least 5", "", "" },
        { "of: members\n    at: branch\n    by: officers\n    lead: 3 days\n    absent: opinion\n    quorum: present at least 1/2 of eligible", "of: officers\n    at: branch\n    by: officers\n    lead: 3 days\n    absent: opinion\n    quorum: present at least 5", "S1005", "quorum: present" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { choose: form.kind, most: 1 }\n        win: { seats: 1 }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P320", "choose: form.kind" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { spend: 100, on: form.who, cost: c.cost }\n        win: { within: 100, by: agree }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P321", "cost: c.cost" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { choose: form.who, most: 1 }\n        win: { within: 100, by: agree }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P322", "win: { within" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { choose: form.who, most: 1 }\n        win: { seats: 3, each: agree more than 1/2 of cast }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "S1006", "win: { seats: 3" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { choose: form.who, most: 1 }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P102", "- vote: view" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { rank: form.who, most: 3 }\n        win: { seats: 1 }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P322", "win: { seats: 1 }" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { choose: form.who, most: 3 }\n        win: { seats: 1, by: points }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P322", "win: { seats: 1, by" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { rank: form.who, most: 3 }\n        win: { seats: 1, by: points, each: agree more than 1/2 of cast }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P324", "each: agree" },
        { "hands: counted\n        paper: counted\n        result: { passed: agree params.pass of eligible, failed: otherwise }\n        then: { passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "ballot: { rank: form.who, choose: form.who }\n        win: { seats: 1, by: points }\n        then: { full: next, short: end rejected, tie: end rejected, no_quorum: { back: discuss, most: 2, else: end lapsed } }", "P113", "ballot: { rank" },
        { "need: more than 1/2 of eligible", "need: more than 1/2 of eligible\n        draws: view", "P323", "draws: view" },
        { "agree more than 1/2 of present", "agree more than 3/2 of present", "S1001", "3/2" },
        { "need: more than 1/2 of eligible", "need: at least 20", "S1001", "at least 20" },
        { "default: more than 1/2, least", "default: at least 1/2, least", "S1002", "default: at least 1/2" },
        { "days:   { is: duration, default: 5 days", "days:   { is: duration, default: 2 days", "S1002", "default: 2 days" },
        { "deciders: actors.ruling, to: judges", "deciders: actors.ruling, to: judges, window: 1 day", "S1002", "window: 1 day" },
        { "days:   { is: duration, default: 5 days", "days:   { is: duration, default: 1 month", "S1002", "default: 1 month" },
        { "default: more than 1/2, least", "default: more than 5, least", "S1003", "more than 5" },
        { "- wait: settle\n", "- wait: settle\n        when: params.course == 'long' && params.course == 'short'\n", "S1202", "when: params.course" },
        { "true: 10 days, false: 1 month", "true: 10 days", "S1301", "pick: form.urgent" },
        { "passed: agree params.pass of eligible, failed: otherwise", "passed: agree params.pass of eligible, failed: against more than 1/2 of eligible", "S1301", "failed: against" },
        { "result: { content: members.good at least 60% of members.answered, discontent: otherwise }", "result: { discontent: otherwise, content: members.good at least 60% of members.answered }", "S1302", "discontent: otherwise, content" },
        { "true: 10 days, false: 1 month", "true: 10 days, false: 1 month, maybe: 2 months", "S1303", "maybe" },
    };

    [Fact]
    public void The_small_pack_is_sound()
    {
        var report = Check(MiniPack.Text).Report;
        Assert.True(report.Count == 0, Printer.Text(report, Language.English));
    }

    [Theory]
    [MemberData(nameof(Names))]
    [MemberData(nameof(Proven))]
    public void A_mistake_is_named_on_its_line(string find, string replace, string code, string piece)
    {
        var text = MiniPack.With(find, replace);
        var report = Check(text).Report;
        if (code.Length == 0)
        {
            Assert.False(report.HasErrors, Printer.Text(report, Language.English));
            return;
        }

        var line = MiniPack.LineOf(text, piece);
        Assert.True(
            report.All.Any(d => d.Code.Id == code && d.Place.Line == line),
            $"{code} on line {line} was wanted:\n{Printer.Text(report, Language.English)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    [MemberData(nameof(Proven))]
    public void Compiling_what_has_a_mistake_breaks_nothing_and_adds_nothing(string find, string replace, string code, string piece)
    {
        var text = MiniPack.With(find, replace);
        var library = PackLibrary.Parse(new Report(), ("mini.yaml", text));
        var catalog = PackCatalog.Of(library);
        Assert.Equal(library.Report.HasErrors, catalog is null);

        var before = Check(text).Report.All.Select(d => (d.Code.Id, d.Place.Line)).ToHashSet();
        var later = library.Report.All.Where(d => !before.Contains((d.Code.Id, d.Place.Line))).ToList();
        Assert.True(later.Count == 0, $"{code} {piece}: " + string.Join('\n', later.Select(d => Printer.Line(d, Language.English))));
    }

    [Theory]
    [InlineData("- decide: review\n        by: officers", "- 决定: review\n        by: officers", "是不是想写“decide”")]
    [InlineData("failed: end rejected, no_quorum: { back: discuss", "failed: rejected, no_quorum: { back: discuss", "是不是想写“end rejected”")]
    [InlineData("{ title: form.title, kind: form.kind }", "{ title: title, kind: form.kind }", "是不是想写“form.title”")]
    [InlineData("finding: form.why", "finding: 管理办法第九条", "不能写固定的文字")]
    [InlineData("show: [title, kind, steps.view.tally]", "show: title，kind", "用半角逗号")]
    [InlineData("show: [title, steps.reviews.tally]", "show: [title, steps.review.tally]", "票数只有")]
    [InlineData("ruling: steps.ruling.reasons", "ruling: steps.ruling.finding", "先在“ruling”的 fill 里加上")]
    [InlineData("secret: params.secret\n", "secret: 是\n", "true")]
    [InlineData("too_late: form.due < today", "too_late: form.due < today + params.days", "日期只能比先后")]
    public void A_message_says_what_to_write(string find, string replace, string says)
    {
        var report = Check(MiniPack.With(find, replace)).Report;
        Assert.Contains(report.All, d => (d.Message(Language.Chinese) + d.Hint(Language.Chinese)).Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_of_other_packs_need_uses_first()
    {
        var report = Check("pack: a\nversion: 1\ntitle: A\ngroups:\n  folk: { hold: clerk, of: org }\n").Report;
        Assert.Contains(report.All, d => d.Code.Id == "P209" && d.Message(Language.Chinese).Contains("uses: [basics]", StringComparison.Ordinal));
    }

    [Fact]
    public void What_another_pack_uses_is_used_and_what_is_only_lent_need_not_be()
    {
        const string Lender = "pack: lender\nversion: 1\ntitle: A\norgs: { branch: { head: clerk } }\nposts: { clerk: { in: branch } }\ngroups:\n  folk: { are: member, of: org }\n  clerks: { hold: clerk, of: org }\nforms: { note: { on: date } }\n";
        const string Filing = "forms: { note: { on: date, filed_by: clerks } }";
        const string User = "pack: user\nversion: 1\ntitle: B\nuses: [lender]\nforms: { list: { on: date, filed_by: folk } }\n";
        Assert.Empty(Check(Lender).Report.All);
        var alone = Assert.Single(Check(Lender.Replace("forms: { note: { on: date } }", Filing, StringComparison.Ordinal)).Report.All);
        Assert.Equal(("P248", "the group folk is declared, and nothing uses it"), (alone.Code.Id, alone.Message(Language.English)));
        Assert.Empty(PackChecker.Check(PackLibrary.Parse(new Report(), ("a.yaml", Lender.Replace("forms: { note: { on: date } }", Filing, StringComparison.Ordinal)), ("b.yaml", User))).Report.All);
    }

    [Fact]
    public void A_refutation_prints_the_path_in_words()
    {
        var report = Check(MiniPack.With(
            "then: { clear: next, upheld: { back: discuss, most: 1, else: end withdrawn } }",
            "then: { clear: next, upheld: next }")).Report;
        var refuted = Assert.Single(report.All, d => d.Code.Id == "S601");
        Assert.Equal(
            "step adopted takes effect before it was published with objections: review (accept) > discuss (held) > view (passed) > shown (upheld) > second (yes) > adopted",
            refuted.Message(Language.English));
    }

    [Fact]
    public void Requirements_of_effects_are_data()
    {
        var pack = Assert.Single(Check(MiniPack.Text).Packs);
        var published = pack.Requirements["topic.adopted"];
        Assert.Contains(published, r => r is { Code: "S6", NotOlderThan: "view" } && r.Steps.SequenceEqual(["shown"]) && r.Outcomes.SequenceEqual(["clear"]));
        var appealed = pack.Requirements["removal.removed"];
        Assert.Contains(appealed, r => r is { Code: "S7", NotOlderThan: "ruling" } && r.Steps.SequenceEqual(["appeal"]) && r.Outcomes.SequenceEqual(["stands"]));
    }

    [Fact]
    public void Times_bound_a_procedure()
    {
        var times = Assert.Single(Check(MiniPack.Text).Packs).Times;
        Assert.Equal(6, times["topic"].ReturnsMost);
        Assert.Equal(["carry"], times["topic"].ByDate);
        Assert.Equal(["review", "discuss", "carry"], times["topic"].ByDuty);
        Assert.True(times["topic"].LongestDays > times["topic"].UsualDays);

        // 10 days of appeal (argument) is the whole usual course of an appeal nobody makes.
        Assert.Equal(10, times["appeal"].UsualDays);
    }

    [Fact]
    public void Proofs_are_listed_with_what_they_say()
    {
        var sound = Assert.Single(Check(MiniPack.Text).Packs).Proofs;
        Assert.Equal(["S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13", "S14"], sound.Select(p => p.Id));
        Assert.All(sound, p => Assert.True(p.Holds));
        var broken = Assert.Single(Check(MiniPack.With("lead: 3 days", "lead: 40 days")).Packs).Proofs;
        Assert.Equal(["S5"], broken.Where(p => !p.Holds).Select(p => p.Id));
    }

    private static CheckedLibrary Check(string text) => PackChecker.Check(PackLibrary.Parse(new Report(), ("mini.yaml", text)));
}
