using Lianxin.Engine.Reading;
using Lianxin.Kernel;
using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Board;

/// <summary>One figure of an institution in a year.</summary>
/// <param name="Value">a rate stays a pair until it is shown; an empty whole is none</param>
public sealed record FigureLine(string Pack, MeasureDefinition Measure, string Words, Figure Value, string Href)
{
    public string Name => Measure.Name;
}

/// <summary>Figures of institutions, computed from facts when they are asked for; each opens to the facts it is made of.</summary>
public sealed class FigureBook(PageRealm realm, Words words)
{
    /// <summary>First and last moment of a year, the running one until now.</summary>
    public (Instant From, Instant To) Year(int year)
    {
        var time = realm.Engine.Time;
        return (time.StartOf(new DateOnly(year, 1, 1)), year == realm.Today.Year ? realm.Now.Plus(TimeSpan.FromMilliseconds(1)) : time.StartOf(new DateOnly(year + 1, 1, 1)));
    }

    public IReadOnlyList<FigureLine> Of(Institution institution, Org org, int year)
    {
        ArgumentNullException.ThrowIfNull(institution);
        ArgumentNullException.ThrowIfNull(org);
        return
        [
            .. institution.Measures.Values.Select(m => new FigureLine(
                institution.Name, m, realm.Word(institution.Name, $"measures.{m.Name}"), Compute(m, org.Id, year),
                $"/orgs/{org.Id}/figures/{institution.Name}/{m.Name}?year={year.ToString(System.Globalization.CultureInfo.InvariantCulture)}")),
        ];
    }

    public Figure Compute(MeasureDefinition measure, OrgId org, int year)
    {
        ArgumentNullException.ThrowIfNull(measure);
        long Count(Count c) => realm.Queries.Measure(Filter(c, org, year), c.Aggregate == Aggregate.Sum);
        return new Figure(Count(measure.What), measure.Of is { } of ? Count(of) : null) { IsMean = measure.IsMean };
    }

    /// <summary>The query behind a count: what it adds up, and what drilling lists.</summary>
    public FactFilter Filter(Count count, OrgId org, int year)
    {
        ArgumentNullException.ThrowIfNull(count);
        var (from, to) = Year(year);
        return new FactFilter(count.Kinds, count.Tags, count.Levels, count.Unless, null, org, from, to);
    }

    /// <summary>91%, 无, 620.</summary>
    public string Say(Figure figure) => figure.Of is { } of
        ? of == 0 ? words.T("figure.none") : figure.IsMean ? Numbers.Mean(figure.Value, of) : Numbers.Percent(figure.Value, of)
        : Numbers.Whole(figure.Value);

    /// <summary>The pair behind a rate.</summary>
    public string? Note(Figure figure) => figure.Of is { } of ? words.T(figure.IsMean ? "figure.mean" : "figure.pair", ("part", figure.Value), ("whole", of)) : null;
}
