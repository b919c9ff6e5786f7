using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Facts;

/// <summary>
/// One row of what can be counted. Facts are made by the kernel from what packs declare; nobody types them.
/// </summary>
/// <param name="Kind">for example <c>members-first-deliberation/topic.ended</c></param>
/// <param name="Tag">one choice value, such as an end's or an outcome's name</param>
/// <param name="Subject">whom it is about, where it is about somebody</param>
/// <param name="Level">kind of the organisation where it lay</param>
/// <param name="At">when it happened</param>
/// <param name="Amount">minutes, number or 1</param>
/// <param name="Ref">the case, meeting or record behind it, for drilling</param>
/// <param name="CounterOf">seq of the fact that this one takes back, for corrections</param>
public sealed record Fact(
    string Kind, string? Tag, PersonId? Subject, OrgId Org, string Level, Instant At, long Amount, long Ref, long? CounterOf = null);
