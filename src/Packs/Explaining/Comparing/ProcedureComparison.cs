using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>Procedures of two versions: whole ones, their openers and standing rules, their steps.</summary>
internal sealed class ProcedureComparison(Version old, Version now) : Comparison(old, now)
{
    public IEnumerable<PackChange> Changes()
    {
        foreach (var gone in Old.Tree.Procedures.Where(p => !Now.Tree.Procedures.Has(p.Name.Value)))
        {
            yield return new PackChange(ChangeAbout.Course, Old.Touched.Openers(gone), Say($"程序“{Old.Words.Procedure(gone.Name.Value)}”没有了", $"the procedure “{Old.Words.Procedure(gone.Name.Value)}” is gone"), $"procedures.{gone.Name.Value}", gone.Name.Place);
        }

        foreach (var procedure in Now.Tree.Procedures)
        {
            if (Old.Tree.Procedures.Find(procedure.Name.Value) is not { } before)
            {
                yield return new PackChange(ChangeAbout.Course, Now.Touched.Openers(procedure), Say($"新的程序“{Now.Words.Procedure(procedure.Name.Value)}”", $"the procedure “{Now.Words.Procedure(procedure.Name.Value)}” is new"), $"procedures.{procedure.Name.Value}", procedure.Name.Place);
                continue;
            }

            var path = $"procedures.{procedure.Name.Value}";
            var title = Say($"“{Now.Words.Procedure(procedure.Name.Value)}”", $"“{Now.Words.Procedure(procedure.Name.Value)}”");
            var rules = Differ(Rules(Old, before), Rules(Now, procedure), title, Both(Old.Touched.Openers(before), Now.Touched.Openers(procedure)), path, procedure.Name.Place);
            foreach (var change in rules.Concat(Steps(before, procedure, path)))
            {
                yield return change;
            }

            if (procedure.Form?.Inline is { } form && before.Form?.Inline is { } other)
            {
                foreach (var change in FieldComparison.Fields(Old, Now, other.Fields, form.Fields, title, $"{path}.form", Now.Touched.Openers(procedure), f => Old.Words.FormField(before, f), f => Now.Words.FormField(procedure, f)))
                {
                    yield return change;
                }
            }
        }
    }

    private IEnumerable<PackChange> Steps(ProcedureDecl before, ProcedureDecl after, string path)
    {
        foreach (var gone in before.Steps.Where(s => !after.Steps.Has(s.Name.Value)))
        {
            yield return new PackChange(ChangeAbout.Course, Old.Touched.By(before, gone), Say($"不再有“{Old.Words.Step(before, gone.Name.Value)}”这一步", $"the step “{Old.Words.Step(before, gone.Name.Value)}” is gone"), $"{path}.steps.{gone.Name.Value}", gone.Name.Place);
        }

        var names = after.Steps.Names.ToList();
        var kept = Kept([.. before.Steps.Names.Where(after.Steps.Has)], [.. names.Where(before.Steps.Has)]);
        foreach (var step in after.Steps)
        {
            var (name, at) = (step.Name.Value, names.IndexOf(step.Name.Value));
            var words = Now.Words.Step(after, name);
            var where = at == 0 ? Say("放在最前", "as the first step") : Say($"放在“{Now.Words.Step(after, names[at - 1])}”之后", $"after “{Now.Words.Step(after, names[at - 1])}”");
            var (touched, here) = (Now.Touched.By(after, step), $"{path}.steps.{name}");
            if (before.Steps.Find(name) is not { } was)
            {
                yield return new PackChange(ChangeAbout.Course, touched, Say($"新增一步“{words}”，{where}", $"the step “{words}” is new, {where}"), here, step.Name.Place);
                continue;
            }

            touched = Both(Old.Touched.By(before, was), touched);
            if (!kept.Contains(name, StringComparer.Ordinal))
            {
                yield return new PackChange(ChangeAbout.Course, touched, Say($"“{words}”这一步挪了位置，{where}", $"the step “{words}” has moved: it stands {where}"), here, step.Name.Place);
            }

            if (was.Verb != step.Verb)
            {
                yield return new PackChange(ChangeAbout.Course, touched, Say($"“{words}”从{Verb(was)}改为{Verb(step)}", $"“{words}” was “{Verb(was)}” and is “{Verb(step)}”"), here, step.Name.Place);
            }

            foreach (var change in Differ(Old.Facets.Of(before, was), Now.Facets.Of(after, step), Say($"“{words}”的", $"“{words}”"), touched, here, step.Name.Place).Concat(Fill(before, was, after, step, touched, here)))
            {
                yield return change;
            }
        }
    }

    /// <summary>What is filled in at a step; a form with a name of its own is compared once, where it is declared.</summary>
    private IEnumerable<PackChange> Fill(ProcedureDecl before, StepDecl was, ProcedureDecl after, StepDecl step, IReadOnlyList<string> touched, string path) => FieldComparison.Fields(
        Old, Now, Inline(was), Inline(step), Say($"“{Now.Words.Step(after, step.Name.Value)}”", $"“{Now.Words.Step(after, step.Name.Value)}”"), $"{path}.fill", touched,
        f => Old.Words.StepField(before, was, f), f => Now.Words.StepField(after, step, f));

    private static Table<FieldDecl> Inline(StepDecl step) => (step is DoStep d ? d.HandIn : step.Fill)?.Inline?.Fields ?? new Table<FieldDecl>();

    private static IEnumerable<Facet> Rules(Version v, ProcedureDecl p)
    {
        string Person(string name) => v.Teller.Person(name, p);
        var f = v.Facets;
        foreach (var open in p.Open)
        {
            var signed = open.Cosigned is { } cosigned ? new ThresholdWords(v.Teller).Signatures(cosigned, Person(open.By.Value)) : v.Teller.Say("一个人就可以", "one alone");
            var time = open.For is { } length ? v.Teller.Say($"，{v.Teller.Length(length, p)}内签够", $", signed within {v.Teller.Length(length, p)}") : "";
            yield return f.Facet($"open.{open.By.Value}", ChangeAbout.People, $"由{Person(open.By.Value)}提出的办法", $"how {Person(open.By.Value)} may raise it",
                $"{(open.Cosigned is { } c ? Facets.Raw(c) : "alone")} {open.For?.Text} {open.OnBehalf?.Value} {open.Paper?.Text}", () => signed + time);
        }

        foreach (var due in p.Due)
        {
            yield return f.Facet($"due.{due.By?.Value}", ChangeAbout.People, "到哪天自己开始", "the day that opens it", due.Day.Rule.Text, () => new CallingTelling(v.Teller).Day(due.Day));
        }

        foreach (var allow in p.Allow)
        {
            var until = allow.Until is { } step ? v.Teller.Say($"，到“{v.Words.Step(p, step.Value)}”为止", $", until “{v.Words.Step(p, step.Value)}”") : "";
            yield return f.Facet($"allow.{allow.Name.Value}", ChangeAbout.People, $"谁可以{Act(v, allow.Name.Value)}", $"who may {allow.Name.Value}",
                $"{string.Join(',', allow.By.Select(b => b.Value))} {allow.Until?.Value} {allow.Most?.Text} {allow.Times} {allow.NeedsReason} {string.Join(',', allow.Reasons.Select(r => r.Value))} {allow.Unless?.Text} {allow.Approve?.Value} {allow.Adds?.Text} {allow.For?.Text} {allow.To?.Value} {string.Join(',', allow.Clocks.Select(c => c.Value))}",
                () => v.Teller.People(allow.By, p) + until + new AllowTelling(v.Teller).Limits(p, allow));
        }

        foreach (var clock in p.Clocks)
        {
            yield return f.Time($"clocks.{clock.Name.Value}", $"时限“{clock.Name.Value}”", $"the clock “{clock.Name.Value}”", clock.Within, p);
        }

        foreach (var facet in new[]
        {
            f.People("at", "在哪种组织办", "where it runs", p.At, v.Words.Org, ChangeAbout.Course), f.People("binds", "对谁有约束力", "whom it binds", p.Binds, Person),
            f.People("see", "还有谁看得到", "who else sees it", p.See, Person, ChangeAbout.Publicity), f.People("watch", "谁可以旁观", "who may watch", p.Watch, Person, ChangeAbout.Publicity),
            f.People("refuse", "不予受理的情形", "what is refused at the door", [.. p.Refuse.Select(r => new Located<string>($"{r.Name.Value}: {r.When.Text}", r.Name.Place))], x => x, ChangeAbout.Course),
            f.People("clears", "有利于当事人的结果", "favourable ends", p.Clears, e => v.Words.End(p, e), ChangeAbout.Way),
        }.Where(x => x.Raw.Length > 0))
        {
            yield return facet;
        }
    }

    private static string Act(Version v, string act) => act switch
    {
        "withdraw" => "撤回",
        "correct" => "更正",
        "pause" => "暂停",
        "extend" => "延期",
        "reassign" => "换人办",
        "join" => "并案",
        "reopen" => "重新办理",
        _ => v.Words.Quote(act),
    };

    private string Verb(StepDecl step) => Texts.StandardWords.Find(step.Verb.ToString().ToLowerInvariant(), Now.Words.Language) ?? step.Verb.ToString();

    private static IReadOnlyList<string> Both(IReadOnlyList<string> one, IReadOnlyList<string> other) => [.. one.Union(other, StringComparer.Ordinal)];
}
