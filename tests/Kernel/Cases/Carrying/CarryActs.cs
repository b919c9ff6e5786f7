using System.Collections.Immutable;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Tests.Kernel.World;

namespace Lianxin.Tests.Kernel.Cases.Carrying;

/// <summary>For each reason to leave a case with its version, the shortest case that meets it. The plan notes them; nothing is refused.</summary>
internal static class CarryActs
{
    private static readonly Dictionary<string, FieldValue> None = [];

    public static Dictionary<string, Func<KernelWorld, Decision>> All { get; } = new(StringComparer.Ordinal)
    {
        ["CarryRefusals.NoPlan"] = _ => Foreseen(new CarryStage("removal: removal"), CarryStage.TopicAt("review", CarryStage.Asked())),
        ["CarryRefusals.StepGone"] = _ => Foreseen(new CarryStage("topic: topic", ("decide: review", "decide: look")), CarryStage.TopicAt("review", CarryStage.Asked())),
        ["CarryRefusals.VerbDiffers"] = _ => Foreseen(new CarryStage("topic.review: discuss"), CarryStage.TopicAt("review", CarryStage.Asked())),
        ["CarryRefusals.FieldMissing"] = _ => Foreseen(new CarryStage("topic: topic", ("who:    { is: people, optional: true }", "who:    people")), CarryStage.TopicAt("review", CarryStage.Asked())),
        ["CarryRefusals.FieldUnfit"] = _ => Foreseen(new CarryStage("topic: topic", ("kind:   { is: choice, of: [road, water], privacy: open }", "kind:   { is: choice, of: [path, water], privacy: open }"), ("form.kind == 'road'", "form.kind == 'path'"), ("road: [begin, end], water", "path: [begin, end], water"), ("kind: { is: choice, of: [road, water] } }", "kind: { is: choice, of: [path, water] } }")), CarryStage.TopicAt("review", CarryStage.Asked())),
        ["CarryRefusals.ArgumentMissing"] = _ => Foreseen(new CarryStage("hearing: hearing", ("takes: { subject: person, finding: longtext }", "takes: { subject: person, finding: longtext, rule: longtext }")), CarryStage.Stand("hearing", None, "reply", null)),
        ["CarryRefusals.CollectedUnfit"] = _ => Foreseen(
            new CarryStage("topic: topic", ("accept: next, send_back: end returned", "accept: next, decline: end returned")),
            CarryStage.TopicAt("review", CarryStage.Asked((new PersonId(Ids.Make(620_999, 3)), "send_back")))),
        ["CarryRefusals.DemandLost"] = _ => Foreseen(new CarryStage("topic.view: second"), CarryStage.TopicAt("second", null, ("review", "accept"), ("discuss", "held"))),
        ["CarryRefusals.CounterOver"] = _ => Foreseen(
            new CarryStage("topic: topic", ("upheld: { back: discuss, most: 1, else: end withdrawn }", "upheld: end withdrawn"), ("passed: next, failed: end rejected, no_quorum: { back: discuss, most: 2", "passed: next, failed: end rejected, no_quorum: { back: discuss, most: 1")),
            Returned(Returned(CarryStage.TopicAt("discuss", null, ("review", "accept"))))),
        ["CarryRefusals.EndUnknown"] = _ => new CarryStage("second: second", ("clear: end yes, upheld: { back: session, most: 1, else: end no }", "clear: end yes, upheld: { back: session, most: 1, else: end dropped }")) is var stage
            ? Foreseen(stage, stage.Child("second", "topic", "second")) : null!,
        ["CarryRefusals.BehindUnfit"] = _ => Foreseen(
            new CarryStage("topic: topic", ("view: { is: choice, of: [good, bad] }", "view: { is: choice, of: [fine, bad] }"), ("members.good at least", "members.fine at least")),
            Rated(CarryStage.TopicAt("outcome", null, ("review", "accept"), ("discuss", "held"), ("view", "passed"), ("shown", "clear"), ("adopted", "enacted"), ("carry", "done")))),
        ["CarryRefusals.Held"] = _ => Foreseen(new CarryStage("topic: topic"), Then(CarryStage.TopicAt("review", CarryStage.Asked()), new CasePaused(null, new TextRef(default, ""), [], CarryStage.At))),
        ["CarryRefusals.NoOpener"] = _ => Foreseen(new CarryStage("topic: topic", ("      - { by: villagers, cosigned: at least 1/10 of villagers, for: 30 days }\n", "")), CarryStage.Stand("topic", CarryStage.Topic, null, null)),
    };

    private static Decision Foreseen(CarryStage stage, Case state) => Decision.Refuse([.. stage.Foresee(state).Refusals]);

    private static Case Returned(Case state) => Then(state, new WayBackTaken("view", "no_quorum", state.Counters.GetValueOrDefault("view.no_quorum") + 1));

    private static Case Rated(Case state) => Then(Then(state, new StepEntered("reviews", 1, null)), new StepLeft(
        "reviews", 1, "content", [], ImmutableDictionary<string, FieldValue>.Empty.Add("view", new ChoiceValue("good")), ImmutableDictionary<string, long>.Empty, null, null)) is var rated
        ? Then(rated, new StepEntered("outcome", 1, new Telling(new NoticeId(8), rated.Begun, false, [], 0))) : state;

    private static Case Then(Case state, IEvent e) => Case.Apply(state, state.Id, new Envelope(1, state.Id.Value, state.Begun, state.Begun, Actor.Operator, e))!;
}
