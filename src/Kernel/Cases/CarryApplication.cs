using System.Collections.Immutable;

namespace Lianxin.Kernel.Cases;

/// <summary>A case as it stands once it goes on under a later version: nothing it did is lost, and all of it has the later names.</summary>
internal static class CarryApplication
{
    public static Case Apply(Case state, VersionCarriedOver e)
    {
        string Now(string step) => e.Steps.GetValueOrDefault(step, step);
        return state with
        {
            Version = e.Version,
            Params = e.Params.ToImmutableDictionary(StringComparer.Ordinal),
            Step = state.Step is { } step ? Now(step) : null,
            Visits = Renamed(state.Visits, Now, Math.Max),
            Results = state.Results.ConvertAll(r => r with { Step = Now(r.Step) }),
            Seals = state.Seals.ConvertAll(s => s with { Step = Now(s.Step) }),
            Counters = Renamed(state.Counters, key => key.Split('.') is [var at, var outcome] ? CaseApplication.CounterOf(Now(at), outcome) : key, (a, b) => a + b),
            Bookings = state.Bookings.ConvertAll(b => b with { Cause = b.Cause with { Step = Now(b.Cause.Step) } }),
            Sheets = Renamed(state.Sheets, Now, (_, later) => later),
        };
    }

    private static ImmutableDictionary<string, T> Renamed<T>(ImmutableDictionary<string, T> all, Func<string, string> now, Func<T, T, T> both) =>
        all.OrderBy(a => a.Key, StringComparer.Ordinal).GroupBy(a => now(a.Key), a => a.Value, StringComparer.Ordinal)
            .ToImmutableDictionary(g => g.Key, g => g.Aggregate(both), StringComparer.Ordinal);
}
