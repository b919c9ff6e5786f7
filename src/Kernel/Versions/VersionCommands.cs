using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Versions;

/// <summary>What can be done to a version of a pack.</summary>
public interface IVersionCommand
{
    VersionId Version { get; }
}

/// <summary>Takes in a pack that came with the installation; given by the server when it starts.</summary>
public sealed record InstallPack(
    VersionId Version, string Pack, int Number, IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, int> Linked) : IVersionCommand;

/// <summary>Proposes a version that was read, checked and played through before; the host hands in what came of it.</summary>
public sealed record ProposePack(
    VersionId Version, string Pack, int Number, int Over, IReadOnlyList<PackFile> Files, IReadOnlyDictionary<string, int> Linked, DateOnly From,
    TextRef Reason) : IVersionCommand;

public sealed record ApprovePack(VersionId Version, DateOnly From, TextRef? Reason) : IVersionCommand;

public sealed record RejectPack(VersionId Version, TextRef Reason) : IVersionCommand;

/// <summary>Takes a version back that is not in force yet.</summary>
public sealed record TakePackBack(VersionId Version, TextRef Reason) : IVersionCommand;

/// <summary>The day of an approved version has come; given by the clockwork.</summary>
public sealed record BringInForce(VersionId Version) : IVersionCommand;

/// <summary>Proposes to take cases over; the host has proven the plan against the version they run under.</summary>
public sealed record ProposeCarryOver(VersionId Version, int From, IReadOnlyList<CaseId> Cases, TextRef Reason) : IVersionCommand;

public sealed record ApproveCarryOver(VersionId Version, TextRef? Reason) : IVersionCommand;

/// <summary>Takes one's own proposal back, or rejects another's.</summary>
public sealed record DropCarryOver(VersionId Version, TextRef Reason) : IVersionCommand;

/// <summary>Tells those who may approve that something waits for a second person.</summary>
/// <param name="What">a new version, or a plan to take cases over</param>
public sealed record TellKeepers(VersionId Version, string What, IReadOnlyList<PersonId> To) : IEffect
{
    public const string OfVersion = "version";
    public const string OfCarryOver = "carry_over";
}
