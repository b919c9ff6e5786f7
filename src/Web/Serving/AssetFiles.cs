using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lianxin.Web.Serving;

/// <summary>
/// Style, script and mark, embedded in the program. Each is served under a name that holds a hash of its content, so
/// browsers keep it for a year and a new version is another address.
/// </summary>
public sealed class AssetFiles
{
    private readonly FrozenDictionary<string, Asset> byPath;
    private readonly FrozenDictionary<string, string> pathByName;

    /// <summary>Reads and compresses the embedded files.</summary>
    public AssetFiles()
    {
        var assembly = typeof(AssetFiles).Assembly;
        var assets = assembly.GetManifestResourceNames().Where(n => n.StartsWith("assets/", StringComparison.Ordinal)).Select(name =>
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return new Asset(name["assets/".Length..], memory.ToArray());
        }).ToList();
        byPath = assets.ToFrozenDictionary(a => a.Path, StringComparer.Ordinal);
        pathByName = assets.ToFrozenDictionary(a => a.Name, a => a.Path, StringComparer.Ordinal);
    }

    /// <summary>The address of an asset by its plain name, for example <c>main.css</c>.</summary>
    public string this[string name] => pathByName[name];

    /// <summary>Bytes of an asset as sent to a browser that takes brotli; for the page budget.</summary>
    public int CompressedSize(string name) => byPath[pathByName[name]].Brotli.Length;

    internal IResult Serve(HttpContext http)
    {
        if (!byPath.TryGetValue(http.Request.Path.Value ?? "", out var asset))
        {
            return Results.NotFound();
        }

        var accepted = http.Request.Headers.AcceptEncoding.ToString();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (!accepted.Contains("br", StringComparison.Ordinal))
        {
            return Results.Bytes(asset.Plain, asset.MediaType);
        }

        http.Response.Headers.ContentEncoding = "br";
        return Results.Bytes(asset.Brotli, asset.MediaType);
    }

    private sealed class Asset
    {
        public Asset(string name, byte[] plain)
        {
            Name = name;
            Plain = plain;
            var dot = name.LastIndexOf('.');
            Path = $"/assets/{name[..dot]}.{Convert.ToHexStringLower(SHA256.HashData(plain))[..12]}{name[dot..]}";
            MediaType = name[dot..] switch { ".js" => "text/javascript; charset=utf-8", ".css" => "text/css; charset=utf-8", _ => "image/svg+xml" };
            using var memory = new MemoryStream();
            using (var brotli = new BrotliStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            {
                brotli.Write(plain);
            }

            Brotli = memory.ToArray();
        }

        public string Name { get; }

        public string Path { get; }

        public string MediaType { get; }

        public byte[] Plain { get; }

        public byte[] Brotli { get; }
    }
}
