using Lianxin.Engine.Ports;
using Lianxin.Store.Sqlite;

namespace Lianxin.Tests.Store;

/// <summary>The contract on files that last.</summary>
public sealed class SqliteFileTests : StoreContract
{
    private readonly string folder = Directory.CreateTempSubdirectory("lianxin-test-").FullName;

    private int others;

    protected override bool Lasts => true;

    protected override IRealmStore Open() => SqliteRealmStore.Open(Path.Combine(folder, "data"), Realm);

    protected override IRealmStore OpenAnother() => SqliteRealmStore.Open(Path.Combine(folder, $"data{++others}"), Realm);

    protected override void Clean() => Directory.Delete(folder, recursive: true);
}

/// <summary>The contract on a realm that is gone with its process.</summary>
public sealed class SqliteInMemoryTests : StoreContract
{
    protected override bool Lasts => false;

    protected override IRealmStore Open() => SqliteRealmStore.OpenInMemory(Realm);

    protected override IRealmStore OpenAnother() => SqliteRealmStore.OpenInMemory(Realm);
}
