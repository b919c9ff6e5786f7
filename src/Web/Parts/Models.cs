namespace Lianxin.Web.Parts;

/// <summary>Where a step of a course stands.</summary>
public enum CourseState
{
    /// <summary>Behind.</summary>
    Done,

    /// <summary>Here.</summary>
    Now,

    /// <summary>Ahead.</summary>
    ToCome,

    /// <summary>Left out in this case.</summary>
    Skipped,
}

/// <summary>One step of a course.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Note">When and what came of it, or its rule in a few words.</param>
public sealed record CourseStep(string Name, CourseState State, string? Note = null);

/// <summary>One entry of a timeline.</summary>
/// <param name="At">When it happened.</param>
/// <param name="What">What, in one sentence with who.</param>
/// <param name="Note">More: the rule it rests on, when it was recorded if later.</param>
/// <param name="Href">Where to read on.</param>
public sealed record TimelineEntry(DateTimeOffset At, string What, string? Note = null, string? Href = null);

/// <summary>One option of a choice.</summary>
/// <param name="Value">As posted.</param>
/// <param name="Words">As read.</param>
/// <param name="Hint">One more line.</param>
public sealed record Choice(string Value, string Words, string? Hint = null);

/// <summary>One line of a list to pick people or organisations from.</summary>
/// <param name="Value">As posted, usually an id.</param>
/// <param name="Words">The name.</param>
/// <param name="Sub">What tells two of one name apart.</param>
/// <param name="Search">What searching looks at besides the name, such as pinyin initials.</param>
public sealed record PickLine(string Value, string Words, string Sub = "", string Search = "")
{
    /// <summary>The line of a person.</summary>
    public static PickLine Of(Host.Accounts.PersonLine person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new(person.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), person.Name, person.Where, person.Initials);
    }
}

/// <summary>The kinds of fields.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines, with a counter where <c>Most</c> is given.</summary>
    LongText,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Yuan with at most two places.</summary>
    Money,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A day and a time.</summary>
    Moment,

    /// <summary>One of some options, as radios; several as ticks where <c>Several</c> is set.</summary>
    Choice,

    /// <summary>Yes or no; nothing is chosen at first.</summary>
    YesNo,

    /// <summary>One or several of a long list, with search by name or pinyin initials.</summary>
    Pick,

    /// <summary>Files: photos and PDF.</summary>
    Files,

    /// <summary>A password.</summary>
    Password,
}

/// <summary>One option of a vote or of a rating.</summary>
/// <param name="Key">As posted.</param>
/// <param name="Words">As read.</param>
/// <param name="Count">How many chose it; null while it must not be shown.</param>
public sealed record BallotOption(string Key, string Words, long? Count = null);
