using System.Globalization;
using Lianxin.Browser.Setup;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Xunit;

namespace Lianxin.Browser.Votes;

/// <summary>
/// The village with three small institutions of votes besides its own. Each test opens a case of its own: the days that pass
/// in one test close the votes of no other.
/// </summary>
public sealed class VotingSite(Stage stage) : Site(stage)
{
    private int acts;

    protected override IReadOnlyList<string> MorePacks =>
        [.. new[] { "small-election", "quick-poll" }.Select(name => Path.Combine(Stage.Root, "tests", "Simulation", "packs", name))];

    /// <summary>Members of the branch who hold no demo account, in a fixed order.</summary>
    public IReadOnlyList<PersonId> Plain =>
        [.. Village.Members.Except(new[] { "shuji", "fushuji", "weiyuan1", "weiyuan2", "cunzhu", "dangyuan", "daibiao", "cunmin", "jiandu" }.Select(Village.Who)).Order()];

    public Polling Poll(CaseId id) => Assert.IsType<Polling>(Village.Case(id).Open);

    /// <summary>Opens a case by command.</summary>
    public async Task<CaseId> Open(
        PersonId by, string procedure, OrgId org, string group, Func<ISealer, long, IEnumerable<(string Field, FieldValue Value)>> form, CaseId? about = null) =>
        new(await Village.Do(by, s =>
        {
            var id = s.NewId();
            var at = procedure.IndexOf('.', StringComparison.Ordinal);
            return new OpenCase(new CaseId(id), procedure[..at], procedure[(at + 1)..], org, group, form(s, id).ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal)) { About = about };
        }, group));

    /// <summary>Ballots of those who need not be seen, one after the other from the texts given.</summary>
    public async Task Cast(CaseId vote, IEnumerable<PersonId> people, params string[] ballots)
    {
        foreach (var (person, i) in people.Select((p, i) => (p, i)))
        {
            var outcome = await Engine.Cast(string.Create(CultureInfo.InvariantCulture, $"cast-{++acts}"), new Actor(person), vote, ballots[i % ballots.Length]);
            Assert.True(outcome.Accepted, string.Join(", ", outcome.Refusals.Select(r => r.Key)));
        }
    }

    /// <summary>Days pass until something is so.</summary>
    public async Task PassUntil(Func<bool> isSo)
    {
        for (var days = 0; !isSo(); days++)
        {
            Assert.InRange(days, 0, 90);
            await Pass(1);
        }
    }

    /// <summary>The page that lies open: nothing to complain of; where pictures are asked for, on all screens in both languages.</summary>
    public Task Look(Person person, string what) => Stage.TakesPictures ? LookEverywhere(person, what) : person.IsInOrder(what);

    /// <summary>The page that lies open, on all screens in both languages: nothing to complain of, and a picture of each.</summary>
    public async Task LookEverywhere(Person person, string what)
    {
        var (size, path) = (person.Page.ViewportSize!, new Uri(person.Page.Url).PathAndQuery);
        foreach (var (width, language) in new[] { (360, "en"), (1280, "en"), (1280, "zh"), (360, "zh") })
        {
            await Speak(person, language);
            await person.Page.SetViewportSizeAsync(width, 800);
            await person.Go(path);
            await person.IsInOrder($"{what} {width} {language}");
            await Stage.Picture(person.Page, $"votes-{what}-{width}-{language}");
        }

        await Speak(person, person.Language);
        await person.Page.SetViewportSizeAsync(size.Width, size.Height);
        await person.Go(path);
    }

    private Task Speak(Person person, string language) =>
        person.Context.AddCookiesAsync([new() { Name = "lianxin.language", Value = language, Url = Root }]);
}

[CollectionDefinition(Name)]
public sealed class VotingTests : ICollectionFixture<VotingSite>
{
    public const string Name = "votes";
}
