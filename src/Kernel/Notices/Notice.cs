using System.Collections.Immutable;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;

namespace Lianxin.Kernel.Notices;

/// <summary>
/// What stands on an organisation's board. Invariants: its content never changes; it ends once; a leaf in the Merkle
/// log proves that it stood there; the salt lies with the content, so that taking it down leaves the proof of others whole.
/// </summary>
/// <param name="Shown">the rendering, sealed under the key of the case</param>
/// <param name="Leaf">base64 of the salted hash of what was shown; leaf data of the log</param>
/// <param name="Public">anyone may see it without signing in</param>
/// <param name="Objections">name of the procedure by which anyone concerned may object, or null</param>
public sealed record Notice(
    NoticeId Id, OrgId Org, CaseId Case, string Pack, string Procedure, string Step, TextRef Shown, string Leaf, bool Public,
    ImmutableList<People.Audience> To, Instant From, Instant Until, string? Objections, ImmutableList<CaseId> Objected, Instant? Ended, string? Outcome,
    bool TakenDown)
{
    public static Notice? Apply(Notice? state, NoticeId id, Envelope envelope) => envelope.Event switch
    {
        NoticePosted p => new Notice(
            id, p.Org, p.Case, p.Pack, p.Procedure, p.Step, p.Shown, p.Leaf, p.Public, [.. p.To], envelope.Happened, p.Until, p.Objections, [],
            null, null, false),
        NoticeObjected o => state! with { Objected = state.Objected.Add(o.Objection) },
        NoticeEnded e => state! with { Ended = envelope.Happened, Outcome = e.Outcome },
        NoticeTakenDown => state! with { TakenDown = true },
        _ => throw new BrokenInvariantException("Notices", $"no {envelope.Event.GetType().Name} in a notice's stream"),
    };
}

public sealed record NoticePosted(
    OrgId Org, CaseId Case, string Pack, string Procedure, string Step, TextRef Shown, string Leaf, bool Public,
    IReadOnlyList<People.Audience> To, Instant Until, string? Objections) : IEvent;

public sealed record NoticeObjected(CaseId Objection) : IEvent;

/// <param name="Outcome">clear, upheld, or withdrawn with its case</param>
public sealed record NoticeEnded(string Outcome) : IEvent;

/// <summary>The text is gone, its hash and the reason stay.</summary>
public sealed record NoticeTakenDown(TextRef Reason) : IEvent;

/// <summary>Why an act on a notice is refused; closed list, 5000 to 5049.</summary>
public static class NoticeRefusals
{
    public static Refusal Unknown(NoticeId id) => Refusal.Of(5001, "notice.unknown", ("notice", id));
    public static Refusal Over() => Refusal.Of(5002, "notice.over");
    public static Refusal NoObjections() => Refusal.Of(5003, "notice.no_objections");
}
