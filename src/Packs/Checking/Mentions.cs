using System.Text.RegularExpressions;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>What a pack declares and something else must name, or it does nothing.</summary>
internal enum NameKind
{
    Param,
    Org,
    Post,
    Group,
    Form,
    Meeting,
    Ledger,
    Sheet,
}

/// <summary>
/// Every name that a pack makes use of, by what it names. Where a word can name things of several kinds it counts for each
/// of them; that something is declared, and what it says of itself, is no use of it.
/// </summary>
internal sealed partial class Mentions
{
    private readonly HashSet<(NameKind, string)> all = [];
    private bool walksDown;

    private Mentions()
    {
    }

    public static Mentions Of(PackTree pack)
    {
        var mentions = new Mentions();
        mentions.Declarations(pack);
        mentions.Figures(pack);
        foreach (var procedure in pack.Procedures)
        {
            mentions.Procedure(procedure);
        }

        return mentions;
    }

    public bool Has(NameKind kind, string name) => all.Contains((kind, name)) || (walksDown && kind == NameKind.Org);

    private void Declarations(PackTree pack)
    {
        foreach (var org in pack.Orgs)
        {
            Names(NameKind.Org, org.Under.Where(u => u.Value != org.Name.Value));
            Name(NameKind.Org, org.Beside);
            Names(NameKind.Post, org.Head);
        }

        foreach (var post in pack.Posts)
        {
            Names(NameKind.Org, post.In);
            Name(NameKind.Post, post.Deputy);
            Names(NameKind.Post, post.NotWith);
        }

        foreach (var group in pack.Groups)
        {
            Names(NameKind.Post, group.Hold);
            Names(NameKind.Group, group.Any);
            Names(NameKind.Group, group.Except);
            Text(group.Of?.Value);
            walksDown |= group.Of?.Value.EndsWith(".below", StringComparison.Ordinal) == true;
            Text(group.Where?.Text);
        }

        foreach (var form in pack.Forms)
        {
            Form(form);
            if (form.FiledBy.Count > 0)
            {
                Name(NameKind.Form, form.Name);
            }
        }

        foreach (var meeting in pack.Meetings)
        {
            People(meeting.Of, meeting.By);
            Name(NameKind.Org, meeting.At);
            Name(NameKind.Org, meeting.Split);
            Text(meeting.Lead?.Text);
            Sentences(meeting.Quorum);
            Names(NameKind.Form, meeting.Records);
            if (meeting.Records.Count > 0)
            {
                Name(NameKind.Meeting, meeting.Name);
            }
        }
    }

    private void Figures(PackTree pack)
    {
        foreach (var ledger in pack.Ledgers)
        {
            Names(NameKind.Org, ledger.Of);
            Texts(ledger.Limits.Select(l => l.Value));
        }

        foreach (var sheet in pack.Sheets)
        {
            Anything(sheet.Of?.Value);
            Columns(sheet.Columns);
            foreach (var said in sheet.Bands.Select(b => b.When).Concat(sheet.Opens.Select(o => o.When)))
            {
                Sentences(said);
            }
        }

        foreach (var measure in pack.Measures)
        {
            Measure(measure.Body);
        }

        foreach (var routine in pack.Routines)
        {
            Fact(routine.Owe?.Value);
            Name(NameKind.Meeting, routine.Owe);
            Anything(routine.By?.Value);
            Names(NameKind.Org, routine.At);
            Text(routine.Every?.Text);
            if (routine.Due?.Rule.Post is { } post)
            {
                all.Add((NameKind.Post, post));
            }
        }
    }

    private void Measure(MeasureBody body)
    {
        Fact(body.Of?.Value);
        Names(NameKind.Org, body.Levels);
        foreach (var unless in body.Unless)
        {
            Fact(unless.Value);
        }

        foreach (var part in body.Parts)
        {
            Measure(part);
        }
    }

    /// <summary>A kind of fact names the meeting or the ledger it comes from; that nobody fills in a form or makes a sheet, counting does not mend.</summary>
    private void Fact(string? kind)
    {
        if (kind?.Split('.') is [var of, _])
        {
            all.Add((NameKind.Meeting, of));
            all.Add((NameKind.Ledger, of));
        }
    }

    private void Columns(IEnumerable<ColumnDecl> columns)
    {
        foreach (var column in columns)
        {
            Text(column.Value?.Text);
            Text(column.Split?.Amount.Text);
            Text(column.Split?.Parts?.Value);
            if (column.Split?.Parts is { } parts)
            {
                Name(NameKind.Param, SheetChecks.ParamOf(parts));
            }

            if (column.Measure is { } measure)
            {
                Measure(measure);
            }
        }
    }

    private void Form(FormDecl form)
    {
        Fields(form.Fields);
        Texts([form.Rule?.Text, form.Retention?.Text]);
        Names(NameKind.Group, form.FiledBy);
    }

    private void Fields(IEnumerable<FieldDecl> fields)
    {
        foreach (var field in fields)
        {
            Names(field.Type is FieldType.Org or FieldType.Orgs ? NameKind.Org : NameKind.Group, field.Of);
            Texts([field.Least?.Value, field.Most?.Value, field.Default?.Value]);
            Fields(field.Columns);
        }
    }

    private void Use(FormUse? use)
    {
        Name(NameKind.Form, use?.Name);
        if (use?.Inline is { } form)
        {
            Form(form);
        }
    }

    private void Sentences(Sentences? sentences)
    {
        foreach (var sentence in sentences?.All ?? [])
        {
            Text(sentence.Value.Source);
            foreach (var term in sentence.Value.Terms)
            {
                all.Add((NameKind.Group, term));
            }
        }
    }

    private void Picked(Picked<DurationText>? lengths) => Texts([lengths?.On?.Text, .. (lengths?.Values ?? []).Select(v => v.Text)]);

    private void People(params IEnumerable<Located<string>?> people)
    {
        foreach (var name in people.OfType<Located<string>>())
        {
            all.Add((NameKind.Group, name.Value));
        }
    }

    private void Names(NameKind kind, IEnumerable<Located<string>> names)
    {
        foreach (var name in names)
        {
            all.Add((kind, name.Value));
        }
    }

    private void Name(NameKind kind, Located<string>? name) => Names(kind, name is { } one ? [one] : []);

    /// <summary>A place where names of several kinds can stand.</summary>
    private void Anything(string? name)
    {
        Text(name);
        foreach (var kind in name is null ? [] : Enum.GetValues<NameKind>().Where(k => k is not (NameKind.Form or NameKind.Meeting)))
        {
            all.Add((kind, name!));
        }
    }

    private void Texts(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    /// <summary>An expression, a path, or whatever else can stand for a value.</summary>
    private void Text(string? text)
    {
        foreach (Match named in text is null ? [] : Named().Matches(text).Cast<Match>())
        {
            all.Add(named.Groups["of"].Value switch
            {
                "params." => (NameKind.Param, named.Groups["name"].Value),
                "holds" => (NameKind.Post, named.Groups["name"].Value),
                "up" or "below" => (NameKind.Org, named.Groups["name"].Value),
                _ => (NameKind.Ledger, named.Groups["name"].Value),
            });
        }
    }

    [GeneratedRegex(@"\b((?<of>params\.)\??|(?<of>holds|up|below|balance)\s*\(\s*['""])(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
