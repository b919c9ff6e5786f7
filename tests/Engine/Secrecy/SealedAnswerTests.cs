using Lianxin.Kernel;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Engine.World;
using Xunit;

namespace Lianxin.Tests.Engine.Secrecy;

/// <summary>Two sides rate each other; what is counted of it is counted once both have.</summary>
public sealed class SealedAnswerTests
{
    private static readonly RealPacks Packs = new(WithMutual);

    [Fact]
    public async Task No_figure_counts_what_is_sealed_and_every_figure_does_on_its_day_once_it_is_open()
    {
        await using var county = await County.Fresh(packs: Packs);
        var id = new CaseId((await county.Must(county.Cast.Secretary, s =>
            new OpenCase(new CaseId(s.NewId()), County.Pack, "mutual", county.Cast.Branch, "branch_committee", Course.Values()))).Id);
        var said = county.Now;
        await county.Give(id, county.Cast.Members[3], "ours", null, _ => Course.Values(("mark", new ChoiceValue("poor"))));
        await county.Pass(TimeSpan.FromDays(9));
        Assert.Equal("theirs", county.Case(id).Step);
        await county.Give(id, county.Cast.Members[4], "theirs", null, _ => Course.Values(("mark", new ChoiceValue("good"))));
        Assert.Equal(0, Facts(county, "mutual.ours%") + Facts(county, "mutual.theirs%"));
        await county.Pass(TimeSpan.FromDays(9));
        Assert.Equal("rated", county.Case(id).End);
        Assert.Equal((1, 1, 1, 1), (Facts(county, "mutual.ours.mark"), Facts(county, "mutual.theirs.mark"), Facts(county, "mutual.ours"), Facts(county, "mutual.theirs")));
        Assert.Equal(said.Millis, Contents.Count(county.Folder, "select min(at) from facts where kind in (select id from words where word like '%/mutual.ours.mark')"));
    }

    private static long Facts(County county, string kind) =>
        Contents.Count(county.Folder, $"select count(*) from facts where kind in (select id from words where word like '%/{kind}')");

    private static Institution WithMutual(Institution pack)
    {
        if (pack.Name != County.Pack)
        {
            return pack;
        }

        var like = pack.Procedures["topic"];
        var procedure = new ProcedureDefinition(
            pack.Name, pack.Version, "mutual", null, [], like.At, [new OpenRule("branch_committee", like.Openers.First(o => o.As == "branch_committee").By, null, null)],
            [Gathering("ours", new NextWay()), Gathering("theirs", new EndWay("rated"))], null, null, new Dictionary<string, string>(StringComparer.Ordinal), [], null, null);
        return pack with { Procedures = new Dictionary<string, ProcedureDefinition>(pack.Procedures, StringComparer.Ordinal) { ["mutual"] = procedure } };

        GatherStep Gathering(string name, Way on) => new(name, [like.Openers.First(o => o.As == "members").By], [])
        {
            Fill = new FormDefinition(pack.Name, name, $"procedures.mutual.steps.{name}.fill", [new FieldDefinition("mark", FieldKind.Choice, false, Privacy.Inner, ["good", "poor"], null, null)]),
            For = new FixedDuration(Lianxin.Rules.Time.Duration.TryParse("5 days", out var days, out _) ? days : throw new InvalidOperationException("no length")),
            Sealed = ["ours", "theirs"],
            Then = new Dictionary<string, Way>(StringComparer.Ordinal) { ["closed"] = on, ["none"] = on },
        };
    }
}
