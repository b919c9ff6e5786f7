using Lianxin.Kernel;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Records;
using Lianxin.Rules;
using Lianxin.Rules.Sentences;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>Says the rule of a step in one sentence, generated from the pack.</summary>
public interface IStepRules
{
    /// <summary>The sentence in <c>zh</c> or <c>en</c>; empty where the pack or step is unknown.</summary>
    string Sentence(string pack, int version, string procedure, string step, string language);
}

/// <summary>A plain sentence of each verb: who, how long, what can come of it.</summary>
public sealed class PlainStepRules(Desk desk, WordBook book) : IStepRules
{
    public string Sentence(string pack, int version, string procedure, string step, string language)
    {
        if ((desk.Engine.Institutions.Find(pack, version) ?? desk.Engine.Institutions.Find(pack)) is not { } institution
            || institution.Procedures.GetValueOrDefault(procedure) is not { } definition
            || definition.Steps.FirstOrDefault(s => s.Name == step) is not { } found)
        {
            return "";
        }

        var say = new Saying(desk, book, institution, language, $"procedures.{procedure}.steps.{step}");
        var within = say.Length(found.Within) is { Length: > 0 } length ? say.T("rule.within", ("length", length)) : "";
        return within + found switch
        {
            DecideStep s => say.T("rule.decide", ("who", say.Who(s.By)), ("outcomes", say.Or(s.Outcomes))) + say.Need(s),
            DoStep s => say.T(s.Stages.Picked is null && s.Stages.Fixed.Count < 2 ? "rule.do" : "rule.do_stages", ("who", say.Who(s.By))),
            GatherStep s => say.T("rule.gather", ("who", string.Join(say.T("list.and"), s.From.Select(say.Who))), ("length", say.Length(s.For))),
            VoteStep s => say.T("rule.vote") + say.Results(s.Results),
            MeetStep s => say.T("rule.meet", ("meeting", say.Word($"meetings.{s.In.Name}"))) + say.Lead(s.In) + say.Quorum(s.In),
            NotifyStep s => say.T("rule.notify", ("who", string.Join(say.T("list.and"), s.To.Select(say.Who)))),
            PublishStep s => say.T("rule.publish", ("length", say.Length(s.For))) + say.Objections(s),
            OpenStep s => say.T("rule.open", ("procedure", say.Word($"procedures.{s.Procedure}"))),
            WaitStep s => say.T("rule.wait", ("length", say.Length(s.For))),
            EnactStep => say.T("rule.enact"),
            _ => "",
        };
    }

    private sealed record Saying(Desk Desk, WordBook Book, Institution Pack, string Language, string Path)
    {
        private Language Tongue => Language == "en" ? Rules.Language.English : Rules.Language.Chinese;

        public string T(string key, params ReadOnlySpan<(string Name, object? Value)> facts) =>
            WordBook.Fill(Book.Raw(Language, key), facts, value => value?.ToString() ?? "");

        public string Word(string path) => Desk.Engine.Institutions.Word(Pack.Name, path, Language);

        public string Or(IEnumerable<string> outcomes) => string.Join(T("rule.or"), outcomes.Select(o => Word($"{Path}.{o}")));

        public string Who(WhoSpec who) => who switch
        {
            GroupWho g => Word($"groups.{g.Group.Name}"),
            OpenerWho => T("who.opener"),
            SubjectWho => T("who.subject"),
            AnyoneWho => T("who.anyone"),
            ArgumentWho a => T(Book.Has(Language, $"who.{a.Name}") ? $"who.{a.Name}" : "who.named"),
            _ => T("who.named"),
        };

        public string Length(DurationSpec? spec) => spec switch
        {
            FixedDuration f => f.Value.InWords(Tongue),
            ParamDuration p when Param(p.Name) is { } text && Duration.TryParse(text, out var d, out _) => d.InWords(Tongue),
            PickedDuration p => string.Join(T("rule.or"), p.Values.Values.Select(Length).Distinct(StringComparer.Ordinal)),
            UntilField => T("rule.until_day"),
            _ => "",
        };

        public string Need(DecideStep step) => step.Need switch
        {
            NeedKind.Each => T("rule.each"),
            NeedKind.Sentence => T("rule.need", ("outcome", Word($"{Path}.{step.Outcomes[0]}")), ("bound", Limit(step.NeedSentence!)), ("of", Of(step.NeedSentence!))),
            _ => "",
        };

        public string Results(IReadOnlyList<ResultRule> results) => results.FirstOrDefault(r => r.When is not null) is { When.Sentences: [var first, ..] } result
            ? T("rule.passes", ("term", Term(first.Term ?? "")), ("bound", Limit(first)), ("of", Of(first)), ("result", Word($"{Path}.{result.Name}")))
            : "";

        public string Lead(MeetingDefinition meeting) => meeting.Lead is { } lead ? T("rule.lead", ("length", Length(lead))) : "";

        public string Quorum(MeetingDefinition meeting) => meeting.Quorum?.Sentences is [var first, ..]
            ? T("rule.quorum", ("bound", Limit(first)), ("of", Of(first)))
            : "";

        public string Objections(PublishStep step) => step.Objections is { } o ? T("rule.objections", ("who", Who(o.To))) : "";

        private string Of(Sentence sentence) => sentence.Of is { } of ? T("rule.of", ("whole", Term(of))) : "";

        private string Term(string term) => Book.Has(Language, $"term.{term}") ? T($"term.{term}") : Word($"groups.{term}");

        private string Limit(Sentence sentence) => sentence.Limit.Bound is { } bound ? bound.InWords(Tongue)
            : sentence.Limit.Param is { } name && Bound.TryParse(Param(name), out var read, out _) ? read.InWords(Tongue)
            : "";

        private string? Param(string name) => Pack.Params.GetValueOrDefault(name)?.Default
            ?? Pack.Uses.Select(u => Desk.Engine.Institutions.Find(u)?.Params.GetValueOrDefault(name)?.Default).FirstOrDefault(d => d is not null);
    }
}
