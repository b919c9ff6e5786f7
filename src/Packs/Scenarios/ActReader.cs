using Lianxin.Packs.Checking;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Scenarios;

/// <summary>Reads <c>- at: ... who: ... do: answer canal choose: accept</c>.</summary>
internal sealed class ActReader(ItemReader items, CheckContext context, NodeReader nodes, Moments moments)
{
    private static readonly Dictionary<string, ActKind> Acts = Enum.GetValues<ActKind>().ToDictionary(ScenarioWriter.Snake, StringComparer.Ordinal);

    public ActItem? Read(Keys keys)
    {
        var at = keys.Has("at") ? moments.Read(keys.Take("at"), Same("at")) : moments.Now;
        var who = items.Roles(keys.Need("who"), "who");
        if (nodes.Text(keys.Need("do"), Same("do")) is not { } written)
        {
            return null;
        }

        var words = written.Value.Split(' ', 2);
        if (!Acts.TryGetValue(words[0], out var kind))
        {
            nodes.Report.Add(Codes.UnknownAct, written.Place, words[0], Words.DidYouMean(words[0], Acts.Keys), Words.List(Acts.Keys));
            return null;
        }

        if (words.Length < 2)
        {
            nodes.Report.Add(Codes.MissingKey, written.Place, "…", new Phrase(words[0], words[0]));
            return null;
        }

        var on = new Located<string>(words[1], written.Place with { Column = written.Place.Column + words[0].Length + 1, Length = words[1].Length });
        var act = new ActItem(keys.Place, at ?? moments.Now, who, kind, on)
        {
            Refused = nodes.Text(keys.Take("refused"), Same("refused")),
        };
        act = Details(act, keys);
        keys.Done();
        return act;
    }

    private ActItem Details(ActItem act, Keys keys) => act.Do switch
    {
        ActKind.Open => Open(act, keys),
        ActKind.CallMeeting => CallMeeting(act, keys),
        ActKind.FileRecord => FileRecord(act, keys),
        ActKind.SetParam => SetParam(act, keys),
        ActKind.AddItem or ActKind.Reply or ActKind.RollCall or ActKind.CloseItem or ActKind.CloseMeeting or ActKind.CancelMeeting => Meeting(act, keys),
        ActKind.Withdraw or ActKind.Correct or ActKind.Pause or ActKind.Resume or ActKind.Extend or ActKind.Reassign or ActKind.Join or ActKind.Reopen
            or ActKind.Override or ActKind.Approve or ActKind.Decline => Beside(act, keys),
        _ => Case(act, keys),
    };

    private ActItem Open(ActItem act, Keys keys)
    {
        var procedure = context.Known(Codes.UnknownProcedure, act.On, context.Scope.Procedures.All) ? context.Scope.Procedures.Find(act.On.Value) : null;
        var label = nodes.Text(keys.Take("label"), Same("label"));
        if (label is { } name)
        {
            items.Labels[name.Value] = new Labelled(procedure, null);
        }

        var as_ = nodes.Text(keys.Take("as"), Same("as"));
        if (as_ is { } group && procedure is not null)
        {
            context.Known(Codes.UnknownPeople, group, procedure.Open.Select(o => o.By.Value));
        }

        var about = nodes.Text(keys.Take("about"), Same("about"));
        if (about is { } whole)
        {
            items.Label(whole);
        }

        var whose = items.Roles(keys.Take("for"), "for");
        return act with { About = about, For = whose.Count > 0 ? whose[0] : null, Label = label, As = as_, In = items.Org(keys.Take("in")), Fill = items.Fill(keys.Take("fill"), context.Form(procedure?.Form)) };
    }

    private ActItem CallMeeting(ActItem act, Keys keys)
    {
        context.Known(Codes.UnknownMeeting, act.On, context.Scope.Meetings.All);
        var label = nodes.Text(keys.Need("label"), Same("label"));
        if (label is { } name)
        {
            items.Labels[name.Value] = new Labelled(null, act.On.Value);
        }

        var cases = nodes.Texts(keys.Take("items"), Same("items"));
        foreach (var item in cases)
        {
            items.Label(item);
        }

        return act with { Label = label, Held = moments.Parse(keys.Need("held"), Same("held")), Items = cases };
    }

    private ActItem FileRecord(ActItem act, Keys keys)
    {
        var form = context.Form(act.On) ? context.Scope.Forms.Find(act.On.Value) : null;
        var under = nodes.Text(keys.Take("under"), Same("under"));
        if (under is { } meeting)
        {
            items.Label(meeting);
        }

        return act with { Under = under, In = items.Org(keys.Take("in")), Fill = items.Fill(keys.Take("fill"), form) };
    }

    private ActItem SetParam(ActItem act, Keys keys)
    {
        context.Known(Codes.UnknownParam, act.On, context.Scope.Params.All);
        return act with { To = nodes.Texts(keys.Need("to"), Same("to")), In = items.Org(keys.Take("in")) };
    }

    private ActItem Beside(ActItem act, Keys keys)
    {
        var procedure = items.Label(act.On)?.Procedure;
        var step = act.Do == ActKind.Override ? nodes.Text(keys.Need("step"), Same("step")) : null;
        if (step is { } name && procedure is not null)
        {
            context.Known(Codes.UnknownStep, name, procedure.Steps.Names);
        }

        var with = act.Do == ActKind.Join ? nodes.Text(keys.Need("with"), Same("with")) : null;
        if (with is { } first)
        {
            items.Label(first);
        }

        var to = act.Do == ActKind.Reassign ? items.Roles(keys.Take("to"), "to") : [];
        return act with
        {
            Step = step,
            With = with,
            Holder = to.Count > 0 ? to[0] : null,
            In = act.Do == ActKind.Reassign ? items.Org(keys.Take("in")) : null,
            Words = nodes.Text(keys.Take("words"), Same("words")),
            Why = act.Do is ActKind.Resume or ActKind.Approve or ActKind.Decline ? null : nodes.Text(keys.Take("why"), Same("why")),
            Fill = act.Do == ActKind.Correct ? items.Fill(keys.Take("fill"), context.Form(procedure?.Form)) : [],
        };
    }

    private ActItem Meeting(ActItem act, Keys keys)
    {
        items.Label(act.On);
        var cases = nodes.Texts(act.Do is ActKind.CloseItem or ActKind.AddItem ? keys.Need("item") : keys.Take("item"), Same("item"));
        var labelled = cases.Select(items.Label).FirstOrDefault();
        var step = labelled?.Procedure?.Steps.OfType<MeetStep>().FirstOrDefault(s => s.Fill is not null && s.In?.Values.Any(m => m.Text == items.Label(act.On)?.Meeting) == true);
        return act with
        {
            Items = cases,
            Present = items.Roles(act.Do == ActKind.RollCall ? keys.Need("present") : keys.Take("present"), "present"),
            Words = nodes.Text(act.Do is ActKind.CloseMeeting or ActKind.CancelMeeting ? keys.Need("words") : keys.Take("words"), Same("words")),
            Fill = items.Fill(keys.Take("fill"), context.Form(step?.Fill)),
        };
    }

    private ActItem Case(ActItem act, Keys keys)
    {
        var procedure = items.Label(act.On)?.Procedure;
        var step = nodes.Text(keys.Take("step"), Same("step"));
        if (step is { } name && procedure is not null)
        {
            context.Known(Codes.UnknownStep, name, procedure.Steps.Names);
        }

        var choose = nodes.Text(act.Do == ActKind.Vote && !keys.Has("mark") ? keys.Need("choose") : keys.Take("choose"), Same("choose"));
        if (choose is { } chosen && procedure is not null)
        {
            Choice(act.Do, chosen, procedure);
        }

        var label = nodes.Text(keys.Take("label"), Same("label"));
        if (label is { } objection)
        {
            items.Labels[objection.Value] = new Labelled(Objected(procedure), null);
        }

        var whose = act.Do is ActKind.Vote or ActKind.TakeBack ? items.Roles(keys.Take("for"), "for") : [];
        var to = act.Do == ActKind.HandOver ? items.Roles(keys.Need("to"), "to") : [];
        return act with
        {
            For = whose.Count > 0 ? whose[0] : null,
            Whom = to.Count > 0 ? to[0] : null,
            Step = step,
            Choose = choose,
            Label = label,
            Words = nodes.Text(keys.Take("words"), Same("words")),
            Stage = nodes.Text(keys.Take("stage"), Same("stage")),
            Method = nodes.OneOf(keys.Take("method"), Same("method"), ["hands", "paper"], out var method) ? new Located<string>(method, act.Place) : null,
            Mark = items.Marks(keys.Take("mark"), "mark"),
            Marks = Marks(keys.Take("marks")),
            Counts = Counts(keys.Take("counts"), procedure),
            Fill = Filled(act.Do, keys, procedure, step?.Value),
        };
    }

    private void Choice(ActKind act, Located<string> chosen, ProcedureDecl procedure)
    {
        var known = act == ActKind.Vote
            ? ["agree", "against", "abstain", "blank"]
            : procedure.Steps.OfType<DecideStep>().SelectMany(s => s.Then.Select(w => w.Outcome.Value)).Distinct(StringComparer.Ordinal).ToList();
        if (!known.Contains(chosen.Value, StringComparer.Ordinal))
        {
            nodes.Report.Add(Codes.UnknownOutcome, chosen.Place, chosen.Value, new Phrase("可选的结果", "the choices"), Words.DidYouMean(chosen.Value, known), Words.List(known));
        }
    }

    // Which step it is filled in at is known only when it runs; here every field that any step of the verb asks for will do.
    private IReadOnlyList<FillDecl> Filled(ActKind act, Keys keys, ProcedureDecl? procedure, string? step)
    {
        var forms = (procedure?.Steps ?? []).Where(s => step is null || s.Name.Value == step)
            .SelectMany(s => new[] { s.Fill, (s as DoStep)?.HandIn })
            .Append(act == ActKind.Object ? Objected(procedure)?.Form : null)
            .Select(context.Form).OfType<FormDecl>();
        var plain = procedure?.Steps.OfType<DoStep>().Any(s => s.HandIn is null) == true
            ? [new FieldDecl(new Located<string>("words", keys.Place), FieldType.LongText, keys.Place)] : Array.Empty<FieldDecl>();
        var fields = forms.SelectMany(f => f.Fields).Concat(plain).DistinctBy(f => f.Name.Value, StringComparer.Ordinal);
        var name = procedure?.Name ?? new Located<string>("", keys.Place);
        return items.Fill(keys.Take("fill"), procedure is null ? null : new FormDecl(name, new Table<FieldDecl>(fields)));
    }

    private ProcedureDecl? Objected(ProcedureDecl? procedure) =>
        procedure?.Steps.OfType<PublishStep>().Select(p => p.Objections).FirstOrDefault(o => o is not null) is { } objections
            ? context.Scope.Procedures.Find(objections.Opens.Value)
            : null;

    /// <summary>Ballots per option, and where a sheet with columns votes what they weigh: <c>agree: 5, area.agree: 430</c>.</summary>
    private Dictionary<string, long> Counts(YamlNode? node, ProcedureDecl? procedure)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        if (nodes.Map(node, Same("counts")) is { } keys)
        {
            foreach (var option in new[] { "agree", "against", "abstain", "papers", "blank", "spoilt" }.Where(keys.Has))
            {
                counts[option] = nodes.Number(keys.Take(option), Same(option), 0, 100_000, 0);
            }

            var columns = (procedure?.Steps ?? []).OfType<VoteStep>().SelectMany(v => VoteColumns.Counted(context.Scope, procedure!, v)).Distinct(StringComparer.Ordinal);
            foreach (var term in columns.SelectMany(VoteColumns.Terms).Where(keys.Has))
            {
                counts[term] = nodes.Number(keys.Take(term), Same(term), 0, int.MaxValue, 0);
            }

            keys.Done();
        }

        return counts;
    }

    /// <summary>Votes by role, by label of a case or by number in the list.</summary>
    private Dictionary<string, long> Marks(YamlNode? node) => nodes.Map(node, Same("marks")) is { } keys
        ? keys.All.Where(m => items.IsMark(new Located<string>(m.Key.Text, m.Key.Place)))
            .ToDictionary(m => m.Key.Text, m => (long)nodes.Number(m.Value, new Phrase(m.Key.Text, m.Key.Text), 0, 100_000, 0), StringComparer.Ordinal)
        : [];

    private static Phrase Same(string key) => new(key, key);
}
