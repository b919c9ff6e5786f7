using Lianxin.Rules.Cel.Running;
using static Lianxin.Rules.Cel.CelType;
using Stamp = Lianxin.Rules.Cel.Running.CelTimestamp;

namespace Lianxin.Rules.Cel.Checking;

/// <summary>The extensions of the language that every place has: strings, math, base64, times in a zone.</summary>
internal static class ExtensionLibrary
{
    private static readonly CelType A = Parameter("A");

    public static IEnumerable<Overload> All() => [.. OfTexts(), .. OfNumbers(), .. OfBits(), .. OfZones()];

    private static IEnumerable<Overload> OfTexts()
    {
        var text = CelType.String;
        yield return Member("charAt", (Func<CelRun, int, string, long, string>)TextExtensions.CharAt, text, text, Int);
        yield return Member("indexOf", (Func<CelRun, int, string, string, long>)TextExtensions.IndexOf, Int, text, text);
        yield return Member("indexOf", (Func<CelRun, int, string, string, long, long>)TextExtensions.IndexOf, Int, text, text, Int);
        yield return Member("lastIndexOf", (Func<CelRun, int, string, string, long>)TextExtensions.LastIndexOf, Int, text, text);
        yield return Member("lastIndexOf", (Func<CelRun, int, string, string, long, long>)TextExtensions.LastIndexOf, Int, text, text, Int);
        yield return Member("lowerAscii", (Func<CelRun, int, string, string>)TextExtensions.LowerAscii, text, text);
        yield return Member("upperAscii", (Func<CelRun, int, string, string>)TextExtensions.UpperAscii, text, text);
        yield return Member("trim", (Func<CelRun, int, string, string>)TextExtensions.Trim, text, text);
        yield return Member("reverse", (Func<CelRun, int, string, string>)TextExtensions.Reverse, text, text);
        yield return Member("substring", (Func<CelRun, int, string, long, string>)TextExtensions.Substring, text, text, Int);
        yield return Member("substring", (Func<CelRun, int, string, long, long, string>)TextExtensions.Substring, text, text, Int, Int);
        yield return Member("replace", (Func<CelRun, int, string, string, string, string>)TextExtensions.Replace, text, text, text, text);
        yield return Member("replace", (Func<CelRun, int, string, string, string, long, string>)TextExtensions.Replace, text, text, text, text, Int);
        yield return Member("split", (Func<CelRun, int, string, string, IReadOnlyList<object?>>)TextExtensions.Split, List(text), text, text);
        yield return Member("split", (Func<CelRun, int, string, string, long, IReadOnlyList<object?>>)TextExtensions.Split, List(text), text, text, Int);
        yield return Member("join", (Func<CelRun, int, IReadOnlyList<object?>, string>)TextExtensions.Join, text, List(text));
        yield return Member("join", (Func<CelRun, int, IReadOnlyList<object?>, string, string>)TextExtensions.Join, text, List(text), text);
        yield return Member("format", (Func<CelRun, int, string, IReadOnlyList<object?>, string>)TextFormat.Format, text, text, List(Dyn));
        yield return Sized("strings.quote", (Func<CelRun, int, string, string>)TextExtensions.Quote, text, text);
        yield return Sized("base64.encode", (Func<CelRun, int, byte[], string>)TextExtensions.Encode, text, CelType.Bytes);
        yield return Sized("base64.decode", (Func<CelRun, int, string, byte[]>)TextExtensions.Decode, CelType.Bytes, text);
    }

    private static IEnumerable<Overload> OfNumbers()
    {
        yield return Plain("math.greatest", (Func<long, long, long>)MathExtensions.Greatest, Int, Int, Int);
        yield return Plain("math.greatest", (Func<ulong, ulong, ulong>)MathExtensions.Greatest, Uint, Uint, Uint);
        yield return Plain("math.greatest", (Func<double, double, double>)MathExtensions.Greatest, CelType.Double, CelType.Double, CelType.Double);
        yield return Sized("math.greatest", (Func<CelRun, int, IReadOnlyList<object?>, object?>)MathExtensions.Greatest, A, List(A));
        yield return Plain("math.greatest", (Func<CelRun, int, object?, object?>)MathExtensions.Alone, Dyn, Dyn);
        yield return Plain("math.least", (Func<long, long, long>)MathExtensions.Least, Int, Int, Int);
        yield return Plain("math.least", (Func<ulong, ulong, ulong>)MathExtensions.Least, Uint, Uint, Uint);
        yield return Plain("math.least", (Func<double, double, double>)MathExtensions.Least, CelType.Double, CelType.Double, CelType.Double);
        yield return Sized("math.least", (Func<CelRun, int, IReadOnlyList<object?>, object?>)MathExtensions.Least, A, List(A));
        yield return Plain("math.least", (Func<CelRun, int, object?, object?>)MathExtensions.Alone, Dyn, Dyn);
        yield return Plain("math.ceil", (Func<double, double>)MathExtensions.Ceil, CelType.Double, CelType.Double);
        yield return Plain("math.floor", (Func<double, double>)MathExtensions.Floor, CelType.Double, CelType.Double);
        yield return Plain("math.round", (Func<double, double>)MathExtensions.Round, CelType.Double, CelType.Double);
        yield return Plain("math.trunc", (Func<double, double>)MathExtensions.Trunc, CelType.Double, CelType.Double);
        yield return Plain("math.abs", (Func<CelRun, int, long, long>)MathExtensions.Abs, Int, Int);
        yield return Plain("math.abs", (Func<ulong, ulong>)MathExtensions.Abs, Uint, Uint);
        yield return Plain("math.abs", (Func<double, double>)MathExtensions.Abs, CelType.Double, CelType.Double);
        yield return Plain("math.sign", (Func<long, long>)MathExtensions.Sign, Int, Int);
        yield return Plain("math.sign", (Func<ulong, ulong>)MathExtensions.Sign, Uint, Uint);
        yield return Plain("math.sign", (Func<double, double>)MathExtensions.Sign, CelType.Double, CelType.Double);
        yield return Plain("math.sqrt", (Func<double, double>)MathExtensions.Sqrt, CelType.Double, CelType.Double);
        yield return Plain("math.sqrt", (Func<long, double>)MathExtensions.Sqrt, CelType.Double, Int);
        yield return Plain("math.sqrt", (Func<ulong, double>)MathExtensions.Sqrt, CelType.Double, Uint);
        yield return Plain("math.isNaN", (Func<double, bool>)MathExtensions.IsNaN, Bool, CelType.Double);
        yield return Plain("math.isInf", (Func<double, bool>)MathExtensions.IsInf, Bool, CelType.Double);
        yield return Plain("math.isFinite", (Func<double, bool>)MathExtensions.IsFinite, Bool, CelType.Double);
    }

    private static IEnumerable<Overload> OfBits()
    {
        yield return Plain("math.bitAnd", (Func<long, long, long>)MathExtensions.BitAnd, Int, Int, Int);
        yield return Plain("math.bitAnd", (Func<ulong, ulong, ulong>)MathExtensions.BitAnd, Uint, Uint, Uint);
        yield return Plain("math.bitOr", (Func<long, long, long>)MathExtensions.BitOr, Int, Int, Int);
        yield return Plain("math.bitOr", (Func<ulong, ulong, ulong>)MathExtensions.BitOr, Uint, Uint, Uint);
        yield return Plain("math.bitXor", (Func<long, long, long>)MathExtensions.BitXor, Int, Int, Int);
        yield return Plain("math.bitXor", (Func<ulong, ulong, ulong>)MathExtensions.BitXor, Uint, Uint, Uint);
        yield return Plain("math.bitNot", (Func<long, long>)MathExtensions.BitNot, Int, Int);
        yield return Plain("math.bitNot", (Func<ulong, ulong>)MathExtensions.BitNot, Uint, Uint);
        yield return Plain("math.bitShiftLeft", (Func<CelRun, int, long, long, long>)MathExtensions.BitShiftLeft, Int, Int, Int);
        yield return Plain("math.bitShiftLeft", (Func<CelRun, int, ulong, long, ulong>)MathExtensions.BitShiftLeft, Uint, Uint, Int);
        yield return Plain("math.bitShiftRight", (Func<CelRun, int, long, long, long>)MathExtensions.BitShiftRight, Int, Int, Int);
        yield return Plain("math.bitShiftRight", (Func<CelRun, int, ulong, long, ulong>)MathExtensions.BitShiftRight, Uint, Uint, Int);
    }

    private static IEnumerable<Overload> OfZones() =>
    [
        Zoned("getFullYear", ZonedTimes.Year), Zoned("getMonth", ZonedTimes.Month), Zoned("getDate", ZonedTimes.Date),
        Zoned("getDayOfMonth", ZonedTimes.DayOfMonth), Zoned("getDayOfWeek", ZonedTimes.DayOfWeek), Zoned("getDayOfYear", ZonedTimes.DayOfYear),
        Zoned("getHours", ZonedTimes.Hours), Zoned("getMinutes", ZonedTimes.Minutes), Zoned("getSeconds", ZonedTimes.Seconds),
        Zoned("getMilliseconds", ZonedTimes.Milliseconds),
    ];

    private static Overload Zoned(string name, Func<CelRun, int, Stamp, string, long> part) =>
        Overload.OfMethod(name, true, part, Int, [CelType.Timestamp, CelType.String], 10);

    private static Overload Plain(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Overload.OfMethod(name, false, method, result, parameters);

    private static Overload Sized(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Overload.OfMethod(name, false, method, result, parameters, 1, true);

    private static Overload Member(string name, Delegate method, CelType result, params CelType[] parameters) =>
        Overload.OfMethod(name, true, method, result, parameters, 1, true);
}
