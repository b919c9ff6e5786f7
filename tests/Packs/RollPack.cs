namespace Lianxin.Tests.Packs;

/// <summary>A small pack whose votes are of a frozen sheet and counted by its columns, without a mistake; tests change one thing in it.</summary>
internal static class RollPack
{
    public const string Text = """
        pack: flats
        version: 1
        title: 业主表决
        source: test
        orgs:
          town:   { head: mayor }
          estate: { under: town, head: chair }
        posts:
          mayor: { in: town }
          chair: { in: estate }
        groups:
          owners: { are: owner, of: org }
          chairs: { hold: chair, of: org }
        forms:
          motion: { title: { is: text, privacy: open } }
        ledgers:
          area: { unit: tenth, of: persons }
        meetings:
          council: { of: owners, at: estate, by: chairs, lead: 5 days }
        procedures:
          motion:
            form: motion
            at: estate
            open: [{ by: chairs }]
            steps:
              - freeze: roll
                of: owners
                by: chairs
                columns: { area: "balance('area', row)" }
                within: 5 days
              - freeze: blocks
                of: estate
                by: chairs
                columns: { one: 1 }
                within: 5 days
              - vote: ballot
                of: roll
                for: 7 days
                secret: false
                paper: counted
                proxy: { most: 3 }
                quorum: [cast at least 2/3 of eligible, area.cast at least 2/3 of area.eligible]
                result:
                  passed: [agree more than 1/2 of cast, area.agree more than 1/2 of area.cast]
                  failed: otherwise
                then: { passed: next, failed: end failed, no_quorum: end no_quorum }
              - meet: council
                in: council
                within: 30 days
                then: { held: next, late: end failed }
              - vote: show_of_hands
                of: council
                hands: counted
                result: { passed: agree more than 1/2 of cast, failed: otherwise }
                then: { passed: next, failed: end failed }
              - vote: quiet
                of: owners
                for: 7 days
                secret: true
                result: { passed: agree more than 1/2 of cast, failed: otherwise }
                then: { passed: end passed, failed: end failed }
        """;

    public static string With(string find, string replace)
    {
        var first = Text.IndexOf(find, StringComparison.Ordinal);
        Xunit.Assert.True(first >= 0, $"not in the pack: {find}");
        Xunit.Assert.True(Text.IndexOf(find, first + 1, StringComparison.Ordinal) < 0, $"more than once in the pack: {find}");
        return Text.Replace(find, replace, StringComparison.Ordinal);
    }
}
