using System.Globalization;
using System.Numerics;
using System.Text;

namespace Lianxin.Rules.Cel.Running;

/// <summary>
/// <c>"%s of %.2f".format([a, b])</c> as CEL's strings extension has it: %s any value, %d whole numbers, %f and %e numbers
/// with a precision (6 where none is written, ties to even), %b binary, %o octal, %x and %X hexadecimal, %% a percent sign.
/// </summary>
internal static class TextFormat
{
    private const int PrecisionStandard = 6;
    private const int PrecisionMax = 1_000;

    public static string Format(CelRun run, int at, string format, IReadOnlyList<object?> arguments)
    {
        var text = new StringBuilder();
        var next = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }
            i++;
            var precision = Precision(format, ref i);
            if (precision is null || i >= format.Length)
                return Fail(run, at);
            if (format[i] == '%')
            {
                text.Append('%');
                continue;
            }
            if (next >= arguments.Count || !run.Charge(1) || Clause(format[i], Values.Of(arguments[next++]), precision.Value) is not { } piece)
                return Fail(run, at);
            if (!run.Charge(piece.Length / 5))
                return "";
            text.Append(piece);
        }
        return text.ToString();
    }

    private static string Fail(CelRun run, int at)
    {
        run.Fail(at, CelFaults.Format);
        return "";
    }

    /// <summary>What stands after the percent sign as <c>.3</c>; null where it is not a number in range.</summary>
    private static int? Precision(string format, ref int i)
    {
        if (i >= format.Length || format[i] != '.')
            return PrecisionStandard;
        var begin = ++i;
        while (i < format.Length && char.IsAsciiDigit(format[i]))
            i++;
        return int.TryParse(format.AsSpan(begin, i - begin), NumberStyles.None, CultureInfo.InvariantCulture, out var digits) && digits <= PrecisionMax ? digits : null;
    }

    /// <summary>Null where the clause does not take such a value.</summary>
    private static string? Clause(char clause, object? value, int precision) => (clause, value) switch
    {
        ('s', _) => Text(value),
        ('d' or 'f' or 'e', double number) when !double.IsFinite(number) => Text(value),
        ('d', long or ulong) => Text(value),
        ('f', long or ulong or double) => Fixed(Exact(value), precision),
        ('e', long or ulong or double) => Scientific(Exact(value), precision),
        ('b', bool truth) => truth ? "1" : "0",
        ('b', long or ulong) => Radix(value, 2),
        ('o', long or ulong) => Radix(value, 8),
        ('x', long or ulong) => Radix(value, 16),
        ('X', long or ulong) => Radix(value, 16).ToUpperInvariant(),
        ('x', string or byte[]) => Convert.ToHexStringLower(Octets(value)),
        ('X', string or byte[]) => Convert.ToHexString(Octets(value)),
        _ => null,
    };

    private static byte[] Octets(object? value) => value as byte[] ?? Encoding.UTF8.GetBytes((string)value!);

    /// <summary>A value in words; null where it has none, as a host's own values.</summary>
    private static string? Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool truth => Conversions.Text(truth),
        long number => Conversions.Text(number),
        ulong number => Conversions.Text(number),
        double number => Plain(number),
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        CelTimestamp time => Times.Text(time),
        CelDuration length => Times.Text(length),
        CelTypeValue type => type.Name,
        CelMap map => Entries(map),
        IReadOnlyList<object?> list => Items(list),
        _ => null,
    };

    private static string? Items(IReadOnlyList<object?> list)
    {
        var items = list.Select(item => Text(Values.Of(item))).ToList();
        return items.Contains(null) ? null : $"[{string.Join(", ", items)}]";
    }

    /// <summary>In the order of the keys' texts.</summary>
    private static string? Entries(CelMap map)
    {
        var entries = new List<string>();
        foreach (var (name, key) in map.Keys.Select(key => (Name: Text(key), key)).OrderBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (name is null || !map.TryGet(key, out var value) || Text(value) is not { } text)
                return null;
            entries.Add($"{name}: {text}");
        }
        return $"{{{string.Join(", ", entries)}}}";
    }

    /// <summary>The shortest digits that give the number back, never with an exponent.</summary>
    private static string Plain(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        var shortest = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var digits = 0; digits < 16; digits++)
        {
            var fewer = number.ToString($"E{digits.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
            if (double.Parse(fewer, CultureInfo.InvariantCulture).Equals(number))
            {
                shortest = fewer;
                break;
            }
        }
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var sign = shortest[0] == '-' ? "-" : "";
        var all = shortest[sign.Length..mark].Replace(".", "", StringComparison.Ordinal);
        var point = exponent + 1;
        if (point <= 0)
            return $"{sign}0.{new string('0', -point)}{all}".TrimEnd('0').TrimEnd('.') is var small && small == $"{sign}0" ? $"{sign}0" : $"{sign}0.{new string('0', -point)}{all.TrimEnd('0')}";
        var whole = all.Length <= point ? all.PadRight(point, '0') : all[..point];
        var fraction = all.Length <= point ? "" : all[point..].TrimEnd('0');
        return fraction.Length == 0 ? sign + whole : $"{sign}{whole}.{fraction}";
    }

    /// <summary>A number as sign and fraction of whole numbers, without rounding.</summary>
    private static (bool IsNegative, BigInteger Above, BigInteger Below) Exact(object? value)
    {
        if (value is long or ulong)
        {
            BigInteger whole = value is long number ? number : (ulong)value;
            return (whole.Sign < 0, BigInteger.Abs(whole), BigInteger.One);
        }
        var bits = BitConverter.DoubleToInt64Bits((double)value!);
        var exponent = (int)(bits >> 52 & 0x7FF);
        BigInteger mantissa = bits & 0xFFFFFFFFFFFFF;
        mantissa += exponent == 0 ? BigInteger.Zero : BigInteger.One << 52;
        var shift = Math.Max(exponent, 1) - 1075;
        return (bits < 0, shift > 0 ? mantissa << shift : mantissa, shift < 0 ? BigInteger.One << -shift : BigInteger.One);
    }

    private static string Fixed((bool IsNegative, BigInteger Above, BigInteger Below) number, int precision)
    {
        var digits = Rounded(number.Above * BigInteger.Pow(10, precision), number.Below).ToString(CultureInfo.InvariantCulture).PadLeft(precision + 1, '0');
        return (number.IsNegative ? "-" : "") + (precision == 0 ? digits : $"{digits[..^precision]}.{digits[^precision..]}");
    }

    private static string Scientific((bool IsNegative, BigInteger Above, BigInteger Below) number, int precision)
    {
        var exponent = number.Above.IsZero ? 0 : Exponent(number.Above, number.Below);
        var digits = Digits(number.Above, number.Below, precision - exponent);
        if (digits.Length > precision + 1)
            digits = Digits(number.Above, number.Below, precision - ++exponent);
        var mantissa = precision == 0 ? digits : $"{digits[..1]}.{digits[1..].PadRight(precision, '0')}";
        return string.Create(CultureInfo.InvariantCulture, $"{(number.IsNegative ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");
    }

    private static string Digits(BigInteger above, BigInteger below, int shift) =>
        (shift >= 0 ? Rounded(above * BigInteger.Pow(10, shift), below) : Rounded(above, below * BigInteger.Pow(10, -shift))).ToString(CultureInfo.InvariantCulture);

    /// <summary>The power of ten of the first digit.</summary>
    private static int Exponent(BigInteger above, BigInteger below)
    {
        var exponent = (int)Math.Floor(BigInteger.Log10(above) - BigInteger.Log10(below));
        // The logarithm may be off by one next to a power of ten.
        while (Power(exponent + 1, below) <= Power(-exponent - 1, above))
            exponent++;
        while (Power(exponent, below) > Power(-exponent, above))
            exponent--;
        return exponent;
    }

    private static BigInteger Power(int exponent, BigInteger times) => exponent > 0 ? times * BigInteger.Pow(10, exponent) : times;

    /// <summary>To the nearest whole number, a tie to the even one.</summary>
    private static BigInteger Rounded(BigInteger above, BigInteger below)
    {
        var (quotient, rest) = BigInteger.DivRem(above, below);
        var twice = (rest * 2).CompareTo(below);
        return twice > 0 || (twice == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }

    private static string Radix(object? value, int radix)
    {
        BigInteger number = value is long whole ? whole : (ulong)value!;
        var digits = new StringBuilder();
        for (var left = BigInteger.Abs(number); left > 0 || digits.Length == 0; left /= radix)
            digits.Insert(0, "0123456789abcdef"[(int)(left % radix)]);
        return (number.Sign < 0 ? "-" : "") + digits;
    }
}
