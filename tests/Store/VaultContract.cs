using System.Security.Cryptography;
using System.Text;
using Lianxin.Engine.Ports;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Vault;
using Xunit;

namespace Lianxin.Tests.Store;

public abstract partial class StoreContract
{
    [Fact]
    public void Sealed_text_opens_and_its_hash_is_over_salt_and_content()
    {
        TextRef? text = null;
        Commit(w =>
        {
            text = w.Vault.Put(Id(50), Id(7), "修路"u8);
            Assert.Equal("修路"u8.ToArray(), w.Vault.Open(text.Id));
        });
        Assert.Equal("修路", Queries.OpenText(text!.Id));
        var (salt, content) = Salted(text.Id)!.Value;
        Assert.Equal("修路"u8.ToArray(), content);
        Assert.Equal(text.Hash, Convert.ToBase64String(SHA256.HashData([.. salt, .. content])));
        Assert.Null(Queries.OpenText(new VaultId(Id(51))));
    }

    [Fact]
    public void Equal_texts_have_different_hashes() => Commit(w =>
        Assert.NotEqual(w.Vault.Put(Id(50), Id(7), "同意"u8).Hash, w.Vault.Put(Id(51), Id(7), "同意"u8).Hash));

    [Fact]
    public void Texts_that_are_alike_have_one_mark_which_is_none_of_their_hashes() => Commit(w =>
    {
        var mark = w.Vault.Mark("2644 2000 AB05");
        Assert.Equal(mark, w.Vault.Mark("２６４４2000ab05"));
        Assert.NotEqual(mark, w.Vault.Mark("26442000AB06"));
        Assert.NotEqual(mark, Convert.ToBase64String(SHA256.HashData("26442000AB05"u8)));
    });

    [Fact]
    public void Empty_and_large_contents_open()
    {
        var large = RandomNumberGenerator.GetBytes(3_000_000);
        Commit(w =>
        {
            w.Vault.Put(Id(50), Id(7), []);
            w.Vault.Put(Id(51), Id(7), large);
        });
        Assert.Equal("", Queries.OpenText(new VaultId(Id(50))));
        Assert.Equal(large, Queries.OpenFile(new VaultId(Id(51))));
    }

    [Fact]
    public void Erased_owner_is_gone_and_others_stay()
    {
        using var writer = Store.OpenWriter();
        Commit(writer, w =>
        {
            w.Vault.Put(Id(50), Id(7), "甲"u8);
            w.Vault.Put(Id(51), Id(8), "乙"u8);
            w.Rows.PutName(Person(7), "王小明", "wxm");
        });
        Assert.Equal("甲", Queries.OpenText(new VaultId(Id(50))));
        writer.Begin();
        writer.Erase(Id(7));
        writer.Rollback();
        Assert.Equal("甲", Queries.OpenText(new VaultId(Id(50))));
        Commit(writer, w => w.Erase(Id(7)));
        Assert.Null(Queries.OpenText(new VaultId(Id(50))));
        Assert.Empty(Queries.Names([Person(7)]));
        Assert.Equal("乙", Queries.OpenText(new VaultId(Id(51))));
        Commit(writer, w => w.Vault.Put(Id(52), Id(7), "再来"u8));
        Assert.Equal("再来", Queries.OpenText(new VaultId(Id(52))));
        Assert.Null(Queries.OpenText(new VaultId(Id(50))));
    }

    [Fact]
    public void Some_texts_of_an_owner_go_and_the_others_open_under_another_key()
    {
        using var writer = Store.OpenWriter();
        TextRef? stays = null;
        Commit(writer, w =>
        {
            w.Vault.Put(Id(50), Id(7), "走"u8);
            stays = w.Vault.Put(Id(51), Id(7), "留"u8);
            w.Vault.Put(Id(52), Id(8), "别人的"u8);
        });
        Assert.Equal((Id(7), (long?)null), (writer.Vault.OwnerOf(new VaultId(Id(50))), writer.Vault.OwnerOf(new VaultId(Id(99)))));
        writer.Begin();
        writer.Erase(Id(7), [new VaultId(Id(50))]);
        writer.Rollback();
        Assert.Equal("走", Queries.OpenText(new VaultId(Id(50))));
        Commit(writer, w =>
        {
            w.Erase(Id(7), [new VaultId(Id(50)), new VaultId(Id(52))]);
            w.Vault.Put(Id(53), Id(7), "后来"u8);
            w.Vault.Discard(new VaultId(Id(53)));
        });
        Assert.Null(Queries.OpenText(new VaultId(Id(50))));
        var (salt, content) = Salted(new VaultId(Id(51)))!.Value;
        Assert.Equal(stays!.Hash, Convert.ToBase64String(SHA256.HashData([.. salt, .. content])));
        Assert.Equal("别人的", Queries.OpenText(new VaultId(Id(52))));
        Commit(writer, w => w.Vault.Put(Id(54), Id(7), "再来"u8));
        Commit(writer, w => w.Erase(Id(7), [new VaultId(Id(50)), new VaultId(Id(51))]));
        Assert.Equal([null, null, "再来"], new[] { 50, 51, 54 }.Select(n => Queries.OpenText(new VaultId(Id(n)))));
    }

    [Fact]
    public void A_key_given_in_what_was_taken_back_is_no_ones()
    {
        using var writer = Store.OpenWriter();
        writer.Begin();
        writer.Vault.Put(Id(50), Id(7), "没有存上"u8);
        writer.Rollback();
        Commit(writer, w => w.Vault.Put(Id(50), Id(8), "乙"u8));
        Commit(writer, w => w.Vault.Put(Id(51), Id(7), "甲"u8));
        Commit(writer, w => w.Erase(Id(8)));
        Assert.Null(Queries.OpenText(new VaultId(Id(50))));
        Assert.Equal("甲", Queries.OpenText(new VaultId(Id(51))));
        Commit(writer, w => w.Erase(Id(7)));
        Assert.Null(Queries.OpenText(new VaultId(Id(51))));
    }

    [Fact]
    public void A_text_whose_key_went_while_it_was_opened_is_not_kept()
    {
        var opened = new OpenedTexts();
        var (mine, other) = (new VaultId(Id(50)), new VaultId(Id(51)));
        var before = opened.Destroyed;
        opened.Keep(mine, 1, "甲", before);
        opened.Keep(other, 2, "乙", before);
        opened.Forget([1]);
        opened.Keep(mine, 1, "甲", before);
        Assert.Null(opened.Find(mine));
        Assert.Equal("乙", opened.Find(other));
    }

    [Fact]
    public void Discarded_text_is_gone()
    {
        Commit(w =>
        {
            w.Vault.Put(Id(50), Id(7), "甲"u8);
            w.Vault.Discard(new VaultId(Id(50)));
            w.Vault.Put(Id(50), Id(7), "乙"u8);
        });
        Assert.Equal("乙", Queries.OpenText(new VaultId(Id(50))));
    }

    [Fact]
    public void More_owners_than_keys_made_at_once_each_get_their_own()
    {
        const int owners = 1_500;
        Commit(w =>
        {
            for (var i = 1; i <= owners; i++)
            {
                w.Vault.Put(Id(10_000 + i), Id(i), Encoding.UTF8.GetBytes($"text {i}"));
            }
        });
        Commit(w => w.Erase(Id(700)));
        Assert.All(Enumerable.Range(1, owners), i => Assert.Equal(i == 700 ? null : $"text {i}", Queries.OpenText(new VaultId(Id(10_000 + i)))));
    }

    [Fact]
    public void Erased_stays_erased_and_the_rest_lasts()
    {
        Assert.SkipUnless(Lasts, "gone with the process");
        Commit(w =>
        {
            w.Vault.Put(Id(50), Id(7), "甲"u8);
            w.Vault.Put(Id(51), Id(8), "乙"u8);
        });
        Commit(w => w.Erase(Id(7)));
        Reopen();
        Assert.Null(Queries.OpenText(new VaultId(Id(50))));
        Assert.Equal("乙", Queries.OpenText(new VaultId(Id(51))));
    }

    private (byte[] Salt, byte[] Content)? Salted(VaultId id) => Queries.OpenSalted(id);
}
