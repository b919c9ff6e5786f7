using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Forms;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Meetings;

/// <summary>Turns the forms of a meeting's page into commands; which one was posted, its name says.</summary>
public sealed class MeetingDoing(Desk desk, Acts acts, FormValues values, RefusalWords refusals, MeetingFiles files, Words words)
{
    private const int WordsMost = 5_000;

    private readonly FormErrors errors = new();

    /// <summary>Name of the form that was refused.</summary>
    public string? Failed { get; private set; }

    public FormErrors? ErrorsOf(string form) => Failed == form ? errors : null;

    /// <summary>What was wrong, wherever it belongs.</summary>
    public FormErrors All => errors;

    public async Task<bool> Do(MeetingFile file, string form, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(form);
        Failed = form;
        var cut = form.IndexOf('-', StringComparison.Ordinal);
        var (verb, rest) = cut < 0 || form == "reply-for" ? (form, "") : (form[..cut], form[(cut + 1)..]);
        var done = verb switch
        {
            "reply" => await Reply(file, form, desk.Me),
            "reply-for" => await ReplyFor(file),
            "roll" => await Submit(file, form, _ => new CallRoll(file.Id, People("present"))),
            "group" => await Group(file, form, rest),
            "close" => await CloseItem(file, form, rest, stop),
            "recuse" => CaseOf(rest) is { } c && desk.Me is { } me && await Submit(file, form, _ => new DeclareRecusal(file.Id, c, me)),
            "remove" => CaseOf(rest) is { } c && await Submit(file, form, _ => new RemoveItem(file.Id, c)),
            "add" => await Add(file, form),
            "file" => await FileUnder(file, form, rest, stop),
            "end" => await Worded(file, form, "minutes", "meeting.minutes_missing", (sealer, text) => new CloseMeeting(file.Id, sealer.Text(file.Id.Value, text))),
            "cancel" => await Worded(file, form, "cancel-reason", "refusal.case.reason_missing", (sealer, text) => new CancelMeeting(file.Id, sealer.Text(file.Id.Value, text))),
            _ => false,
        };
        Failed = done ? null : form;
        return done;
    }

    private async Task<bool> Reply(MeetingFile file, string form, PersonId? person, string prefix = "reply")
    {
        if (person is not { } who || values.YesNo($"{prefix}-attends") is not { } attends)
        {
            errors.Add($"{prefix}-attends", words.T("reply.missing"));
            return false;
        }

        var opinion = values.Text($"{prefix}-opinion");
        if (TooLong(opinion, $"{prefix}-opinion"))
        {
            return false;
        }

        var agent = who == desk.Me ? null : desk.Me;
        return await Submit(
            file, form, sealer => new Reply(file.Id, who, attends, opinion.Length > 0 ? sealer.Text(file.Id.Value, opinion) : null), new Actor(who, agent));
    }

    private async Task<bool> ReplyFor(MeetingFile file)
    {
        if (!Ids.TryRead(values.Text("for-person"), out var person) || !file.Entitled.Contains(new PersonId(person)))
        {
            errors.Add("for-person", words.T("for.person_missing"));
            return false;
        }

        // The kernel lets one who may convene enter for another; a page asks that before anything is typed, the kernel judges it.
        return await Reply(file, "reply-for", new PersonId(person), "for");
    }

    private async Task<bool> Group(MeetingFile file, string form, string group)
    {
        var (leader, recorder) = (People($"leader-{group}"), People($"recorder-{group}"));
        var text = values.Text($"words-{group}");
        errors.Need(leader.Count == 1, $"leader-{group}", words.T("group.leader_missing"));
        errors.Need(recorder.Count == 1, $"recorder-{group}", words.T("group.recorder_missing"));
        errors.Need(text.Length > 0, $"words-{group}", words.T("group.words_missing"));
        return !TooLong(text, $"words-{group}") && !errors.Any && Ids.TryRead(group, out var org)
            && await Submit(file, form, sealer => new ReportGroup(file.Id, new OrgId(org), leader[0], recorder[0], sealer.Text(file.Id.Value, text)));
    }

    private async Task<bool> CloseItem(MeetingFile file, string form, string id, CancellationToken stop)
    {
        if (CaseOf(id) is not { } item)
        {
            return false;
        }

        var row = desk.Queries.Case(item);
        var fill = row is { Step: { } step } ? desk.Procedure(row.Pack, row.Version, row.Procedure)?.Step(step).Fill : null;
        var typed = await PackForm.Read(fill, form, values, errors, words, refusals.In(fill, row?.Procedure), null, null, stop: stop);
        return !errors.Any && await Submit(
            file, form, sealer => new CloseItem(file.Id, item, typed.Seal(sealer, item.Value)), null, f => fill?.Field(f) is null ? null : PackForm.Input(form, f));
    }

    private async Task<bool> Add(MeetingFile file, string form)
    {
        var waiting = files.Waiting(file.Definition, file.Org.Id).Select(c => c.Id).ToHashSet();
        if (CaseOf(values.Text("add-case")) is not { } item || !waiting.Contains(item))
        {
            errors.Add("add-case", words.T("meeting.add_missing"));
            return false;
        }

        return await Submit(file, form, _ => new AddItem(file.Id, new ItemRequest(item, [])));
    }

    private async Task<bool> FileUnder(MeetingFile file, string form, string name, CancellationToken stop)
    {
        if (file.Definition.Forms.FirstOrDefault(f => f.Name == name) is not { } definition)
        {
            return false;
        }

        var typed = await PackForm.Read(definition, form, values, errors, words, refusals.In(definition), null, null, stop: stop);
        return !errors.Any && await Submit(file, form, sealer =>
        {
            var record = sealer.NewId();
            return new FileUnder(file.Id, new FilingRequest(new RecordId(record), name, typed.Seal(sealer, record)));
        }, null, f => definition.Field(f) is null ? null : PackForm.Input(form, f));
    }

    private async Task<bool> Worded(MeetingFile file, string form, string input, string missing, Func<ISealer, string, object> build)
    {
        var text = values.Text(input);
        errors.Need(text.Length > 0, input, words.T(missing));
        return !TooLong(text, input) && !errors.Any && await Submit(file, form, sealer => build(sealer, text));
    }

    private bool TooLong(string text, string input)
    {
        if (text.Length <= WordsMost)
        {
            return false;
        }

        errors.Add(input, refusals.Of(FormRefusals.TooLong(input, WordsMost, text.Length)));
        return true;
    }

    private async Task<bool> Submit(MeetingFile file, string form, Func<ISealer, object> build, Actor? by = null, Func<string, string?>? inputOf = null) =>
        await acts.Submit($"{form}@{file.Id}", errors, build, new Said(file.State.Pack, null, inputOf), by) is not null;

    private static CaseId? CaseOf(string text) => Ids.TryRead(text, out var id) ? new CaseId(id) : null;

    private IReadOnlyList<PersonId> People(string input) =>
        [.. values.Many(input).Select(v => Ids.TryRead(v, out var id) ? new PersonId(id) : (PersonId?)null).OfType<PersonId>()];
}
