using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>Whom a step, a form or a parameter touches, as read.</summary>
internal sealed class Touched(Teller teller)
{
    private PackWords Words => teller.Words;

    /// <summary>Those who set parameters and answer for the organisation: touched by what nobody else meets.</summary>
    public string Heads => teller.Say("各组织的负责人", "the heads of organisations");

    public IReadOnlyList<string> By(ProcedureDecl procedure, StepDecl step)
    {
        var names = step switch
        {
            DecideStep d => d.By,
            DoStep d => d.By,
            GatherStep g => g.From,
            NotifyStep n => n.To,
            PublishStep p => p.To,
            FreezeStep f => f.By,
            VoteStep { Of: { } of } => procedure.Steps.Find(of.Value) is MeetStep meet ? Attending(meet) : [of],
            MeetStep m => Attending(m),
            EnactStep when procedure.Binds.Count > 0 => procedure.Binds,
            _ => [],
        };
        return names.Count > 0 ? Say(names, procedure) : Openers(procedure);
    }

    public IReadOnlyList<string> Openers(ProcedureDecl procedure) =>
        procedure.Open.Count > 0 ? Say(procedure.Open.Select(o => o.By), procedure) : procedure.Subject is not null ? [Words.Group("subject")] : [Heads];

    /// <summary>Those who fill in a form: at a step, when opening, or by itself.</summary>
    public IReadOnlyList<string> Fillers(string form)
    {
        var all = new List<string>();
        foreach (var procedure in Words.Pack.Tree.Procedures)
        {
            all.AddRange(procedure.Form?.Name?.Value == form ? Openers(procedure) : []);
            all.AddRange(procedure.Steps.Where(s => s.Fill?.Name?.Value == form || (s as DoStep)?.HandIn?.Name?.Value == form).SelectMany(s => By(procedure, s)));
        }

        all.AddRange(Words.Scope.Forms.Find(form) is { } decl ? Say(decl.FiledBy, null) : []);
        return all.Count > 0 ? [.. all.Distinct(StringComparer.Ordinal)] : [Heads];
    }

    /// <summary>Those at whose steps or meetings a parameter is used, and those who set it.</summary>
    public IReadOnlyList<string> Users(string param, Facets facets)
    {
        var written = $"params.{param}";
        var steps = from procedure in Words.Pack.Tree.Procedures
                    from step in procedure.Steps
                    where facets.Of(procedure, step).Any(f => Names(f.Raw, written))
                    from who in By(procedure, step)
                    select who;
        var signing = Words.Pack.Tree.Procedures.SelectMany(p => p.Open.Where(o => o.For?.Param == param || o.Paper?.Param == param).Select(o => teller.Person(o.By.Value, p)));
        var meetings = Words.Pack.Tree.Meetings.Where(m => m.Lead?.Param == param || (m.Quorum is { } q && Names(Facets.Raw(q), written))).SelectMany(m => Say(m.Of is { } of ? [of] : [], null));
        return [.. steps.Concat(signing).Concat(meetings).Append(Heads).Distinct(StringComparer.Ordinal)];
    }

    public IReadOnlyList<string> Say(IEnumerable<Located<string>> names, ProcedureDecl? procedure) =>
        [.. names.Select(n => teller.Person(n.Value, procedure)).Distinct(StringComparer.Ordinal)];

    private IReadOnlyList<Located<string>> Attending(MeetStep meet) =>
        [.. (meet.In?.Values ?? []).Select(m => Words.Scope.Meetings.Find(m.Text)?.Of).OfType<Located<string>>().DistinctBy(o => o.Value, StringComparer.Ordinal)];

    private static bool Names(string raw, string param)
    {
        var at = raw.IndexOf(param, StringComparison.Ordinal);
        return at >= 0 && (at + param.Length == raw.Length || !(char.IsAsciiLetterOrDigit(raw[at + param.Length]) || raw[at + param.Length] == '_'));
    }
}
