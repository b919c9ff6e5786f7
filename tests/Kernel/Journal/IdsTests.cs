using FsCheck.Fluent;
using Lianxin.Kernel.Journal;
using Lianxin.Tests.Rules;
using Xunit;

namespace Lianxin.Tests.Kernel.Journal;

public sealed class IdsTests
{
    [Fact]
    public void What_is_shown_is_read_again() => Properties.Hold(
        Gen.Choose(1, 999_999).Zip(Gen.OneOf(Gen.Choose(1, int.MaxValue).Select(n => (long)n), Gen.Elements(1L, Ids.NumbersPerRealm - 1))),
        drawn =>
        {
            var id = Ids.Make(drawn.Item1, drawn.Item2);
            return Ids.TryRead(Ids.Show(id), out var read) && read == id && Ids.RealmOf(id) == drawn.Item1 && Ids.NumberOf(id) == drawn.Item2;
        },
        1000);

    [Fact]
    public void Every_kind_of_id_shows_alike() =>
        Assert.All(
            (object[])[new OrgId(620999000000001234), new PersonId(620999000000001234), new CaseId(620999000000001234),
                new MeetingId(620999000000001234), new RecordId(620999000000001234), new NoticeId(620999000000001234), new VaultId(620999000000001234)],
            id => Assert.Equal("620999-1234", id.ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("620999")]
    [InlineData("620999-")]
    [InlineData("-1234")]
    [InlineData("620999-0")]
    [InlineData("0-1")]
    [InlineData("1000000-1")]
    [InlineData("620999-1000000000000")]
    [InlineData("620999--1")]
    [InlineData("+620999-1")]
    [InlineData("620999-1 ")]
    [InlineData(" 620999-1")]
    [InlineData("620999-1-1")]
    [InlineData("620999-1e3")]
    [InlineData("620999-0x1")]
    [InlineData("620999–1")]
    [InlineData("６２０９９９-１")]
    [InlineData("620,999-1")]
    [InlineData("99999999999999999-1")]
    [InlineData("620999-99999999999999999999999")]
    [InlineData("0620999-1")]
    [InlineData("620999-01")]
    public void A_forged_id_is_no_id(string? text)
    {
        Assert.False(Ids.TryRead(text, out var id));
        Assert.Equal(0, id);
    }

    [Fact]
    public void Any_text_is_read_as_an_id_only_if_it_is_how_that_id_is_shown() => Properties.Hold(
        Gen.Elements("0123456789-+ ".ToCharArray()).ArrayOf(9).Select(c => new string(c)),
        text => !Ids.TryRead(text, out var id) || Ids.Show(id) == text,
        5000);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_000_000, 1)]
    [InlineData(1, 0)]
    [InlineData(1, Ids.NumbersPerRealm)]
    public void An_id_cannot_be_made_outside_its_range(int realm, long number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Ids.Make(realm, number));
}
