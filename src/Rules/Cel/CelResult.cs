namespace Lianxin.Rules.Cel;

/// <summary>Why an expression gave no value when run. Codes are those of <see cref="CelMessages"/> that begin with "cel.run.".</summary>
/// <param name="Code">What happened.</param>
/// <param name="Offset">0-based character of the expression it happened at.</param>
public sealed record CelFault(string Code, int Offset = 0)
{
    /// <summary>In words.</summary>
    public string InWords(Language language) => CelMessages.Text(Code, [], language);
}

/// <summary>A value, or the fault that took its place; and what the run counted.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value; the type's default where there is a fault.</param>
/// <param name="Fault">The fault, or null.</param>
/// <param name="Cost">What the run counted, in the units of the estimate.</param>
public readonly record struct CelResult<T>(T? Value, CelFault? Fault, long Cost)
{
    /// <summary>True where there is a value.</summary>
    public bool IsOk => Fault is null;
}
