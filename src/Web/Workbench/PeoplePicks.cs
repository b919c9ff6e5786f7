using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Web.Parts;
using KernelField = Lianxin.Kernel.Records.FieldKind;

namespace Lianxin.Web.Workbench;

/// <summary>People to pick from: those of one organisation, of the one over the same ground and of its parts; holders of posts first.</summary>
public sealed class PeoplePicks(Desk desk)
{
    private const int Most = 3_000;

    /// <summary>Initials of names seen before: finding them takes longer than looking them up.</summary>
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Initials = new(StringComparer.Ordinal);

    /// <summary>The lines for a form; empty where it asks for nobody.</summary>
    public IReadOnlyList<PickLine> For(FormDefinition? form, OrgId org) =>
        form?.Fields.Any(f => f.Kind is KernelField.Person or KernelField.People) ?? false ? Of(org) : [];

    public IReadOnlyList<PickLine> Of(OrgId org)
    {
        var orgs = new List<OrgId> { org };
        orgs.AddRange(desk.Tree.Below(org));
        if (desk.Tree.Find(org)?.Beside is { } beside)
        {
            orgs.Add(beside);
        }

        var posts = new Dictionary<PersonId, string>();
        foreach (var held in orgs.SelectMany(o => desk.Queries.Appointments(o, desk.Today)))
        {
            posts.TryAdd(held.Person, desk.AnyWord($"posts.{held.Post}"));
        }

        var others = orgs.SelectMany(o => desk.Queries.Affiliations(o, null, desk.Today, 0, Most)).Select(a => a.Person).Where(p => !posts.ContainsKey(p)).Distinct();
        return Lines([.. posts.Keys.Concat(others).Take(Most)], p => posts.GetValueOrDefault(p, ""));
    }

    /// <summary>Lines of given people, in their order.</summary>
    public IReadOnlyList<PickLine> Lines(IReadOnlyList<PersonId> people, Func<PersonId, string>? sub = null)
    {
        var names = desk.Names(people);
        return [.. people.Select((p, i) => new PickLine(p.ToString(), names[i], sub?.Invoke(p) ?? "", Initials.GetOrAdd(names[i], Host.Realms.Pinyin.Initials)))];
    }

    public static IReadOnlySet<PersonId> IdsOf(IEnumerable<PickLine> lines) =>
        lines.Select(l => Ids.TryRead(l.Value, out var id) ? new PersonId(id) : default).ToHashSet();
}
