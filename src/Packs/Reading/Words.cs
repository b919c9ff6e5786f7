using System.Collections.Frozen;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Reading;

/// <summary>The closed word lists of the language: keys by place, verbs, types, acts, effects.</summary>
public static class Words
{

    public static readonly string[] Verbs = [.. Enum.GetNames<Verb>().Select(v => v.ToLowerInvariant())];

    public static readonly FrozenDictionary<string, FieldType> Types = new Dictionary<string, FieldType>(StringComparer.Ordinal)
    {
        ["text"] = FieldType.Text,
        ["longtext"] = FieldType.LongText,
        ["number"] = FieldType.Number,
        ["money"] = FieldType.Money,
        ["duration"] = FieldType.Duration,
        ["bound"] = FieldType.Bound,
        ["date"] = FieldType.Date,
        ["yesno"] = FieldType.YesNo,
        ["choice"] = FieldType.Choice,
        ["choices"] = FieldType.Choices,
        ["weights"] = FieldType.Weights,
        ["person"] = FieldType.Person,
        ["people"] = FieldType.People,
        ["org"] = FieldType.Org,
        ["orgs"] = FieldType.Orgs,
        ["group"] = FieldType.Group,
        ["case"] = FieldType.Case,
        ["record"] = FieldType.Record,
        ["notice"] = FieldType.Notice,
        ["files"] = FieldType.Files,
        ["photos"] = FieldType.Photos,
        ["file"] = FieldType.File,
        ["photo"] = FieldType.Photo,
        ["place"] = FieldType.Place,
        ["contact"] = FieldType.Contact,
        ["signature"] = FieldType.Signature,
        ["time"] = FieldType.Time,
        ["table"] = FieldType.Table,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly string[] ParamTypes = ["number", "money", "duration", "bound", "yesno", "choice", "choices", "weights"];

    public static readonly string[] FormTypes =
        ["text", "longtext", "number", "money", "date", "yesno", "choice", "choices", "person", "people", "org", "orgs", "files", "photos", "file", "photo", "place", "contact", "signature", "time", "table"];

    /// <summary>What a column of a table can hold.</summary>
    public static readonly string[] ColumnTypes = ["text", "number", "money", "date", "time", "yesno", "choice"];

    /// <summary>What a procedure can be handed; all else it reads from a case that is handed to it.</summary>
    public static readonly string[] ArgumentTypes = ["text", "longtext", "person", "people", "group", "case", "notice", "files", "photos", "duration"];

    /// <summary>What a procedure gives back.</summary>
    public static readonly string[] GivenTypes = [.. FormTypes, "case", "duration"];

    /// <summary>Keys of a form that are no fields.</summary>
    public static readonly string[] FormReserved = ["rule", "unique", "filed_by", "retention"];

    public static readonly string[] StepShared = ["when", "within", "for", "fill", "then", "adverse"];

    public static readonly FrozenDictionary<Verb, string[]> StepKeys = new Dictionary<Verb, string[]>
    {
        [Verb.Decide] = ["by", "except", "need", "paper", "sealed", "draws"],
        [Verb.Do] = ["by", "hand_in", "tell", "see", "paper"],
        [Verb.Claim] = ["by", "except", "show", "hold"],
        [Verb.Gather] = ["from", "except", "secret", "sealed", "result", "paper", "opens", "rates"],
        [Verb.Vote] = ["of", "secret", "paper", "hands", "quorum", "proxy", "result", "recuse", "ballot", "win"],
        [Verb.Meet] = ["in", "recuse"],
        [Verb.Notify] = ["to", "tell"],
        [Verb.Publish] = ["to", "show", "objections", "opens"],
        [Verb.Freeze] = ["of", "by", "as_of", "period", "columns", "rest", "check"],
        [Verb.Open] = ["procedure", "with", "result", "wait"],
        [Verb.Wait] = ["until", "opens"],
        [Verb.Enact] = ["do"],
    }.ToFrozenDictionary();

    /// <summary>Keys shared by name that only some verbs have.</summary>
    public static readonly FrozenDictionary<string, Verb[]> StepKeysOfSome = new Dictionary<string, Verb[]>(StringComparer.Ordinal)
    {
        ["within"] = [Verb.Decide, Verb.Do, Verb.Meet, Verb.Freeze],
        ["for"] = [Verb.Claim, Verb.Gather, Verb.Vote, Verb.Publish, Verb.Wait],
        ["fill"] = [Verb.Decide, Verb.Gather, Verb.Meet],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly string[] Acts = ["withdraw", "correct", "pause", "extend", "reassign", "join", "reopen", "override"];

    public static readonly string[] Effects =
        ["record", "appoint", "release", "enter", "leave", "rule", "fact", "mark", "honour", "post", "hold", "release_hold", "counter", "sheet",
        "form_org", "move_org", "dissolve", "link", "unlink"];

    /// <summary>Keys of each effect besides <c>form</c> and <c>with</c> of <c>record</c>.</summary>
    public static readonly FrozenDictionary<string, string[]> EffectKeys = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["record"] = [],
        ["appoint"] = ["people", "post", "of", "term"],
        ["release"] = ["person", "post", "of"],
        ["enter"] = ["person", "stage", "of"],
        ["leave"] = ["person", "stage", "of"],
        ["rule"] = ["param", "value", "of", "from"],
        ["fact"] = ["kind", "tag"],
        ["mark"] = ["person", "name", "for"],
        ["honour"] = ["people", "name"],
        ["post"] = ["in", "head", "from", "to", "amount", "at", "uses_hold", "key"],
        ["hold"] = ["in", "from", "amount"],
        ["release_hold"] = ["of"],
        ["counter"] = ["of", "reason"],
        ["sheet"] = ["of", "change", "row", "column", "to", "reason"],
        ["form_org"] = ["kind", "name", "under", "beside", "from"],
        ["move_org"] = ["org", "under"],
        ["dissolve"] = ["org", "into"],
        ["link"] = ["org", "to", "name", "term"],
        ["unlink"] = ["org", "to", "name"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly string[] LedgerKeys = ["unit", "of", "heads", "least", "caps", "over", "hold", "opens", "issued"];

    public static readonly string[] SheetKeys = ["of", "period", "columns", "bands", "opens", "rank", "best"];

    public static readonly string[] SheetChanges = ["add", "remove", "set"];

    public static readonly string[] Privacies = ["open", "inner", "personal", "sealed"];

    public static readonly string[] Periods = ["day", "week", "month", "quarter", "half_year", "year"];

    /// <summary>Words of CEL that can be the name of nothing.</summary>
    public static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
        [
            "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
            "package", "namespace", "return", "var", "void", "while",
        ],
        StringComparer.Ordinal);

    /// <summary>Names that mean something in ways, people or expressions, and so can be no group, step, meeting or result.</summary>
    public static readonly FrozenSet<string> Reserved = FrozenSet.ToFrozenSet(
        [
            "next", "end", "back", "climb", "remind", "escalate", "pick", "any", "each",
            "subject", "opener", "about", "public", "anyone", "org", "desk", "params", "form", "steps", "actors", "today", "p", "row",
            "late", "skipped",
        ],
        StringComparer.Ordinal);

    /// <summary>People that need no group: the person the case is about, who opened it, everybody, everybody signed in.</summary>
    public static readonly FrozenSet<string> People = FrozenSet.ToFrozenSet(["subject", "opener", "public", "anyone"], StringComparer.Ordinal);

    public static string List(IEnumerable<string> words) => string.Join(", ", words) is { Length: > 0 } list ? list : "—";

    /// <summary>", did you mean X?" or nothing.</summary>
    public static Phrase DidYouMean(string word, IEnumerable<string> known) =>
        Nearest.Of(word, known) is { } near ? Meant(near) : new Phrase("", "");

    /// <summary>The verb that goes by this Chinese word; null where none does.</summary>
    public static string? VerbInChinese(string word) =>
        Verbs.FirstOrDefault(v => Texts.StandardWords.Find(v, Rules.Language.Chinese) == word);

    public static Phrase Meant(string near) => new($"，是不是想写“{near}”", $"; did you mean {near}");
}
