using System.Globalization;

namespace Lianxin.Web.Parts;

/// <summary>Numbers as SVG attributes want them.</summary>
internal static class Svg
{
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
