using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Web.Workbench;

/// <summary>A record with the form it was filed on.</summary>
public sealed record FiledRecord(Record State, FormDefinition Form, DateTimeOffset At, PersonId? By);

/// <summary>Records that the person who looks may see or file. Registers are generated from them, never typed.</summary>
public sealed class RecordShelf(Desk desk)
{
    /// <summary>Forms one may file by oneself, with where.</summary>
    public IReadOnlyList<(FormDefinition Form, Org Org)> MayFile()
    {
        var forms = desk.Engine.Institutions.Latest.SelectMany(i => i.Forms.Values).Where(f => f.FiledBy is not null).ToArray();
        var near = desk.MyOrgs().Concat(desk.MyGround().SelectMany(o => desk.Tree.Below(o.Id).Select(desk.Tree.Find).OfType<Org>())).Where(o => o.To is null).DistinctBy(o => o.Id);
        return [.. near.SelectMany(o => forms.Where(f => desk.IsOf(f.FiledBy!, o)).Select(f => (f, o)))];
    }

    /// <summary>Whether one may see what is filed at an organisation: those who belong to it, and posts there or above.</summary>
    public bool MaySee(OrgId org) =>
        desk.IsResponsible(org) || (desk.Viewer?.Atoms.Any(a => a.Kind != AtomKind.Person && a.At == org.Value) ?? false);

    public FiledRecord? Open(string? id)
    {
        if (!Ids.TryRead(id, out var number) || Ids.RealmOf(number) != desk.Engine.Realm)
        {
            return null;
        }

        var stream = desk.Queries.Stream(number);
        return stream is [{ Event: RecordFiled } first, ..] && desk.Engine.States.Record(new RecordId(number)) is { } state && MaySee(state.Org) && FormOf(state) is { } form
            ? new FiledRecord(state, form, first.Happened.ToUtc(), first.By.Person)
            : null;
    }

    /// <summary>Records of a form at an organisation and below, happened in a period, the latest first.</summary>
    public Page<FiledRecord> List(FormDefinition form, OrgId under, DateOnly from, DateOnly to, int skip, int take)
    {
        ArgumentNullException.ThrowIfNull(form);
        var filter = new FactFilter([$"{form.FullName}.recorded"], [], [], [], null, under, desk.Engine.Time.StartOf(from), desk.Engine.Time.EndOf(to));
        var facts = desk.Queries.Facts(filter, skip, take);
        var found = facts.Select(f => Load(new RecordId(f.Ref), f.At.ToUtc())).OfType<FiledRecord>().ToArray();
        return new Page<FiledRecord>(found, desk.Queries.Measure(filter, false));
    }

    private FiledRecord? Load(RecordId id, DateTimeOffset at) =>
        desk.Engine.States.Record(id) is { } state && MaySee(state.Org) && FormOf(state) is { } form ? new FiledRecord(state, form, at, null) : null;

    private FormDefinition? FormOf(Record record) =>
        desk.Engine.Institutions.Versions(record.Pack).Select(i => i.Forms.GetValueOrDefault(record.Form)).FirstOrDefault(f => f is not null);
}
