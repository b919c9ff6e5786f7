using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lianxin.Web.Parts;

/// <summary>Short ids for elements, the same for the same words, so that a page rendered twice is the same page.</summary>
internal static class Ids
{
    public static string Of(string? words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words ?? "")).AsSpan(0, 4));

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
