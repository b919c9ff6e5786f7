using Lianxin.Kernel.Facts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Kernel.Sheets;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Cases;

/// <summary>Computes the sheet of a freeze step and signs it.</summary>
public sealed record FreezeSheet(CaseId Case, PersonId Person, string Step) : ICaseCommand;

/// <summary>A step froze a sheet; until it makes another, its name means this one.</summary>
public sealed record SheetMade(string Step, SheetId Sheet) : IEvent;

/// <summary>Records what happens to a sheet in the same append.</summary>
public sealed record KeepSheet(SheetId Sheet, IEvent Event) : IEffect;

/// <summary>What sheets are computed from, at the writer's position.</summary>
public interface ISheetReads
{
    Sheet? Sheet(SheetId id);

    /// <summary>For each holder the count or sum of their facts within a time; those without any are left out.</summary>
    IReadOnlyDictionary<Holder, long> Figures(Count what, IReadOnlyList<Holder> who, Instant from, Instant to);
}

/// <summary>Why a sheet cannot be frozen; closed list, 4100 to 4119.</summary>
public static class SheetRefusals
{
    public static Refusal CheckFails(string sentence) => Refusal.Of(4100, "sheet.check_fails", ("sentence", sentence));
    public static Refusal NoNumber(string column) => Refusal.Of(4101, "sheet.no_number", ("column", column));
    public static Refusal NoPeriod() => Refusal.Of(4102, "sheet.no_period");
    public static Refusal NotOver(DateOnly last) => Refusal.Of(4103, "sheet.not_over", ("day", last.ToString("o", System.Globalization.CultureInfo.InvariantCulture)));
}
