namespace Lianxin.Rules.Sentences;

/// <summary>
/// What a sentence compares with: a bound written out, a parameter that is a bound (<c>params.pass</c>), or a bound
/// word with a parameter that is a number (<c>at least params.members</c>). Exactly one of <paramref name="Bound"/> and
/// <paramref name="Param"/> is set.
/// </summary>
/// <param name="Bound">The bound written out.</param>
/// <param name="Kind">The bound word in front of a parameter, where there is one.</param>
/// <param name="Param">The parameter's name without "params.".</param>
public sealed record Limit(Bound? Bound, BoundKind? Kind, string? Param)
{
    /// <summary>The bound meant, once parameters have values.</summary>
    public Bound Resolve(Func<string, Bound> param)
    {
        if (Bound is { } bound)
            return bound;
        var value = param(Param!);
        return Kind is { } kind ? value with { Kind = kind } : value;
    }

    /// <inheritdoc/>
    public override string ToString() => Bound is { } bound
        ? bound.ToString()
        : Kind is { } kind ? $"{Sentences.Bound.EnglishWords(kind)} params.{Param}" : $"params.{Param}";
}

/// <summary>What a term stands for: a count, or a rate, which is a count of a whole and needs no "of".</summary>
/// <param name="Value">The count.</param>
/// <param name="Of">The whole, for a rate; 0 where there was nothing to count.</param>
public readonly record struct TermValue(Int128 Value, Int128? Of = null)
{
    /// <summary>A plain count.</summary>
    public static implicit operator TermValue(long value) => new(value);

    /// <summary>A plain count.</summary>
    public static TermValue FromInt64(long value) => new(value);
}

/// <summary>
/// A threshold as law states it: <c>[TERM] BOUND [of TERM] [by TERM]</c>, "agree more than 1/2 of present".
/// Terms are names the place gives values to. Where TERM is left out the place implies it and the sentence asks for
/// the empty name (see <see cref="WithTerm"/>). <c>by COLUMN</c> weighs by a sheet's column: terms are then asked for
/// as COLUMN.TERM. Grammar: docs/packs.md, Sentences.
/// </summary>
/// <param name="Term">The count compared, or null where the place implies it.</param>
/// <param name="Limit">What it is compared with.</param>
/// <param name="Of">The whole a share is taken of, or null.</param>
/// <param name="By">The column it is weighed by, or null.</param>
/// <param name="Source">The text it was read from.</param>
public sealed record Sentence(string? Term, Limit Limit, string? Of, string? By, string Source)
{
    /// <summary>Reads a sentence; false gives the first mistake.</summary>
    public static bool TryParse(string? text, out Sentence? value, out SentenceError? error)
    {
        var reader = new SentenceReader(text ?? "");
        value = reader.ReadSentence();
        error = reader.Error;
        return value is not null;
    }

    /// <summary>Every term the sentence asks for, as it will ask.</summary>
    public IEnumerable<string> Terms => Of is null ? [Asked(Term ?? "")] : [Asked(Term ?? ""), Asked(Of)];

    /// <summary>The same sentence with the term its place implies, where it names none.</summary>
    public Sentence WithTerm(string implied) => Term is null ? this with { Term = implied } : this;

    /// <summary>Whether it holds, exactly. A share without "of" never holds here: its term must be a rate
    /// (the other overload), which the pack checker demands.</summary>
    public bool Holds(Func<string, long> term, Func<string, Bound> param) =>
        Holds(name => new TermValue(term(name)), param);

    /// <summary>Whether it holds, exactly, over counts and rates.</summary>
    public bool Holds(Func<string, TermValue> term, Func<string, Bound> param)
    {
        var bound = Limit.Resolve(param);
        var value = term(Asked(Term ?? ""));
        if (!bound.IsShare)
            return bound.Holds(value.Value);
        var whole = Of is null ? value.Of ?? 0 : term(Asked(Of)).Value;
        return bound.Holds(value.Value, whole);
    }

    /// <summary>As it stands in a pack, in one spacing.</summary>
    public override string ToString() =>
        (Term is null ? "" : Term + " ") + Limit + (Of is null ? "" : " of " + Of) + (By is null ? "" : " by " + By);

    private string Asked(string name) => By is null ? name : $"{By}.{name}";
}

/// <summary>Several sentences of which all must hold, or one.</summary>
/// <param name="Sentences">The sentences, in the order written; an empty set of all holds, an empty set of any does not.</param>
/// <param name="Any">True where one is enough.</param>
public sealed record SentenceSet(IReadOnlyList<Sentence> Sentences, bool Any)
{
    /// <summary>All of them.</summary>
    public static SentenceSet AllOf(params IReadOnlyList<Sentence> sentences) => new(sentences, false);

    /// <summary>One of them.</summary>
    public static SentenceSet AnyOf(params IReadOnlyList<Sentence> sentences) => new(sentences, true);

    /// <summary>Whether the set holds, over counts.</summary>
    public bool Holds(Func<string, long> term, Func<string, Bound> param) => Any
        ? Sentences.Any(sentence => sentence.Holds(term, param))
        : Sentences.All(sentence => sentence.Holds(term, param));

    /// <summary>Whether the set holds, over counts and rates.</summary>
    public bool Holds(Func<string, TermValue> term, Func<string, Bound> param) => Any
        ? Sentences.Any(sentence => sentence.Holds(term, param))
        : Sentences.All(sentence => sentence.Holds(term, param));

    /// <inheritdoc/>
    public override string ToString() => Any ? "any of: " + string.Join(", ", Sentences) : string.Join(", ", Sentences);
}
