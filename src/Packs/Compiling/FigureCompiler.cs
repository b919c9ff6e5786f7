using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Routines;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Aggregate = Lianxin.Packs.Syntax.Aggregate;
using RoutinePeriod = Lianxin.Packs.Syntax.RoutinePeriod;

namespace Lianxin.Packs.Compiling;

/// <summary>Measures and routines: short kinds of facts become full ones, with the name of the pack that makes them.</summary>
internal sealed class FigureCompiler(Pieces pieces, Scope scope)
{
    /// <summary>Measures name each other; more turns than this is a circle, which the checker reports.</summary>
    private const int TurnsMax = 20;

    public MeasureDefinition? Measure(MeasureDecl decl)
    {
        var body = Resolve(decl.Body, 0);
        if (body is not { Aggregate: Aggregate.Rate, Parts: [var top, var bottom] })
        {
            return Count(body) is { } only ? new MeasureDefinition(decl.Name.Value, only, null) : null;
        }

        return Count(Resolve(top, 0)) is { } what && Count(Resolve(bottom, 0)) is { } of ? new MeasureDefinition(decl.Name.Value, what, of) : null;
    }

    public RoutineDefinition? Routine(RoutineDecl decl)
    {
        if (decl.Owe is not { } owe || decl.By is not { } by || Kind(Made(owe)) is not { } kind)
        {
            return null;
        }

        Kernel.Routines.RoutinePeriod? period = decl.Period switch
        {
            RoutinePeriod.Month => Kernel.Routines.RoutinePeriod.Month,
            RoutinePeriod.Quarter => Kernel.Routines.RoutinePeriod.Quarter,
            RoutinePeriod.HalfYear => Kernel.Routines.RoutinePeriod.HalfYear,
            RoutinePeriod.Year => Kernel.Routines.RoutinePeriod.Year,
            _ => null,
        };
        if (period is not { } per || !scope.Orgs.Has(by.Value) || decl.Tags.Count > 1)
        {
            pieces.Later(decl.Name.Place, period is null ? "per day, per week" : decl.Tags.Count > 1 ? "tag" : "by");
            return null;
        }

        return new RoutineDefinition(
            scope.Pack.Name.Value, decl.Name.Value, kind, decl.Tags.Count == 1 ? decl.Tags[0].Value : null, by.Value, decl.Times, per);
    }

    /// <summary>What is owed may be a meeting, a form or a procedure: then it is its being held, recorded or opened that counts.</summary>
    private Located<string> Made(Located<string> owed) =>
        scope.Meetings.Has(owed.Value) ? owed with { Value = owed.Value + ".held" }
        : scope.Forms.Has(owed.Value) ? owed with { Value = owed.Value + ".recorded" }
        : scope.Procedures.Has(owed.Value) ? owed with { Value = owed.Value + ".opened" }
        : owed;

    private MeasureBody? Resolve(MeasureBody? body, int turns) =>
        body is { Aggregate: Aggregate.Named, Of: { } name }
            ? turns < TurnsMax && scope.Measures.Find(name.Value) is { } other ? Resolve(other.Body, turns + 1) : pieces.Unknown<MeasureBody>(name)
            : body;

    /// <summary>What a measure that is a count or a sum counts.</summary>
    public Count? Count(MeasureBody? body)
    {
        if (body is not { Of: { } of, Aggregate: Aggregate.Count or Aggregate.Sum })
        {
            if (body is not null)
            {
                pieces.Later(body.Place, body.Aggregate.ToString().ToLowerInvariant());
            }

            return null;
        }

        return Kind(of) is { } kind
            ? new Count(
                body.Aggregate == Aggregate.Sum ? Kernel.Facts.Aggregate.Sum : Kernel.Facts.Aggregate.Count, [kind], Values(body.Tags),
                Values(body.Levels), [.. body.Unless.Select(Kind).OfType<string>()])
            : null;
    }

    private string? Kind(Located<string> fact)
    {
        var name = fact.Value.Split('.')[0];
        if (scope.Sheets.Owner(name) is { } sheet)
        {
            return $"{sheet.Pack}/{fact.Value}";
        }

        if (scope.Ledgers.Has(name))
        {
            return fact.Value; // ledgers are the realm's
        }

        var pack = name is "mark" or "honour" ? scope.Pack.Name.Value : scope.Procedures.Owner(name)?.Pack ?? scope.Meetings.Owner(name)?.Pack ?? scope.Forms.Owner(name)?.Pack;
        return pack is null ? pieces.Unknown<string>(fact) : $"{pack}/{fact.Value}";
    }

    private static string[] Values(IEnumerable<Located<string>> located) => [.. located.Select(l => l.Value)];
}
