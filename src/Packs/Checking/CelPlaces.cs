using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules;
using Lianxin.Rules.Cel;
using Lianxin.Rules.Sentences;

namespace Lianxin.Packs.Checking;

/// <summary>
/// The types that expressions of a pack see. Dates, organisations, cases and files are values without parts;
/// a person shows ties only, never a name or a contact.
/// </summary>
public static class CelTypes
{
    /// <summary>Persons and lists of them have at most as many as a form can name.</summary>
    public const int PeopleMost = 12;

    public static CelType Date { get; } = CelType.Opaque("date", isOrdered: true);

    public static CelType Org { get; } = CelType.Opaque("org");

    public static CelType Case { get; } = CelType.Opaque("case");

    public static CelType Notice { get; } = CelType.Opaque("notice");

    public static CelType Record { get; } = CelType.Opaque("record");

    public static CelType File { get; } = CelType.Opaque("file");

    public static CelType Period { get; } = CelType.Opaque("period");

    public static CelType Threshold { get; } = CelType.Opaque("bound");

    /// <summary><c>p.adult</c>, <c>p.has('tag')</c>, <c>p.is('stage')</c>, <c>p.holds('post')</c>.</summary>
    public static CelType Person { get; } = CelType.Struct(
        "person",
        new Dictionary<string, CelField>(StringComparer.Ordinal) { ["adult"] = new(CelType.Bool) },
        new Dictionary<string, CelMember>(StringComparer.Ordinal)
        {
            ["has"] = new([CelType.String], CelType.Bool),
            ["is"] = new([CelType.String], CelType.Bool),
            ["holds"] = new([CelType.String], CelType.Bool),
        });

    public static CelField Field(FieldDecl field) => new(Of(field.Type), field.Optional, Domain(field.Type, field.Of));

    public static CelField Param(ParamDecl param) => new(Of(param.Type), false, Domain(param.Type, param.Of));

    private static CelType Of(FieldType type) => type switch
    {
        FieldType.Text or FieldType.LongText or FieldType.Choice or FieldType.Group => CelType.String,
        FieldType.Number or FieldType.Money => CelType.Int,
        FieldType.Duration => Period,
        FieldType.Bound => Threshold,
        FieldType.Date => Date,
        FieldType.YesNo => CelType.Bool,
        FieldType.Choices => CelType.List(CelType.String, 200),
        FieldType.Person => Person,
        FieldType.People => CelType.List(Person, PeopleMost),
        FieldType.Org => Org,
        FieldType.Case => Case,
        FieldType.Record => Record,
        FieldType.Notice => Notice,
        _ => CelType.List(File, 20),
    };

    private static List<string>? Domain(FieldType type, IReadOnlyList<Located<string>> of) =>
        type is FieldType.Choice or FieldType.Choices ? [.. of.Select(o => o.Value)] : null;
}

/// <summary>The environments of the places where a pack holds expressions, and their compilation with places.</summary>
internal sealed class CelPlaces(CheckContext context)
{
    /// <summary>A condition on a case: <c>form params steps actors subject opener org desk case today</c> and arguments.</summary>
    public CelEnvironment Case(ProcedureDecl procedure)
    {
        var environment = Base()
            .With("form", Struct("form", context.Form(procedure.Form)?.Fields))
            .With("steps", CelType.Struct("steps", procedure.Steps.ToDictionary(s => s.Name.Value, s => new CelField(Step(s)), StringComparer.Ordinal)))
            .With("actors", CelType.Struct("actors", procedure.Steps.ToDictionary(
                s => s.Name.Value, _ => new CelField(CelType.List(CelTypes.Person, CelTypes.PeopleMost)), StringComparer.Ordinal)))
            .With("opener", CelTypes.Person)
            .With("org", CelTypes.Org)
            .With("desk", CelTypes.Org)
            .With("case", CelTypes.Case);
        if (procedure.Subject is not null || procedure.Takes.Has("subject"))
        {
            environment = environment.With("subject", CelTypes.Person);
        }

        return procedure.Takes.Where(t => t.Name.Value != "subject").Aggregate(environment, (e, t) => e.With(t.Name.Value, CelTypes.Field(t).Type));
    }

    /// <summary>The same with <c>p</c>, one person after the other.</summary>
    public CelEnvironment Recuse(ProcedureDecl procedure) => Case(procedure).With("p", CelTypes.Person);

    /// <summary>A condition on the members of a group: <c>p params today</c>.</summary>
    public CelEnvironment Where() => Base().With("p", CelTypes.Person);

    /// <summary>What must hold when a form is handed in: <c>form params today</c>.</summary>
    public CelEnvironment Rule(FormDecl form) => Base().With("form", Struct("form", form.Fields));

    public void Condition(Expr? expression, CelEnvironment environment) => Compile(context.Report, expression, environment, CelType.Bool);

    public static CelProgram? Compile(Report report, Expr? expression, CelEnvironment environment, CelType expected)
    {
        if (expression is null)
        {
            return null;
        }

        var place = new SourcePlace(expression.Place.File, expression.Place.Line, expression.Place.Column);
        var compiled = Cel.Compile(expression.Text, environment, expected, place);
        foreach (var error in compiled.Errors)
        {
            report.Add(
                Codes.Expression,
                new Place(error.File, error.Line, error.Column, Math.Max(1, error.Length)),
                new Phrase(CelErrorFormat.Message(error, Language.Chinese), CelErrorFormat.Message(error, Language.English)));
        }

        return compiled.Program;
    }

    private CelEnvironment Base() => CelEnvironment.Standard.WithoutIntegerDivision()
        .With("params", CelType.Struct("params", context.Scope.Params.Items.ToDictionary(p => p.Item.Name.Value, p => CelTypes.Param(p.Item), StringComparer.Ordinal)))
        .With("today", CelTypes.Date);

    private static CelType Struct(string name, Table<FieldDecl>? fields) =>
        CelType.Struct(name, (fields ?? new Table<FieldDecl>()).ToDictionary(f => f.Name.Value, CelTypes.Field, StringComparer.Ordinal));

    private CelType Step(StepDecl step)
    {
        var fields = new Dictionary<string, CelField>(StringComparer.Ordinal) { ["outcome"] = new(CelType.String) };
        foreach (var field in context.Form(step.Fill)?.Fields ?? new Table<FieldDecl>())
        {
            fields[field.Name.Value] = CelTypes.Field(field);
        }

        foreach (var field in context.Form((step as DoStep)?.HandIn)?.Fields ?? new Table<FieldDecl>())
        {
            fields[field.Name.Value] = CelTypes.Field(field);
        }

        return CelType.Struct("steps." + step.Name.Value, fields);
    }
}
