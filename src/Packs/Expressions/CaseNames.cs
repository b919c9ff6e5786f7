using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Library;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Cel;
using Lianxin.Rules.Cel.Running;

namespace Lianxin.Packs.Expressions;

/// <summary>
/// What expressions at one step of a procedure may name, with types, and the same names over a running case:
/// <c>form params steps actors opener org desk case today</c> and the procedure's arguments; <c>p</c> where persons
/// are judged one by one. Nothing else: no clock, no database, no text.
/// </summary>
internal sealed class CaseNames
{
    private readonly Dictionary<string, Func<CaseScope, object?>> readers = new(StringComparer.Ordinal);

    private CaseNames()
    {
    }

    public CelEnvironment Environment { get; private set; } = DateNames.Basis;

    public static CaseNames Of(ProcedureDecl procedure, Scope scope, ICertainty certain)
    {
        var names = new CaseNames();
        if (FormOf(procedure, scope) is { } form)
        {
            var shape = new Shape("form", form.Fields);
            names.Add("form", shape.Type, s => shape.Over(s.Field));
        }

        var steps = new StepTypes(procedure, scope, certain);
        names.Add("params", ParamTypes.Type(scope), s => ParamTypes.Over(scope, s));
        names.Add("steps", steps.Type, steps.Over);
        names.Add("actors", steps.Actors, StepTypes.ActorsOver);
        names.Add("opener", FieldTypes.Person, s => s.Case.Opener ?? default(PersonId)); // who is nobody equals no person
        names.Add("case", FieldTypes.Case, s => s.Case.Id.Value);
        names.Add("org", FieldTypes.Org, s => s.Case.Org.Value);
        names.Add("desk", FieldTypes.Org, s => s.Case.Desk.Value);
        names.Add("today", FieldTypes.Date, s => s.Today);
        if (procedure.About is { } about && scope.Procedures.Find(about.Value) is { } whole)
        {
            names.AddAbout(whole, scope);
        }

        foreach (var freeze in procedure.Steps.OfType<FreezeStep>().Where(f => f.Rest.Count > 0 && certain.HasHappened(f.Name.Value)))
        {
            names.AddRest(freeze);
        }

        foreach (var argument in procedure.Takes)
        {
            names.AddArgument(argument, scope);
        }

        if (procedure.Subject is { } subject && !names.readers.ContainsKey("subject"))
        {
            names.Add("subject", FieldTypes.Person, s => FieldTypes.Value(FieldType.Person, s.At(subject.Value)) ?? default(PersonId));
        }

        return names;
    }

    public CelEnvironment WithPerson() => Environment.With("p", FieldTypes.Person);

    public CelBindings Bind(CaseScope state, PersonId? person = null, ICelStruct? row = null) =>
        new Bindings(readers, state, person, row);

    public static FormDecl? FormOf(ProcedureDecl procedure, Scope scope) =>
        procedure.Form?.Inline ?? (procedure.Form?.Name is { } name ? scope.Forms.Find(name.Value) : null);

    private void Add(string name, CelType type, Func<CaseScope, object?> read)
    {
        Environment = Environment.With(name, type);
        readers[name] = read;
    }

    /// <summary>Of the case it is about: what it was opened with, by whom, and where it lives.</summary>
    private void AddAbout(ProcedureDecl whole, Scope scope)
    {
        var form = new Shape("about.form", FormOf(whole, scope)?.Fields ?? []);
        var type = CelType.Struct("about", new Dictionary<string, CelField>(StringComparer.Ordinal)
        {
            ["form"] = new(form.Type), ["opener"] = new(FieldTypes.Person), ["org"] = new(FieldTypes.Org),
        });
        Add("about", type, s => s.About is { } other
            ? new Found(name => name switch
            {
                "form" => form.Over(other.Field),
                "opener" => other.Case.Opener ?? default(PersonId),
                _ => other.Case.Org.Value,
            })
            : new CelFault("cel.run.unbound"));
    }

    /// <summary><c>payment.rest.village</c>: a part of what was split that no row got.</summary>
    private void AddRest(FreezeStep freeze)
    {
        var name = freeze.Name.Value;
        var rest = CelType.Struct($"{name}.rest", freeze.Rest.ToDictionary(r => r.Name.Value, _ => new CelField(CelType.Int), StringComparer.Ordinal));
        Add(name, CelType.Struct(name, new Dictionary<string, CelField>(StringComparer.Ordinal) { ["rest"] = new(rest) }), s => new Found(_ => new Found(
            part => s.Step(name)?.Numbers.TryGetValue($"{Kernel.Cases.Definitions.FreezeStep.RestPrefix}{part}", out var number) == true ? number : null)));
    }

    private void AddArgument(FieldDecl argument, Scope scope)
    {
        var name = argument.Name.Value;
        if (argument.Type == FieldType.Case && argument.Of.Count == 1 && scope.Procedures.Find(argument.Of[0].Value) is { } other
            && FormOf(other, scope) is { } form)
        {
            var shape = new Shape($"case {other.Name.Value}", form.Fields);
            Declare(shape.Type, s => s.At(name) is IdValue { Id: var id } && s.OtherCase(id) is { } found ? shape.Over(found.Field) : null);
            return;
        }

        var field = FieldTypes.Of(argument.Type, argument.Of.Select(o => o.Value), argument.Optional);
        var type = field.Domain is { } domain && field.Type.Kind == CelKind.String ? CelType.Choice(domain) : field.Type;
        Declare(type, s => s.Argument(name) switch
        {
            FieldArgument given => FieldTypes.Value(argument.Type, given.Value),
            DurationArgument d => d.Duration,
            GroupArgument g => g.Group,
            _ => field.Type.Kind == CelKind.List ? new List<object?>() : null,
        });

        void Declare(CelType given, Func<CaseScope, object?> read)
        {
            if (argument.Optional && given.Kind != CelKind.List)
            {
                Add(name, CelType.Optional(given), s => read(s) is { } value ? CelOptional.Of(value) : CelOptional.None);
            }
            else
            {
                Add(name, given, s => read(s) ?? new CelFault("cel.run.unbound"));
            }
        }
    }

    private sealed class Bindings(Dictionary<string, Func<CaseScope, object?>> readers, CaseScope state, PersonId? person, ICelStruct? row) : CelBindings
    {
        public override bool TryGet(string name, out object? value)
        {
            if (name == "p")
            {
                value = person;
                return person is not null;
            }

            if (name == RowNames.Row && row is not null)
            {
                value = row;
                return true;
            }

            var known = readers.TryGetValue(name, out var read);
            value = known ? read!(state) : null;
            return known;
        }
    }
}
