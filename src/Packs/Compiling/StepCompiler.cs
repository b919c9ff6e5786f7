using System.Diagnostics;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Expressions;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Rules.Sentences;
using K = Lianxin.Kernel.Cases.Definitions;
using S = Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>
/// Steps, verb by verb. A key that the kernel has no place for is reported, never dropped: what a pack says happens,
/// or the pack is refused.
/// </summary>
internal sealed class StepCompiler(Pieces pieces, CheckContext context, ProcedureModel model)
{
    private readonly S.ProcedureDecl procedure = model.Decl;
    private readonly Scope scope = context.Scope;
    private readonly WhoCompiler who = new(pieces, model.Decl, context.Scope);
    private readonly DurationCompiler durations = new(pieces);
    private readonly Certainty certainty = new(model);
    private readonly EffectCompiler effects = new(pieces, context, model.Decl);

    public K.StepDefinition? Compile(S.StepDecl step)
    {
        var names = CaseNames.Of(procedure, scope, certainty.At(step.Name.Value));
        var compiled = Verb(step, names);
        return compiled is null ? null : compiled with
        {
            When = pieces.Expressions.Condition(step.When, names),
            Within = durations.Of(step.Within, names),
            For = step is S.WaitStep { Until: { } until } ? durations.Until(until) : durations.Of(step.For, names),
            Fill = pieces.Form(step.Fill, scope, Path(step, "fill")),
            Then = step is S.FreezeStep ? WithLate(Ways(step)) : Ways(step),
            OnPaper = durations.One(step.Paper),
            Adverse = Values(step.Adverse),
            Sealed = Values(step.Sealed),
        };
    }

    private K.StepDefinition? Verb(S.StepDecl step, CaseNames names)
    {
        var name = step.Name.Value;
        switch (step)
        {
            case S.DecideStep s:
                return Decide(s);
            case S.DoStep s:
                return Do(s, names);
            case S.ClaimStep s:
                return who.Together(s.By) is { } offered
                    ? new K.ClaimStep(name, offered, who.Each(s.Except), durations.One(s.Hold)) { See = Shown(s.Show) }
                    : null;
            case S.GatherStep s:
                return new K.GatherStep(name, who.Each(s.From), Results(s.Result)) { Except = who.Each(s.Except), Rates = s.Rates?.Value, Secret = s.Secret };
            case S.VoteStep s:
                return Vote(s, names);
            case S.MeetStep s:
                return Meet(s, names);
            case S.NotifyStep s:
                return new K.NotifyStep(name, who.Each(s.To), Shown(s.Tell));
            case S.PublishStep s:
                return new K.PublishStep(
                    name, s.To.Any(t => t.Value == WhoCompiler.Public), who.Each(s.To.Where(t => t.Value != WhoCompiler.Public)), Shown(s.Show),
                    Objections(s.Objections));
            case S.OpenStep s:
                return Open(s);
            case S.WaitStep:
                return new K.WaitStep(name);
            case S.FreezeStep s:
                return new SheetCompiler(pieces, context, procedure, who).Compile(s, names);
            case S.EnactStep s:
                return new K.EnactStep(name, effects.Compile(s.Do, names), Requirements(s));
            default:
                throw new UnreachableException($"the verb {step.Verb} has no place");
        }
    }

    /// <summary>Proof and guard are the same data (I6).</summary>
    private IReadOnlyList<K.Requirement> Requirements(S.EnactStep s) =>
        PackChecker.RequirementsOf(context, model, model.Graph.IndexOf(s.Name.Value));

    private K.DecideStep? Decide(S.DecideStep s)
    {
        var outcomes = s.Then.Select(w => w.Outcome.Value).Where(o => o is not ("late" or "skipped"));
        var kind = s.NeedEach ? K.NeedKind.Each : s.Need is null ? K.NeedKind.One : K.NeedKind.Sentence;
        return who.Together(s.By) is { } by
            ? new K.DecideStep(s.Name.Value, by, who.Each(s.Except), kind, s.Need?.Set, [.. outcomes]) { Draws = Values(s.Draws) }
            : null;
    }

    private K.DoStep? Do(S.DoStep s, CaseNames names)
    {
        return who.Together(s.By) is { } by
            ? new K.DoStep(s.Name.Value, by, pieces.Form(s.HandIn, scope, Path(s, "hand_in")) ?? K.DoStep.PlainReport(scope.Pack.Name.Value, Path(s, "hand_in")), Stages(s.Stages, names), who.Together(s.Tell))
            {
                See = Shown(s.See),
            }
            : null;
    }

    private K.StageSpec Stages(S.Picked<IReadOnlyList<Located<string>>>? stages, CaseNames names)
    {
        if (stages is null)
        {
            return K.StageSpec.None;
        }

        if (stages.Single is { } single)
        {
            return new K.StageSpec(Values(single));
        }

        var picked = stages.Cases.ToDictionary(c => c.When.Value, c => Values(c.Value), StringComparer.Ordinal);
        return new K.StageSpec([], pieces.Expressions.Selector(stages.On, names, picked.Keys), picked);
    }

    private K.VoteStep? Vote(S.VoteStep s, CaseNames names)
    {
        if (s.Of is not { } of)
        {
            return null;
        }

        var isMeeting = procedure.Steps.Find(of.Value) is S.MeetStep;
        var group = isMeeting ? null : who.One(of);
        var secret = s.Secret?.Value switch
        {
            null or "false" => new K.YesNoSpec(false),
            "true" => new K.YesNoSpec(true),
            var param => new K.YesNoSpec(false, param.StartsWith("params.", StringComparison.Ordinal) ? param[7..] : param),
        };
        return new K.VoteStep(s.Name.Value, isMeeting ? of.Value : null, secret, s.HandsCounted, s.PaperCounted, s.Quorum?.Set, Results(s.Result))
        {
            Group = group,
            ProxyMost = s.Proxy?.Most ?? 0,
            Sheet = VoteColumns.Roll(procedure, s)?.Name.Value,
            Columns = [.. VoteColumns.Counted(scope, procedure, s).Select(c => new K.CountedColumn(c, ColumnPath(s, c)))],
            Recuse = pieces.Expressions.Recusal(s.Recuse, names),
            Ballot = BallotCompiler.Ballot(s, context, procedure),
            Win = BallotCompiler.Win(s),
        };
    }

    /// <summary>A column's word stands with the step that adds it, or with the kind of sheet.</summary>
    private string ColumnPath(S.VoteStep vote, string column)
    {
        for (var at = VoteColumns.Roll(procedure, vote); at is not null; at = SheetChecks.Source(procedure, at))
        {
            if (at.Columns.Has(column))
            {
                return $"procedures.{procedure.Name.Value}.steps.{at.Name.Value}.{column}";
            }

            if (at.Of is { } of && scope.Sheets.Has(of.Value))
            {
                return $"sheets.{of.Value}.{column}";
            }
        }

        return column;
    }

    private K.MeetStep? Meet(S.MeetStep s, CaseNames names)
    {
        var kinds = (s.In?.Cases ?? []).ToDictionary(c => c.When.Value, c => Kind(c.Value), StringComparer.Ordinal);
        var first = s.In?.Single is { } single ? Kind(single) : kinds.Values.FirstOrDefault(k => k is not null);
        if (first is null || kinds.ContainsValue(null))
        {
            return null;
        }

        return new K.MeetStep(s.Name.Value, first, pieces.Expressions.Recusal(s.Recuse, names))
        {
            By = s.In!.Single is null ? pieces.Expressions.Selector(s.In.On, names, kinds.Keys) : null,
            Picked = kinds.ToDictionary(k => k.Key, k => k.Value!, StringComparer.Ordinal),
        };

        MeetingDefinition? Kind(S.TextValue kind) => pieces.Meeting(scope, new Located<string>(kind.Text, kind.Place));
    }

    private K.ObjectionSpec? Objections(S.ObjectionsDecl? decl)
    {
        if (decl is null || scope.Procedures.Owner(decl.Opens.Value) is not { } owner)
        {
            return decl is null ? null : pieces.Unknown<K.ObjectionSpec>(decl.Opens);
        }

        return who.One(decl.To[0]) is { } to ? new K.ObjectionSpec(owner.Pack, decl.Opens.Value, to) : null;
    }

    private K.OpenStep? Open(S.OpenStep s)
    {
        if (scope.Procedures.Owner(s.Opened.Value) is not { } owner)
        {
            return pieces.Unknown<K.OpenStep>(s.Opened);
        }

        var list = s.ForEach is { } each ? new Paths(context, procedure).Resolve(new Located<string>(each.Text, each.Place)) : null;
        return new K.OpenStep(s.Name.Value, owner.Pack, s.Opened.Value, effects.Paths(s.With))
        {
            ForEach = s.ForEach?.Text.Trim(),
            Element = list is null ? null : CallChecks.ElementOf(s, owner.Item, list.Type)?.Name.Value,
            Results = Results(s.Result),
            Waits = s.Waits,
            IsAbout = owner.Item.About?.Value == procedure.Name.Value,
        };
    }

    /// <summary>Who should sign a sheet does so by duty: without a way for being late it escalates.</summary>
    private static Dictionary<string, K.Way> WithLate(Dictionary<string, K.Way> ways)
    {
        ways.TryAdd("late", new K.EscalateWay());
        ways.TryAdd("frozen", new K.NextWay());
        return ways;
    }

    /// <summary>A step without ways has one outcome, or answers that are not judged: each goes on to the next.</summary>
    private Dictionary<string, K.Way> Ways(S.StepDecl step) => step.HasThen || step is not S.OpenStep
        ? step.Then.ToDictionary(w => w.Outcome.Value, w => Way(w.Way), StringComparer.Ordinal)
        : StepOutcomes.Of(step, procedure, scope).ToDictionary(o => o, K.Way (_) => new K.NextWay(), StringComparer.Ordinal);

    private K.Way Way(S.Way way) => way switch
    {
        S.NextWay => new K.NextWay(),
        S.StepWay to => new K.StepWay(to.Step.Value),
        S.EndWay end => new K.EndWay(end.End.Value),
        S.BackWay back => new K.BackWay(back.Step.Value, back.Most, Way(back.Else)),
        S.ClimbWay climb => new K.ClimbWay(climb.Step.Value, climb.To.Value, Way(climb.Else)),
        S.RemindWay => new K.RemindWay(),
        _ => new K.EscalateWay(),
    };

    private static IReadOnlyList<K.ResultRule> Results(IReadOnlyList<S.ResultDecl> results) =>
        [.. results.Select(r => new K.ResultRule(r.Name.Value, r.When is { } when ? Set(when) : null))];

    private static SentenceSet Set(S.Sentences sentences) => sentences.Set;

    private static IReadOnlyList<K.ShownField> Shown(IReadOnlyList<Located<string>> fields) =>
        [.. fields.Select(f => f with { Value = f.Value.Replace(".?", ".", StringComparison.Ordinal) }).Select(f => f.Value.EndsWith(".masked", StringComparison.Ordinal) ? new K.ShownField(f.Value[..^7], true) : new K.ShownField(f.Value))];

    private static IReadOnlyList<string> Values(IEnumerable<Located<string>> located) => [.. located.Select(l => l.Value)];

    private string Path(S.StepDecl step, string key) => $"procedures.{procedure.Name.Value}.steps.{step.Name.Value}.{key}";
}
