using System.Collections.Frozen;

namespace Lianxin.Host.Accounts;

/// <summary>
/// What a sign-in name and a password must be. Length instead of composition rules, and a list of the commonest refused,
/// after NIST SP 800-63B section 5.1.1.2.
/// </summary>
public static class PasswordRules
{
    /// <summary>Least length of a password in characters.</summary>
    public const int LengthMin = 8;

    /// <summary>Most length; hashing must stay cheap for the server.</summary>
    public const int LengthMax = 200;

    /// <summary>Least length of a sign-in name.</summary>
    public const int NameLengthMin = 2;

    /// <summary>Most length of a sign-in name.</summary>
    public const int NameLengthMax = 40;

    // The commonest of eight characters and more; shorter ones are refused by length.
    private static readonly FrozenSet<string> Common = """
        12345678 123456789 1234567890 12345678910 123456789a 123456789q 123456789qq 12345678a 12345678q 0123456789
        87654321 987654321 9876543210 11111111 111111111 1111111111 22222222 33333333 55555555 66666666
        77777777 88888888 888888888 99999999 00000000 000000000 0000000000 11112222 11223344 1122334455
        12121212 12341234 123123123 123321123 123454321 1234554321 12344321 12345687 123698745 147258369
        147852369 159357456 741852963 789456123 789456123 963852741 31415926 31415926535 52013140 5201314520
        1314520520 13145201314 520131400 5201314a a5201314 woaini520 woaini521 woaini123 woaini1314 woaini1314520
        woaini5201314 woaiwojia woshishui wodemima nihao123 nihao123456 zhang123 wang1234 li123456 abc123456
        a123456789 a12345678 a1234567 a1b2c3d4 aa123456 aa12345678 aaa123456 aaaaaaaa asd123456 asdfghjkl
        asdf1234 q123456789 q1w2e3r4 q1w2e3r4t5 qq123456 qq123456789 qazwsx123 qazwsxedc qwe123456 qwer1234
        qwertyui qwertyuiop qwerty123 1q2w3e4r 1q2w3e4r5t 1qaz2wsx zxcvbnm123 z123456789 password password1
        password123 passw0rd p@ssw0rd p@ssword iloveyou iloveyou1 sunshine princess football baseball
        superman trustno1 letmein1 welcome1 welcome123 admin123 admin1234 admin888 administrator root1234
        lianxin123 lianxin1234 test1234 changeme internet computer dearbook xiazhili 1234qwer qwer123456
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The reason a sign-in name is refused, or null.</summary>
    public static AccountRefusal? CheckName(string? name)
    {
        var shaped = name is not null && name.Length is >= NameLengthMin and <= NameLengthMax
            && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@');
        return shaped ? null : AccountRefusal.NameShape(NameLengthMin, NameLengthMax);
    }

    /// <summary>The reason a password is refused, or null.</summary>
    public static AccountRefusal? CheckPassword(string? name, string? password)
    {
        if (password is null || password.Length < LengthMin)
        {
            return AccountRefusal.PasswordShort(LengthMin);
        }

        if (password.Length > LengthMax)
        {
            return AccountRefusal.PasswordLong(LengthMax);
        }

        if (name is not null && string.Equals(name, password, StringComparison.OrdinalIgnoreCase))
        {
            return AccountRefusal.PasswordIsName();
        }

        return Common.Contains(password) || password.Distinct().Count() == 1 ? AccountRefusal.PasswordCommon() : null;
    }
}
