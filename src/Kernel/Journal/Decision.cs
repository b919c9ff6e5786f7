namespace Lianxin.Kernel.Journal;

/// <summary>
/// An expected failure, as a value. The code and key are stable; the words stand in the resource files under
/// <c>refusal.KEY</c> and are written for the clerk who reads them.
/// </summary>
/// <param name="Code">numbered per primitive: 1xxx Orgs, 2xxx People, 3xxx Records, 4xxx Cases, 5xxx Notices, 6xxx Versions, 9xxx Engine</param>
/// <param name="Field">the form field it is about, if one</param>
/// <param name="Facts">what the words need: names and numbers, never free text of persons</param>
public sealed record Refusal(int Code, string Key, string? Field = null, IReadOnlyDictionary<string, string>? Facts = null)
{
    public static Refusal Of(int code, string key, params (string Name, object Value)[] facts) =>
        new(code, key, null, Collect(facts));

    public static Refusal OfField(int code, string key, string field, params (string Name, object Value)[] facts) =>
        new(code, key, field, Collect(facts));

    private static Dictionary<string, string> Collect((string Name, object Value)[] facts)
    {
        var collected = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in facts)
        {
            collected[name] = value is IFormattable f ? f.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value.ToString() ?? "";
        }

        return collected;
    }
}

/// <summary>
/// What a decision asks the engine to do in the same append, as data: open a case, post a notice, tell somebody.
/// </summary>
public interface IEffect;

/// <summary>The outcome of judging a command: events and effects, or refusals and nothing else.</summary>
public sealed record Decision(IReadOnlyList<IEvent> Events, IReadOnlyList<IEffect> Effects, IReadOnlyList<Refusal> Refusals)
{
    public bool Accepted => Refusals.Count == 0;

    public static Decision Of(params IEvent[] events) => new(events, [], []);

    public static Decision Of(IReadOnlyList<IEvent> events, IReadOnlyList<IEffect> effects) => new(events, effects, []);

    public static Decision Refuse(params Refusal[] refusals) => new([], [], refusals);
}

/// <summary>Raised when state and event contradict each other: a bug or a damaged journal, never a user's mistake.</summary>
public sealed class BrokenInvariantException(string invariant, string what)
    : InvalidOperationException($"{invariant}: {what}")
{
    public string Invariant { get; } = invariant;
}
