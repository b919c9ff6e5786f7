using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Reporting;

namespace Lianxin.Host.Simulation.RandomRuns.Invariants;

/// <summary>
/// What was written is kept as long as a case runs and its time is not up, and can be opened; what was erased cannot, by
/// anybody.
/// </summary>
internal sealed class KeptOrErased : IInvariant
{
    public string Name => "kept_or_erased";

    public IEnumerable<Phrase> Broken(Scene scene)
    {
        foreach (var state in scene.Cases)
        {
            var stream = scene.Engine.Queries.Stream(state.Id.Value);
            if (state.Kept.Exists(k => k.Until <= scene.Now))
            {
                yield return About.Case(state, "保存期限已到，没有删除", "its texts were to be erased and are not");
            }

            if (stream.Select(e => e.Event).OfType<TextsErased>().SelectMany(e => e.Texts).Any(t => scene.Engine.Queries.OpenFile(t) is not null))
            {
                yield return About.Case(state, "已经删除的文字还能看到", "texts that were erased can still be opened");
            }

            if (FormTexts.In(stream).Any(t => scene.Engine.Queries.OpenFile(t.Text) is null && scene.Engine.Queries.ErasedAt(t.Text) is null))
            {
                yield return About.Case(state, "没有到期的文字看不到了", "texts whose time is not up cannot be opened");
            }
        }
    }
}
