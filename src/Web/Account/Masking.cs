using System.Globalization;

namespace Lianxin.Web.Account;

/// <summary>Names as the public sees them.</summary>
public static class Masking
{
    /// <summary>The family name and stars: 沈*, 欧阳**; of a name in letters the first letter.</summary>
    public static string Name(string name)
    {
        var letters = StringInfo.GetTextElementEnumerator(name ?? "");
        List<string> all = [];
        while (letters.MoveNext())
        {
            all.Add(letters.GetTextElement());
        }

        // Four and more characters: a double family name keeps both.
        var kept = all.Count >= 4 && all[0][0] > 0x2E80 ? 2 : 1;
        return all.Count <= 1 ? "*" : string.Concat(all.Take(kept)) + new string('*', Math.Min(all.Count - kept, 2));
    }
}
