using Lianxin.Engine.Access;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>How much of a case somebody sees.</summary>
public enum Sight
{
    /// <summary>all but what its form keeps personal</summary>
    Whole,

    /// <summary>only what the step that asks them shows: the procedure leaves the rest to those it names</summary>
    Step,
}

/// <summary>One case with all that its pages show of it.</summary>
public sealed record CaseFile(
    Case State, CaseRow Row, ProcedureDefinition Procedure, Org Org, IReadOnlyList<Envelope> Stream, Sight Sight, bool SeesPersonal)
{
    public CaseId Id => State.Id;

    public string Pack => State.Pack;

    public StepDefinition? Step => State.Step is { } step ? Procedure.Step(step) : null;

    /// <summary>Where the words of a step stand.</summary>
    public string PathOf(string step) => $"procedures.{State.Procedure}.steps.{step}";

    /// <summary>Where it stood when the first entry of this stretch was made.</summary>
    public string? StepAtStart { get; init; }

    /// <summary>
    /// The case in stretches, one for each version of its pack it ran under, each with its steps as that version names them;
    /// the last is the case as it is.
    /// </summary>
    public IReadOnlyList<CaseFile> Eras(Func<string, int, string, ProcedureDefinition?> procedure)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var eras = new List<CaseFile>();
        var (state, from, step) = ((Case?)null, 0, (string?)null);
        for (var i = 0; i < Stream.Count; i++)
        {
            var after = Case.Apply(state, Id, Stream[i]);
            if (Stream[i].Event is VersionCarriedOver && state is not null)
            {
                eras.Add(this with { State = state, Procedure = procedure(Pack, state.Version, state.Procedure) ?? Procedure, Stream = [.. Stream.Skip(from).Take(i - from)], StepAtStart = step });
                (from, step) = (i, after!.Step);
            }

            state = after;
        }

        eras.Add(from == 0 ? this : this with { Stream = [.. Stream.Skip(from)], StepAtStart = step });
        return eras;
    }

    public CaseScope Scope(DateOnly today, Func<CaseId, Case?> other) => new(State, today, other);
}

/// <summary>Opens cases for those who may see them.</summary>
public sealed class CaseFiles(Desk desk)
{
    /// <summary>The case; null where there is none or it is not for the person who looks, which a page must not tell apart.</summary>
    public CaseFile? Open(string? id)
    {
        if (!Ids.TryRead(id, out var number) || Ids.RealmOf(number) != desk.Engine.Realm || desk.Viewer is not { } viewer
            || desk.Queries.Case(new CaseId(number)) is not { } row || !desk.Access.MaySee(row, viewer))
        {
            return null;
        }

        return Load(row);
    }

    /// <summary>The case behind a public notice, for acts that anyone signed in may take.</summary>
    public CaseFile? OpenNotice(string? id)
    {
        if (Open(id) is { } seen)
        {
            return seen;
        }

        return Ids.TryRead(id, out var number) && Ids.RealmOf(number) == desk.Engine.Realm && desk.Me is not null
            && desk.Queries.Case(new CaseId(number)) is { } row
            && Load(row) is { State.Open: Telling telling } file && desk.Queries.Notice(telling.Notice) is { Public: true }
                ? file with { Sight = Sight.Step }
                : null;
    }

    private CaseFile? Load(CaseRow row)
    {
        var stream = SealedAnswers.Hide(row.Id, desk.Queries.Stream(row.Id.Value), desk.Me);
        var state = stream.Aggregate((Case?)null, (s, e) => Case.Apply(s, row.Id, e));
        if (state is null || desk.Procedure(row.Pack, row.Version, row.Procedure) is not { } procedure || desk.Tree.Find(row.Org) is not { } org)
        {
            return null;
        }

        var sight = desk.Viewer is { } viewer && desk.Access.SightOf(row, state, viewer) is WholeSight ? Sight.Whole : Sight.Step;
        var personal = sight == Sight.Whole && (state.Opener == desk.Me || desk.IsResponsible(row.Desk) || IsAsked(state));
        return new CaseFile(state, row, procedure, org, stream, sight, personal);
    }

    private bool IsAsked(Case state) => state.Open is Ask ask and not Gathering && ask.Asked.Any(a => desk.IsIn(a));
}
