using System.Text;
using Lianxin.Browser.Setup;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;
using Lianxin.Host.Institutions;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Xunit;

namespace Lianxin.Browser.Acts;

/// <summary>
/// A village of its own, with a second branch and with small institutions taken in whole from the tests of simulation: a
/// handing-over list to fill in, a check that opens on its day, and the forming and tying of branches.
/// </summary>
public sealed class ActsSite(Stage stage) : Site(stage)
{
    public const string FilledIn = "filled-in";
    public const string DueDays = "due-days";
    public const string Network = "branch-network";
    public const string Desk = "service-desk";
    public const string Points = "member-points";

    /// <summary>The screens, narrow and wide, and the languages.</summary>
    public static readonly IReadOnlyList<(int Width, string Language)> Screens = [(1280, "zh"), (360, "zh"), (1280, "en"), (360, "en")];

    public OrgRow Town { get; private set; } = null!;

    /// <summary>A second branch of the town, beside the same village.</summary>
    public OrgId OtherBranch { get; private set; }

    public DateOnly Today => Engine.Time.DayOf(Engine.Clock.Now);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Town = Engine.Queries.Orgs().Single(o => o.Kind == "town");
        OtherBranch = new OrgId(await Village.Do(Village.Who("xian"), s => new Kernel.Orgs.FormOrg(
            new OrgId(s.NewId()), "branch", "柳营村养殖协会党支部", Town.Id, Village.Ground.Id, Today)));
        await Take(Small(FilledIn, s => s.Replace("    steps:\n      - decide: check", "    allow:\n      override: { by: branch_heads, approve: superior, times: 1 }\n    steps:\n      - decide: check", StringComparison.Ordinal)));
        await Take(Small(DueDays, s => s.Replace("first workday of quarter", "the 6th of month", StringComparison.Ordinal)));
        await Take(Small(Network, s => s));
    }

    /// <summary>A pack of the tests of simulation, its main file changed.</summary>
    public static PackSource Small(string name, Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var files = PackSource.OfFolder(Path.Combine(Stage.Root, "tests", "Simulation", "packs", name)).Files.ToDictionary(StringComparer.Ordinal);
        files[PackSource.Main] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(files[PackSource.Main])));
        return new PackSource(files);
    }

    /// <summary>Brings a pack into force, as one that came with the installation.</summary>
    public async Task Take(PackSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var report = new Report();
        var pack = PackCatalog.Again([source, .. Institutions.SourcesInForce(["basics"])], report);
        Assert.True(pack is not null, Printer.Text(report, Language.English));
        Institutions.Prepare(pack);
        var outcome = await Engine.Submit(new Command($"take-{pack.Name}-{pack.Version}", Actor.Clockwork, s =>
            new InstallPack(new VersionId(s.NewId()), pack.Name, pack.Version, PackInstalling.Kept(source, s), pack.Institution.Linked)));
        Assert.True(outcome.Accepted, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
    }

    /// <summary>Somebody opens a case.</summary>
    public async Task<CaseId> Open(PersonId by, string pack, string procedure, OrgId at, string openedAs, Func<ISealer, long, Dictionary<string, FieldValue>> fill) =>
        new(await Village.Do(by, s =>
        {
            var id = new CaseId(s.NewId());
            return new OpenCase(id, pack, procedure, at, openedAs, fill(s, id.Value));
        }));

    /// <summary>Somebody decides a step.</summary>
    public Task Choose(PersonId by, CaseId id, string outcome, string? reasons = null) => Village.Do(by, s => new GiveAnswer(
        id, by, Village.Case(id).Step!, outcome,
        reasons is null ? new Dictionary<string, FieldValue>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["reasons"] = s.TextValue(id.Value, reasons) }));

    /// <summary>Shows a page on every screen, in order.</summary>
    public async Task OnEveryScreen(PersonId who, string path, string name)
    {
        foreach (var (width, language) in Screens)
        {
            await using var person = await SignedIn(who, width, language);
            await person.Go(path);
            await person.IsInOrder($"{name} {width} {language}");
            await Stage.Picture(person.Page, $"acts-{name}-{language}-{width}");
        }
    }
}

[CollectionDefinition(Name)]
public sealed class ActsRoom : ICollectionFixture<ActsSite>
{
    public const string Name = "acts";
}
