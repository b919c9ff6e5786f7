using System.Globalization;
using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Web.Forms;
using Lianxin.Web.Wording;
using KernelField = Lianxin.Kernel.Records.FieldKind;

namespace Lianxin.Web.Workbench;

/// <summary>A value as somebody typed it, still in the clear.</summary>
public abstract record Typed
{
    /// <summary>What a form's rules can be judged on before anything is sealed.</summary>
    internal abstract FieldValue Preview { get; }

    /// <summary>The kernel's value; texts and files are sealed under their owner's key.</summary>
    internal abstract FieldValue Seal(ISealer sealer, long owner);
}

/// <param name="Marked">whether it is compared with others</param>
public sealed record TypedText(string Text, bool Marked = false) : Typed
{
    /// <summary>As its field takes it: a text is one line, a long text any number. Null where nothing visible was typed.</summary>
    internal static TypedText? Of(FieldDefinition field, string text)
    {
        var visible = field.Kind != KernelField.LongText ? VisibleText.Line(text) : VisibleText.Lines(text);
        return visible.Length == 0 ? null : new TypedText(visible, field.Marked);
    }

    internal override FieldValue Preview => new TextValue(new TextRef(default, ""), VisibleText.Count(Text));

    internal override FieldValue Seal(ISealer sealer, long owner) => sealer.TextValue(owner, Text, Marked);
}

/// <summary>A value that holds nothing to seal.</summary>
public sealed record TypedPlain(FieldValue Value) : Typed
{
    internal override FieldValue Preview => Value;

    internal override FieldValue Seal(ISealer sealer, long owner) => Value;
}

/// <param name="Name">as its owner called it</param>
public sealed record TypedFile(string Name, string MediaType, byte[] Content);

public sealed record TypedFiles(IReadOnlyList<TypedFile> Files) : Typed
{
    internal override FieldValue Preview => new FilesValue([.. Files.Select(_ => new TextRef(default, ""))]);

    internal override FieldValue Seal(ISealer sealer, long owner) =>
        new FilesValue([.. Files.Select(f => sealer.File(owner, f.Name, f.MediaType, f.Content))]);
}

/// <summary>
/// A form of a pack as it is filled in on a page: reads every field by its declared kind, says everything that is wrong at
/// once, and makes the kernel's values. Which fields there are, and what is right, the pack says.
/// </summary>
public static class PackForm
{
    /// <summary>The name of a field's input.</summary>
    public static string Input(string prefix, string field) => $"{prefix}-{field}";

    /// <summary>Reads what was posted; what is wrong goes into the errors. Fields left empty are not in the answer.</summary>
    /// <param name="form">the form; null has no fields</param>
    /// <param name="prefix">of the inputs' names</param>
    /// <param name="values">what was posted</param>
    /// <param name="errors">where faults go</param>
    /// <param name="words">words of the request's language</param>
    /// <param name="say">words of a refusal</param>
    /// <param name="set">values the page knows by itself</param>
    /// <param name="people">who may be picked; null leaves it to the kernel</param>
    /// <param name="cells">the word at a path, so that choices in a table may be pasted as they are read</param>
    /// <param name="stop">stops reading files</param>
    public static async Task<IReadOnlyDictionary<string, Typed>> Read(
        FormDefinition? form, string prefix, FormValues values, FormErrors errors, Words words, Func<Refusal, string> say,
        IReadOnlyDictionary<string, FieldValue>? set = null, IReadOnlySet<PersonId>? people = null, Func<string, string>? cells = null,
        CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var read = new Dictionary<string, Typed>(StringComparer.Ordinal);
        if (form is null)
        {
            return read;
        }

        var bad = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in form.Fields)
        {
            var input = Input(prefix, field.Name);
            if (set?.GetValueOrDefault(field.Name) is { } known)
            {
                read[field.Name] = new TypedPlain(known);
            }
            else if (field.Kind == KernelField.Files)
            {
                var before = errors.All.Count;
                var files = await Files(values, input, errors, words, stop);
                if (files.Count > 0)
                {
                    read[field.Name] = new TypedFiles(files);
                }

                if (errors.All.Count > before)
                {
                    bad.Add(field.Name);
                }
            }
            else if (field.Kind == KernelField.Table)
            {
                var (table, wrong) = TableText.Read(form, field, input, values, (column, choice) => cells?.Invoke($"{form.Path}.{field.Name}.{column}.{choice}") ?? choice);
                foreach (var (cell, why) in wrong)
                {
                    bad.Add(field.Name);
                    errors.Add(cell, say(why));
                }

                if (table is not null)
                {
                    read[field.Name] = table;
                }
            }
            else if (ReadOne(field, input, values) is var (value, refusal))
            {
                if (value is TypedPlain { Value: PeopleValue chosen } && people is not null && chosen.People.Any(p => !people.Contains(p)))
                {
                    refusal = FormRefusals.PersonUnknown(field.Name);
                }

                if (refusal is not null)
                {
                    bad.Add(field.Name);
                    errors.Add(input, say(refusal));
                }
                else if (value is not null)
                {
                    read[field.Name] = value;
                }
            }
        }

        var preview = form.Complete(read.ToDictionary(r => r.Key, r => r.Value.Preview, StringComparer.Ordinal), default);
        foreach (var refusal in FormJudgement.JudgeFields(form, preview).Where(r => r.Field is null ? bad.Count == 0 : !bad.Contains(r.Field)))
        {
            errors.Add(refusal.Field is { } f ? Input(prefix, f) : null, say(refusal));
        }

        return read;
    }

    /// <summary>The kernel's values of what was read; called by the writer.</summary>
    public static Dictionary<string, FieldValue> Seal(this IReadOnlyDictionary<string, Typed> typed, ISealer sealer, long owner) =>
        typed.ToDictionary(t => t.Key, t => t.Value.Seal(sealer, owner), StringComparer.Ordinal);

    /// <summary>One field; both null where it was left empty.</summary>
    internal static (Typed? Value, Refusal? Refusal) ReadOne(FieldDefinition field, string input, FormValues values)
    {
        var text = values.Text(input);
        var many = values.Many(input).Where(v => v.Length > 0).ToArray();
        return field.Kind switch
        {
            KernelField.Text or KernelField.LongText or KernelField.Place or KernelField.Contact => (TypedText.Of(field, text), null),
            KernelField.Number => Number(values.Whole(input)),
            KernelField.Money => Number(values.Fen(input)),
            KernelField.Date => text.Length == 0 ? default : values.Day(input) is { } day ? (Plain(new DateValue(day)), null) : (null, FormRefusals.WrongKind(field.Name)),
            KernelField.Time => text.Length == 0 ? default : TableText.Time(text) is { } time ? (Plain(time), null) : (null, FormRefusals.WrongKind(field.Name)),
            KernelField.YesNo or KernelField.Signature => values.YesNo(input) is { } yes ? (Plain(new YesNoValue(yes)), null) : default,
            KernelField.Choice => text.Length == 0 ? default : (Plain(new ChoiceValue(text)), null),
            KernelField.Choices => many.Length == 0 ? default : (Plain(new ChoicesValue(many)), null),
            KernelField.Person or KernelField.People => People(many),
            KernelField.Org or KernelField.Orgs => Orgs(many),
            _ => default,
        };

        (Typed?, Refusal?) Number(long? number) =>
            text.Length == 0 ? default : number is { } n ? (Plain(new NumberValue(n)), null) : (null, FormRefusals.WrongKind(field.Name));

        (Typed?, Refusal?) Orgs(IReadOnlyCollection<string> ids)
        {
            var orgs = ids.Select(id => Ids.TryRead(id, out var org) ? new OrgId(org) : default).ToArray();
            return orgs.Contains(default) ? (null, FormRefusals.OrgUnknown(field.Name)) : orgs.Length == 0 ? default : (Plain(new OrgsValue(orgs)), null);
        }

        (Typed?, Refusal?) People(IReadOnlyCollection<string> ids)
        {
            var people = new List<PersonId>();
            foreach (var id in ids)
            {
                if (!Ids.TryRead(id, out var person))
                {
                    return (null, FormRefusals.PersonUnknown(field.Name));
                }

                people.Add(new PersonId(person));
            }

            return people.Count == 0 ? default : (Plain(new PeopleValue(people)), null);
        }
    }

    private static TypedPlain Plain(FieldValue value) => new(value);

    private static async Task<List<TypedFile>> Files(FormValues values, string input, FormErrors errors, Words words, CancellationToken stop)
    {
        var files = new List<TypedFile>();
        foreach (var (file, kind) in await Uploads.Check(values, input, errors, words, stop))
        {
            await using var content = file.OpenReadStream();
            var bytes = new byte[file.Length];
            await content.ReadExactlyAsync(bytes, stop);
            files.Add(new TypedFile(Path.GetFileName(file.FileName), kind.MediaType, bytes));
        }

        return files;
    }
}
