using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Some words of a rule; strong ones are what it turns on: who, how long, how many.</summary>
public sealed record Run(string Text, bool Strong)
{
    /// <summary>Cuts <c>a **b** c</c> into runs.</summary>
    internal static IReadOnlyList<Run> Cut(string marked) =>
        [.. marked.Split("**").Select((text, i) => new Run(text, i % 2 == 1)).Where(r => r.Text.Length > 0)];
}

/// <summary>A parameter a rule rests on.</summary>
/// <param name="Words">its name, as read</param>
/// <param name="Value">the value the rule was told with, as read</param>
/// <param name="Range">floor and ceiling, as read; null where there are none</param>
/// <param name="Source">law or practice it comes from; empty where the pack names none</param>
public sealed record RuleSource(string Pack, string Param, string Words, string Value, string? Range, string Source, Grade Grade);

/// <summary>One rule of an institution in words, made from its file and from nothing else.</summary>
/// <param name="Number">from 1 through the whole institution</param>
/// <param name="Step">the step it is the rule of, or null</param>
/// <param name="Place">where it stands in the file</param>
public sealed record ExplainedRule(int Number, string? Step, IReadOnlyList<Run> Runs, IReadOnlyList<RuleSource> Sources, Place Place)
{
    public string Text => string.Concat(Runs.Select(r => r.Text));
}

/// <summary>A procedure in words.</summary>
public sealed record ExplainedProcedure(string Name, string Words, IReadOnlyList<ExplainedRule> Rules, FlowModel Flow);

/// <summary>A parameter in words. <c>Value</c> is the one in force where the explanation is read, canonical and as read.</summary>
public sealed record ExplainedParam(
    string Pack, ParamDecl Decl, string Words, string? Hint, string Value, string ValueWords, string DefaultWords, string? LeastWords, string? MostWords)
{
    public string Name => Decl.Name.Value;

    /// <summary>The procedure whose cases alone set it, in words; null where the heads may.</summary>
    public string? SetByWords { get; init; }

    public bool IsDefault => string.Equals(ValueWords, DefaultWords, StringComparison.Ordinal);
}

/// <summary>An institution in words, in one language.</summary>
/// <param name="About">what it is for, in a sentence</param>
/// <param name="Source">where it comes from</param>
/// <param name="Meetings">rules of the kinds of meeting it declares</param>
/// <param name="Duties">rules of its routines</param>
public sealed record Explanation(
    string Pack, int Version, string Title, string About, string Source, IReadOnlyList<ExplainedProcedure> Procedures,
    IReadOnlyList<ExplainedRule> Meetings, IReadOnlyList<ExplainedRule> Duties, IReadOnlyList<ExplainedParam> Params)
{
    /// <summary>Rules of its ledgers and kinds of sheets.</summary>
    public IReadOnlyList<ExplainedRule> Books { get; init; } = [];

    /// <summary>Rules of the forms that people file by themselves or under a meeting.</summary>
    public IReadOnlyList<ExplainedRule> Filings { get; init; } = [];

    /// <summary>What its measures count.</summary>
    public IReadOnlyList<ExplainedRule> Figures { get; init; } = [];

    public IEnumerable<ExplainedRule> Rules => [.. Procedures.SelectMany(p => p.Rules), .. Meetings, .. Filings, .. Duties, .. Books, .. Figures];
}
