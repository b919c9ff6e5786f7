using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Time passes: to the next deadline, to the next meeting, or a little.</summary>
internal sealed class TimeMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        if (turn.Scene.Engine.NextTimer is { } due)
        {
            yield return new Move(3, () => Turn.Wait(turn.LocalAfter(due).AddMinutes(turn.Draw.Chance(0.5) ? 0 : turn.Draw.Between(1, 3_000))));
        }

        foreach (var meeting in turn.Meetings.Where(m => m.At > turn.Scene.Now))
        {
            yield return new Move(6, () => Turn.Wait(turn.LocalAfter(meeting.At)));
        }

        yield return new Move(1, () => Turn.Wait(turn.Clock.AddMinutes(turn.Draw.Between(1, 2_000))));
    }
}

/// <summary>Records filed by themselves or under a meeting in session.</summary>
internal sealed class FilingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var form in turn.Pack.Institution.Forms.Values.Where(f => f.FiledBy is not null && f.Unique.Count == 0))
        {
            if (turn.Scene.Members(form.FiledBy!, turn.World.Home) is { Count: > 0 } filers)
            {
                yield return new Move(1, () => turn.Draw.Chance(0.1) && FormLots.Fill(turn, form) is { } fill && turn.Act(ActKind.FileRecord, form.Name, turn.Draw.Pick(filers)) is { } act
                    ? act with { Fill = fill } : null);
            }
        }

        foreach (var meeting in turn.Meetings.Where(m => m.Phase == MeetingPhase.InSession))
        {
            foreach (var form in turn.Scene.DefinitionOf(meeting).Forms.Where(f => f.Unique.Count == 0))
            {
                yield return new Move(1, () => turn.Draw.Chance(0.3) && FormLots.Fill(turn, form) is { } fill
                    && turn.Scene.Chairs(meeting) is { Count: > 0 } chairs && turn.Act(ActKind.FileRecord, form.Name, turn.Draw.Pick(chairs)) is { } act
                        ? act with { Under = Turn.Word(turn.NameOf(meeting.Id)), Fill = fill } : null);
            }
        }
    }
}

/// <summary>The head of the place sets a parameter to its floor, its ceiling or back to its default.</summary>
internal sealed class SettingMoves : IMoves
{
    public IEnumerable<Move> At(Turn turn)
    {
        var home = turn.Scene.Orgs.Find(turn.World.Home)!;
        var heads = turn.Pack.Institution.OrgKinds.GetValueOrDefault(home.Kind)?.Heads ?? [];
        var people = heads.SelectMany(h => turn.Scene.Audiences.Members(
            new Kernel.People.Audience(h, [new Kernel.People.Atom(Kernel.People.AtomKind.Post, h, home.Id.Value)], []), turn.Scene.Today)).ToList();
        if (people.Count == 0)
        {
            yield break;
        }

        foreach (var param in turn.Pack.Institution.Params.Values.Where(p => p.SetBy is null))
        {
            yield return new Move(1, () => turn.Draw.Chance(0.03) && turn.Act(ActKind.SetParam, param.Name, turn.Draw.Pick(people)) is { } act
                ? act with { To = [.. turn.Draw.Pick(Values(param)).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Turn.Word)] } : null);
        }
    }

    private static List<string> Values(ParamDefinition param) => param.Kind switch
    {
        ParamKind.YesNo => ["true", "false"],
        ParamKind.Choice => [.. param.Of],
        _ => [.. new[] { param.Default, param.Least, param.Most }.OfType<string>().Where(v => v.Length > 0)],
    };
}
