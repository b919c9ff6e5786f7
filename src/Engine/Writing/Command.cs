using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>
/// One act as it comes in from a page, the API or the clockwork. What people wrote is still in the clear here; it is
/// sealed into the vault by the writer, so that the kernel and the journal only ever see references.
/// </summary>
/// <param name="Key">idempotency key: the same key is the same act, however often it is sent</param>
/// <param name="Build">
/// makes the kernel's command (an IOrgCommand, IPersonCommand, IMeetingCommand, ICaseCommand, IVersionCommand or FileRecord); called by the
/// writer, which hands in what seals texts and counts ids
/// </param>
/// <param name="Happened">when it happened, for acts entered later; null for now</param>
public sealed record Command(string Key, Actor By, Func<ISealer, object> Build, Instant? Happened = null);

/// <summary>Seals what people wrote and gives out ids, while a command is built.</summary>
public interface ISealer
{
    /// <summary>The next id of the realm.</summary>
    long NewId();

    /// <summary>
    /// Seals what is visible of a text (<see cref="VisibleText"/>) under the key of its owner, a person's or case's id; where
    /// nothing is, there is nothing to seal and the reference has no hash.
    /// </summary>
    TextRef Text(long owner, string plain);

    /// <summary>What is alike for texts that are alike but for spaces, width and capitals; made with a key, so that it tells nobody the text.</summary>
    string Mark(string plain);

    /// <summary>Seals a file; name and kind lie with the content.</summary>
    TextRef File(long owner, string name, string mediaType, ReadOnlyMemory<byte> content);

    /// <summary>Keeps a file of a pack in the clear, by its hash, and answers that: packs are public and must be read before any key is.</summary>
    string PackText(ReadOnlyMemory<byte> content);

    /// <summary>The clear name in one line and its pinyin initials, beside the journal.</summary>
    void Name(PersonId person, string name, string initials);
}

public static class SealerFields
{
    /// <summary>A text as a form's value, with its length as people count it.</summary>
    /// <param name="marked">whether it is compared with others</param>
    public static TextValue TextValue(this ISealer sealer, long owner, string plain, bool marked = false)
    {
        var text = VisibleText.Lines(plain);
        return new TextValue(sealer.Text(owner, text), VisibleText.Count(text), marked && text.Length > 0 ? sealer.Mark(text) : null);
    }
}

/// <summary>What became of an act.</summary>
/// <param name="Id">id of what it made or was done to</param>
/// <param name="Seq">journal position behind which it is durable</param>
/// <param name="Repeated">the same key was answered before; nothing was done again</param>
public sealed record Outcome(bool Accepted, long Id, long Seq, IReadOnlyList<Refusal> Refusals, bool Repeated = false)
{
    public static Outcome Refused(params IReadOnlyList<Refusal> refusals) => new(false, 0, 0, refusals);
}

/// <summary>Why the engine itself refuses; closed list, 9000 to 9049.</summary>
public static class EngineRefusals
{
    public static Refusal KeyUsedForOther() => Refusal.Of(9001, "engine.key_used");
    public static Refusal NotSaved(string why) => Refusal.Of(9002, "engine.not_saved", ("why", why));
    public static Refusal ReadOnly(long seq) => Refusal.Of(9003, "engine.read_only", ("seq", seq));
    public static Refusal OtherRealm() => Refusal.Of(9004, "engine.other_realm");
    public static Refusal VoteVoided() => Refusal.Of(9005, "engine.vote_voided");
    public static Refusal TooBusy() => Refusal.Of(9006, "engine.too_busy");
    public static Refusal NotAnAct() => Refusal.Of(9007, "engine.not_an_act");
    public static Refusal UnknownPerson() => Refusal.Of(9008, "engine.unknown_person");
    public static Refusal NameEmpty() => Refusal.OfField(9009, "engine.name_empty", "name");
    public static Refusal NameTooLong(int most) => Refusal.OfField(9010, "engine.name_too_long", "name", ("most", most));
}
