using System.Reflection;
using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Rules;
using Lianxin.Tests.Packs.Checking;
using Xunit;

namespace Lianxin.Tests.Packs;

/// <summary>The list of codes is closed, said in both languages, and each code has a pack that earns it.</summary>
public sealed partial class CodesTests
{
    /// <summary>Codes that need files on disk, a scenario or the compiler; their tests stand beside those.</summary>
    private static readonly string[] Elsewhere =
        ["Y002", "Y003", "Y004", "Y008", "Y009", "Y010", "Y012", "Y013", "Y014", "Y015", "Y016", "Y017", "P118", "P401", "P402", "P403", "P404", "P405", "P501", "P502", "P503", "P504", "P505", "P506", "P701", "S806", "S1201", "P804", "S1401", "S1402", "S1403", "S1404", "S1405", "S1406"];

    private static IReadOnlyList<Code> All => [.. typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.FieldType == typeof(Code)).Select(f => (Code)f.GetValue(null)!)];

    [Fact]
    public void Ids_are_unique() => Assert.Equal(All.Count, All.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Both_languages_say_the_same_things() => Assert.All(All, code =>
    {
        Assert.Equal(Places(code.Chinese), Places(code.English));
        Assert.Equal(code.HintChinese.Length == 0, code.HintEnglish.Length == 0);
        var arguments = Enumerable.Range(0, 6).Select(i => (object)$"a{i}").ToList();
        var diagnostic = new Diagnostic(code, new Place("f", 1, 1, 1), arguments);
        Assert.NotEmpty(diagnostic.Message(Language.Chinese));
        Assert.DoesNotContain("{{", diagnostic.Hint(Language.English), StringComparison.Ordinal);
    });

    [Fact]
    public void Every_code_has_a_broken_pack()
    {
        var tested = ReadingTests.Mistakes.Concat(RightsTests.Small).Concat(RightsTests.Books).Concat(CheckingTests.Names).Concat(CheckingTests.Proven)
            .Concat(LedgerCheckTests.Mistakes).Concat(RollCheckTests.Mistakes).Concat(NeverBuiltTests.Small).Select(row => row.Data.Item3).Concat(ScenarioTests.Mistakes.Select(row => row.Data.Item3)).Concat(Elsewhere).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], All.Select(c => c.Id).Where(id => !tested.Contains(id)));
    }

    private static List<string> Places(string template) => [.. Place().Matches(template).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<!\{)\{\d\}(?!\})")]
    private static partial Regex Place();
}
