using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Lianxin.Tests.Tidy;

/// <summary>What may depend on what, as docs/architecture.md draws it. Each check answers with the breaches it found.</summary>
internal static class Layering
{
    public static readonly IReadOnlyList<string> KernelFolders =
        ["Journal", "Facts", "Orgs", "People", "Records", "Ledgers", "Sheets", "Notices", "Cases", "Routines", "Versions"];

    /// <summary>Own projects each may name, and packages and frameworks each may bring in.</summary>
    private static readonly Dictionary<string, (string[] Projects, string[] Packages)> Allowed = new(StringComparer.Ordinal)
    {
        ["Rules"] = ([], []),
        ["Kernel"] = (["Rules"], []),
        ["Packs"] = (["Kernel", "Rules"], ["YamlDotNet"]),
        ["Engine"] = (["Kernel", "Packs", "Rules"], []),
        ["Store"] = (["Kernel", "Engine", "Rules"],
        [
            "Microsoft.AspNetCore.App", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.Data.Sqlite.Core",
            "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw.bundle_e_sqlite3",
        ]),
        ["Host"] = (["Store", "Engine", "Packs", "Kernel", "Rules"], ["Microsoft.AspNetCore.App", "QRCoder"]),
        ["Web"] = (["Host", "Engine", "Packs", "Kernel", "Rules"], ["Microsoft.AspNetCore.App"]),
        ["Cli"] = (["Web", "Host", "Engine", "Packs", "Kernel", "Rules"], ["System.CommandLine"]),
    };

    /// <summary>What a layer's code must not name although the build would let it, because references are handed on.</summary>
    private static readonly Dictionary<string, string[]> NeverSees = new(StringComparer.Ordinal)
    {
        ["Rules"] = ["Lianxin.Kernel", "Lianxin.Packs", "Lianxin.Engine", "Lianxin.Store", "Lianxin.Host", "Lianxin.Web", "Lianxin.Cli", "Microsoft."],
        ["Kernel"] = ["Lianxin.Packs", "Lianxin.Engine", "Lianxin.Store", "Lianxin.Host", "Lianxin.Web", "Lianxin.Cli", "Microsoft.", "YamlDotNet"],
        ["Packs"] = ["Lianxin.Engine", "Lianxin.Store", "Lianxin.Host", "Lianxin.Web", "Lianxin.Cli", "Microsoft."],
        ["Engine"] = ["Lianxin.Store", "Lianxin.Host", "Lianxin.Web", "Lianxin.Cli", "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL", "YamlDotNet"],
        ["Store"] = ["Lianxin.Packs", "Lianxin.Host", "Lianxin.Web", "Lianxin.Cli", "YamlDotNet"],
        ["Host"] = ["Lianxin.Web", "Lianxin.Cli"],
        ["Web"] = ["Lianxin.Store", "Lianxin.Cli", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL", "YamlDotNet"],
        ["Cli"] = ["Lianxin.Store", "Microsoft.EntityFrameworkCore", "Microsoft.Data", "SQLitePCL", "YamlDotNet"],
    };

    private static readonly string[] Banned =
    [
        @"\bDateTime\.(Utc)?Now\b", @"\bDateTime\.Today\b", @"\bDateTimeOffset\.(Utc)?Now\b", @"\bTimeProvider\b", @"\bStopwatch\b", @"\bGuid\.NewGuid\b",
        @"\bGuid\.CreateVersion7\b", @"\bnew\s+Random\b", @"\bRandom\.Shared\b", @"\bRandomNumberGenerator\b", @"(?<![\w.])(?:File|Directory)\.\w", @"\bnew\s+(?:File|Directory|Stream)(?:Stream|Info|Reader|Writer)\b",
        @"\bEnvironment\.", @"\bConsole\.", @"\bTask\b", @"\bValueTask\b", @"\basync\b", @"\bawait\b", @"\bThread\b", @"\bSystem\.Text\.Json\b", @"\bSystem\.IO\b",
        @"\bSystem\.Net\b", @"\bILogger\b", @"\bIServiceProvider\b", @"\bIServiceCollection\b", @"\bCultureInfo\.Current(UI)?Culture\b",
    ];

    /// <summary>Types of the base library whose mere mention in a compiled Rules or Kernel means I/O, clock, chance or waiting.</summary>
    private static readonly string[] BannedTypes =
    [
        "System.IO.File", "System.IO.FileStream", "System.IO.Directory", "System.Random", "System.Threading.Tasks.Task", "System.Threading.Tasks.Task`1",
        "System.Threading.Thread", "System.Diagnostics.Stopwatch", "System.TimeProvider", "System.Console", "System.IServiceProvider",
        "System.Text.Json.JsonSerializer", "System.Net.Http.HttpClient", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] BannedMembers =
        ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Environment.GetEnvironmentVariable"];

    public static IEnumerable<string> ProjectReferences(SourceTree tree)
    {
        foreach (var (path, text) in tree.Under("src/", ".csproj"))
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(path);
            if (!Allowed.TryGetValue(name, out var allowed))
            {
                yield return $"{path}: no such room in the layout";
                continue;
            }

            var xml = XDocument.Parse(text);
            foreach (var include in Includes(xml, "ProjectReference").Select(i => System.IO.Path.GetFileNameWithoutExtension(i.Replace('\\', '/'))))
            {
                if (!allowed.Projects.Contains(include))
                {
                    yield return $"{path}: {name} may not reference {include}";
                }
            }

            foreach (var include in Includes(xml, "PackageReference").Concat(Includes(xml, "FrameworkReference")))
            {
                if (!allowed.Packages.Contains(include))
                {
                    yield return $"{path}: {name} may not bring in {include}";
                }
            }
        }
    }

    public static IEnumerable<string> NamesOfOtherLayers(SourceTree tree) =>
        from layer in NeverSees
        from file in tree.Under($"src/{layer.Key}/", ".cs", ".razor")
        let code = SourceTree.Bare(file.Text)
        from prefix in layer.Value
        where Regex.IsMatch(code, $@"(?<![\w.]){Regex.Escape(prefix)}{(prefix.EndsWith('.') ? "" : @"\b")}", RegexOptions.None, TimeSpan.FromSeconds(5))
        select $"{file.Path}: {layer.Key} names {prefix}";

    /// <summary>The same, as compiled: what an assembly refers to.</summary>
    public static IEnumerable<string> AssemblyReferences(string layer, IEnumerable<string> references) =>
        from reference in references
        from prefix in NeverSees[layer]
        where reference == prefix || reference.StartsWith(prefix.EndsWith('.') ? prefix : prefix + ".", StringComparison.Ordinal)
        select $"{layer} is compiled against {reference}";

    public static IEnumerable<string> KernelOrder(SourceTree tree)
    {
        for (var at = 0; at < KernelFolders.Count; at++)
        {
            foreach (var (path, text) in tree.Under($"src/Kernel/{KernelFolders[at]}/", ".cs"))
            {
                var code = SourceTree.Bare(text);
                foreach (var right in KernelFolders.Skip(at + 1))
                {
                    if (Regex.IsMatch(code, $@"\bLianxin\.Kernel\.{right}\b|(?<![\w.]){right}\.[A-Z]\w*", RegexOptions.None, TimeSpan.FromSeconds(5)))
                    {
                        yield return $"{path}: {KernelFolders[at]} uses {right}, which stands to its right";
                    }
                }
            }
        }

        foreach (var (path, _) in tree.Under("src/Kernel/", ".cs"))
        {
            var parts = path.Split('/');
            if (parts.Length > 3 && !KernelFolders.Contains(parts[2]))
            {
                yield return $"{path}: the kernel has no room {parts[2]}";
            }
        }
    }

    public static IEnumerable<string> BannedInPure(SourceTree tree) =>
        from folder in (string[])["src/Rules/", "src/Kernel/"]
        from file in tree.Under(folder, ".cs")
        let code = SourceTree.Bare(file.Text)
        from pattern in Banned
        let found = Regex.Match(code, pattern, RegexOptions.None, TimeSpan.FromSeconds(5))
        where found.Success
        select $"{file.Path}:{code[..found.Index].Count(c => c == '\n') + 1}: {found.Value.Trim()}";

    public static IEnumerable<string> BannedInCompiled(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var meta = file.GetMetadataReader();
        foreach (var name in meta.TypeReferences.Select(t => FullName(meta, meta.GetTypeReference(t))).Where(n => BannedTypes.Contains(n)))
        {
            yield return name;
        }

        foreach (var member in meta.MemberReferences.Select(meta.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference))
        {
            var name = $"{FullName(meta, meta.GetTypeReference((TypeReferenceHandle)member.Parent))}.{meta.GetString(member.Name)}";
            if (BannedMembers.Contains(name))
            {
                yield return name;
            }
        }
    }

    public static IEnumerable<string> ReferencesOf(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var meta = file.GetMetadataReader();
        return [.. meta.AssemblyReferences.Select(r => meta.GetString(meta.GetAssemblyReference(r).Name))];
    }

    private static string FullName(MetadataReader meta, TypeReference type) => $"{meta.GetString(type.Namespace)}.{meta.GetString(type.Name)}";

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants().Where(e => e.Name.LocalName == element).Select(e => e.Attribute("Include")?.Value ?? "");
}
