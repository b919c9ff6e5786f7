using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Checking;

/// <summary>What the checker proves, in the words of the institution's page.</summary>
public static class Proofs
{
    private static readonly (string Id, Phrase Says)[] All =
    [
        ("S1", new Phrase("每个结果都有去处", "Every outcome has a way on")),
        ("S2", new Phrase("每一步都走得到，每一步都能走到终点", "Every step is reached and can end")),
        ("S3", new Phrase("每条路都有尽头：退回有次数，等人有期限", "Every path ends: ways back are bounded, waiting has a clock")),
        ("S4", new Phrase("用到的内容，走到那一步时一定已经有了", "What a step uses has happened by then")),
        ("S5", new Phrase("期限前后不矛盾", "No deadline contradicts another")),
        ("S6", new Phrase("影响别人的决定，先公示、可异议，再生效", "What binds others is published, open to objection, before it takes effect")),
        ("S7", new Phrase("不利于人的决定，先听申辩，可申诉，由别人复核", "Whoever is decided against is heard before and may appeal to others")),
        ("S8", new Phrase("每一步要的人，在那一级都有", "Whoever a step asks for exists at that level")),
        ("S9", new Phrase("隐私不外传；服务不看积分、名单、标记和身份", "What is private stays so; services look at no points, lists, marks or membership")),
        ("S10", new Phrase("门槛都达得到，也不低于法定下限", "Every threshold can be met and keeps the legal floor")),
        ("S11", new Phrase("花钱要过几个人的手；谁的钱只有谁自己能动", "Money passes several hands; a person's money moves by their own act only")),
        ("S12", new Phrase("参数怎么设，上面每一条都成立", "All of this holds however the parameters are set")),
        ("S13", new Phrase("分情况的规定没有遗漏", "Every table covers every case")),
        ("S14", new Phrase("接过旧版本的办件，一样不少", "Cases taken over from an earlier version lose nothing")),
    ];

    /// <summary>All proofs of a pack; one holds where none of its codes was reported in the pack's file.</summary>
    public static IReadOnlyList<ProofResult> Of(LoadedPack pack, Report report)
    {
        var broken = report.All
            .Where(d => d.Code.Severity == Severity.Error && d.Place.File == pack.Tree.Place.File && (d.Code.Id[0] == 'S' || d.Code == Codes.NotOpenToPublic))
            .Select(d => d.Code == Codes.NotOpenToPublic ? "S9" : d.Code.Id[..^2])
            .ToHashSet(StringComparer.Ordinal);
        return [.. All.Select(p => new ProofResult(p.Id, !broken.Contains(p.Id), p.Says))];
    }
}
