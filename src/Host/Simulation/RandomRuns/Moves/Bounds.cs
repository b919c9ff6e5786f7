using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Values of parameters as they hold for a case or an organisation.</summary>
internal static class Bounds
{
    public static Bound Of(Case state, string param) =>
        Bound.TryParse(state.Params.GetValueOrDefault(param), out var bound, out _) ? bound : throw new FormatException($"{param} is no bound");

    /// <summary>A length of time for an organisation, fixed or a parameter.</summary>
    public static Duration Length(Scene scene, OrgId org, string pack, DurationSpec spec) => spec switch
    {
        FixedDuration f => f.Value,
        ParamDuration p => Length(scene, org, pack, p.Name),
        _ => throw new FormatException($"{spec} depends on a case"),
    };

    /// <summary>A length of time in force for an organisation: its own, that of one above it, or the pack's.</summary>
    public static Duration Length(Scene scene, OrgId org, string pack, string param)
    {
        string? text = null;
        for (OrgId? at = org; at is { } here && text is null; at = scene.Orgs.Find(here)?.Under)
        {
            text = scene.Engine.Queries.Rules(here).Where(r => r.Name == param && r.From <= scene.Today).MaxBy(r => r.Seq)?.Value;
        }

        var institution = scene.Engine.Institutions.Find(pack)!;
        text ??= institution.Params.GetValueOrDefault(param)?.Default
            ?? institution.Uses.Select(u => scene.Engine.Institutions.Find(u)?.Params.GetValueOrDefault(param)?.Default).First(d => d is not null);
        return Duration.TryParse(text, out var value, out _) ? value : throw new FormatException($"{param} is no length of time");
    }
}
