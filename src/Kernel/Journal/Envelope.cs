using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Journal;

/// <summary>Something that happened, named in the past tense. The type's name is the storage format: it is never renamed.</summary>
public interface IEvent;

/// <summary>
/// In which capacity somebody acted: themselves, as holder of a post or one of a group, or for another who cannot
/// (the agent types, the person acts). <see cref="Person"/> is null for the realm's own clockwork and for the operator.
/// </summary>
/// <param name="Person">whose act it is</param>
/// <param name="Agent">who entered it for them, when somebody did</param>
/// <param name="As">the group or post they acted as, by its name in the pack</param>
public sealed record Actor(PersonId? Person, PersonId? Agent = null, string? As = null)
{
    public static readonly Actor Clockwork = new((PersonId?)null);

    /// <summary>Who runs the installation: nobody in the realm, but sets it up before there is anybody.</summary>
    public static readonly Actor Operator = new(null, null, "operator");

    /// <summary>Who is answerable for the entry: the agent where there is one.</summary>
    public PersonId? Hand => Agent ?? Person;
}

/// <summary>
/// One entry of the journal. <see cref="Happened"/> is when it came about, <see cref="Recorded"/> when it was
/// written down; they differ for acts on paper entered later.
/// </summary>
public sealed record Envelope(long Seq, long Stream, Instant Happened, Instant Recorded, Actor By, IEvent Event);

/// <summary>The circumstances of one act: when it is decided, when it happened, and who acts.</summary>
public sealed record Act(Instant Now, Instant Happened, Actor By)
{
    public static Act At(Instant now, Actor by) => new(now, now, by);

    /// <summary>What the realm itself does because of this act, or because time passed.</summary>
    public Act ByClockwork() => this with { By = Actor.Clockwork };
}

/// <summary>
/// A text or file that people wrote: it lies in the vault, encrypted under the key of a person or a case, and the
/// journal holds only where and a salted hash, so that erasing the key keeps count, chain and proofs.
/// </summary>
/// <param name="Hash">base64 of SHA-256 over salt and content; the salt lies with the content</param>
public sealed record TextRef(VaultId Id, string Hash);
