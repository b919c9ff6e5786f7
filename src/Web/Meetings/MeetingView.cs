using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Web.Cases;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Meetings;

/// <summary>One on the roll.</summary>
/// <param name="Attends">what they answered to the call; null where they have not</param>
public sealed record RollLine(PersonId Id, string Name, bool Present, bool? Attends, string? Opinion, string? Agent);

/// <summary>Those of one group, or all others.</summary>
public sealed record RollGroup(Org? Org, string Name, IReadOnlyList<RollLine> Lines)
{
    public int Present => Lines.Count(l => l.Present);

    public int Opinions => Lines.Count(l => l.Opinion is not null);
}

/// <summary>A case on the agenda, in words.</summary>
/// <param name="Fill">what its step asks the chair to fill in</param>
/// <param name="VoteHref">its vote, while it is open</param>
public sealed record ItemLine(
    CaseId Case, string Title, string Kind, ItemState State, string StateWords, string? Result, string Recused, FormDefinition? Fill, string? VoteHref, bool MayRecuseSelf);

/// <summary>What a meeting's pages say in words, and which of its forms apply now.</summary>
public sealed class MeetingView(Desk desk, TallyWords tallies, Words words)
{
    /// <summary>Names of the forms the person who looks can use now.</summary>
    public IReadOnlySet<string> Forms(MeetingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var forms = new HashSet<string>(StringComparer.Ordinal);
        var state = file.State;
        if (state.Over)
        {
            return forms;
        }

        if (state.Phase == MeetingPhase.Called && desk.Me is { } me && file.Entitled.Contains(me))
        {
            forms.Add("reply");
        }

        foreach (var item in state.Items.Where(i => i.State == ItemState.Waiting && desk.Me is { } self && file.Entitled.Contains(self) && !i.Recused.Contains(self)))
        {
            forms.Add($"recuse-{item.Case}");
        }

        if (!file.MayConvene)
        {
            return forms;
        }

        forms.UnionWith(file.Definition.Forms.Select(f => $"file-{f.Name}"));
        if (state.Phase == MeetingPhase.Called)
        {
            forms.UnionWith(["reply-for", "cancel", "add"]);
            forms.UnionWith(state.Items.Where(i => i.State == ItemState.Waiting).Select(i => $"remove-{i.Case}"));
        }

        if (desk.Now >= state.At)
        {
            forms.Add("roll");
        }

        if (state.Phase == MeetingPhase.InSession)
        {
            forms.UnionWith(Groups(file).Select(g => $"group-{g.Id}"));
            forms.UnionWith(state.Items.Where(i => i.State == ItemState.Waiting).Select(i => $"close-{i.Case}"));
            forms.Add("end");
        }

        return forms;
    }

    /// <summary>Organisations below that discuss in groups.</summary>
    public IReadOnlyList<Org> Groups(MeetingFile file) => file.Definition.Split is not { } split ? [] :
        [.. desk.Tree.Below(file.Org.Id).Select(desk.Tree.Find).OfType<Org>().Where(o => o.Kind == split && o.To is null)];

    /// <summary>The roll by groups; those of no group last.</summary>
    public IReadOnlyList<RollGroup> Roll(MeetingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var day = desk.Engine.Time.DayOf(file.State.At);
        var names = desk.Names(file.Entitled);
        var lines = file.Entitled.Select((p, i) => Line(file, p, names[i])).ToDictionary(l => l.Id);
        var groups = new List<RollGroup>();
        foreach (var org in Groups(file))
        {
            var own = desk.Queries.Affiliations(org.Id, null, day, 0, 2_000).Select(a => a.Person).Concat(desk.Queries.Appointments(org.Id, day).Select(a => a.Person))
                .Distinct().Where(lines.ContainsKey).Select(p => lines[p]).ToArray();
            foreach (var line in own)
            {
                lines.Remove(line.Id);
            }

            groups.Add(new RollGroup(org, org.Name, own));
        }

        if (lines.Count > 0)
        {
            groups.Add(new RollGroup(null, groups.Count == 0 ? desk.Word(file.State.Pack, $"groups.{file.Definition.Of.Name}") : words.T("roll.others"), [.. lines.Values]));
        }

        return groups;
    }

    public IReadOnlyList<ItemLine> Items(MeetingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return [.. file.State.Items.Select(i => Item(file, i))];
    }

    /// <summary>Documents read and work notified under the meeting.</summary>
    public IReadOnlyList<LinkLine> Filed(MeetingFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var lines = new List<LinkLine>();
        foreach (var id in file.State.Filed)
        {
            if (desk.Engine.States.Record(id) is { } record && desk.Engine.Institutions.Find(record.Pack)?.Forms.GetValueOrDefault(record.Form) is { } form)
            {
                var title = form.Fields.FirstOrDefault(f => f.Kind == FieldKind.Text && record.Values.ContainsKey(f.Name)) is { } first
                    ? desk.Text((record.Values[first.Name] as TextValue)?.Text) : "";
                lines.Add(new LinkLine(title.Length > 0 ? title : id.ToString(), $"/records/{id}", desk.Word(form.Pack, $"forms.{form.Name}")));
            }
        }

        return lines;
    }

    public string PhaseWords(MeetingFile file) => words.T($"meeting.phase.{file.State.Phase.ToString().ToLowerInvariant()}");

    private RollLine Line(MeetingFile file, PersonId person, string name)
    {
        var reply = file.State.Replies.GetValueOrDefault(person);
        return new RollLine(
            person, name, file.State.Present.Contains(person), reply?.Attends, reply?.Opinion is { } o ? desk.Text(o) : null,
            reply?.Agent is { } a && a != person ? desk.Name(a) : null);
    }

    private ItemLine Item(MeetingFile file, AgendaItem item)
    {
        if (desk.Queries.Case(item.Case) is not { } row || desk.Procedure(row.Pack, row.Version, row.Procedure) is not { } procedure)
        {
            return new ItemLine(item.Case, item.Case.ToString(), "", item.State, "", null, "", null, null, false);
        }

        var state = item.State == ItemState.Waiting ? null : desk.Engine.States.Case(item.Case);
        var result = state?.Results.FindLast(r => r.Meeting == file.Id);
        var tally = result is null ? null : tallies.Short(result);
        var outcome = result is null ? null : desk.Word(row.Pack, $"procedures.{row.Procedure}.steps.{result.Step}.{result.Outcome}");
        var voting = item.State == ItemState.Voting && state?.Open is Polling p && p.Meeting == file.Id;
        return new ItemLine(
            item.Case, desk.TitleOf(row), $"{desk.Title(row.Pack)} · {desk.Word(row.Pack, $"procedures.{row.Procedure}")}", item.State,
            words.T($"item.{item.State.ToString().ToLowerInvariant()}"), outcome is null ? null : tally is null ? outcome : $"{outcome} · {tally}",
            item.Recused.Count == 0 ? "" : desk.NamesShort(item.Recused, 6),
            row.Step is { } step && item.State == ItemState.Waiting ? procedure.Step(step).Fill : null,
            voting ? $"/cases/{item.Case}/vote" : null, desk.Me is { } me && file.Entitled.Contains(me) && !item.Recused.Contains(me));
    }
}
