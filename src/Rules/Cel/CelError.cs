namespace Lianxin.Rules.Cel;

/// <summary>Where an expression's text begins in its file.</summary>
/// <param name="File">The file as messages shall name it.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column, in UTF-16 characters.</param>
public readonly record struct SourcePlace(string File, int Line, int Column);

/// <summary>
/// A mistake in an expression: where it is, what it is, what to write instead. Words are made by
/// <see cref="CelErrorFormat"/> from the code and the facts; every code stands in <see cref="CelMessages"/>.
/// </summary>
/// <param name="Code">What is wrong; stable ("cel.unknown_name").</param>
/// <param name="File">The file.</param>
/// <param name="Line">1-based line in the file.</param>
/// <param name="Column">1-based column in the file.</param>
/// <param name="Offset">0-based character in the expression.</param>
/// <param name="Length">Characters at fault; 0 where something is missing.</param>
/// <param name="Facts">What the message names, in its order.</param>
/// <param name="Hint">The code of the words that say what to write instead, or null.</param>
/// <param name="HintFacts">What the hint names.</param>
/// <param name="SourceLine">The expression's line at fault.</param>
/// <param name="SourceColumn">0-based character of the mistake in that line.</param>
public sealed record CelError(
    string Code,
    string File,
    int Line,
    int Column,
    int Offset,
    int Length,
    IReadOnlyList<string> Facts,
    string? Hint,
    IReadOnlyList<string> HintFacts,
    string SourceLine,
    int SourceColumn);
