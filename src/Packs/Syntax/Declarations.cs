using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>A pack as written, with a place for every name and value. Nothing here is resolved.</summary>
public sealed record PackTree
{
    public required Place Place { get; init; }

    public required Located<string> Name { get; init; }

    public required int Version { get; init; }

    public required Located<string> Title { get; init; }

    /// <summary>Where the institution comes from, in words.</summary>
    public string Source { get; init; } = "";

    public IReadOnlyList<Located<string>> Uses { get; init; } = [];

    /// <summary>A draft is checked but never put in force.</summary>
    public bool Draft { get; init; }

    /// <summary>Every procedure of it is a service: nobody is served less for what they have or are.</summary>
    public bool IsService { get; init; }

    public IReadOnlyList<CarryOverDecl> CarryOver { get; init; } = [];

    public Table<ParamDecl> Params { get; init; } = new();

    public Table<OrgDecl> Orgs { get; init; } = new();

    public Table<PostDecl> Posts { get; init; } = new();

    public Table<GroupDecl> Groups { get; init; } = new();

    public Table<FormDecl> Forms { get; init; } = new();

    public Table<MeetingDecl> Meetings { get; init; } = new();

    public Table<ProcedureDecl> Procedures { get; init; } = new();

    public Table<LedgerDecl> Ledgers { get; init; } = new();

    public Table<SheetDecl> Sheets { get; init; } = new();

    public Table<MeasureDecl> Measures { get; init; } = new();

    public Table<RoutineDecl> Routines { get; init; } = new();
}

/// <summary>How well the source of a legal value was verified (A: the text of the article on an official page; B: quoted elsewhere; C: a lead).</summary>
public enum Grade
{
    None,
    A,
    B,
    C,
}

/// <summary>
/// A value an organisation may set within bounds. <c>Least</c> and <c>Most</c> are the legal floor and ceiling;
/// <c>Default</c> has one item, or several for <c>choices</c>.
/// </summary>
public sealed record ParamDecl(Located<string> Name, FieldType Type, Place TypePlace) : IDeclared
{
    public IReadOnlyList<Located<string>> Of { get; init; } = [];

    public IReadOnlyList<Located<string>> Default { get; init; } = [];

    public Located<string>? Least { get; init; }

    public Located<string>? Most { get; init; }

    public string Source { get; init; } = "";

    public Grade Grade { get; init; }

    /// <summary>The procedure whose cases alone set it; null where the heads of an organisation may.</summary>
    public Located<string>? SetBy { get; init; }
}

/// <summary>A kind of organisation: what it stands under, what it works beside, and the posts that head it.</summary>
public sealed record OrgDecl(Located<string> Name) : IDeclared
{
    public IReadOnlyList<Located<string>> Under { get; init; } = [];

    public Located<string>? Beside { get; init; }

    public IReadOnlyList<Located<string>> Head { get; init; } = [];
}

/// <summary>A post: the kinds of organisation it exists in, how many seats, its deputy, and what it cannot be held with.</summary>
public sealed record PostDecl(Located<string> Name) : IDeclared
{
    public IReadOnlyList<Located<string>> In { get; init; } = [];

    public int SeatsLeast { get; init; } = 1;

    public int SeatsMost { get; init; } = 1;

    public Located<string>? Deputy { get; init; }

    public IReadOnlyList<Located<string>> NotWith { get; init; } = [];
}

/// <summary>
/// A named set of people: affiliated (<c>are</c>), holders of posts (<c>hold</c>) or a union (<c>any</c>).
/// Exactly one of the three is set.
/// </summary>
public sealed record GroupDecl(Located<string> Name) : IDeclared
{
    public Located<string>? Are { get; init; }

    public IReadOnlyList<Located<string>> Hold { get; init; } = [];

    public IReadOnlyList<Located<string>> Any { get; init; } = [];

    public Located<string>? Of { get; init; }

    public Expr? Where { get; init; }

    public IReadOnlyList<Located<string>> Except { get; init; } = [];
}

/// <summary>A field of a form, an argument of a procedure, or a value it gives.</summary>
public sealed record FieldDecl(Located<string> Name, FieldType Type, Place TypePlace) : IDeclared
{
    public IReadOnlyList<Located<string>> Of { get; init; } = [];

    public bool Optional { get; init; }

    public Privacy? Privacy { get; init; }

    public Located<string>? Least { get; init; }

    public Located<string>? Most { get; init; }

    public Located<string>? Default { get; init; }

    /// <summary>Of a table: its columns.</summary>
    public Table<FieldDecl> Columns { get; init; } = new();

    /// <summary>What is not said: people and their words are personal, the rest stays inside.</summary>
    public Privacy EffectivePrivacy => Privacy ?? (Type is FieldType.Person or FieldType.People or FieldType.Place or FieldType.Contact ? Syntax.Privacy.Personal : Syntax.Privacy.Inner);
}

/// <summary>A form: its fields, what must hold when it is handed in, who may file it outside a procedure, and by what two of them are the same.</summary>
public sealed record FormDecl(Located<string> Name, Table<FieldDecl> Fields) : IDeclared
{
    public Expr? Rule { get; init; }

    public IReadOnlyList<Located<string>> Unique { get; init; } = [];

    public IReadOnlyList<Located<string>> FiledBy { get; init; } = [];

    /// <summary>How long what is written on it is kept; null where no end is set.</summary>
    public DurationText? Retention { get; init; }
}

/// <summary>A form by name, or written in place.</summary>
public sealed record FormUse(Place Place, Located<string>? Name, FormDecl? Inline);

/// <summary>A kind of meeting that an organisation holds; one meeting serves every case on its agenda.</summary>
public sealed record MeetingDecl(Located<string> Name) : IDeclared
{
    public Located<string>? Of { get; init; }

    public Located<string>? At { get; init; }

    /// <summary>Who calls and chairs; empty means the head of the organisation.</summary>
    public Located<string>? By { get; init; }

    public DurationText? Lead { get; init; }

    /// <summary>True where the absent are asked for their opinion with the notice.</summary>
    public bool AbsentOpinion { get; init; }

    public Sentences? Quorum { get; init; }

    public Located<string>? Split { get; init; }

    public IReadOnlyList<Located<string>> Keep { get; init; } = [];

    /// <summary>Forms that are filed under a meeting of this kind.</summary>
    public IReadOnlyList<Located<string>> Records { get; init; } = [];
}

/// <summary>A kind of fact with filters, or a rate of two measures.</summary>
public sealed record MeasureDecl(Located<string> Name, MeasureBody Body) : IDeclared;

/// <summary>How facts are put together.</summary>
public enum Aggregate
{
    Count,
    Sum,
    Mean,
    Rate,
    Named,
}

/// <summary>
/// Count, sum or mean of a kind of fact; a rate of two parts; or the name of another measure.
/// </summary>
public sealed record MeasureBody(Place Place, Aggregate Aggregate)
{
    /// <summary>The kind of fact, or the other measure's name.</summary>
    public Located<string>? Of { get; init; }

    public IReadOnlyList<Located<string>> Tags { get; init; } = [];

    public IReadOnlyList<Located<string>> Levels { get; init; } = [];

    public IReadOnlyList<Located<string>> Unless { get; init; } = [];

    public IReadOnlyList<MeasureBody> Parts { get; init; } = [];
}

/// <summary>The span a routine is counted in.</summary>
public enum RoutinePeriod
{
    Day,
    Week,
    Month,
    Quarter,
    HalfYear,
    Year,
}

/// <summary>A standing duty: how many of what each organisation owes in a period, by a day of it, or so long after the last time.</summary>
public sealed record RoutineDecl(Located<string> Name) : IDeclared
{
    public Located<string>? Owe { get; init; }

    public IReadOnlyList<Located<string>> Tags { get; init; } = [];

    /// <summary>The kind of organisation that owes it, or the group whose to-do it is in its organisation.</summary>
    public Located<string>? By { get; init; }

    /// <summary>Kinds of organisation that owe it, where a group does it and what is owed has no place of its own.</summary>
    public IReadOnlyList<Located<string>> At { get; init; } = [];

    /// <summary>The day by which it is owed.</summary>
    public DayText? Due { get; init; }

    /// <summary>So long after the last time it is owed again.</summary>
    public DurationText? Every { get; init; }

    /// <summary>The procedure of which a case must run where it is owed, or <c>PROCEDURE.STEP</c> at which one must stand.</summary>
    public Located<string>? While { get; init; }

    public int Times { get; init; } = 1;

    public RoutinePeriod Period { get; init; }
}
