using System.Globalization;

namespace Lianxin.Host.Realms;

/// <summary>
/// First letters of names in pinyin, for typing <c>sga</c> and finding 沈国安. By the order in which Chinese collation
/// sorts characters; rare readings of surnames that differ from it are listed.
/// </summary>
public static class Pinyin
{
    private const string Letters = "abcdefghjklmnopqrstwxyz";
    private const string FirstOfLetter = "吖八嚓咑妸发旮铪丌咔垃嘸拏噢妑七呥仨他屲夕丫帀";

    private static readonly CompareInfo Chinese = CultureInfo.GetCultureInfo("zh-CN").CompareInfo;
    private static readonly Dictionary<char, char> Surnames = new() { ['单'] = 's', ['曾'] = 'z', ['解'] = 'x', ['仇'] = 'q', ['查'] = 'z', ['翟'] = 'z', ['区'] = 'o', ['盖'] = 'g' };

    public static string Initials(string name)
    {
        var initials = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (i == 0 && Surnames.TryGetValue(name[0], out var known))
            {
                initials.Append(known);
            }
            else if (InitialOf(name[i]) is { } letter)
            {
                initials.Append(letter);
            }
        }

        return initials.ToString();
    }

    private static char? InitialOf(char c)
    {
        if (char.IsAsciiLetter(c))
        {
            return char.ToLowerInvariant(c);
        }

        if (c is < '一' or > '龥')
        {
            return null;
        }

        for (var i = FirstOfLetter.Length - 1; i >= 0; i--)
        {
            if (Chinese.Compare(c.ToString(), FirstOfLetter[i].ToString()) >= 0)
            {
                return Letters[i];
            }
        }

        return null;
    }
}
