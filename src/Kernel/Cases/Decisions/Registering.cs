using System.Globalization;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Kernel.Cases.Decisions;

/// <summary>Effects on persons and parameters, and the facts that effects make. All are tried before any is done.</summary>
internal static class Registering
{
    /// <summary>What the register says to all of them together, and what they would bring about.</summary>
    public static (IReadOnlyList<Refusal> Refusals, IReadOnlyList<(long Stream, IEvent Event)> Events) Try(Course c, EnactStep step)
    {
        var effects = step.Do.OfType<RegisterEffect>().ToArray();
        if (effects.SelectMany(e => Reorganising.Judge(c, e)).ToArray() is { Length: > 0 } refusals)
        {
            return (refusals, []);
        }

        object[] commands = [.. effects.SelectMany(e => CommandsOf(c, e))];
        return commands.Length == 0 ? ([], []) : c.Reads.Try(commands, c.Act.ByClockwork());
    }

    public static string WordOf(EffectSpec effect) => effect switch
    {
        AppointEffect a => $"appoint {a.Post}",
        ReleaseEffect r => $"release {r.Post}",
        EnterEffect e => $"enter {e.Stage}",
        LeaveEffect l => $"leave {l.Stage}",
        RuleEffect r => $"rule {r.Param}",
        FactEffect f => $"fact {f.Kind} {f.Tag}".TrimEnd(),
        MarkEffect m => $"mark {m.Kind}",
        _ => Reorganising.WordOf(effect) ?? effect.GetType().Name,
    };

    public static IEnumerable<MadeFact> FactsOf(Course c, EnactStep step)
    {
        foreach (var effect in step.Do)
        {
            switch (effect)
            {
                case FactEffect f:
                    var of = f.OfAbout && c.State.About is { } about ? c.Reads.Case(about)! : c.State;
                    yield return new MadeFact(f.Kind, f.Tag is { } tag ? (c.Scope.At(tag) as ChoiceValue)?.Choice ?? tag : null, null, of.Org, 1, of.Id.Value);
                    break;
                case MarkEffect m:
                    var days = m.For is { } length ? c.Reads.Time.DayOf(Entering.DueOf(c, length).At).DayNumber - c.Today.DayNumber : 1;
                    foreach (var person in PeopleAt(c, m.Person))
                    {
                        yield return new MadeFact(m.Kind, null, person, c.State.Org, days, c.State.Id.Value);
                    }

                    break;
            }
        }
    }

    private static IEnumerable<object> CommandsOf(Course c, RegisterEffect effect)
    {
        switch (effect)
        {
            case AppointEffect a:
                DateOnly? last = a.Term is { } term ? c.Reads.Time.DayOf(c.Reads.Time.Due(c.Act.Now, Entering.DurationOf(c, term)).At) : null;
                return PeopleAt(c, a.People).Select(p => new Appoint(p, OrgAt(c, a.Of), a.Post, c.Today, last));
            case ReleaseEffect r:
                return PeopleAt(c, r.Person).Select(p => new Release(p, OrgAt(c, r.Of), r.Post, c.Today));
            case EnterEffect e:
                return PeopleAt(c, e.Person).Select(p => new Affiliate(p, OrgAt(c, e.Of), e.Stage, [], c.Today));
            case LeaveEffect l:
                return PeopleAt(c, l.Person).Select(p => new EndAffiliation(p, OrgAt(c, l.Of), l.Stage, c.Today));
            case RuleEffect r:
                var from = r.From is { } day && c.Scope.At(day) is DateValue d ? d.Day : c.Today;
                return [new SetRule(OrgAt(c, r.Of), r.Pack, r.Param, ValueAt(c, r.Value), from)];
            default:
                return Reorganising.CommandsOf(c, effect);
        }
    }

    private static IReadOnlyList<PersonId> PeopleAt(Course c, string path) => c.Scope.At(path) is PeopleValue named ? named.People : [];

    private static OrgId OrgAt(Course c, OrgPath path) =>
        path.Walk(c.Reads.Orgs.Find(path.Root == OrgRoot.Desk ? c.State.Desk : c.State.Org)!, c.Reads.Orgs)?.Id ?? c.State.Org;

    private static string ValueAt(Course c, string path) => c.Scope.At(path) switch
    {
        NumberValue n => n.Number.ToString(CultureInfo.InvariantCulture),
        YesNoValue y => y.Yes ? "true" : "false",
        ChoiceValue x => x.Choice,
        ChoicesValue x => string.Join(", ", x.Choices),
        _ => path,
    };
}
