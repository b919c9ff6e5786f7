using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Compiling;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;
using static Lianxin.Tests.Kernel.World.Say;
using static Lianxin.Tests.Kernel.World.Village;

namespace Lianxin.Tests.Kernel.World;

/// <summary>A pack of small procedures, one for each word about the flow of a case, run in the village.</summary>
internal static class FlowPack
{
    public const string Name = "flow";

    private static readonly Lazy<Institution> Compiled = new(Compile);

    /// <summary>The village with this pack in force.</summary>
    public static KernelWorld World() => AddTo(Village.Build());

    public static KernelWorld AddTo(KernelWorld world)
    {
        foreach (var procedure in Compiled.Value.Procedures.Values)
        {
            world.Procedures[procedure.FullName] = procedure;
        }

        foreach (var meeting in Compiled.Value.Meetings.Values)
        {
            world.MeetingKinds[meeting.FullName] = meeting;
        }

        foreach (var form in Compiled.Value.Forms.Values)
        {
            world.Forms[form.FullName] = form;
        }

        foreach (var (name, group) in Compiled.Value.Groups)
        {
            world.Groups.TryAdd(name, group);
        }

        foreach (var param in Compiled.Value.Params.Values)
        {
            world.Values.TryAdd(param.Name, param.Default);
        }

        return world;
    }

    public static OpenCase Opening(KernelWorld world, string procedure, string by, params (string Field, FieldValue Value)[] form) =>
        new(world.NewCase(), Name, procedure, Branch, by, Values(form));

    /// <summary>Opens a case and fails where it is refused.</summary>
    public static CaseId Open(KernelWorld world, string procedure, PersonId by, string openedAs, params (string Field, FieldValue Value)[] form) =>
        Must(world, Opening(world, procedure, openedAs, form), by);

    public static CaseId OpenAbout(KernelWorld world, CaseId about, string procedure, PersonId by, string openedAs, params (string Field, FieldValue Value)[] form) =>
        Must(world, Opening(world, procedure, openedAs, form) with { About = about }, by);

    public static CaseId Must(KernelWorld world, OpenCase command, PersonId by)
    {
        world.Must(command, by);
        return command.Case;
    }

    private static Institution Compile()
    {
        var report = new Report();
        var library = PackLibrary.Parse(report, ("flow.yaml", Text));
        PackChecker.Check(library);
        var institution = new PackCompiler(library).Compile(library.Packs[0], "");
        Assert.True(institution is not null, Printer.Text(report, Language.English));
        return institution;
    }

    private const string Text = """
        pack: flow
        version: 1
        title: 流程
        params:
          way:  { is: choice, of: [members, villagers], default: members }
          slow: { is: duration, default: 10 days }
          share: { is: number, default: 3, most: 9 }
        orgs:
          county: { head: secretary }
          town:   { under: county, head: secretary }
          village: { under: town, head: village_head }
          branch: { under: town, beside: village, head: secretary }
          party_group: { under: branch }
        posts:
          secretary: { in: [branch, town, county] }
          deputy_secretary: { in: branch }
          committee_member: { in: branch, seats: 3..11 }
          village_head: { in: village }
          villagers_committee_member: { in: village, seats: 1..7 }
          supervisor: { in: village, seats: 3..5, not_with: [village_head, villagers_committee_member] }
        groups:
          members: { are: member, of: org }
          villagers: { are: villager, of: org.beside, where: p.adult }
          representatives: { are: representative, of: org.beside }
          branch_committee: { hold: [secretary, deputy_secretary, committee_member], of: org }
          officers: { hold: [secretary, deputy_secretary], of: org }
          supervisors: { hold: supervisor, of: org.beside }
          at_desk: { hold: secretary, of: desk }
          superior: { hold: secretary, of: org.up }
        forms:
          report: { groups: { is: orgs, of: party_group, most: 2 }, people: { is: people, optional: true } }
        meetings:
          members_meeting: { of: members, at: branch, keep: [minutes] }
          representatives_meeting: { of: representatives, at: branch, keep: [minutes] }
        procedures:
          call:
            form: { kind: { is: choice, of: [calm, urgent] }, groups: { is: orgs, of: party_group, most: 2 } }
            at: branch
            open: [{ by: branch_committee }]
            steps:
              - open: answers
                procedure: answering
                for: form.groups
                result: { all: came at least 1/1 of opened, some: came at least 1, none_came: otherwise }
                then: { all: end all, some: end some, none_came: end none_came }
          answering:
            about: call
            at: party_group
            clocks:
              quick: { until: answer, within: { pick: about.form.kind, calm: 10 days, urgent: 2 days }, remind: 1 days before, late: remind }
            steps:
              - decide: answer
                by: about.opener
                fill: { reasons: { is: longtext, optional: true } }
                within: 20 days
                then: { come: end came, stay: end stayed, late: end stayed }
          inquiry:
            form: { people: people }
            at: branch
            open: [{ by: members }, { by: officers, for: villagers }]
            steps:
              - open: asked
                procedure: asking
                for: form.people
                wait: false
              - open: again
                procedure: asking
                for: form.people
          asking:
            takes: { who: person }
            subject: who
            steps:
              - gather: word
                from: who
                fill: { yes: yesno }
                for: 3 days
          matter:
            form: { body: longtext, day: { is: date, optional: true } }
            at: branch
            start: org.up
            refuse: { taken: "params.way == 'villagers'" }
            open: [{ by: members }]
            clocks:
              whole: { until: second, within: 31 days, late: escalate }
            allow:
              reassign: { by: at_desk }
            watch: [supervisors]
            recuse: p == opener
            steps:
              - decide: first
                by: branch_committee
                fill: { reasons: { is: longtext, optional: true } }
                within: 3 days
                then: { good: next, bad: end bad, late: remind }
              - wait: talk
                for: 30 days
                opens: remark
              - decide: second
                by: at_desk
                within: 30 days
                then: { good: end good, late: { climb: second, to: county, else: end late } }
          appealed:
            form: { body: longtext }
            at: branch
            open: [{ by: members }]
            allow: { withdraw: { by: opener } }
            steps:
              - decide: look
                by: officers
                within: 9 days
                then: { seen: next, late: escalate }
          doubt:
            about: appealed
            form: { words: longtext }
            open: [{ by: members }]
            steps:
              - decide: weigh
                by: officers
                within: 9 days
                then: { weighed: next, late: escalate }
          protest:
            about: appealed
            form: { words: longtext }
            open: [{ by: members, for: 5 days }]
            steps:
              - decide: weigh
                by: officers
                within: 9 days
                then: { weighed: next, late: escalate }
          remark:
            about: matter
            form: { words: longtext }
            open: [{ by: opener }, { by: villagers }]
            steps:
              - notify: told
                to: about.opener
                tell: [words, about.form.body]
          complaint:
            about: matter
            form: { words: longtext }
            open: [{ by: opener, for: 5 days }]
            steps:
              - decide: rule
                by: superior
                within: 5 days
                then: { done: end done, late: escalate }
          wish:
            form: { what: text }
            at: branch
            open: [{ by: officers }]
            steps:
              - claim: offer
                by: members
                except: [opener]
                show: [what]
                for: 5 days
                hold: 20 days
                then: { claimed: fulfil, late: { back: offer, most: 1, else: next } }
              - decide: assign
                by: officers
                fill: { doer: { is: person, of: members } }
                within: 3 days
                then: { given: next, late: escalate }
              - do: fulfil
                by: ["steps.?offer.holder", "steps.?assign.doer"]
                within: 9 days
                then: { done: end done, unable: { back: offer, most: 2, else: end unmet }, late: end unmet }
          whispers:
            form: { what: text }
            at: branch
            open: [{ by: officers }]
            allow: { withdraw: { by: opener } }
            steps:
              - gather: view
                from: [members, villagers]
                secret: true
                fill: { view: { is: choice, of: [good, bad] }, again: { is: yesno, optional: true } }
                for: 3 days
                result: { doubted: members.view.bad at least 1/3 of members.answered, trusted: otherwise }
                then: { doubted: end doubted, trusted: end trusted, none: end silent }
          mutual:
            form: { what: text }
            at: branch
            open: [{ by: officers }]
            allow: { withdraw: { by: opener } }
            steps:
              - gather: ours
                from: officers
                sealed: [ours, theirs]
                fill: { mark: { is: choice, of: [good, poor] }, words: { is: text, optional: true } }
                for: 3 days
              - decide: middle
                by: officers
                sealed: [theirs]
                fill: { reasons: { is: longtext, optional: true } }
                within: 3 days
                then: { fine: next, bad: next, late: next }
              - gather: theirs
                from: members
                sealed: [ours, theirs]
                fill: { mark: { is: choice, of: [good, poor] } }
                for: 3 days
                then: { closed: next, none: next }
              - decide: look
                by: officers
                fill: { reasons: { is: longtext, optional: true } }
                within: 3 days
                then: { over: end over, again: { back: ours, most: 1, else: end over }, late: end over }
          naming:
            form: { people: people, share: { is: number, optional: true } }
            at: branch
            open: [{ by: officers }]
            steps:
              - enact: named
                do:
                  - appoint: { people: form.people, post: supervisor, of: org.beside, term: 3 years }
                  - enter: { person: form.people, stage: member, of: org }
                  - honour: { people: form.people, name: model }
                  - fact: { kind: naming.done, tag: by_act }
                then: { enacted: end named, refused: end refused }
          adopting:
            form: { share: number, guide: { is: people, of: [officers, supervisors], optional: true }, day: { is: date, optional: true }, signed: { is: signature, optional: true } }
            at: branch
            open: [{ by: officers }]
            steps:
              - enact: adopted
                do: [{ rule: { param: share, value: form.share, of: org } }]
                then: { enacted: end adopted, refused: end refused }
          sitting:
            form: { body: longtext, away: { is: people, optional: true } }
            at: branch
            open: [{ by: branch_committee }]
            steps:
              - meet: sit
                in: { pick: params.way, members: members_meeting, villagers: representatives_meeting }
                within: 1 month
                then: { held: next, late: escalate }
              - vote: view
                of: sit
                recuse: has(form.away) && p in form.away
                result: { yes: agree more than 1/2 of present, no: otherwise }
                then: { yes: next, no: end no }
              - gather: words
                from: sit
                except: [opener]
                fill: { good: { is: choice, of: [yes, no] } }
                for: 2 days
              - decide: both
                by: [opener, supervisors]
                need: each
                within: 5 days
                then: { agreed: end agreed, late: end open }
          errand:
            form: { title: text, grade: { is: choice, of: [calm, urgent] } }
            at: branch
            open: [{ by: members }]
            clocks:
              study: { until: look, within: 2 workdays }
              whole: { until: handle, within: 7 workdays, remind: 1 workdays before, late: escalate }
            allow:
              withdraw: { by: opener, approve: officers, reasons: [settled, mistaken] }
              correct: { by: opener, times: 1, reasons: true }
              pause: { by: officers, most: 10 workdays, times: 2, reasons: [waits, weather], unless: "form.grade == 'urgent'", clocks: whole }
              extend: { by: officers, approve: officers, adds: 5 workdays, times: 1, clocks: whole }
              reassign: { by: officers, times: 3 }
              join: { by: officers }
              reopen: { by: opener, for: 15 days, to: handle, times: 1 }
              override: { by: officers, approve: superior, times: 2 }
            steps:
              - decide: look
                by: officers
                fill: { reasons: { is: longtext, optional: true } }
                within: 2 workdays
                then: { take: next, leave: end left, late: escalate }
              - do: handle
                by: officers
                within: 5 workdays
                hand_in: { form: { words: longtext } }
                then: { done: next, unable: end unable, late: escalate }
              - gather: rating
                from: opener
                fill: { good: yesno }
                for: 3 days
              - notify: told
                to: opener
                tell: [steps.handle.words]
        """;
}
