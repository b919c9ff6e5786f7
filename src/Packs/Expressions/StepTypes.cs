using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;

namespace Lianxin.Packs.Expressions;

/// <summary>What every path to a place has behind it (proof S4).</summary>
internal interface ICertainty
{
    bool HasHappened(string step);

    bool HasField(string step, string field);
}

/// <summary>
/// <c>steps</c> as expressions see it: the latest visit of each step with its outcome and what was filled in.
/// A step that need not have been visited is an optional field (proof S4); tallies are not here at all, thresholds
/// over them are sentences.
/// </summary>
internal sealed class StepTypes
{
    private const string Outcome = "outcome";

    private readonly Lazy<Dictionary<string, Shape>> shapes;

    /// <summary>Types are made when an expression first names them: most steps of a procedure are named by none.</summary>
    public StepTypes(ProcedureDecl procedure, Scope scope, ICertainty certain)
    {
        shapes = new(() => procedure.Steps.ToDictionary(s => s.Name.Value, s => ShapeOf(s, scope, null), StringComparer.Ordinal));
        Type = CelType.Struct("steps", () => procedure.Steps.ToDictionary(
            s => s.Name.Value, s => new CelField(StepType(s, scope, certain), !certain.HasHappened(s.Name.Value)), StringComparer.Ordinal));
        Actors = CelType.Struct("actors", () => procedure.Steps.ToDictionary(
            s => s.Name.Value, _ => new CelField(CelType.List(FieldTypes.Person)), StringComparer.Ordinal));
    }

    public CelType Type { get; }

    public CelType Actors { get; }

    public ICelStruct Over(CaseScope state) => new Found(step => state.Step(step) is { } result ? One(result) : null);

    public static ICelStruct ActorsOver(CaseScope state) => new Found(step =>
        state.Step(step)?.Actors.Select(a => (object?)a).ToList() ?? []);

    /// <summary>What people fill in at a step, or what a sub-case gives.</summary>
    public static IEnumerable<FieldDecl> FieldsOf(StepDecl step, Scope scope) => step switch
    {
        DoStep d => FormOf(d.HandIn, scope).Append(new FieldDecl(new Located<string>("reason", d.Place), FieldType.LongText, d.Place) { Optional = true })
            .DistinctBy(f => f.Name.Value, StringComparer.Ordinal),
        OpenStep o => scope.Procedures.Find(o.Opened.Value)?.Gives ?? [],
        _ => FormOf(step.Fill, scope),
    };

    private static IEnumerable<FieldDecl> FormOf(FormUse? use, Scope scope) =>
        (use?.Inline ?? (use?.Name is { } name ? scope.Forms.Find(name.Value) : null))?.Fields ?? [];

    /// <summary>What several people answer leaves a tally behind, and no one answer.</summary>
    private static bool AnswersOfMany(StepDecl step) => step is GatherStep && step is not GatherStep { From: [{ Value: "subject" or "opener" }] };

    private static Shape ShapeOf(StepDecl step, Scope scope, ICertainty? certain) => new(
        $"steps.{step.Name.Value}", FieldsOf(step, scope), f => AnswersOfMany(step) || certain?.HasField(step.Name.Value, f) == false);

    private static CelType StepType(StepDecl step, Scope scope, ICertainty certain) => CelType.Struct($"steps.{step.Name.Value}", () =>
    {
        var fields = ShapeOf(step, scope, certain).Fields.ToDictionary(StringComparer.Ordinal);
        fields.TryAdd(Outcome, new CelField(CelType.String, false, step.HasThen ? [.. step.Then.Select(w => w.Outcome.Value)] : null));
        return fields;
    });

    private Found One(StepResult result)
    {
        var shape = shapes.Value[result.Step];
        var view = shape.Over(name => result.Values.GetValueOrDefault(name));
        return new Found(name => !shape.Fields.ContainsKey(name) ? result.Outcome : view.Has(name) || shape.Fields[name].Type.Kind == CelKind.List ? view.Get(name) : null);
    }
}
