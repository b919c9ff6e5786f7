namespace Lianxin.Store.Boxes;

/// <summary>Where the keys of running secret votes are: never in a database, never in a backup.</summary>
internal interface IBoxKeys
{
    /// <summary>Makes a new key that survives a loss of power once this returns.</summary>
    void Make(BoxId box);

    /// <summary>A copy of the key, for the caller to wipe; null where there is none.</summary>
    byte[]? Find(BoxId box);

    /// <summary>Overwrites and deletes the key; nothing where there is none.</summary>
    void Destroy(BoxId box);

    IReadOnlyList<BoxId> All();
}

/// <summary>A box: one secret vote of one case.</summary>
internal readonly record struct BoxId(long Vote, int Visit);

/// <summary>Keys that die with the process, for a realm that does too.</summary>
internal sealed class MemoryBoxKeys : IBoxKeys
{
    private readonly Dictionary<BoxId, byte[]> keys = [];

    public void Make(BoxId box) => keys[box] = System.Security.Cryptography.RandomNumberGenerator.GetBytes(Vault.KeyRing.KeyBytes);

    public byte[]? Find(BoxId box) => keys.GetValueOrDefault(box)?.AsSpan().ToArray();

    public void Destroy(BoxId box) => keys.Remove(box);

    public IReadOnlyList<BoxId> All() => [.. keys.Keys];
}
