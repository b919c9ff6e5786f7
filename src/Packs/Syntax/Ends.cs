using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>The ends of a procedure, as its ways name them.</summary>
public static class Ends
{
    /// <summary>Where the last step goes on to nothing more.</summary>
    public const string Done = "done";

    /// <summary>In order of writing, each once; <c>done</c> where the last step's way is <c>next</c>.</summary>
    public static IReadOnlyList<Located<string>> Of(ProcedureDecl procedure)
    {
        var ends = procedure.Steps.SelectMany(s => s.Then).SelectMany(w => Of(w.Way)).ToList();
        if (procedure.Steps.Count > 0 && GoesOn(procedure.Steps[^1]))
        {
            ends.Add(new Located<string>(Done, procedure.Steps[^1].Name.Place));
        }

        return [.. ends.DistinctBy(e => e.Value, StringComparer.Ordinal)];
    }

    /// <summary>Ends that acts beside the course bring about.</summary>
    public static IEnumerable<string> Beside(ProcedureDecl procedure)
    {
        if (procedure.Allow.Has(Outcomes.Withdraw))
        {
            yield return Outcomes.Withdrawn;
        }

        if (procedure.Allow.Has(Outcomes.Join))
        {
            yield return Outcomes.Joined;
        }
    }

    private static bool GoesOn(StepDecl last) =>
        !last.HasThen || (last.When is not null && last.Then.All(w => w.Outcome.Value != Outcomes.Skipped))
        || last.Then.Any(w => w.Way is NextWay or BackWay { Else: NextWay } or ClimbWay { Else: NextWay });

    private static IEnumerable<Located<string>> Of(Way way) => way switch
    {
        EndWay end => [end.End],
        BackWay back => Of(back.Else),
        ClimbWay climb => Of(climb.Else),
        _ => [],
    };
}

/// <summary>Outcomes that verbs make by themselves.</summary>
public static class Outcomes
{
    public const string Late = "late";
    public const string Skipped = "skipped";
    public const string Done = "done";
    public const string Unable = "unable";
    public const string Claimed = "claimed";
    public const string None = "none";
    public const string Closed = "closed";
    public const string Held = "held";
    public const string NoQuorum = "no_quorum";
    public const string Told = "told";
    public const string Clear = "clear";
    public const string Upheld = "upheld";
    public const string Past = "past";
    public const string Enacted = "enacted";
    public const string Refused = "refused";
    public const string Frozen = "frozen";
    public const string Full = "full";
    public const string Short = "short";
    public const string Tie = "tie";
    public const string Stands = "stands";

    /// <summary>The act after which a case ends as <see cref="Withdrawn"/>, wherever it stood.</summary>
    public const string Withdraw = "withdraw";
    public const string Withdrawn = "withdrawn";

    /// <summary>The act after which a repeat ends as <see cref="Joined"/>.</summary>
    public const string Join = "join";
    public const string Joined = "joined";
}
