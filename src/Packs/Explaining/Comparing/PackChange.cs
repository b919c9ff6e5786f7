using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>What a change is about.</summary>
public enum ChangeAbout
{
    /// <summary>A parameter's default, floor, ceiling or choices.</summary>
    Parameter,

    /// <summary>A procedure, step or meeting that is new, gone or elsewhere in the order.</summary>
    Course,

    /// <summary>Who acts, takes part, is left out, or belongs to a group.</summary>
    People,

    /// <summary>How long.</summary>
    Time,

    /// <summary>How many it takes.</summary>
    Threshold,

    /// <summary>Where an outcome leads.</summary>
    Way,

    /// <summary>What is filled in.</summary>
    Field,

    /// <summary>What is shown to whom, and who sees it.</summary>
    Publicity,

    /// <summary>What takes effect.</summary>
    Effect,

    /// <summary>What is counted and owed.</summary>
    Figures,
}

/// <summary>One difference between two versions of a pack, in words.</summary>
/// <param name="Touched">for whom it changes something, as read; the head of the organisations for what nobody else meets</param>
/// <param name="Path">what changed, such as <c>procedures.topic.steps.review.within</c></param>
/// <param name="Place">where it stands in the new version; in the old one where it is gone</param>
public sealed record PackChange(ChangeAbout About, IReadOnlyList<string> Touched, string Text, string Path, Place Place);

/// <summary>All that changes for one group of people.</summary>
public sealed record ChangesFor(string Who, IReadOnlyList<PackChange> Changes);
