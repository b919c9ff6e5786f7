using System.CommandLine;
using Lianxin.Engine.Publishing;
using Lianxin.Host.Upkeep;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin verify</c>: journal and read models of a data folder, or one proof file offline. Exit 0 where all holds, 1 where not.</summary>
internal static class Verify
{
    public static Command Verb()
    {
        var data = Options.Data();
        var proof = new Option<FileInfo?>("--proof") { Description = "核验一份公示的证明文件 / check a notice's proof file offline" };
        var verb = new Command("verify", "核验日志和数据表 / verify journal and read models") { data, proof };
        verb.SetAction(parsed => Upkeep.Try(() => parsed.GetValue(proof) is { } file ? Proof(file) : Realm(parsed.GetValue(data)!)));
        return verb;
    }

    private static int Proof(FileInfo file)
    {
        if (file.Length > ProofFile.CharsMax)
        {
            throw new InvalidDataException(Options.Say($"{file.Name} 太大，不是证明文件", $"{file.Name} is too large to be a proof file"));
        }

        var verdict = ProofVerifier.Verify(File.ReadAllText(file.FullName));
        Console.WriteLine(verdict.InWords(Options.Language));
        return verdict.Holds ? 0 : 1;
    }

    private static int Realm(string folder)
    {
        var found = RealmUpkeep.Verify(folder);
        if (found.Fault is { } fault)
        {
            Console.WriteLine(Options.Say($"日志第 {fault.Seq} 条有问题({fault.What}): {fault.Detail}", $"journal entry {fault.Seq} is broken ({fault.What}): {fault.Detail}"));
            return 1;
        }

        foreach (var table in found.DifferentTables)
        {
            Console.WriteLine(Options.Say($"数据表 {table} 与日志不一致，请运行 lianxin rebuild", $"table {table} differs from the journal; run lianxin rebuild"));
        }

        if (found.Clean)
        {
            Console.WriteLine(Options.Say($"日志 {found.Events} 条，链条完整；数据表与日志一致", $"{found.Events} journal entries, chain whole; read models agree with the journal"));
        }

        return found.Clean ? 0 : 1;
    }
}
