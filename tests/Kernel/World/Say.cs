using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Sentences;
using Lianxin.Tests.Rules.Time;

namespace Lianxin.Tests.Kernel.World;

/// <summary>Short words for values and rules, so that a test reads like the pack it stands for.</summary>
internal static class Say
{
    public static TextRef Words(long n) => new(new VaultId(Ids.Make(KernelWorld.Realm, n)), $"hash{n}");

    public static TextValue Text(int chars = 5) => new(Words(77), chars);

    public static DateValue Day(string day) => new(Calendars.Day(day));

    public static DurationSpec Time(string text) => new FixedDuration(Calendars.Duration(text));

    public static DurationSpec Param(string name) => new ParamDuration(name);

    public static Bound Bound(string text) =>
        Lianxin.Rules.Sentences.Bound.TryParse(text, out var bound, out var error) ? bound : throw new ArgumentException(error!.ToString());

    public static Sentence Sentence(string text) =>
        Lianxin.Rules.Sentences.Sentence.TryParse(text, out var sentence, out var error) ? sentence! : throw new ArgumentException(error!.ToString());

    public static SentenceSet All(params string[] texts) => SentenceSet.AllOf([.. texts.Select(Sentence)]);

    public static IReadOnlyDictionary<string, Way> Ways(params (string Outcome, Way Way)[] ways) =>
        ways.ToDictionary(w => w.Outcome, w => w.Way, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, FieldValue> Values(params (string Field, FieldValue Value)[] values) =>
        values.ToDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, FieldValue> Nothing = Values();

    public static IReadOnlyDictionary<string, long> Counts(long agree, long against = 0, long abstain = 0) =>
        new Dictionary<string, long>(StringComparer.Ordinal) { ["agree"] = agree, ["against"] = against, ["abstain"] = abstain };

    public static readonly Way Next = new NextWay();

    public static readonly Way Remind = new RemindWay();

    public static readonly Way Escalate = new EscalateWay();

    public static Way End(string name) => new EndWay(name);

    public static Way To(string step) => new StepWay(step);

    public static Way Back(string step, int most, Way otherwise) => new BackWay(step, most, otherwise);

    public static FieldDefinition Field(string name, FieldKind kind, bool optional = false, long? most = null, long? least = null, params string[] of) =>
        new(name, kind, optional, Privacy.Open, of, least, most);
}
