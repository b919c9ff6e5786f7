using System.Reflection;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Kernel.Versions;
using Lianxin.Tests.Kernel.World;
using Xunit;

namespace Lianxin.Tests.Kernel.Journal;

/// <summary>Refusals are a closed, numbered list: every one is reached by an act, or says here why it is not.</summary>
public sealed class RefusalListTests
{
    private static readonly (Type List, int From, int To)[] Lists =
    [
        (typeof(OrgRefusals), 1000, 1099), (typeof(PersonRefusals), 2000, 2099), (typeof(FormRefusals), 3000, 3049),
        (typeof(RecordRefusals), 3050, 3099), (typeof(CaseRefusals), 4000, 4099), (typeof(SheetRefusals), 4100, 4119), (typeof(CarryRefusals), 4120, 4139), (typeof(NoticeRefusals), 5000, 5049),
        (typeof(VersionRefusals), 6000, 6049),
    ];

    /// <summary>Refusals that no decision of the kernel gives by itself.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["OrgRefusals.RuleOutOfBounds"] = "given by who knows the pack's bounds, through IOrgReads.JudgeRule",
        ["OrgRefusals.OutOfReach"] = "an effect is refused and its case goes on by the way for it; the case says why",
        ["OrgRefusals.NotNamed"] = "an effect is refused and its case goes on by the way for it; the case says why",
        ["OrgRefusals.NoHeir"] = "an effect is refused and its case goes on by the way for it; the case says why",
        ["OrgRefusals.TooManyToHand"] = "an effect is refused and its case goes on by the way for it; the case says why",
        ["OrgRefusals.StillOwns"] = "what stands on accounts is counted by the store",
        ["FormRefusals.PersonUnknown"] = "whether a person exists is asked of the store, before the kernel decides",
        ["CaseRefusals.NobodyToSign"] = "who may open is on the roll, so it is never empty; kept beside the division it protects",
        ["NoticeRefusals.Unknown"] = "acts on a notice itself go through its case; for the page that takes a notice's id",
        ["NoticeRefusals.Over"] = "acts on a notice itself go through its case; for the page that takes a notice's id",
        ["NoticeRefusals.NoObjections"] = "acts on a notice itself go through its case; for the page that takes a notice's id",
    };

    public static TheoryData<string> Names => [.. Factories().Select(NameOf).Where(n => !Elsewhere.ContainsKey(n))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_refusal_is_reached_by_an_act(string name)
    {
        Assert.True(RefusalCatalogue.Acts.TryGetValue(name, out var act), $"{name} has no act in the catalogue");
        var expected = Make(Factories().Single(f => NameOf(f) == name));
        var world = Village.Build();
        var decision = act(world);
        var given = Assert.IsType<Refusal>(decision.Refusals.FirstOrDefault(r => r.Code == expected.Code));
        Assert.Equal(expected.Key, given.Key);
        Assert.Equal(expected.Facts!.Keys.Order(StringComparer.Ordinal), given.Facts!.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(decision.Events);
        Assert.Empty(decision.Effects);
    }

    [Fact]
    public void The_catalogue_and_the_reasons_name_only_what_exists()
    {
        var names = Factories().Select(NameOf).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(RefusalCatalogue.Acts.Keys.Except(names));
        Assert.Empty(Elsewhere.Keys.Except(names));
        Assert.Empty(Elsewhere.Keys.Intersect(RefusalCatalogue.Acts.Keys));
    }

    [Fact]
    public void Codes_and_keys_are_unique_and_codes_in_their_list_s_range()
    {
        var all = Factories().Select(f => (Factory: f, Refusal: Make(f))).ToArray();
        Assert.Equal(all.Length, all.Select(x => x.Refusal.Code).Distinct().Count());
        Assert.Equal(all.Length, all.Select(x => x.Refusal.Key).Distinct().Count());
        Assert.All(all, x =>
        {
            var (_, from, to) = Lists.Single(l => l.List == x.Factory.DeclaringType);
            Assert.InRange(x.Refusal.Code, from, to);
            Assert.Matches("^[a-z]+\\.[a-z_]+$", x.Refusal.Key);
        });
    }

    [Fact]
    public void Every_list_of_refusals_in_the_kernel_is_under_this_test() =>
        Assert.Equal(
            typeof(Refusal).Assembly.GetTypes().Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal)).Select(t => t.Name).Order(StringComparer.Ordinal),
            Lists.Select(l => l.List.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Facts_are_written_alike_in_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = new("de-DE");
        try
        {
            Assert.Equal("-1234.5", Refusal.Of(1, "x", ("number", -1234.5m)).Facts!["number"]);
            Assert.Equal("620999-5", OrgRefusals.Unknown(new OrgId(Ids.Make(620999, 5))).Facts!["org"]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private static IEnumerable<MethodInfo> Factories() => Lists.SelectMany(l => l.List.GetMethods(BindingFlags.Public | BindingFlags.Static));

    private static string NameOf(MethodInfo factory) => $"{factory.DeclaringType!.Name}.{factory.Name}";

    private static Refusal Make(MethodInfo factory) => (Refusal)factory.Invoke(null,
        [.. factory.GetParameters().Select(p => p.ParameterType == typeof(string) ? "x" : Activator.CreateInstance(p.ParameterType))])!;
}
