using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation.RandomRuns.Moves;

/// <summary>Opens a case of a procedure where it runs in the cast, as each of those who may by themselves or for somebody else.</summary>
internal static class OpeningMoves
{
    /// <summary>Whether a case of it can be begun here by anybody at all.</summary>
    public static bool CanOpen(Turn turn, ProcedureDefinition procedure) =>
        procedure.About is null && procedure.At.Contains(Place(turn, procedure).Kind, StringComparer.Ordinal);

    public static ActItem? Open(Turn turn, ProcedureDefinition procedure, OpenRule rule)
    {
        // Where nobody is who may, or on whose behalf, another place of the cast will do.
        var usual = Place(turn, procedure);
        var elsewhere = Works(turn, rule, usual) ? null : turn.World.Orgs(procedure.At).FirstOrDefault(k => Works(turn, rule, turn.Scene.Orgs.Find(turn.World.Org(k))!));
        var place = elsewhere is null ? usual : turn.Scene.Orgs.Find(turn.World.Org(elsewhere))!;
        return Open(turn, procedure, rule, Who(turn, rule.By, place, place, null), place, "case") is { } act ? act with { In = elsewhere is null ? null : Turn.Word(elsewhere) } : null;
    }

    private static bool Works(Turn turn, OpenRule rule, Org place) =>
        Who(turn, rule.By, place, place, null).Count > 0 && (rule.OnBehalf is not { } others || Who(turn, new GroupWho(others), place, place, null).Count > 0);

    /// <param name="by">those of the opener's rule</param>
    /// <param name="place">where the case will live</param>
    internal static ActItem? Open(Turn turn, ProcedureDefinition procedure, OpenRule rule, IReadOnlyList<PersonId> by, Org place, string kind)
    {
        if (by.Count == 0 || FormLots.Fill(turn, procedure.Form, at: place.Id) is not { } fill || turn.Act(ActKind.Open, procedure.Name, turn.Draw.Pick(by)) is not { } act)
        {
            return null;
        }

        act = act with { As = Turn.Word(rule.As), Label = Turn.Word(turn.NewName(kind)), Fill = fill };
        return rule.OnBehalf is not { } others ? act
            : Who(turn, new GroupWho(others), place, place, null) is { Count: > 0 } whose && turn.Roles([turn.Draw.Pick(whose)]) is { Count: > 0 } roles ? act with { For = roles[0] }
            : null;
    }

    /// <param name="about">what a side-case is about; null for others</param>
    internal static IReadOnlyList<PersonId> Who(Turn turn, WhoSpec by, Org org, Org desk, Case? about) => by switch
    {
        AnyoneWho => turn.World.Everybody,
        GroupWho g => turn.Scene.Audiences.Members(turn.Scene.Audiences.Resolve(g.Group, org, desk), turn.Scene.Today, g.Group),
        PathWho p when about is not null => new CaseScope(about, turn.Scene.Today, turn.Scene.Case).At(p.Path["about.".Length..]) is PeopleValue named ? [.. named.People] : [],
        _ => [],
    };

    /// <summary>Where a line that names no place opens it.</summary>
    private static Org Place(Turn turn, ProcedureDefinition procedure) => turn.Scene.Orgs.Find(turn.World.At(null, procedure.At))!;
}

/// <summary>Opens a case about another while it may come, or so long after that one's end as the pack says.</summary>
internal sealed class SideCaseMoves : IMoves
{
    private const int SidesMost = 2;

    public IEnumerable<Move> At(Turn turn)
    {
        foreach (var procedure in turn.Pack.Institution.Procedures.Values.Where(p => p.About is not null))
        {
            foreach (var about in turn.Told.Where(c => (c.Pack, c.Procedure) == (procedure.About!.Pack, procedure.About.Procedure) && c.Sides.Count < SidesMost))
            {
                foreach (var rule in procedure.Openers.Where(o => IsTime(turn, procedure, o, about)))
                {
                    yield return new Move(1, () => turn.Draw.Chance(0.5) ? Open(turn, procedure, rule, about) : null);
                }
            }
        }
    }

    private static ActItem? Open(Turn turn, ProcedureDefinition procedure, OpenRule rule, Case about)
    {
        var org = turn.Scene.Orgs.Find(about.Org)!;
        var place = procedure.At.Count == 0 ? org : turn.Scene.Orgs.Find(turn.World.At(null, procedure.At))!;
        var desk = turn.Scene.Orgs.Find(about.Desk)!;
        return OpeningMoves.Open(turn, procedure, rule, OpeningMoves.Who(turn, rule.By, place, desk, about), place, procedure.Name) is { } act
            ? act with { About = Turn.Word(turn.NameOf(about.Id)) }
            : null;
    }

    private static bool IsTime(Turn turn, ProcedureDefinition procedure, OpenRule rule, Case about) => about.Phase switch
    {
        CasePhase.Running => procedure.About!.Steps.Count == 0 || procedure.About.Steps.Contains(about.Step, StringComparer.Ordinal),
        CasePhase.Ended => rule.AfterEnd is { } after && about.EndedAt is { } ended
            && turn.Scene.Now <= turn.Scene.Engine.Time.Due(ended, Bounds.Length(turn.Scene, about.Org, procedure.Pack, after)).At,
        _ => false,
    };
}
