using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lianxin.Engine.Publishing;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Notices;
using Lianxin.Rules;
using Lianxin.Rules.Time;
using Xunit;

namespace Lianxin.Tests.Engine.Publishing;

/// <summary>A proof holds for what was shown, and for nothing else.</summary>
public sealed class ProofTests
{
    private static readonly Instant At = Instant.Parse("2026-11-21T00:00:00Z");
    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public void A_proof_holds_for_any_leaf_of_a_tree_of_any_size()
    {
        var places = Gen.Choose(1, 70).SelectMany(size => Gen.Choose(0, size - 1).Select(leaf => (size, leaf)));
        Prop.ForAll(places.ToArbitrary(), at => ProofVerifier.Verify(Proof(Tree(at.size), at.leaf).Write()).Holds).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_verdict_names_title_period_and_key_in_both_languages()
    {
        var proof = Proof(Tree(5), 3);
        var verdict = ProofVerifier.Verify(proof.Write(), proof.Fingerprint.ToUpperInvariant().Replace(" ", ":"));
        Assert.True(verdict.Holds);
        Assert.Contains("《3 组路灯》的内容没有改动", verdict.InWords(Language.Chinese));
        Assert.Contains("第 4 条", verdict.InWords(Language.Chinese));
        Assert.Contains("Entry 4 of 5", verdict.InWords(Language.English));
        Assert.Contains(proof.Fingerprint, verdict.InWords(Language.English));
    }

    [Fact]
    public void A_file_written_and_read_is_the_same()
    {
        var proof = Proof(Tree(9), 8);
        var read = ProofFile.Read(proof.Write())!;
        Assert.Equal(proof.Content, read.Content);
        Assert.Equal(proof.Write(), read.Write());
    }

    [Fact]
    public void Every_change_is_found()
    {
        var proof = Proof(Tree(12), 4);
        var other = Proof(Tree(12), 5);
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Content = proof.Content.Replace("赞成 33", "赞成 34") }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Salt = other.Salt }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Leaf = 5 }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Leaf = -1 }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { TreeSize = 4 }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Path = other.Path }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Path = [.. proof.Path, proof.Path[0]] }));
        Assert.Equal(ProofCheck.InTheLog, Check(proof with { Root = Proof(Tree(13), 4).Root }));
        Assert.Equal(ProofCheck.Named, Check(proof with { Notice = other.Notice }));
        Assert.Equal(ProofCheck.Named, Check(proof with { Content = other.Content }));
        Assert.Equal(ProofCheck.Signed, Check(proof with { SignedAt = "2026-11-20T00:00:00Z" }));
        Assert.Equal(ProofCheck.Signed, Check(proof with { Signature = Convert.ToBase64String(new byte[64]) }));
        Assert.Equal(ProofCheck.Signed, Check(proof with { PublicKey = Convert.ToBase64String(new byte[91]) }));
    }

    [Fact]
    public void A_proof_signed_by_another_key_holds_only_where_nobody_asks_for_the_key()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var genuine = Proof(Tree(3), 1);
        var forged = Proof(Tree(3), 1, foreign);
        Assert.True(ProofVerifier.Verify(forged).Holds);
        Assert.Equal(ProofCheck.KnownKey, ProofVerifier.Verify(forged, genuine.Fingerprint).Failed);
        Assert.Equal(ProofCheck.KnownKey, Check(forged with { Fingerprint = genuine.Fingerprint }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"format":"lianxin-notice-proof-1","content":null}""")]
    public void What_is_no_proof_file_is_said_to_be_none(string text)
    {
        var verdict = ProofVerifier.Verify(text);
        Assert.Equal(ProofCheck.Readable, verdict.Failed);
        Assert.Contains("不是一份核验文件", verdict.InWords(Language.Chinese));
    }

    [Fact]
    public void Damaged_base64_and_times_are_unreadable_and_not_errors()
    {
        var proof = Proof(Tree(3), 1);
        Assert.Equal(ProofCheck.Readable, Check(proof with { Root = "%%" }));
        Assert.Equal(ProofCheck.Readable, Check(proof with { SignedAt = "yesterday" }));
        Assert.Equal(ProofCheck.Named, Check(proof with { Content = "{}" }));
    }

    private static ProofCheck? Check(ProofFile file) => ProofVerifier.Verify(file.Write()).Failed;

    private static IReadOnlyList<(byte[] Salt, byte[] Content)> Tree(int size) =>
        [.. Enumerable.Range(0, size).Select(i => (SHA256.HashData([(byte)i]), Encoding.UTF8.GetBytes(Content(i))))];

    private static string Id(int i) => $"620999-{i + 100}";

    private static string Content(int i) => JsonSerializer.Serialize(
        new ShownNotice(Id(i), "柳营村党支部", "党员首议制", "公示", $"{i} 组路灯", "2026-11-21", "2026-11-26", [new ShownLine("steps.view.tally", "表决", "应到 38 人,实到 35 人,赞成 33")]),
        Json);

    private static ProofFile Proof(IReadOnlyList<(byte[] Salt, byte[] Content)> tree, int leaf, ECDsa? key = null)
    {
        key ??= Key;
        byte[][] leaves = [.. tree.Select(t => ProofFile.LeafData(t.Salt, t.Content))];
        var root = MerkleLog.Root([.. leaves.Select(l => MerkleLog.LeafHash(l))]);
        var signature = key.SignData(ProofFile.HeadMessage(tree.Count, root, At), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return ProofBuilder.Of(
            Id(leaf), tree[leaf].Salt, tree[leaf].Content, leaves, leaf, new TreeHead(tree.Count, root, At, signature), key.ExportSubjectPublicKeyInfo());
    }
}
