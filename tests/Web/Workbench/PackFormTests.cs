using System.Collections.Immutable;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Forms;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Lianxin.Tests.Web.Workbench;

/// <summary>A form of a pack is read field by field, and everything that is wrong is said at once.</summary>
public sealed class PackFormTests
{
    private static readonly FormDefinition Form = new("pack", "topic", "forms.topic",
    [
        new("title", FieldKind.Text, false, Privacy.Open, [], null, 10),
        new("matter", FieldKind.Choice, false, Privacy.Open, ["party", "village"], null, null),
        new("major", FieldKind.YesNo, false, Privacy.Open, [], null, null),
        new("due", FieldKind.Date, true, Privacy.Open, [], null, null),
        new("cost", FieldKind.Money, true, Privacy.Open, [], 0, null),
        new("interested", FieldKind.People, true, Privacy.Open, [], null, null),
    ]);

    [Fact]
    public async Task What_was_filled_in_becomes_values_and_what_was_left_empty_does_not()
    {
        var (typed, errors) = await Read(("title", " 修路 "), ("matter", "village"), ("major", "no"), ("cost", "1,200.50"), ("interested", Ids.Show(Person(7))));
        Assert.Empty(errors.All);
        var values = typed.Seal(new PlainSealer(), 1);
        Assert.Equal(["cost", "interested", "major", "matter", "title"], values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(120_050, Assert.IsType<NumberValue>(values["cost"]).Number);
        Assert.Equal(2, Assert.IsType<TextValue>(values["title"]).Chars);
        Assert.False(Assert.IsType<YesNoValue>(values["major"]).Yes);
        Assert.Equal([new PersonId(Person(7))], Assert.IsType<PeopleValue>(values["interested"]).People);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_each_at_its_input()
    {
        var (_, errors) = await Read(("title", "一二三四五六七八九十十一"), ("matter", "other"), ("due", "2026-13-40"), ("cost", "much"));
        Assert.Equal(["v-cost", "v-due", "v-major", "v-matter", "v-title"], errors.All.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.Equal("form.wrong_kind", errors["v-due"]);
        Assert.Equal("form.missing", errors["v-major"]);
        Assert.Equal("form.not_a_choice", errors["v-matter"]);
        Assert.Equal("form.too_long", errors["v-title"]);
    }

    [Fact]
    public async Task Nobody_outside_the_list_can_be_picked_and_forged_ids_are_nobody()
    {
        Assert.Equal("form.person_unknown", (await Read(("interested", Ids.Show(Person(8))))).Errors["v-interested"]);
        Assert.Equal("form.person_unknown", (await Read(("interested", "7; drop table"))).Errors["v-interested"]);
    }

    [Fact]
    public async Task A_value_the_page_knows_is_not_read_from_the_form()
    {
        var values = Values(("matter", "party"));
        var typed = await PackForm.Read(
            Form, "v", values, new FormErrors(), null!, r => r.Key, new Dictionary<string, FieldValue>(StringComparer.Ordinal) { ["matter"] = new ChoiceValue("village") });
        Assert.Equal(new ChoiceValue("village"), typed.Seal(new PlainSealer(), 1)["matter"]);
    }

    [Fact]
    public async Task A_table_is_typed_row_by_row_or_pasted_and_what_was_left_empty_has_its_default()
    {
        var values = Values(
            ("at", "8:30"), ("items.0.what", "桌子"), ("items.0.number", "1,200"), ("items.2.what", "柜子"), ("items.2.number", "1"), ("items.2.handed", "no"),
            ("items.pasted", "椅子\t12\t是\n\n 茶几 | 2 "));
        var errors = new FormErrors();
        var typed = await PackForm.Read(Handover, "v", values, errors, null!, r => r.Key);
        Assert.Empty(errors.All);
        var read = typed.Seal(new PlainSealer(), 1);
        Assert.Equal(510, Assert.IsType<TimeValue>(read["at"]).Minutes);
        var rows = Assert.IsType<TableValue>(read["items"]).Rows;
        Assert.Equal([1_200L, 1, 12, 2], rows.Select(r => ((NumberValue)r["number"]).Number));
        Assert.Equal([null, new YesNoValue(false), new YesNoValue(true), null], rows.Select(r => r.GetValueOrDefault("handed")));
        Assert.False(read.ContainsKey("kind"));
        Assert.Equal(new ChoiceValue("whole"), Handover.Complete(read, new DateOnly(2026, 3, 2))["kind"]);
        Assert.Empty(FormJudgement.JudgeFields(Handover, Handover.Complete(read, new DateOnly(2026, 3, 2))));
    }

    [Theory]
    [InlineData("椅子 | x | 是", "number")]
    [InlineData("椅子 | 0 | 是", "number")]
    [InlineData("椅子 | 1 | maybe", "handed")]
    [InlineData("椅子", "number")]
    [InlineData("椅子 | 1 | 是 | 多", "handed")]
    public async Task A_pasted_cell_that_is_wrong_or_missing_is_said_with_its_line_and_column(string pasted, string column)
    {
        var errors = new FormErrors();
        await PackForm.Read(Handover, "v", Values(("at", "08:30"), ("items.0.what", "桌子"), ("items.0.number", "3"), ("items.pasted", "柜子 | 2\n" + pasted)), errors, null!, r => $"{r.Key} {r.Facts!["row"]} {r.Facts["column"]}");
        Assert.Equal([("v-items.pasted", $"form.bad_cell 2 {column}")], errors.All);
    }

    [Fact]
    public async Task All_wrong_cells_that_were_typed_are_said_at_their_inputs()
    {
        var errors = new FormErrors();
        await PackForm.Read(
            Handover, "v", Values(("at", "08:30"), ("items.0.what", "桌子"), ("items.0.number", "三"), ("items.1.number", "0"), ("items.1.handed", "perhaps")), errors, null!, r => r.Key);
        Assert.Equal(["v-items.0.number", "v-items.1.what", "v-items.1.number", "v-items.1.handed"], errors.All.Select(e => e.Field));
    }

    [Fact]
    public async Task More_rows_than_a_table_takes_are_refused()
    {
        var errors = new FormErrors();
        await PackForm.Read(Handover, "v", Values(("at", "08:30"), ("items.pasted", string.Join('\n', Enumerable.Repeat("椅子\t1", 201)))), errors, null!, r => r.Key);
        Assert.Equal("form.too_many", errors["v-items"]);
    }

    private static readonly FormDefinition Handover = new("pack", "handover", "forms.handover",
    [
        new("at", FieldKind.Time, false, Privacy.Open, [], null, null),
        new("kind", FieldKind.Choice, false, Privacy.Open, ["whole", "part"], null, null) { Default = new FieldDefault(new ChoiceValue("whole")) },
        new("items", FieldKind.Table, false, Privacy.Open, [], null, null)
        {
            Columns =
            [
                new("what", FieldKind.Text, false, Privacy.Open, [], null, null),
                new("number", FieldKind.Number, false, Privacy.Open, [], 1, null),
                new("handed", FieldKind.YesNo, true, Privacy.Open, [], null, null),
            ],
        },
    ]);

    private static long Person(long number) => Ids.Make(620_999, number);

    private static async Task<(IReadOnlyDictionary<string, Typed> Typed, FormErrors Errors)> Read(params (string Field, string Value)[] filled)
    {
        var errors = new FormErrors();
        var typed = await PackForm.Read(Form, "v", Values(filled), errors, null!, r => r.Key, null, ImmutableHashSet.Create(new PersonId(Person(7))));
        return (typed, errors);
    }

    private static FormValues Values(params (string Field, string Value)[] filled)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = "POST";
        http.Request.ContentType = "application/x-www-form-urlencoded";
        http.Request.Form = new FormCollection(filled.ToDictionary(f => PackForm.Input("v", f.Field), f => new StringValues(f.Value), StringComparer.Ordinal));
        return new FormValues(new HttpContextAccessor { HttpContext = http }, new KeptForms(new EphemeralDataProtectionProvider(), TimeProvider.System));
    }

    private sealed class PlainSealer : ISealer
    {
        private long last = 100;

        public long NewId() => ++last;

        public TextRef Text(long owner, string plain) => new(new VaultId(++last), plain);

        public string Mark(string plain) => plain;

        public TextRef File(long owner, string name, string mediaType, ReadOnlyMemory<byte> content) => new(new VaultId(++last), name);

        public string PackText(ReadOnlyMemory<byte> content) => "";

        public void Name(PersonId person, string name, string initials)
        {
        }
    }
}
