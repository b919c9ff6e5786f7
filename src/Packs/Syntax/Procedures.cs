using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>What a procedure serves as, for the proofs of due process.</summary>
public enum Serves
{
    Nothing,
    Hearing,
    Appeal,
    Objection,
}

/// <summary>A course that a case runs: what it takes, who opens it, and its steps in order.</summary>
public sealed record ProcedureDecl(Located<string> Name) : IDeclared
{
    public Serves Serves { get; init; }

    /// <summary>A service: nothing in it may depend on points, tables, marks, covenant or membership.</summary>
    public bool IsService { get; init; }

    public FormUse? Form { get; init; }

    public Table<FieldDecl> Takes { get; init; } = new();

    public IReadOnlyList<Located<string>> At { get; init; } = [];

    public Located<string>? Subject { get; init; }

    public Located<string>? About { get; init; }

    public IReadOnlyList<OpenerDecl> Open { get; init; } = [];

    /// <summary>Days that open it, or by which somebody is to open it.</summary>
    public IReadOnlyList<DueDecl> Due { get; init; } = [];

    /// <summary>A path to the organisation where it first lies, or a table of them over a choice.</summary>
    public Picked<TextValue>? Start { get; init; }

    /// <summary>Who takes no part in anything decided here.</summary>
    public Expr? Recuse { get; init; }

    public Table<RefusalDecl> Refuse { get; init; } = new();

    public Table<StepDecl> Steps { get; init; } = new();

    public Table<ClockDecl> Clocks { get; init; } = new();

    public Table<AllowDecl> Allow { get; init; } = new();

    public IReadOnlyList<Located<string>> See { get; init; } = [];

    public IReadOnlyList<Located<string>> Watch { get; init; } = [];

    public IReadOnlyList<Located<string>> Binds { get; init; } = [];

    public IReadOnlyList<Located<string>> Clears { get; init; } = [];

    public Table<FieldDecl> Gives { get; init; } = new();
}

/// <summary>
/// One way to open a case: a group, alone, with so many signatures within a time (<c>For</c>), or on behalf of others. Of a
/// side-case <c>For</c> is how long after the end of what it is about it can still be opened.
/// </summary>
public sealed record OpenerDecl(Place Place, Located<string> By)
{
    public Sentences? Cosigned { get; init; }

    public DurationText? For { get; init; }

    public Located<string>? OnBehalf { get; init; }

    /// <summary>How long after it was signed staff may enter what stands on paper.</summary>
    public DurationText? Paper { get; init; }
}

/// <summary>A day that opens a procedure by itself; where its form needs somebody, the day by which that group is to open it.</summary>
public sealed record DueDecl(Place Place, DayText Day, Located<string>? By);

/// <summary>A reason to refuse at the door; its words stand in the texts.</summary>
public sealed record RefusalDecl(Located<string> Name, Expr When) : IDeclared;

/// <summary>A clock over several steps. It marks and escalates, it never moves a case.</summary>
public sealed record ClockDecl(Located<string> Name) : IDeclared
{
    public Located<string>? From { get; init; }

    public Located<string>? Until { get; init; }

    public Picked<DurationText>? Within { get; init; }

    /// <summary><c>escalate</c> or <c>remind</c>; without it running out is marked and no more.</summary>
    public Located<string>? Late { get; init; }

    /// <summary>So long before it runs out those who have it are reminded.</summary>
    public DurationText? Remind { get; init; }
}

/// <summary>An act possible at any time within limits: withdraw, correct, pause, extend, reassign, join, reopen, override.</summary>
public sealed record AllowDecl(Located<string> Name) : IDeclared
{
    public IReadOnlyList<Located<string>> By { get; init; } = [];

    public Located<string>? Until { get; init; }

    /// <summary>How long a pause lasts at most.</summary>
    public DurationText? Most { get; init; }

    public int? Times { get; init; }

    /// <summary><c>reasons: true</c>: given with its reason in words.</summary>
    public bool NeedsReason { get; init; }

    /// <summary>Names of reasons, one of which is chosen.</summary>
    public IReadOnlyList<Located<string>> Reasons { get; init; } = [];

    public Expr? Unless { get; init; }

    public Located<string>? Approve { get; init; }

    /// <summary>How much longer an extension gives.</summary>
    public DurationText? Adds { get; init; }

    /// <summary>How long after its end a case can be taken up again.</summary>
    public DurationText? For { get; init; }

    /// <summary>The step at which it goes on then.</summary>
    public Located<string>? To { get; init; }

    /// <summary>Clocks over several steps that it touches; empty for all.</summary>
    public IReadOnlyList<Located<string>> Clocks { get; init; } = [];
}
