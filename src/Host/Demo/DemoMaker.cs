using System.Text.Json;
using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Host.Accounts;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Lianxin.Host.Demo;

/// <summary>What to make: the same size, seed and day give the same county.</summary>
public sealed record DemoOrder(string Folder, string Size, int Seed, DateOnly Day);

/// <summary>An account of the demo as kept beside its data.</summary>
public sealed record DemoRole(string Person, string Zh, string En, string SignInName, string Password, long PersonId);

/// <summary>Makes a living county by the ordinary commands in virtual time, once per data folder.</summary>
public static class DemoMaker
{
    public const int DaysShown = 365;
    public const int DefaultSeed = 20111;

    /// <summary>Days a demo may end on: all it counts forward and back from them are days of the calendar.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    public static readonly DateOnly LastDay = new(2099, 12, 31);

    private const string Unfinished = "demo.unfinished";
    private const string RolesFile = "demo.json";

    public static IReadOnlyList<string> Sizes => [.. DemoFiles.County(Installation.Demo).Sizes.Keys];

    /// <summary>Whether a demo stands in the folder, made to its end.</summary>
    public static bool IsMade(string folder) => RealmSettings.Exists(folder) && !File.Exists(Path.Combine(folder, Unfinished));

    /// <summary>Makes the demo; a half-made one from before, recognised by its mark, is made again.</summary>
    public static async Task Make(DemoOrder order, Action<string, double> progress)
    {
        ArgumentNullException.ThrowIfNull(order);
        var mark = Path.Combine(order.Folder, Unfinished);
        if (File.Exists(mark))
        {
            Directory.Delete(order.Folder, recursive: true);
        }

        Directory.CreateDirectory(order.Folder);
        await File.WriteAllTextAsync(mark, order.Size).ConfigureAwait(false);
        var plan = DemoFiles.County(Installation.Demo);
        var size = plan.Sizes[order.Size];
        var settings = new RealmSettings(plan.Realm, RealmSettings.DefaultZone, order.Size, order.Day, order.Seed);
        var world = await Live(order, plan, size, settings, progress).ConfigureAwait(false);
        progress("accounts", 0);
        await MakeAccounts(order.Folder, plan, world).ConfigureAwait(false);
        settings.Save(order.Folder);
        File.Delete(mark);
        progress("done", 1);
    }

    public static IReadOnlyList<DemoRole> Roles(string folder)
    {
        var file = Path.Combine(folder, RolesFile);
        return File.Exists(file) ? JsonSerializer.Deserialize<List<DemoRole>>(File.ReadAllText(file)) ?? [] : [];
    }

    private static async Task<IReadOnlyList<(RolePlan Role, PersonId Person, string Name)>> Live(
        DemoOrder order, CountyPlan plan, SizePlan size, RealmSettings settings, Action<string, double> progress)
    {
        var time = Installation.Time(settings);
        var start = order.Day.AddDays(-DaysShown - size.RunInDays);
        var clock = new VirtualClock(time.StartOf(start));
        using var store = SqliteRealmStore.Open(order.Folder, plan.Realm);
        await using var engine = new RealmEngine(store, new FixedInstitutions(RealmWiring.LoadPacks()), time, clock);
        var world = new WorldMaking(engine, plan, size, order.Seed, start);
        world.Make(progress);
        using var watch = new Watch(engine);
        new DemoYear(engine, watch, clock, DemoFiles.Habits(Installation.Demo), world.Places, order.Seed, size.Pace).Live(start, order.Day, progress);
        store.Outbox.SettleAll(clock.Now);
        if (engine.Halted is { } why)
        {
            throw new InvalidOperationException($"the demo broke a rule of the kernel: {why}");
        }

        return People(plan, world, engine.Queries);
    }

    /// <summary>Who the roles of the plan are in a made county, with their names.</summary>
    internal static IReadOnlyList<(RolePlan Role, PersonId Person, string Name)> People(CountyPlan plan, WorldMaking world, IRealmQueries queries) =>
        [.. plan.Roles.Select(r => (Role: r, Person: PersonOf(r, world))).Select(r => (r.Role, r.Person, queries.Names([r.Person])[r.Person]))];

    private static PersonId PersonOf(RolePlan role, WorldMaking world)
    {
        var place = world.Places[0];
        var org = role.At switch { "county" => world.County, "town" => place.Town, "village" => place.Village, _ => place.Branch };
        if (role.Post is { } post)
        {
            return world.Holders[(post, org)][role.Nth];
        }

        // Someone who holds no post: the last of the stage in the first village.
        return role.At == "branch" ? place.Members[^1] : role.Stage == "representative" ? place.Representatives[^1] : place.Residents[^1];
    }

    /// <summary>Makes the accounts of a demo's roles and keeps the list beside the data.</summary>
    internal static async Task MakeAccounts(string folder, CountyPlan plan, IReadOnlyList<(RolePlan Role, PersonId Person, string Name)> roles)
    {
        var services = new ServiceCollection().AddLogging().AddLianxinAccounts(folder).BuildServiceProvider();
        await using (services.ConfigureAwait(false))
        {
            await services.PrepareAccounts().ConfigureAwait(false);
            var made = new List<DemoRole>();
            foreach (var (role, person, name) in roles)
            {
                await using var scope = services.CreateAsyncScope();
                var answer = await scope.ServiceProvider.GetRequiredService<AccountDesk>()
                    .Create(new NewAccount(plan.Realm, person.Value, role.SignInName, role.Password)).ConfigureAwait(false);
                if (answer.Refusal is not null)
                {
                    throw new InvalidOperationException($"account {role.SignInName}: {answer.Refusal}");
                }

                made.Add(new DemoRole(name, role.Zh, role.En, role.SignInName, role.Password, person.Value));
            }

            await File.WriteAllTextAsync(Path.Combine(folder, RolesFile), JsonSerializer.Serialize(made)).ConfigureAwait(false);
        }
    }
}

/// <summary>The accounts of a demo, for its sign-in page.</summary>
public sealed class DemoAccounts(string folder) : IDemoAccounts
{
    public IReadOnlyList<DemoAccount> List(string language) =>
        [.. DemoMaker.Roles(folder).Select(r => new DemoAccount(r.Person, language == "en" ? r.En : r.Zh, r.SignInName, r.Password))];
}
