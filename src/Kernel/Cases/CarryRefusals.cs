using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Cases;

/// <summary>Why a case is not taken over to a later version; closed list, 4120 to 4139. They are noted on the plan.</summary>
public static class CarryRefusals
{
    public static Refusal NoPlan(int from, int to) => Refusal.Of(4120, "case.carry_no_plan", ("from", from), ("to", to));
    public static Refusal StepGone(string step) => Refusal.Of(4121, "case.carry_step_gone", ("step", step));
    public static Refusal VerbDiffers(string step, string to) => Refusal.Of(4122, "case.carry_verb_differs", ("step", step), ("becomes", to));
    public static Refusal FieldMissing(string field) => Refusal.OfField(4123, "case.carry_field_missing", field);
    public static Refusal FieldUnfit(string field) => Refusal.OfField(4124, "case.carry_field_unfit", field);
    public static Refusal ArgumentMissing(string argument) => Refusal.Of(4125, "case.carry_argument_missing", ("argument", argument));
    public static Refusal CollectedUnfit(string step) => Refusal.Of(4126, "case.carry_collected_unfit", ("step", step));
    public static Refusal DemandLost(string enact, string proof, string asked) => Refusal.Of(4127, "case.carry_demand_lost", ("step", enact), ("code", proof), ("asked", asked));
    public static Refusal CounterOver(string step, int used, int most) => Refusal.Of(4128, "case.carry_counter_over", ("step", step), ("used", used), ("most", most));
    public static Refusal EndUnknown(string end) => Refusal.Of(4129, "case.carry_end_unknown", ("end", end));
    public static Refusal BehindUnfit(string step) => Refusal.Of(4130, "case.carry_behind_unfit", ("step", step));
    public static Refusal NoOpener(string group) => Refusal.Of(4131, "case.carry_no_opener", ("group", group));
    public static Refusal Held() => Refusal.Of(4132, "case.carry_held");
}
