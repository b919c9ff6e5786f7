using Lianxin.Rules.Cel.Syntax;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>A piece of an expression with its type known and every name resolved. Syntax says where it stands.</summary>
internal abstract record Checked(Node Syntax, CelType Type)
{
    /// <summary>The pieces right below.</summary>
    public abstract IEnumerable<Checked> Children { get; }

    public int At => Syntax.Span.Offset;
}

/// <summary>Already reported as wrong.</summary>
internal sealed record CheckedBad(Node Syntax) : Checked(Syntax, CelType.Error)
{
    public override IEnumerable<Checked> Children => [];
}

/// <summary>Fails when run: where types are left to the run, what a checked expression would have been refused for.</summary>
internal sealed record CheckedFault(Node Syntax, string Code) : Checked(Syntax, CelType.Dyn)
{
    public override IEnumerable<Checked> Children => [];
}

internal sealed record CheckedConstant(Node Syntax, CelType Type, object? Value) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [];
}

internal sealed record CheckedVariable(Node Syntax, CelType Type, string Name) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [];
}

/// <summary>A name bound by a macro; equal only to itself.</summary>
internal sealed class Local(string name, CelType type)
{
    public string Name { get; } = name;

    public CelType Type { get; } = type;
}

internal sealed record CheckedLocal(Node Syntax, Local Local) : Checked(Syntax, Local.Type)
{
    public override IEnumerable<Checked> Children => [];
}

/// <summary>A field of a struct, a map or something dynamic; with IsOptional the result is an optional.</summary>
internal sealed record CheckedField(Node Syntax, CelType Type, Checked Operand, string Field, bool IsOptional) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [Operand];
}

internal sealed record CheckedHas(Node Syntax, Checked Operand, string Field) : Checked(Syntax, CelType.Bool)
{
    public override IEnumerable<Checked> Children => [Operand];
}

internal sealed record CheckedIndex(Node Syntax, CelType Type, Checked Operand, Checked Index, bool IsOptional) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [Operand, Index];
}

/// <summary>A function or operator: one overload, or several among which the run decides by the values' types.</summary>
internal sealed record CheckedCall(Node Syntax, CelType Type, IReadOnlyList<Overload> Overloads, IReadOnlyList<Checked> Arguments) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => Arguments;
}

/// <summary>A function of a struct.</summary>
internal sealed record CheckedMember(Node Syntax, CelMember Member, Checked Target, string Function, IReadOnlyList<Checked> Arguments)
    : Checked(Syntax, Member.Result)
{
    public override IEnumerable<Checked> Children => [Target, .. Arguments];
}

internal sealed record CheckedEqual(Node Syntax, Checked Left, Checked Right, bool IsNegated) : Checked(Syntax, CelType.Bool)
{
    public override IEnumerable<Checked> Children => [Left, Right];
}

internal sealed record CheckedLogic(Node Syntax, bool IsAnd, Checked Left, Checked Right) : Checked(Syntax, CelType.Bool)
{
    public override IEnumerable<Checked> Children => [Left, Right];
}

internal sealed record CheckedConditional(Node Syntax, CelType Type, Checked Condition, Checked Then, Checked Else) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [Condition, Then, Else];
}

/// <summary><c>o.orValue(d)</c>, or <c>o.or(p)</c> where the result is an optional.</summary>
internal sealed record CheckedOrElse(Node Syntax, CelType Type, Checked Optional, Checked Otherwise, bool KeepsOptional) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [Optional, Otherwise];
}

internal sealed record CheckedElement(Checked Value, bool IsOptional);

internal sealed record CheckedList(Node Syntax, CelType Type, IReadOnlyList<CheckedElement> Elements) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => Elements.Select(element => element.Value);
}

internal sealed record CheckedEntry(Checked Key, Checked Value, bool IsOptional);

internal sealed record CheckedMap(Node Syntax, CelType Type, IReadOnlyList<CheckedEntry> Entries) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => Entries.SelectMany(entry => new[] { entry.Key, entry.Value });
}

internal sealed record CheckedLoop(
    Node Syntax, CelType Type, LoopKind Kind, Checked Range, Local First, Local? Second, Checked? Filter, Checked Body) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => Filter is null ? [Range, Body] : [Range, Filter, Body];
}

internal sealed record CheckedLet(Node Syntax, CelType Type, LetKind Kind, Local Local, Checked Value, Checked Body) : Checked(Syntax, Type)
{
    public override IEnumerable<Checked> Children => [Value, Body];
}
