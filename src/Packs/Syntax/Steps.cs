using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Syntax;

/// <summary>The twelve verbs of the language.</summary>
public enum Verb
{
    Decide,
    Do,
    Claim,
    Gather,
    Vote,
    Meet,
    Notify,
    Publish,
    Freeze,
    Open,
    Wait,
    Enact,
}

/// <summary>One step of a procedure: verb, name, what all verbs share, and where each outcome leads.</summary>
public abstract record StepDecl(Verb Verb, Located<string> Name, Place Place) : IDeclared
{
    /// <summary>Passed over where false; the outcome is then <c>skipped</c>.</summary>
    public Expr? When { get; init; }

    /// <summary>Must be done by.</summary>
    public Picked<DurationText>? Within { get; init; }

    /// <summary>Stays open so long.</summary>
    public Picked<DurationText>? For { get; init; }

    public FormUse? Fill { get; init; }

    /// <summary>True where <c>then</c> is written; without it every outcome goes to the next step.</summary>
    public bool HasThen { get; init; }

    public IReadOnlyList<WayDecl> Then { get; init; } = [];

    /// <summary>How long after it happened staff may enter what somebody gave on paper; of decide, do and gather.</summary>
    public DurationText? Paper { get; init; }

    /// <summary>Steps that must have ended before anybody sees what is answered here; of decide and gather.</summary>
    public IReadOnlyList<Located<string>> Sealed { get; init; } = [];

    /// <summary>Outcomes against the person the case is about.</summary>
    public IReadOnlyList<Located<string>> Adverse { get; init; } = [];
}

/// <summary>People choose one named outcome with a reason.</summary>
public sealed record DecideStep(Located<string> Name, Place Place) : StepDecl(Verb.Decide, Name, Place)
{
    public IReadOnlyList<Located<string>> By { get; init; } = [];

    public IReadOnlyList<Located<string>> Except { get; init; } = [];

    /// <summary>True for <c>need: each</c>; otherwise <c>Need</c>, and without it one holder suffices.</summary>
    public bool NeedEach { get; init; }

    public Sentences? Need { get; init; }

    /// <summary>Votes whose tie is drawn here.</summary>
    public IReadOnlyList<Located<string>> Draws { get; init; } = [];
}

/// <summary>The holder carries something out and hands in a report, in stages if named.</summary>
public sealed record DoStep(Located<string> Name, Place Place) : StepDecl(Verb.Do, Name, Place)
{
    public IReadOnlyList<Located<string>> By { get; init; } = [];

    public FormUse? HandIn { get; init; }

    public Picked<IReadOnlyList<Located<string>>>? Stages { get; init; }

    public IReadOnlyList<Located<string>> Tell { get; init; } = [];

    /// <summary>All that the holder may see of the case; empty means what the step needs.</summary>
    public IReadOnlyList<Located<string>> See { get; init; } = [];
}

/// <summary>Offered to many; the first to take it holds it.</summary>
public sealed record ClaimStep(Located<string> Name, Place Place) : StepDecl(Verb.Claim, Name, Place)
{
    public IReadOnlyList<Located<string>> By { get; init; } = [];

    public IReadOnlyList<Located<string>> Except { get; init; } = [];

    /// <summary>All that those it is offered to see of the case.</summary>
    public IReadOnlyList<Located<string>> Show { get; init; } = [];

    /// <summary>How long whoever took it holds it.</summary>
    public DurationText? Hold { get; init; }
}

/// <summary>Each of a group may answer once until the time is over.</summary>
public sealed record GatherStep(Located<string> Name, Place Place) : StepDecl(Verb.Gather, Name, Place)
{
    public IReadOnlyList<Located<string>> From { get; init; } = [];

    public IReadOnlyList<Located<string>> Except { get; init; } = [];

    public bool Secret { get; init; }

    /// <summary>A procedure that can be opened about the case while this lasts.</summary>
    public Located<string>? Opens { get; init; }

    /// <summary>The organisation that is rated.</summary>
    public Located<string>? Rates { get; init; }

    public IReadOnlyList<ResultDecl> Result { get; init; } = [];
}

/// <summary>Each of a roll, or of those present at a meeting, casts one ballot.</summary>
public sealed record VoteStep(Located<string> Name, Place Place) : StepDecl(Verb.Vote, Name, Place)
{
    public Located<string>? Of { get; init; }

    /// <summary><c>true</c>, <c>false</c> or a yesno parameter.</summary>
    public Located<string>? Secret { get; init; }

    public bool PaperCounted { get; init; }

    /// <summary>A right may be handed to another of the roll.</summary>
    public ProxyDecl? Proxy { get; init; }

    public bool HandsCounted { get; init; }

    public Sentences? Quorum { get; init; }

    public IReadOnlyList<ResultDecl> Result { get; init; } = [];

    public Expr? Recuse { get; init; }

    public BallotDecl? Ballot { get; init; }

    public WinDecl? Win { get; init; }
}

/// <param name="Most">how many rights of others one may hold</param>
public sealed record ProxyDecl(Place Place, int Most);

/// <summary>The case waits for its item on the agenda of a meeting of that kind.</summary>
public sealed record MeetStep(Located<string> Name, Place Place) : StepDecl(Verb.Meet, Name, Place)
{
    public Picked<TextValue>? In { get; init; }

    public Expr? Recuse { get; init; }
}

/// <summary>A name that may be picked.</summary>
public sealed record TextValue(string Text, Place Place);

/// <summary>Told to each, with proof of delivery.</summary>
public sealed record NotifyStep(Located<string> Name, Place Place) : StepDecl(Verb.Notify, Name, Place)
{
    public IReadOnlyList<Located<string>> To { get; init; } = [];

    public IReadOnlyList<Located<string>> Tell { get; init; } = [];
}

/// <summary>Stands on a board; ends only when every objection has its answer.</summary>
public sealed record PublishStep(Located<string> Name, Place Place) : StepDecl(Verb.Publish, Name, Place)
{
    public IReadOnlyList<Located<string>> To { get; init; } = [];

    public IReadOnlyList<Located<string>> Show { get; init; } = [];

    public ObjectionsDecl? Objections { get; init; }

    /// <summary>Procedures that can be opened about the case while this stands.</summary>
    public IReadOnlyList<Located<string>> Opens { get; init; } = [];
}

/// <summary>What may be raised against a notice, and who answers.</summary>
public sealed record ObjectionsDecl(Place Place, Located<string> Opens)
{
    public IReadOnlyList<Located<string>> To { get; init; } = [];
}

/// <summary>Starts a procedure, or one for each element, and waits for it.</summary>
public sealed record OpenStep(Located<string> Name, Place Place) : StepDecl(Verb.Open, Name, Place)
{
    public Located<string>? Procedure { get; init; }

    public IReadOnlyList<ArgumentDecl> With { get; init; } = [];

    /// <summary>One case for each element of this list.</summary>
    public Expr? ForEach { get; init; }

    public IReadOnlyList<ResultDecl> Result { get; init; } = [];

    public bool Waits { get; init; } = true;

    /// <summary>The procedure's name: the step's own where none is said.</summary>
    public Located<string> Opened => Procedure ?? Name;
}

/// <summary>Waits until a time.</summary>
public sealed record WaitStep(Located<string> Name, Place Place) : StepDecl(Verb.Wait, Name, Place)
{
    /// <summary>A date: <c>form.day</c>.</summary>
    public Expr? Until { get; init; }

    /// <summary>A procedure that can be opened about the case while this lasts.</summary>
    public Located<string>? Opens { get; init; }
}

/// <summary>Does the listed effects at once, all or none.</summary>
public sealed record EnactStep(Located<string> Name, Place Place) : StepDecl(Verb.Enact, Name, Place)
{
    public IReadOnlyList<EffectDecl> Do { get; init; } = [];
}

/// <summary>Computes a sheet as of a day; somebody signs it, and with that it is fixed.</summary>
public sealed record FreezeStep(Located<string> Name, Place Place) : StepDecl(Verb.Freeze, Name, Place)
{
    /// <summary>A kind of sheet, a group, a kind of organisation, or an earlier sheet of the same procedure.</summary>
    public Located<string>? Of { get; init; }

    public IReadOnlyList<Located<string>> By { get; init; } = [];

    /// <summary>The day whose roll and facts count: a date; the last of the period, else the day it is signed.</summary>
    public Expr? AsOf { get; init; }

    /// <summary>Which period it is for: a year, or a date inside it.</summary>
    public Expr? Period { get; init; }

    public Table<ColumnDecl> Columns { get; init; } = new();

    /// <summary>Parts of a split that no row gets, by name.</summary>
    public Table<ColumnDecl> Rest { get; init; } = new();

    /// <summary>What must hold of the sums of its columns, or it cannot be fixed.</summary>
    public Sentences? Check { get; init; }
}

/// <summary>A named result: sentences, or <c>otherwise</c>, where the sentences are null.</summary>
public sealed record ResultDecl(Located<string> Name, Sentences? When) : IDeclared;

/// <summary>An argument handed over: a CEL expression, or the name of a group for an argument of that type.</summary>
public sealed record ArgumentDecl(Located<string> Name, Expr Value) : IDeclared;

/// <summary>One effect. <c>Form</c> is that of <c>record</c>; everything else stands in the arguments.</summary>
public sealed record EffectDecl(Located<string> Kind, IReadOnlyList<ArgumentDecl> Arguments)
{
    public Located<string>? Form { get; init; }

    public IReadOnlyList<ArgumentDecl> With { get; init; } = [];

    public Expr? Argument(string name) => Arguments.FirstOrDefault(a => a.Name.Value == name)?.Value;
}
