using System.Globalization;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Ballots;
using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Lianxin.Web.Forms;
using Lianxin.Web.Parts;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Cases;

/// <summary>Ballots with many options as people read and fill them in: names in place of keys, forms in place of texts.</summary>
public sealed class BallotView(Desk desk, Words words, FormValues values, PeoplePicks picks)
{
    /// <summary>Names of the inputs.</summary>
    public const string Marks = "ballot";
    public const string Others = "other";
    public const string Written = "n-other";

    /// <summary>A person, an organisation or a case in words.</summary>
    public string Name(object element) => element switch
    {
        PersonId p => desk.Name(p),
        OrgId o => desk.OrgName(o),
        CaseId c when desk.Queries.Case(c) is { } row => desk.TitleOf(row),
        _ => element.ToString() ?? "",
    };

    /// <summary>The options of the list, each with its cost where an amount is spent; the blank ballot behind them.</summary>
    public IReadOnlyList<Choice> Choices(BallotPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return [.. paper.Options.Select(o => new Choice(o.Key, Name(paper, o.Key), paper.Kind == BallotKind.Spend ? Numbers.Fen(o.Cost) : null)), new Choice(BallotPaper.Blank, words.T("ballot.blank"))];
    }

    /// <summary>Who can be written in.</summary>
    public IReadOnlyList<PickLine> WriteIns(Polling poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return poll.Paper is { WriteIn: true } paper ? picks.Lines([.. poll.Roll.Where(p => !paper.IsListed(p))]) : [];
    }

    /// <summary>Whether somebody is written in on the ballot that came back.</summary>
    public bool HasWrittenIn => values.TypedMany(Others) is { Count: > 0 };

    /// <summary>What the ballot asks, in a sentence.</summary>
    public string Ask(BallotPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return paper.Kind switch
        {
            BallotKind.Spend => words.T("ballot.ask_spend", ("budget", Numbers.Fen(paper.Budget))),
            BallotKind.Rank => words.T("ballot.ask_rank", ("most", PlacesOf(paper)), ("points", paper.Most)),
            _ => words.T("ballot.ask_choose", ("seats", paper.ToFill), ("most", paper.Most)),
        };
    }

    /// <summary>How many can be put in order.</summary>
    public static int PlacesOf(BallotPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        return Math.Min(paper.Most, paper.Options.Count);
    }

    /// <summary>Name of the input for a place, from 1.</summary>
    public static string PlaceName(int place) => place == 1 ? Marks : $"{Marks}-{place}";

    /// <summary>What was filled in, as a ballot is written; empty where nothing was. A place left open before another stays empty in it.</summary>
    public string Filled(Polling poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        if (poll.Paper is { Kind: BallotKind.Rank } ranked)
        {
            return string.Join(',', Enumerable.Range(1, PlacesOf(ranked)).Select(p => values.Text(PlaceName(p)))).TrimEnd(',');
        }

        var written = values.Many(Others).Select(v => Ids.TryRead(v, out var id) ? BallotPaper.KeyOf(new PersonId(id)) : v);
        return string.Join(',', poll.Paper!.WriteIn ? values.Many(Marks).Concat(written) : values.Many(Marks));
    }

    /// <summary>Why a ballot is none; null where it is one. In the page's own words where the reader can mend it.</summary>
    public string? Fault(Polling poll, string ballot, RefusalWords refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        return ballot.Length == 0 ? words.T("ballot.nothing")
            : ballot != BallotPaper.Blank && ballot.Split(',').Contains(BallotPaper.Blank, StringComparer.Ordinal) ? words.T("ballot.blank_alone")
            : ballot.Split(',').Contains("", StringComparer.Ordinal) ? words.T("ballot.gap")
            : Marking.Read(poll, ballot).Why is { } why ? refusals.Of(why) : null;
    }

    /// <summary>A filled-in ballot in words.</summary>
    public string Say(Polling poll, string ballot)
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(ballot);
        if (poll.Paper is not { } paper)
        {
            return words.T($"vote.option.{ballot}");
        }

        var keys = ballot == BallotPaper.Blank ? [] : ballot.Split(',');
        if (paper.Kind == BallotKind.Rank && keys.Length > 0)
        {
            return string.Join(words.T("list.and"), keys.Select((k, i) => words.T("ballot.placed", ("n", i + 1), ("option", Name(paper, k)))));
        }

        var said = keys.Length == 0 ? words.T("ballot.blank") : string.Join(words.T("list.and"), keys.Select(k => Name(paper, k, poll.Roll)));
        return paper.Kind == BallotKind.Spend && keys.Length > 0
            ? words.T("ballot.spent", ("options", said), ("cost", Numbers.Fen(keys.Sum(k => paper.Option(k)?.Cost ?? 0))), ("budget", Numbers.Fen(paper.Budget)))
            : said;
    }

    /// <summary>A count of hands or papers, line by line.</summary>
    public IReadOnlyList<(string, string)> Counted(Polling poll, IReadOnlyDictionary<string, long> counts)
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(counts);
        return poll.Paper is not { } paper
            ? [.. VoteStep.Options.Select(o => (words.T($"vote.option.{o}"), Numbers.Whole(counts.GetValueOrDefault(o))))]
            :
            [
                .. new[] { BallotPaper.Papers, BallotPaper.Blank, BallotPaper.Spoilt }.Select(k => (words.T($"ballot.count.{k}"), Numbers.Whole(counts.GetValueOrDefault(k)))),
                .. counts.Where(c => IsOption(c.Key)).OrderBy(c => paper.Options.FindIndex(o => o.Key == c.Key) is var at && at < 0 ? int.MaxValue : at)
                    .Select(c => (Name(paper, c.Key, poll.Roll), Numbers.Whole(c.Value))),
            ];
    }

    /// <summary>The count as it was typed, with what was wrong at its input.</summary>
    public Dictionary<string, long> ReadCounts(Polling poll, FormErrors errors)
    {
        ArgumentNullException.ThrowIfNull(poll);
        ArgumentNullException.ThrowIfNull(errors);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in CountKeys(poll))
        {
            var input = $"n-{key}";
            if (values.Text(input).Length > 0 && values.Whole(input) is null)
            {
                errors.Add(input, words.T("ballot.not_a_number"));
            }

            counts[key] = values.Whole(input) ?? 0;
        }

        foreach (var line in poll.Paper is { WriteIn: true } ? values.Text(Written).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [])
        {
            var at = line.LastIndexOfAny([' ', '　', ':', '：']);
            var named = at > 0 ? WrittenIn(poll, line[..at].Trim()) : [];
            if (named.Count != 1 || !long.TryParse(line[(at + 1)..].Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.None, CultureInfo.InvariantCulture, out var votes))
            {
                errors.Add(Written, words.T(named.Count > 1 ? "ballot.same_name" : "ballot.bad_line", ("line", line), ("keys", string.Join(words.T("list.and"), named.Select(p => $"{desk.Name(p)}#{Ids.NumberOf(p.Value)}")))));
                continue;
            }

            counts[BallotPaper.KeyOf(named[0])] = votes;
        }

        return counts;
    }

    public static IEnumerable<string> CountKeys(Polling poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return poll.Paper is { } paper ? [BallotPaper.Papers, BallotPaper.Blank, BallotPaper.Spoilt, .. paper.Options.Select(o => o.Key)] : VoteStep.Options;
    }

    public string CountLabel(Polling poll, string key)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return poll.Paper is not { } paper ? words.T($"vote.option.{key}") : IsOption(key) ? Name(paper, key) : words.T($"ballot.count.{key}");
    }

    /// <summary>Every option of a counted vote with its votes, the most first; empty of a vote for and against.</summary>
    public IReadOnlyList<(string Name, long Votes)> Votes(StepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Votes(result.Values.GetValueOrDefault(BallotNames.Options), result.Numbers);
    }

    public IReadOnlyList<(string Name, long Votes)> Votes(Kernel.Records.FieldValue? options, IReadOnlyDictionary<string, long> numbers) =>
        [.. Elements.Of(options).Select((e, i) => (Name(e), numbers.GetValueOrDefault(BallotNames.VotesAt(i + 1))))];

    /// <summary>The tally in a sentence.</summary>
    public string Tally(StepResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var n = result.Numbers;
        var told = words.T(n.ContainsKey(BallotNames.Places) ? "tally.ranked" : "tally.ballot", ("eligible", n.GetValueOrDefault("eligible")), ("cast", n.GetValueOrDefault("cast")), ("blank", n.GetValueOrDefault(BallotPaper.Blank)),
            ("spoilt", n.GetValueOrDefault(BallotPaper.Spoilt)), ("votes", string.Join(words.T("list.and"), Votes(result).Select(v => $"{v.Name} {Numbers.Whole(v.Votes)}"))));
        return string.Join(words.T("list.semi"), [told, .. Elected(result)]);
    }

    /// <summary>Who or what has been elected so far, and who has equal votes on the line.</summary>
    private IEnumerable<string> Elected(StepResult result)
    {
        foreach (var list in new[] { BallotNames.Winners, BallotNames.Tied })
        {
            if (Elements.Of(result.Values.GetValueOrDefault(list)).Select(Name).ToArray() is { Length: > 0 } names)
            {
                yield return words.T($"tally.{list}", ("names", string.Join(words.T("list.and"), names)));
            }
        }
    }

    /// <summary>Those among whom lots are drawn at a step that decides; empty where there is nothing to draw.</summary>
    public IReadOnlyList<Choice> ToDraw(CaseFile file) => Drawable(file) is { } tie
        ? [.. Elements.Of(tie.Values.GetValueOrDefault(BallotNames.Tied)).Select((e, i) => new Choice((i + 1).ToString(CultureInfo.InvariantCulture), Name(e)))]
        : [];

    /// <summary>What was drawn, as typed.</summary>
    public Kernel.Records.FieldValue? Drawn(CaseFile file)
    {
        var tied = Elements.Of(Drawable(file)?.Values.GetValueOrDefault(BallotNames.Tied)).ToArray();
        return Elements.List([.. values.Numbers(BallotNames.Drawn).Where(n => n >= 1 && n <= tied.Length).Select(n => tied[n - 1])]);
    }

    /// <summary>How lots are drawn here: for how many seats, or until the rest of the amount is used.</summary>
    public string DrawHint(CaseFile file)
    {
        var left = (Drawable(file)?.Values.GetValueOrDefault(BallotNames.SeatsLeft) as Kernel.Records.NumberValue)?.Number ?? 0;
        return Drawable(file) is { } tie && tie.Numbers.ContainsKey(BallotNames.CostAt(1)) ? words.T("ballot.drawn_spend", ("left", Numbers.Fen(left))) : words.T("ballot.drawn_hint", ("left", left));
    }

    private static StepResult? Drawable(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Step is DecideStep { Draws.Count: > 0 } step ? Tie.Of(file.State, step) : null;
    }

    private List<PersonId> WrittenIn(Polling poll, string name)
    {
        var others = poll.Roll.Where(p => !poll.Paper!.IsListed(p)).ToList();
        var names = desk.Names(others);
        return [.. others.Where((p, i) => names[i] == name || $"{names[i]}#{Ids.NumberOf(p.Value)}" == name)];
    }

    private string Name(BallotPaper paper, string key, IEnumerable<PersonId>? roll = null) =>
        paper.Option(key) is { } option ? Name(Elements.Of(option.Of).First()) : paper.Written(key, roll ?? []) is { } written ? desk.Name(written) : key;

    public static bool IsOption(string key) => key is not (BallotPaper.Blank or BallotPaper.Spoilt or BallotPaper.Papers);
}
