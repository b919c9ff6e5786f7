using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Lianxin.Tests.Kernel.World;

/// <summary>A state as text, sets and tables in order, so that two states can be compared by value.</summary>
internal static class Shown
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or Enum:
                text.Append(value);
                break;
            case IFormattable number when value.GetType().IsPrimitive || value is DateOnly:
                text.Append(number.ToString(null, CultureInfo.InvariantCulture));
                break;
            case IDictionary table:
                text.Append('{').AppendJoin(", ", table.Keys.Cast<object>().Select(k => $"{Of(k)}: {Of(table[k])}").Order(StringComparer.Ordinal)).Append('}');
                break;
            case IEnumerable list:
                text.Append('[').AppendJoin(", ", list.Cast<object?>().Select(Of)).Append(']');
                break;
            default:
                var type = value.GetType();
                text.Append(type.Name).Append('(').AppendJoin(", ", type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0 && (p.GetSetMethod() is not null || type.IsPrimitive))
                    .Select(p => $"{p.Name}={Of(p.GetValue(value))}")).Append(')');
                break;
        }
    }
}
