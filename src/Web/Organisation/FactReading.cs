using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Board;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Organisation;

/// <summary>One fact as read.</summary>
/// <param name="What">what it is about: a case by its title, a meeting, a record; for the public a notice's title or that it is not public</param>
/// <param name="Href">where it leads; null where the reader may not go there</param>
public sealed record FactLine(string What, string? Href, string Kind, string Org, string Day);

/// <summary>Turns facts into lines that lead to what is behind them.</summary>
public sealed class FactReading(PageRealm realm, NoticeBook notices, Words words, Dates dates)
{
    /// <param name="facts">as stored</param>
    /// <param name="insider">whether the reader is responsible for the organisation; others are led to public notices only</param>
    public IReadOnlyList<FactLine> Lines(IReadOnlyList<FactRow> facts, bool insider)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return [.. facts.Select(f => Line(f, insider))];
    }

    private FactLine Line(FactRow fact, bool insider)
    {
        var (what, href) = insider ? Behind(fact) : Public(fact);
        return new FactLine(what, href, KindWord(fact), realm.OrgName(fact.Org), dates.Day(realm.Engine.Time.DayOf(fact.At)));
    }

    private (string What, string? Href) Behind(FactRow fact)
    {
        if (realm.Queries.Case(new CaseId(fact.Ref)) is { } row)
        {
            return (Title(row), $"/cases/{row.Id}");
        }

        if (realm.Queries.Meeting(new MeetingId(fact.Ref)) is { } meeting)
        {
            return (realm.Word(meeting.Pack, $"meetings.{meeting.Kind}"), $"/meetings/{meeting.Id}");
        }

        var (pack, name) = Split(fact.Kind);
        return (realm.Word(pack, $"forms.{name[0]}"), $"/records/{Ids.Show(fact.Ref)}");
    }

    private (string What, string? Href) Public(FactRow fact)
    {
        if (realm.Queries.Case(new CaseId(fact.Ref)) is not null)
        {
            return notices.List(new NoticeFilter(Case: new CaseId(fact.Ref), Take: 1)).Notices is [var notice, ..]
                ? (notice.Title, notice.Href)
                : (words.T("figure.not_public"), null);
        }

        var (pack, name) = Split(fact.Kind);
        return (realm.Catalog.FindWord(pack, $"meetings.{name[0]}", words.Language) ?? realm.Word(pack, $"forms.{name[0]}"), null);
    }

    private string Title(CaseRow row)
    {
        for (var at = row; at is not null; at = at.Parent is { } parent ? realm.Queries.Case(parent) : null)
        {
            if (at.Title is { Value: > 0 } title && realm.Queries.OpenText(title) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return realm.Word(row.Pack, $"procedures.{row.Procedure}");
    }

    /// <summary>The kind of a fact in the words of its pack: 党员首议 · 办结, 双测评 · 满意, 党员大会.</summary>
    private string KindWord(FactRow fact)
    {
        var (pack, name) = Split(fact.Kind);
        string? Find(string path) => realm.Catalog.FindWord(pack, path, words.Language);
        var subject = Find($"procedures.{name[0]}") ?? Find($"meetings.{name[0]}") ?? Find($"forms.{name[0]}") ?? name[0];
        var what = name.ElementAtOrDefault(1) switch
        {
            "opened" => words.T("fact.opened"),
            "ended" => fact.Tag is null ? words.T("fact.ended") : fact.Tag == "withdrawn" ? words.T("notice.withdrawn") : Find($"procedures.{name[0]}.ends.{fact.Tag}") ?? fact.Tag,
            "held" => words.T("fact.held"),
            "attended" => words.T("fact.attended"),
            "recorded" => words.T("fact.recorded"),
            { } step when Find($"procedures.{name[0]}.steps.{step}") is { } word => word,
            _ => null,
        };
        return what is null ? subject : $"{subject} · {what}";
    }

    private static (string Pack, string[] Name) Split(string kind)
    {
        var cut = kind.IndexOf('/', StringComparison.Ordinal);
        return (kind[..cut], kind[(cut + 1)..].Split('.'));
    }
}
