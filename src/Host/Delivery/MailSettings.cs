namespace Lianxin.Host.Delivery;

/// <summary>How mail goes out: into a folder of .eml files, or through a server where LIANXIN_SMTP names one.</summary>
/// <param name="Server">host, or null for the folder</param>
/// <param name="From">sender's address</param>
/// <param name="Folder">where .eml files are put</param>
public sealed record MailSettings(string? Server, int Port, string From, string? User, string? Password, bool Tls, string Folder)
{
    public const string DefaultFrom = "lianxin@localhost";

    /// <summary>
    /// Reads LIANXIN_SMTP (<c>host:port</c>), LIANXIN_SMTP_FROM, LIANXIN_SMTP_USER, LIANXIN_SMTP_PASSWORD and
    /// LIANXIN_SMTP_TLS (<c>yes</c> by default).
    /// </summary>
    public static MailSettings FromEnvironment(string dataFolder)
    {
        var server = Read("LIANXIN_SMTP")?.Split(':', 2);
        return new MailSettings(
            server?[0],
            server is { Length: 2 } && int.TryParse(server[1], System.Globalization.CultureInfo.InvariantCulture, out var port) ? port : 587,
            Read("LIANXIN_SMTP_FROM") ?? DefaultFrom, Read("LIANXIN_SMTP_USER"), Read("LIANXIN_SMTP_PASSWORD"),
            Read("LIANXIN_SMTP_TLS") != "no", Path.Combine(dataFolder, "mail"));

        static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
    }
}
