using Lianxin.Packs.Reporting;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Syntax;

/// <summary>A CEL expression as written. Its place is that of its first character.</summary>
public sealed record Expr(string Text, Place Place);

/// <summary>
/// A value, or a table over a choice: <c>{ pick: form.instant, true: 10 days, false: 1 month }</c>.
/// Exactly one of <c>Single</c> and <c>On</c> is set; <c>otherwise</c> is a case like any other.
/// </summary>
public sealed record Picked<T>(Place Place, T? Single, Expr? On, IReadOnlyList<PickCase<T>> Cases)
    where T : class
{
    /// <summary>Every value that can come out.</summary>
    public IEnumerable<T> Values => Single is not null ? [Single] : Cases.Select(c => c.Value);
}

/// <summary>One line of a pick table.</summary>
public sealed record PickCase<T>(Located<string> When, T Value);

/// <summary>
/// A duration as written. Exactly one of the four is set: a fixed one (<c>5 workdays</c>), a parameter
/// (<c>params.signing</c>), a date it runs until (<c>until form.due</c>), or an argument of the procedure (<c>window</c>).
/// </summary>
public sealed record DurationText(string Text, Place Place)
{
    public Duration? Fixed { get; init; }

    public string? Param { get; init; }

    public Expr? Until { get; init; }

    public string? Argument { get; init; }
}

/// <summary>A day that comes again and again, as written: <c>first workday of year</c>.</summary>
public sealed record DayText(DayRule Rule, Place Place);

/// <summary>
/// Thresholds. A list means all of them, <c>any</c> one of them.
/// </summary>
public sealed record Sentences(Place Place, IReadOnlyList<Located<Sentence>> All, bool Any)
{
    public SentenceSet Set => new([.. All.Select(s => s.Value)], Any);
}

/// <summary>What a field, a parameter or an argument holds.</summary>
public enum FieldType
{
    Text,
    LongText,
    Number,
    Money,
    Duration,
    Bound,
    Date,
    YesNo,
    Choice,
    Choices,

    /// <summary>shares of something, one for each name of <c>of</c></summary>
    Weights,
    Person,
    People,
    Org,
    Orgs,
    Group,
    Case,
    Record,
    Notice,
    Files,
    Photos,
    File,
    Photo,
    Place,
    Contact,
    Signature,

    /// <summary>cases of one procedure; of paths only, no field holds it</summary>
    Cases,
    Time,
    Table,
}

/// <summary>Who may see a value, from open to sealed. Each includes the one before it.</summary>
public enum Privacy
{
    Open,
    Inner,
    Personal,
    Sealed,
}
