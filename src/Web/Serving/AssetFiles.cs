using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
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

    internal IResult Serve(HttpContext http)
    {
        if (!byPath.TryGetValue(http.Request.Path.Value ?? "", out var asset))
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        var (coding, bytes) = asset.For(http.Request.Headers.AcceptEncoding);
        if (coding is not null)
        {
            http.Response.Headers.ContentEncoding = coding;
        }

        return Results.Bytes(bytes, asset.MediaType);
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
            Brotli = Pack(to => new BrotliStream(to, CompressionLevel.Optimal, leaveOpen: true));
            Gzip = Pack(to => new GZipStream(to, CompressionLevel.Optimal, leaveOpen: true));
        }

        public string Name { get; }

        public string Path { get; }

        public string MediaType { get; }

        private byte[] Plain { get; }

        private byte[] Brotli { get; }

        private byte[] Gzip { get; }

        /// <summary>The smallest form that a browser takes. Over plain HTTP most browsers take gzip only.</summary>
        public (string? Coding, byte[] Bytes) For(StringValues accepted)
        {
            var codings = StringWithQualityHeaderValue.TryParseList([accepted.ToString()], out var list) ? list.Where(c => c.Quality != 0).Select(c => c.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase) : [];
            return codings.Contains("br") ? ("br", Brotli) : codings.Contains("gzip") ? ("gzip", Gzip) : (null, Plain);
        }

        private byte[] Pack(Func<Stream, Stream> coder)
        {
            using var memory = new MemoryStream();
            using (var coded = coder(memory))
            {
                coded.Write(Plain);
            }

            return memory.ToArray();
        }
    }
}
