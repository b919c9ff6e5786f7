using Lianxin.Engine;
using Lianxin.Engine.Writing;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;

namespace Lianxin.Host.Demo;

/// <summary>Makes the county: organisations, people, posts, all through the ordinary commands.</summary>
internal sealed class WorldMaking(RealmEngine engine, CountyPlan plan, SizePlan size, int seed, DateOnly start)
{
    private const int PerWave = 2_000;

    private int key;

    public List<Place> Places { get; } = [];

    /// <summary>Who holds what, for the accounts of the demo.</summary>
    public Dictionary<(string Post, OrgId Org), List<PersonId>> Holders { get; } = [];

    public OrgId County { get; private set; }

    public void Make(Action<string, double> progress)
    {
        progress("orgs", 0);
        County = Form(plan.CountyKind, plan.County, null, null);
        Seat(plan.CountySeats, County, null, 0);
        for (var t = 0; t < size.Towns; t++)
        {
            var town = Form(plan.TownKind, plan.Towns[t], County, null);
            Seat(plan.TownSeats, town, null, 1_000 + t);
            for (var v = 0; v < size.VillagesPerTown; v++)
            {
                Places.Add(MakePlace((t * size.VillagesPerTown) + v, town));
            }
        }

        for (var i = 0; i < Places.Count; i++)
        {
            progress("people", (double)i / Places.Count);
            Populate(Places[i]);
        }
    }

    private Place MakePlace(int index, OrgId town)
    {
        var name = plan.Villages[index];
        var village = Form(plan.VillageKind, name, town, null);
        var branch = Form(plan.BranchKind, name + "党支部", town, village);
        var place = new Place { Name = name, Town = town, Village = village, Branch = branch, Index = index };
        string[] ordinals = ["第一", "第二", "第三", "第四", "第五", "第六"];
        for (var g = 0; g < plan.Groups; g++)
        {
            place.Groups.Add(Form(plan.GroupKind, ordinals[g] + "党小组", branch, null));
        }

        return place;
    }

    private void Populate(Place place)
    {
        var dice = new Dice(seed, "people", place.Index);
        var members = dice.Between(0, plan.Members);
        var residents = dice.Between(1, plan.Residents);
        var representatives = dice.Between(2, plan.Representatives);
        var people = Register(place.Index, members + residents);
        place.Members.AddRange(people.Take(members));

        // Members who live in the village are villagers too; every tenth member lives elsewhere.
        place.Residents.AddRange(people.Where((_, i) => i >= members || i % 10 != 9));
        place.Representatives.AddRange(place.Residents.Where((_, i) => i % Math.Max(1, place.Residents.Count / representatives) == 1).Take(representatives));
        var commands = new List<Command>();
        foreach (var (person, i) in place.Members.Select((p, i) => (p, i)))
        {
            commands.Add(Tie(person, place.Branch, plan.MemberStage, []));
            commands.Add(Tie(person, place.Groups[i % place.Groups.Count], plan.MemberStage, []));
        }

        commands.AddRange(place.Residents.Select(p => Tie(p, place.Village, plan.ResidentStage, [plan.AdultTag])));
        commands.AddRange(place.Representatives.Select(p => Tie(p, place.Village, plan.RepresentativeStage, [plan.AdultTag])));
        Submit(commands);
        Seat(plan.BranchSeats, place.Branch, place.Members, place.Index);
        Seat(plan.VillageSeats, place.Village, [.. place.Residents.Skip(members / 2)], place.Index);
    }

    private List<PersonId> Register(int about, int count)
    {
        var dice = new Dice(seed, "names", about);
        var commands = Enumerable.Range(0, count).Select(i => RegisterOne(NameOf(dice, i), dice, i));
        return [.. Submit([.. commands]).Select(o => new PersonId(o.Id))];
    }

    private string NameOf(Dice dice, int i)
    {
        var given = dice.Chance((i * 7) + 1, 0.52) ? plan.GivenMale : plan.GivenFemale;
        return dice.Pick(i * 7, plan.Surnames) + dice.Pick((i * 7) + 2, given);
    }

    private Command RegisterOne(string name, Dice dice, int i)
    {
        var born = start.AddDays(-365 * 19 - dice.Between((i * 7) + 3, 0, 365 * 55));
        return new Command($"demo-w{key++}", Actor.Clockwork, s =>
        {
            var id = new PersonId(s.NewId());
            s.Name(id, name, Pinyin.Initials(name));
            return new RegisterPerson(id, s.Text(id.Value, new PersonDetails(name, born).ToJson()));
        });
    }

    /// <summary>Fills posts from people at hand, or from newly registered ones.</summary>
    private void Seat(IReadOnlyList<Seats> seats, OrgId org, IReadOnlyList<PersonId>? from, int about)
    {
        var wanted = seats.Sum(s => s.Holders);
        var people = from ?? Register(9_000 + about, wanted);
        var next = 0;
        foreach (var seat in seats)
        {
            var holders = people.Skip(next).Take(seat.Holders).ToList();
            next += seat.Holders;
            Holders[(seat.Post, org)] = holders;
            Submit([.. holders.Select(p => new Command($"demo-w{key++}", Actor.Clockwork, _ => new Appoint(p, org, seat.Post, start, null)))]);
        }
    }

    private Command Tie(PersonId person, OrgId org, string stage, IReadOnlyList<string> tags) =>
        new($"demo-w{key++}", Actor.Clockwork, _ => new Affiliate(person, org, stage, tags, start));

    private OrgId Form(string kind, string name, OrgId? under, OrgId? beside) =>
        new(Submit([new Command($"demo-w{key++}", Actor.Clockwork, s => new FormOrg(new OrgId(s.NewId()), kind, name, under, beside, start))])[0].Id);

    private IReadOnlyList<Outcome> Submit(IReadOnlyList<Command> commands)
    {
        var outcomes = new List<Outcome>(commands.Count);
        foreach (var chunk in commands.Chunk(PerWave))
        {
            var wave = Wave.Of(chunk);
            Wave.CarryOut(engine, [wave], () => $"demo-b{key++}");
            outcomes.AddRange(wave.Outcomes);
        }

        return outcomes.Find(o => !o.Accepted) is { } bad
            ? throw new InvalidOperationException($"the demo's world is not lawful: {string.Join(", ", bad.Refusals.Select(r => r.Key + " " + string.Join(" ", r.Facts ?? new Dictionary<string, string>(StringComparer.Ordinal))))}")
            : outcomes;
    }
}
