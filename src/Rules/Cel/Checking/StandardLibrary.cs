using System.Collections.Immutable;
using Lianxin.Rules.Cel.Running;
using static Lianxin.Rules.Cel.CelType;
using Span = Lianxin.Rules.Cel.Running.CelDuration;
using Stamp = Lianxin.Rules.Cel.Running.CelTimestamp;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>The standard functions and operators, as one table. Logic, equality, ternary, index and macros are syntax
/// and stand in the checker.</summary>
internal static class StandardLibrary
{
    private static readonly CelType A = Parameter("A");
    private static readonly CelType B = Parameter("B");
    private static readonly List<Overload> Table = [];

    /// <summary>Names of types that stand for themselves as values.</summary>
    public static readonly ImmutableHashSet<string> TypeNames = ImmutableHashSet.Create(
        StringComparer.Ordinal, "bool", "int", "uint", "double", "string", "bytes", "list", "map", "null_type", "type", "optional_type",
        "google.protobuf.Timestamp", "google.protobuf.Duration");

    public static ImmutableDictionary<string, ImmutableList<Overload>> Functions { get; } = Build();

    private static ImmutableDictionary<string, ImmutableList<Overload>> Build()
    {
        AddArithmetic();
        AddOrder();
        AddTexts();
        AddCollections();
        AddConversions();
        AddTimes();
        Table.AddRange(ExtensionLibrary.All());
        return Table.GroupBy(overload => overload.Name, StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableList(), StringComparer.Ordinal);
    }

    private static void Add(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Table.Add(Overload.OfMethod(name, false, method, result, parameters));

    private static void Sized(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Table.Add(Overload.OfMethod(name, false, method, result, parameters, 1, true));

    private static void Member(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Table.Add(Overload.OfMethod(name, true, method, result, parameters));

    private static void SizedMember(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Table.Add(Overload.OfMethod(name, true, method, result, parameters, 1, true));

    private static void AddArithmetic()
    {
        Add("_+_", (Func<CelRun, int, long, long, long>)Arithmetic.Add, Int, Int, Int);
        Add("_-_", (Func<CelRun, int, long, long, long>)Arithmetic.Subtract, Int, Int, Int);
        Add("_*_", (Func<CelRun, int, long, long, long>)Arithmetic.Multiply, Int, Int, Int);
        Add("_/_", (Func<CelRun, int, long, long, long>)Arithmetic.Divide, Int, Int, Int);
        Add("_%_", (Func<CelRun, int, long, long, long>)Arithmetic.Remainder, Int, Int, Int);
        Add("-_", (Func<CelRun, int, long, long>)Arithmetic.Negate, Int, Int);
        Add("_+_", (Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Add, Uint, Uint, Uint);
        Add("_-_", (Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Subtract, Uint, Uint, Uint);
        Add("_*_", (Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Multiply, Uint, Uint, Uint);
        Add("_/_", (Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Divide, Uint, Uint, Uint);
        Add("_%_", (Func<CelRun, int, ulong, ulong, ulong>)Arithmetic.Remainder, Uint, Uint, Uint);
        Add("_+_", (Func<double, double, double>)Arithmetic.Add, CelType.Double, CelType.Double, CelType.Double);
        Add("_-_", (Func<double, double, double>)Arithmetic.Subtract, CelType.Double, CelType.Double, CelType.Double);
        Add("_*_", (Func<double, double, double>)Arithmetic.Multiply, CelType.Double, CelType.Double, CelType.Double);
        Add("_/_", (Func<double, double, double>)Arithmetic.Divide, CelType.Double, CelType.Double, CelType.Double);
        Add("-_", (Func<double, double>)Arithmetic.Negate, CelType.Double, CelType.Double);
        Add("!_", (Func<bool, bool>)Arithmetic.Not, Bool, Bool);
    }

    private static void AddOrder()
    {
        // a > b runs as b < a; the checker turns the arguments round.
        Order<long>(Comparing.Less, Comparing.LessOrEqual, Int);
        Order<ulong>(Comparing.Less, Comparing.LessOrEqual, Uint);
        Order<double>(Comparing.Less, Comparing.LessOrEqual, CelType.Double);
        Order<bool>(Comparing.Less, Comparing.LessOrEqual, Bool);
        Order<string>(Comparing.Less, Comparing.LessOrEqual, CelType.String);
        Order<byte[]>(Comparing.Less, Comparing.LessOrEqual, CelType.Bytes);
        Order<Stamp>(Comparing.Less, Comparing.LessOrEqual, CelType.Timestamp);
        Order<Span>(Comparing.Less, Comparing.LessOrEqual, CelType.Duration);
        CelType[] numbers = [Int, Uint, CelType.Double];
        foreach (var left in numbers)
        {
            foreach (var right in numbers.Where(right => right.Kind != left.Kind))
            {
                Add("_<_", (Func<object, object, bool>)Comparing.LessNumbers, Bool, left, right);
                Add("_<=_", (Func<object, object, bool>)Comparing.LessOrEqualNumbers, Bool, left, right);
            }
        }
    }

    private static void Order<T>(Func<T, T, bool> less, Func<T, T, bool> lessOrEqual, CelType type)
    {
        Add("_<_", less, Bool, type, type);
        Add("_<=_", lessOrEqual, Bool, type, type);
    }

    private static void AddTexts()
    {
        Sized("_+_", (Func<CelRun, int, string, string, string>)Texts.Concat, CelType.String, CelType.String, CelType.String);
        Sized("_+_", (Func<CelRun, int, byte[], byte[], byte[]>)Texts.Concat, CelType.Bytes, CelType.Bytes, CelType.Bytes);
        Both("size", (Func<string, long>)Texts.Size, Int, CelType.String);
        Both("size", (Func<byte[], long>)Texts.Size, Int, CelType.Bytes);
        Member("startsWith", (Func<string, string, bool>)Texts.StartsWith, Bool, CelType.String, CelType.String);
        Member("endsWith", (Func<string, string, bool>)Texts.EndsWith, Bool, CelType.String, CelType.String);
        SizedMember("contains", (Func<CelRun, int, string, string, bool>)Texts.Contains, Bool, CelType.String, CelType.String);
        Sized("matches", (Func<CelRun, int, string, string, bool>)Texts.Matches, Bool, CelType.String, CelType.String);
        SizedMember("matches", (Func<CelRun, int, string, string, bool>)Texts.Matches, Bool, CelType.String, CelType.String);
    }

    private static void AddCollections()
    {
        Sized("_+_", (Func<CelRun, int, IReadOnlyList<object?>, IReadOnlyList<object?>, IReadOnlyList<object?>>)Collections.Concat, List(A), List(A), List(A));
        Both("size", (Func<IReadOnlyList<object?>, long>)Collections.Size, Int, List(A));
        Both("size", (Func<CelMap, long>)Collections.Size, Int, Map(A, B));
        Sized("@in", (Func<CelRun, int, object?, IReadOnlyList<object?>, bool>)Collections.In, Bool, A, List(A));
        Add("@in", (Func<object?, CelMap, bool>)Collections.In, Bool, A, Map(A, B));
        Add("optional.of", (Func<object?, CelOptional>)Collections.Some, Optional(A), A);
        Add("optional.ofNonZeroValue", (Func<object?, CelOptional>)Collections.SomeUnlessZero, Optional(A), A);
        Add("optional.none", (Func<CelOptional>)Collections.None, Optional(A));
        Member("hasValue", (Func<CelOptional, bool>)Collections.HasValue, Bool, Optional(A));
        Member("value", (Func<CelRun, int, CelOptional, object?>)Collections.Value, A, Optional(A));
    }

    private static void AddConversions()
    {
        Add("int", (Func<long, long>)Conversions.Same, Int, Int);
        Add("int", (Func<CelRun, int, ulong, long>)Conversions.Int, Int, Uint);
        Add("int", (Func<CelRun, int, double, long>)Conversions.Int, Int, CelType.Double);
        Add("int", (Func<CelRun, int, string, long>)Conversions.Int, Int, CelType.String);
        Add("int", (Func<Stamp, long>)Conversions.Int, Int, CelType.Timestamp);
        Add("uint", (Func<ulong, ulong>)Conversions.Same, Uint, Uint);
        Add("uint", (Func<CelRun, int, long, ulong>)Conversions.Uint, Uint, Int);
        Add("uint", (Func<CelRun, int, double, ulong>)Conversions.Uint, Uint, CelType.Double);
        Add("uint", (Func<CelRun, int, string, ulong>)Conversions.Uint, Uint, CelType.String);
        Add("double", (Func<double, double>)Conversions.Same, CelType.Double, CelType.Double);
        Add("double", (Func<long, double>)Conversions.Double, CelType.Double, Int);
        Add("double", (Func<ulong, double>)Conversions.Double, CelType.Double, Uint);
        Add("double", (Func<CelRun, int, string, double>)Conversions.Double, CelType.Double, CelType.String);
        Add("bool", (Func<bool, bool>)Conversions.Same, Bool, Bool);
        Add("bool", (Func<CelRun, int, string, bool>)Conversions.Bool, Bool, CelType.String);
        Add("string", (Func<string, string>)Conversions.Same, CelType.String, CelType.String);
        Add("string", (Func<long, string>)Conversions.Text, CelType.String, Int);
        Add("string", (Func<ulong, string>)Conversions.Text, CelType.String, Uint);
        Add("string", (Func<double, string>)Conversions.Text, CelType.String, CelType.Double);
        Add("string", (Func<bool, string>)Conversions.Text, CelType.String, Bool);
        Add("string", (Func<CelRun, int, byte[], string>)Conversions.Text, CelType.String, CelType.Bytes);
        Add("string", (Func<Stamp, string>)Times.Text, CelType.String, CelType.Timestamp);
        Add("string", (Func<Span, string>)Times.Text, CelType.String, CelType.Duration);
        Add("bytes", (Func<byte[], byte[]>)Conversions.Same, CelType.Bytes, CelType.Bytes);
        Add("bytes", (Func<string, byte[]>)Conversions.Bytes, CelType.Bytes, CelType.String);
        Add("dyn", (Func<object?, object?>)Conversions.Dyn, Dyn, A);
        Add("type", (Func<object?, object?>)Conversions.TypeOf, CelType.Type, A);
    }

    private static void AddTimes()
    {
        Add("timestamp", (Func<Stamp, Stamp>)Conversions.Same, CelType.Timestamp, CelType.Timestamp);
        Add("timestamp", (Func<CelRun, int, string, Stamp>)Times.Timestamp, CelType.Timestamp, CelType.String);
        Add("timestamp", (Func<CelRun, int, long, Stamp>)Times.Timestamp, CelType.Timestamp, Int);
        Add("duration", (Func<Span, Span>)Conversions.Same, CelType.Duration, CelType.Duration);
        Add("duration", (Func<CelRun, int, string, Span>)Times.Duration, CelType.Duration, CelType.String);
        Add("_+_", (Func<CelRun, int, Stamp, Span, Stamp>)Times.Add, CelType.Timestamp, CelType.Timestamp, CelType.Duration);
        Add("_+_", (Func<CelRun, int, Span, Stamp, Stamp>)Times.Add, CelType.Timestamp, CelType.Duration, CelType.Timestamp);
        Add("_+_", (Func<CelRun, int, Span, Span, Span>)Times.Add, CelType.Duration, CelType.Duration, CelType.Duration);
        Add("_-_", (Func<CelRun, int, Stamp, Span, Stamp>)Times.Subtract, CelType.Timestamp, CelType.Timestamp, CelType.Duration);
        Add("_-_", (Func<CelRun, int, Stamp, Stamp, Span>)Times.Subtract, CelType.Duration, CelType.Timestamp, CelType.Timestamp);
        Add("_-_", (Func<CelRun, int, Span, Span, Span>)Times.Subtract, CelType.Duration, CelType.Duration, CelType.Duration);
        Part("getFullYear", Times.Year);
        Part("getMonth", Times.Month);
        Part("getDate", Times.Date);
        Part("getDayOfMonth", Times.DayOfMonth);
        Part("getDayOfWeek", Times.DayOfWeek);
        Part("getDayOfYear", Times.DayOfYear);
        Part("getHours", Times.Hours);
        Part("getMinutes", Times.Minutes);
        Part("getSeconds", Times.Seconds);
        Part("getMilliseconds", Times.Milliseconds);
        Member("getHours", (Func<Span, long>)Times.Hours, Int, CelType.Duration);
        Member("getMinutes", (Func<Span, long>)Times.Minutes, Int, CelType.Duration);
        Member("getSeconds", (Func<Span, long>)Times.Seconds, Int, CelType.Duration);
        Member("getMilliseconds", (Func<Span, long>)Times.Milliseconds, Int, CelType.Duration);
    }

    private static void Part(string name, Func<Stamp, long> part) => Member(name, part, Int, CelType.Timestamp);

    private static void Both(string name, Delegate method, CelType result, params CelType[] parameters)
    {
        Add(name, method, result, parameters);
        Member(name, method, result, parameters);
    }
}
