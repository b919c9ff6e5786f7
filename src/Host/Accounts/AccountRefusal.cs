using System.Globalization;

namespace Lianxin.Host.Accounts;

/// <summary>
/// Why something about accounts was not done. The list is closed: every refusal is made by a method of this class, and
/// its words stand under <c>refusal.account.KEY</c>.
/// </summary>
/// <param name="Key">Text key without the prefix <c>refusal.</c>, for example <c>account.locked</c>.</param>
/// <param name="Field">Name of the form field at fault, or null where it is the whole form.</param>
/// <param name="Facts">Named facts for the text.</param>
public sealed record AccountRefusal(string Key, string? Field, params IReadOnlyList<(string Name, object? Value)> Facts)
{
    internal static AccountRefusal WrongNameOrPassword() => new("account.wrong", null);

    internal static AccountRefusal Locked(DateTimeOffset until, int tries) => new("account.locked", null, ("until", until), ("tries", tries));

    internal static AccountRefusal NameShape(int least, int most) => new("account.name_shape", "name", ("least", least), ("most", most));

    internal static AccountRefusal NameTaken(string name) => new("account.name_taken", "name", ("name", name));

    internal static AccountRefusal PersonHasAccount() => new("account.person_has_account", null);

    internal static AccountRefusal PasswordShort(int least) => new("account.password_short", "password", ("least", least));

    internal static AccountRefusal PasswordLong(int most) => new("account.password_long", "password", ("most", most));

    internal static AccountRefusal PasswordCommon() => new("account.password_common", "password");

    internal static AccountRefusal PasswordIsName() => new("account.password_is_name", "password");

    internal static AccountRefusal PasswordWrong() => new("account.password_wrong", "current");

    internal static AccountRefusal CardUnknown() => new("account.card_unknown", "code");

    internal static AccountRefusal CardUsed(DateTimeOffset at) => new("account.card_used", "code", ("at", at));

    internal static AccountRefusal CardReplaced(DateTimeOffset at) => new("account.card_replaced", "code", ("at", at));

    internal static AccountRefusal CardExpired(DateTimeOffset at) => new("account.card_expired", "code", ("at", at));

    internal static AccountRefusal CardNotForPassword() => new("account.card_not_for_password", "person");

    internal static AccountRefusal LinkDead() => new("account.link_dead", null);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}({string.Join(", ", Facts)})");
}

/// <summary>What was asked for, or why not.</summary>
/// <param name="Value">The result; null or default where refused.</param>
/// <param name="Refusal">The reason; null where done.</param>
public readonly record struct AccountAnswer<T>(T? Value, AccountRefusal? Refusal)
{
    /// <summary>Done.</summary>
    public static implicit operator AccountAnswer<T>(T value) => new(value, null);

    /// <summary>Refused.</summary>
    public static implicit operator AccountAnswer<T>(AccountRefusal refusal) => new(default, refusal);
}
