using System.Globalization;

namespace Lianxin.Kernel.Journal;

/// <summary>
/// How every id of a realm is built: the realm's six-digit code (GB/T 2260) in front, a number counted by the
/// realm's writer behind. So a number from another realm can never be mistaken for one of ours.
/// Text form: <c>620999-1234</c>.
/// </summary>
public static class Ids
{
    /// <summary>How many numbers one realm can give out.</summary>
    public const long NumbersPerRealm = 1_000_000_000_000;

    public static long Make(int realm, long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(realm, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(realm, 999_999);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, NumbersPerRealm);
        return realm * NumbersPerRealm + number;
    }

    public static int RealmOf(long id) => (int)(id / NumbersPerRealm);

    public static long NumberOf(long id) => id % NumbersPerRealm;

    public static string Show(long id) => string.Create(CultureInfo.InvariantCulture, $"{RealmOf(id)}-{NumberOf(id)}");

    /// <summary>Reads <c>620999-1234</c>; anything else, forged or mistyped, is simply not an id.</summary>
    public static bool TryRead(string? text, out long id)
    {
        id = 0;
        if (text is null || text.Length is < 3 or > 20)
        {
            return false;
        }

        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash < 1
            || !int.TryParse(text.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out var realm)
            || !long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || realm is < 1 or > 999_999
            || number is < 1 or >= NumbersPerRealm)
        {
            return false;
        }

        // One id has one text: leading zeros are a forgery too.
        var read = Make(realm, number);
        if (!string.Equals(Show(read), text, StringComparison.Ordinal))
        {
            return false;
        }

        id = read;
        return true;
    }
}

/// <summary>An id that is one whole number; what lets storage treat all kinds of id alike.</summary>
public interface IId
{
    long Value { get; }
}

public readonly record struct OrgId(long Value) : IId, IComparable<OrgId>
{
    public int CompareTo(OrgId other) => Value.CompareTo(other.Value);
    public override string ToString() => Ids.Show(Value);
}

public readonly record struct PersonId(long Value) : IId, IComparable<PersonId>
{
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);
    public override string ToString() => Ids.Show(Value);
}

public readonly record struct CaseId(long Value) : IId, IComparable<CaseId>
{
    public int CompareTo(CaseId other) => Value.CompareTo(other.Value);
    public override string ToString() => Ids.Show(Value);
}

public readonly record struct MeetingId(long Value) : IId, IComparable<MeetingId>
{
    public int CompareTo(MeetingId other) => Value.CompareTo(other.Value);
    public override string ToString() => Ids.Show(Value);
}

public readonly record struct RecordId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

public readonly record struct NoticeId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

/// <summary>A version of a pack on its way into force.</summary>
public readonly record struct VersionId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}

/// <summary>Where a text or a file lies in the vault.</summary>
public readonly record struct VaultId(long Value) : IId
{
    public override string ToString() => Ids.Show(Value);
}
