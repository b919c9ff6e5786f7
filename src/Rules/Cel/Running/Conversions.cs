using System.Globalization;
using System.Text;

namespace Lianxin.Rules.Cel.Running;

/// <summary>Conversions between the basic types. What has no exact or in-range counterpart is a fault.</summary>
internal static class Conversions
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    public static T Same<T>(T value) => value;

    public static long Int(CelRun run, int at, ulong value) => value <= long.MaxValue ? (long)value : Fail(run, at, CelFaults.Overflow, 0L);

    public static long Int(CelRun run, int at, double value) =>
        value > -9223372036854775808.0 && value < 9223372036854775808.0 ? (long)value : Fail(run, at, CelFaults.Overflow, 0L);

    public static long Int(CelRun run, int at, string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Fail(run, at, CelFaults.Conversion, 0L);

    public static long Int(CelTimestamp value) => (long)Floor(value.Nanos);

    public static ulong Uint(CelRun run, int at, long value) => value >= 0 ? (ulong)value : Fail(run, at, CelFaults.Overflow, 0UL);

    public static ulong Uint(CelRun run, int at, double value) =>
        value > -1 && value < 18446744073709551616.0 ? (ulong)value : Fail(run, at, CelFaults.Overflow, 0UL);

    public static ulong Uint(CelRun run, int at, string value) =>
        ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Fail(run, at, CelFaults.Conversion, 0UL);

    public static double Double(long value) => value;

    public static double Double(ulong value) => value;

    public static double Double(CelRun run, int at, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && value.Trim() == value
            ? number : Fail(run, at, CelFaults.Conversion, 0.0);

    public static bool Bool(CelRun run, int at, string value) => value switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => Fail(run, at, CelFaults.Conversion, false),
    };

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(ulong value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e'),
    };

    public static string Text(bool value) => value ? "true" : "false";

    public static string Text(CelRun run, int at, byte[] value)
    {
        try
        {
            return StrictUtf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            return Fail(run, at, CelFaults.Conversion, "");
        }
    }

    public static byte[] Bytes(string value) => Encoding.UTF8.GetBytes(value);

    public static object? Dyn(object? value) => value;

    public static object? TypeOf(object? value) => new CelTypeValue(value switch
    {
        null => "null_type",
        bool => "bool",
        long => "int",
        ulong => "uint",
        double => "double",
        string => "string",
        byte[] => "bytes",
        CelTimestamp => "google.protobuf.Timestamp",
        CelDuration => "google.protobuf.Duration",
        CelMap => "map",
        CelOptional => "optional_type",
        CelTypeValue => "type",
        IReadOnlyList<object?> => "list",
        _ => value.GetType().Name,
    });

    internal static Int128 Floor(Int128 nanos)
    {
        var (quotient, rest) = Int128.DivRem(nanos, 1_000_000_000);
        return rest < 0 ? quotient - 1 : quotient;
    }

    private static T Fail<T>(CelRun run, int at, string code, T empty)
    {
        run.Fail(at, code);
        return empty;
    }
}
