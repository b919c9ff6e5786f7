using Lianxin.Packs.Checking;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Scenarios;

/// <summary>What a label stands for: a case of a procedure, or a meeting.</summary>
internal sealed record Labelled(ProcedureDecl? Procedure, string? Meeting);

/// <summary>Reads the lines of a scenario in order, keeping labels and the time.</summary>
internal sealed class ItemReader
{
    private readonly CheckContext context;
    private readonly NodeReader nodes;
    private readonly Moments moments;
    private readonly Cast? cast;
    private readonly ActReader acts;
    private readonly ExpectReader expects;

    public ItemReader(CheckContext context, NodeReader nodes, Moments moments, Cast? cast)
    {
        (this.context, this.nodes, this.moments, this.cast) = (context, nodes, moments, cast);
        acts = new ActReader(this, context, nodes, moments);
        expects = new ExpectReader(this, context, nodes, moments);
    }

    public Dictionary<string, Labelled> Labels { get; } = new(StringComparer.Ordinal);

    public ScenarioItem? Item(YamlNode node)
    {
        if (nodes.Map(node, new Phrase("一行", "a line")) is not { } keys)
        {
            return null;
        }

        if (Says(keys, "expect"))
        {
            return expects.Read(keys);
        }

        if (Says(keys, "wait_until"))
        {
            var until = moments.Read(keys.Take("wait_until"), new Phrase("wait_until", "wait_until"));
            keys.Done();
            return until is { } moment ? new WaitItem(keys.Place, moment) : null;
        }

        return acts.Read(keys);
    }

    /// <summary>What kind of line it is: asked so that no other kind of line is taken to know the key.</summary>
    private static bool Says(Keys keys, string key) => keys.All.Any(e => e.Key.Text == key);

    public Labelled? Label(Located<string> label)
    {
        if (Labels.TryGetValue(label.Value, out var found))
        {
            return found;
        }

        nodes.Report.Add(Codes.UnknownLabel, label.Place, label.Value, Words.DidYouMean(label.Value, Labels.Keys));
        return null;
    }

    /// <summary>Each a label, a role, or a number in a list.</summary>
    public IReadOnlyList<Located<string>> Marks(YamlNode? node, string key) =>
        [.. nodes.Texts(node, new Phrase(key, key)).Where(IsMark)];

    public bool IsMark(Located<string> mark) => mark.Value.All(char.IsAsciiDigit) || Labels.ContainsKey(mark.Value) || Role(mark) is not null;

    public IReadOnlyList<Role> Roles(YamlNode? node, string key) =>
        [.. nodes.Texts(node, new Phrase(key, key)).Select(Role).OfType<Role>()];

    /// <summary>An organisation of the cast by its key.</summary>
    public Located<string>? Org(YamlNode? node)
    {
        var name = nodes.Text(node, new Phrase("in", "in"));
        if (name is { } written && cast?.Orgs.Any(o => o.Key == written.Value) == false)
        {
            nodes.Report.Add(Codes.UnknownCastOrg, written.Place, written.Value, Words.DidYouMean(written.Value, cast.Orgs.Select(o => o.Key)));
        }

        return name;
    }

    /// <summary>Reads a role and that the cast has so many of it.</summary>
    public Role? Role(Located<string> text)
    {
        var role = RoleText.Read(text);
        if (role is null || (cast is not null && (role.From < 1 || role.To < role.From || role.To > cast.Persons(role.At, role.Name).Count)))
        {
            nodes.Report.Add(Codes.BadRole, text.Place, text.Value, Words.DidYouMean(role?.Name ?? text.Value, cast?.Ties.Select(t => t.Word) ?? []));
            return null;
        }

        return role;
    }

    public IReadOnlyList<FillDecl> Fill(YamlNode? node, FormDecl? form)
    {
        if (nodes.Map(node, new Phrase("fill", "fill")) is not { } keys)
        {
            return [];
        }

        var filled = new List<FillDecl>();
        foreach (var entry in keys.All)
        {
            var name = new Located<string>(entry.Key.Text, entry.Key.Place);
            var values = nodes.Texts(entry.Value, new Phrase(name.Value, name.Value));
            if (form is null || context.Known(Codes.UnknownField, name, form.Fields.Names, form.Name.Value))
            {
                filled.Add(Value(name, values, form?.Fields.Find(name.Value)));
            }
        }

        return filled;
    }

    private FillDecl Value(Located<string> name, IReadOnlyList<Located<string>> values, FieldDecl? field)
    {
        if (field?.Type is FieldType.Person or FieldType.People)
        {
            return new FillDecl(name, [], [.. values.Select(Role).OfType<Role>()]);
        }

        foreach (var value in values)
        {
            switch (field?.Type)
            {
                case FieldType.Org or FieldType.Orgs:
                    Org(new ScalarNode(value.Place, value.Value, true));
                    break;
                case FieldType.Choice or FieldType.Choices when field.Of.All(o => o.Value != value.Value):
                    var known = field.Of.Select(o => o.Value).ToList();
                    nodes.Report.Add(Codes.UnknownTag, value.Place, name.Value, value.Value, Words.DidYouMean(value.Value, known), Words.List(known));
                    break;
                case FieldType.Date when moments.Parse(new ScalarNode(value.Place, value.Value, true), new Phrase(name.Value, name.Value)) is null:
                    break;
                case FieldType.Time when !TimeOnly.TryParseExact(value.Value, "HH:mm", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _):
                case FieldType.Table when value.Value.Split('|').Length != field.Columns.Count:
                case FieldType.YesNo when value.Value is not ("true" or "false"):
                case FieldType.Number or FieldType.Money when !ParamValues.IsOf(FieldType.Number, value.Value):
                    nodes.Report.Add(Codes.BadValue, value.Place, value.Value, TypeWords.Written(field.Type));
                    break;
            }
        }

        return new FillDecl(name, values, []);
    }
}
