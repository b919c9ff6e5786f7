using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>
/// What every expression of a pack starts from: the standard functions, without dividing whole numbers, and the parts of
/// a date under the names and with the countings that CEL gives them for timestamps (a month from 0, a day of the week
/// from 0 = Sunday, a day of the month by <c>getDate</c> from 1).
/// </summary>
internal static class DateNames
{
    public static CelEnvironment Basis { get; } = CelEnvironment.Standard.WithoutIntegerDivision()
        .WithFunction(Part("getFullYear", d => d.Year))
        .WithFunction(Part("getMonth", d => d.Month - 1))
        .WithFunction(Part("getDate", d => d.Day))
        .WithFunction(Part("getDayOfWeek", d => (int)d.DayOfWeek));

    private static CelFunction Part(string name, Func<DateOnly, int> part) =>
        new(name, true, [FieldTypes.Date], CelType.Int, a => (long)part((DateOnly)a[0]!));
}
