namespace Lianxin.Rules.Cel;

/// <summary>The sorts of static types.</summary>
public enum CelKind
{
    /// <summary>Something already reported as wrong; fits everywhere, so that one mistake gives one error.</summary>
    Error,

    /// <summary>The element type of an empty list or map, not yet settled.</summary>
    Free,

    /// <summary>A type parameter of a function.</summary>
    Param,

    /// <summary>Known only when run.</summary>
    Dyn,

    /// <summary>null.</summary>
    Null,

    /// <summary>true and false.</summary>
    Bool,

    /// <summary>Signed, 64 bits.</summary>
    Int,

    /// <summary>Unsigned, 64 bits.</summary>
    Uint,

    /// <summary>Floating point, 64 bits.</summary>
    Double,

    /// <summary>Text, counted in code points.</summary>
    String,

    /// <summary>Octets.</summary>
    Bytes,

    /// <summary>A point in time.</summary>
    Timestamp,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A value or none.</summary>
    Optional,

    /// <summary>A type as a value.</summary>
    Type,

    /// <summary>A host's value with no parts to look into (a date, a person's id).</summary>
    Opaque,

    /// <summary>A host's value with named fields and functions.</summary>
    Struct,
}

/// <summary>A field of a struct.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">May be missing: reading it demands has() or .? first.</param>
/// <param name="Domain">For a choice (a string, or a list of strings): the only values it can have.</param>
public sealed record CelField(CelType Type, bool IsOptional = false, IReadOnlyList<string>? Domain = null)
{
    internal CelType TypeWithDomain => Domain is null ? Type
        : Type.Kind == CelKind.List ? CelType.List(CelType.Choice(Domain), Type.SizeMax) : CelType.Choice(Domain);
}

/// <summary>A function of a struct, called as <c>value.name(...)</c>. A parameter of type <see cref="CelType.Choice"/>
/// accepts only its values as literals.</summary>
/// <param name="Parameters">The arguments' types.</param>
/// <param name="Result">The result's type.</param>
/// <param name="Cost">What one call counts for.</param>
public sealed record CelMember(IReadOnlyList<CelType> Parameters, CelType Result, long Cost = 10);

/// <summary>
/// A static type. Immutable. Lists, maps and strings carry the greatest size they can have, from which costs are
/// estimated; it plays no part in equality. Structs and opaque types are equal by name.
/// </summary>
public sealed class CelType : IEquatable<CelType>
{
    /// <summary>The size a list or map is taken to have where nothing is declared.</summary>
    public const int ListSizeDefault = 1_000;

    /// <summary>The length a string is taken to have where nothing is declared.</summary>
    public const int TextSizeDefault = 2_000;

    private readonly Lazy<IReadOnlyDictionary<string, CelField>>? fields;

    private CelType(CelKind kind, string name, params IReadOnlyList<CelType> arguments)
    {
        Kind = kind;
        Name = name;
        Arguments = arguments;
        SizeMax = kind == CelKind.String ? TextSizeDefault : ListSizeDefault;
    }

    private CelType(string name, Func<IReadOnlyDictionary<string, CelField>> fields, IReadOnlyDictionary<string, CelMember>? members)
        : this(CelKind.Struct, name)
    {
        this.fields = new(fields);
        Members = members ?? new Dictionary<string, CelMember>(StringComparer.Ordinal);
    }

    /// <summary>int.</summary>
    public static CelType Int { get; } = new(CelKind.Int, "int");

    /// <summary>uint.</summary>
    public static CelType Uint { get; } = new(CelKind.Uint, "uint");

    /// <summary>double.</summary>
    public static CelType Double { get; } = new(CelKind.Double, "double");

    /// <summary>bool.</summary>
    public static CelType Bool { get; } = new(CelKind.Bool, "bool");

    /// <summary>string.</summary>
    public static CelType String { get; } = new(CelKind.String, "string");

    /// <summary>bytes.</summary>
    public static CelType Bytes { get; } = new(CelKind.Bytes, "bytes");

    /// <summary>null_type.</summary>
    public static CelType Null { get; } = new(CelKind.Null, "null_type");

    /// <summary>timestamp.</summary>
    public static CelType Timestamp { get; } = new(CelKind.Timestamp, "timestamp");

    /// <summary>duration.</summary>
    public static CelType Duration { get; } = new(CelKind.Duration, "duration");

    /// <summary>dyn.</summary>
    public static CelType Dyn { get; } = new(CelKind.Dyn, "dyn");

    /// <summary>type.</summary>
    public static CelType Type { get; } = new(CelKind.Type, "type");

    internal static CelType Error { get; } = new(CelKind.Error, "error");

    internal static CelType Free { get; } = new(CelKind.Free, "dyn");

    /// <summary>What sort of type.</summary>
    public CelKind Kind { get; }

    /// <summary>Its name without arguments.</summary>
    public string Name { get; }

    /// <summary>Element types of lists, maps and optionals.</summary>
    public IReadOnlyList<CelType> Arguments { get; }

    /// <summary>Fields of a struct; empty for all else.</summary>
    public IReadOnlyDictionary<string, CelField> Fields => fields?.Value ?? NoFields;

    /// <summary>Functions of a struct; empty for all else.</summary>
    public IReadOnlyDictionary<string, CelMember> Members { get; } = new Dictionary<string, CelMember>(StringComparer.Ordinal);

    /// <summary>For a string that is a choice: the only values it can have. Otherwise null.</summary>
    public IReadOnlyList<string>? Domain { get; private init; }

    /// <summary>The greatest number of elements, entries or characters.</summary>
    public int SizeMax { get; private init; }

    /// <summary>For an opaque type: whether its values are ordered (the host's values are IComparable).</summary>
    public bool IsOrdered { get; private init; }

    /// <summary>A string that can only be one of these.</summary>
    public static CelType Choice(IReadOnlyList<string> domain) =>
        new(CelKind.String, "string") { Domain = domain, SizeMax = domain.Select(value => value.Length).DefaultIfEmpty(0).Max() };

    /// <summary>A string of at most so many characters.</summary>
    public static CelType Text(int sizeMax) => new(CelKind.String, "string") { SizeMax = sizeMax };

    /// <summary>A list.</summary>
    public static CelType List(CelType element, int sizeMax = ListSizeDefault) => new(CelKind.List, "list", element) { SizeMax = sizeMax };

    /// <summary>A map.</summary>
    public static CelType Map(CelType key, CelType value, int sizeMax = ListSizeDefault) => new(CelKind.Map, "map", key, value) { SizeMax = sizeMax };

    /// <summary>A value or none.</summary>
    public static CelType Optional(CelType value) => new(CelKind.Optional, "optional_type", value);

    /// <summary>A host's value without parts; ordered where &lt; and the like are allowed.</summary>
    public static CelType Opaque(string name, bool isOrdered = false) => new(CelKind.Opaque, name) { IsOrdered = isOrdered };

    /// <summary>A host's value without parts whose type has arguments: <c>pair(int, string)</c>.</summary>
    public static CelType Opaque(string name, IReadOnlyList<CelType> arguments) => new(CelKind.Opaque, name, arguments);

    /// <summary>A host's value with fields and functions (<see cref="ICelStruct"/>).</summary>
    public static CelType Struct(
        string name, IReadOnlyDictionary<string, CelField> fields, IReadOnlyDictionary<string, CelMember>? members = null) =>
        new(name, () => fields, members);

    /// <summary>The same where fields refer back to the type itself: the function is called once, when first needed.</summary>
    public static CelType Struct(
        string name, Func<IReadOnlyDictionary<string, CelField>> fields, IReadOnlyDictionary<string, CelMember>? members = null) =>
        new(name, fields, members);

    /// <summary>A type parameter, for generic functions.</summary>
    public static CelType Parameter(string name) => new(CelKind.Param, name);

    /// <inheritdoc/>
    public bool Equals(CelType? other) =>
        other is not null && Kind == other.Kind && Name == other.Name && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, StringComparer.Ordinal.GetHashCode(Name));

    /// <summary>As CEL writes it: "list(int)".</summary>
    public override string ToString() => Arguments.Count == 0 ? Name : $"{Name}({string.Join(", ", Arguments)})";

    private static readonly Dictionary<string, CelField> NoFields = new(StringComparer.Ordinal);
}
