using System.Globalization;
using System.Text;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns;

/// <summary>Fills forms by lot, and only with what the form takes.</summary>
internal static class FormLots
{
    private const int TriesMax = 40;
    private const int DaysAheadMax = 60;
    private const int AmountSpan = 1_000;
    private const int PeopleDrawn = 3;
    private const int RowsDrawn = 3;

    private static readonly string[] Words = ["修路", "路灯", "水渠清淤", "广场", "按程序办理。", "大家都说好。", "再等等。", "费用不清楚。"];

    /// <summary>Lawful contents; null where none was found.</summary>
    /// <param name="must">optional fields that are filled in all the same</param>
    /// <param name="without">a field that the kernel fills in by itself</param>
    /// <param name="at">where the case lives; the cast's home where nothing is said</param>
    public static IReadOnlyList<FillDecl>? Fill(Turn turn, FormDefinition? form, string? must = null, string? without = null, OrgId? at = null)
    {
        if (form is null)
        {
            return [];
        }

        var asked = without is null ? form : form with { Fields = [.. form.Fields.Where(f => f.Name != without)] };
        for (var i = 0; i < TriesMax; i++)
        {
            var fill = asked.Fields.Where(f => !f.Optional || f.Name == must || turn.Draw.Chance(0.5)).Select(f => One(turn, f, at, before: i > TriesMax / 2)).ToList();
            if (FormJudgement.Judge(asked, Filling.Of(NoVault.Instance, asked, fill, turn.World, 0), turn.Scene.Today).Count == 0)
            {
                return fill;
            }
        }

        return null;
    }

    /// <summary>A new value for one field, the others left as they are; null where it cannot be drawn.</summary>
    public static FillDecl? One(Turn turn, FormDefinition form, string field, OrgId? at = null) =>
        form.Field(field) is { } asked ? One(turn, asked, at) : null;

    /// <param name="before">dates that are over too: tried where days to come do not fit the form's rule</param>
    private static FillDecl One(Turn turn, FieldDefinition field, OrgId? at, bool before = false)
    {
        var name = Turn.Word(field.Name);
        if (field.Kind is FieldKind.Person or FieldKind.People)
        {
            var count = field.Kind == FieldKind.Person ? 1 : turn.Draw.Between(1, PeopleDrawn);
            var among = field.Among is { } group ? turn.Scene.Members(group, at ?? turn.World.Home) : turn.World.Everybody;
            return new FillDecl(name, [], turn.Roles(turn.Draw.Some(among, count)));
        }

        return new FillDecl(name, [.. (field.Kind is FieldKind.Org or FieldKind.Orgs ? Orgs(turn, field) : Values(turn.Draw, field, turn.Scene.Today.AddDays(before ? -DaysAheadMax : 0))).Select(Turn.Word)], []);
    }

    private static IEnumerable<string> Orgs(Turn turn, FieldDefinition field)
    {
        var all = turn.World.Orgs(field.Of);
        return turn.Draw.Some(all, field.Kind == FieldKind.Org ? Math.Min(1, all.Count) : turn.Draw.Between(Math.Min(1, all.Count), all.Count));
    }

    private static IEnumerable<string> Values(Draw draw, FieldDefinition field, DateOnly today) => field.Kind switch
    {
        FieldKind.Text or FieldKind.LongText or FieldKind.Place or FieldKind.Contact => [Text(draw, field.CharsMax)],
        FieldKind.Date => [today.AddDays(draw.Between(0, DaysAheadMax)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)],
        FieldKind.Signature => ["true"],
        FieldKind.Time => [new TimeOnly(draw.Between(0, 23), draw.Between(0, 59)).ToString("HH:mm", CultureInfo.InvariantCulture)],
        FieldKind.Table => [.. Enumerable.Range(0, draw.Between(1, (int)Math.Min(field.Most ?? RowsDrawn, RowsDrawn)))
            .Select(_ => string.Join(" | ", field.Columns.Select(c => c.Optional && draw.Chance(0.5) ? "" : Values(draw, c, today).First())))],
        FieldKind.Files => ["附件.txt"],
        FieldKind.YesNo => [draw.Chance(0.5) ? "true" : "false"],
        FieldKind.Choice => [draw.Pick(field.Of)],
        FieldKind.Choices => draw.Some(field.Of, draw.Between(1, field.Of.Count)),
        _ => [Number(draw, field).ToString(CultureInfo.InvariantCulture)],
    };

    /// <summary>Now and then as long as the form allows: limits are where mistakes live.</summary>
    private static string Text(Draw draw, int most)
    {
        var word = draw.Pick(Words);
        return draw.Chance(0.05) ? new StringBuilder().Insert(0, "字", Math.Min(most, 200)).ToString() : word.Length > most ? word[..most] : word;
    }

    private static long Number(Draw draw, FieldDefinition field)
    {
        var least = field.Least ?? 0;
        var most = field.Most ?? least + AmountSpan;
        return draw.Chance(0.1) ? least : draw.Chance(0.1) ? most : least + Math.Min(most - least, Spread(draw, field.Kind));
    }

    /// <summary>As often hundreds as millions: thresholds of amounts lie where they like.</summary>
    private static long Spread(Draw draw, FieldKind kind)
    {
        var span = kind == FieldKind.Money && draw.Chance(0.5) ? (long)Math.Pow(10, draw.Between(4, 8)) : AmountSpan;
        return span / AmountSpan * draw.Between(0, AmountSpan);
    }

    /// <summary>Seals nothing: contents are only judged, not kept.</summary>
    private sealed class NoVault : ISealer
    {
        public static readonly NoVault Instance = new();

        public long NewId() => 0;

        public TextRef Text(long owner, string plain) => new(default, plain.Length == 0 ? "" : "-");

        public string Mark(string plain) => plain;

        public TextRef File(long owner, string name, string mediaType, ReadOnlyMemory<byte> content) => new(default, "-");

        public string PackText(ReadOnlyMemory<byte> content) => "";

        public void Name(PersonId person, string name, string initials)
        {
        }
    }
}
