using System.Globalization;
using System.Net;
using System.Net.Mail;

namespace Lianxin.Host.Delivery;

/// <summary>A message ready to go.</summary>
public sealed record Letter(long Id, string ToName, string ToAddress, string Subject, string Body, DateTimeOffset Date);

/// <summary>Takes letters out of the house.</summary>
public interface IPostman
{
    /// <exception cref="SmtpException">the server refused or was not there; to be tried again</exception>
    /// <exception cref="IOException">the folder could not be written; to be tried again</exception>
    Task Deliver(Letter letter, CancellationToken cancel);
}

/// <summary>Writes each letter as an .eml file, which any mail program opens.</summary>
public sealed class FolderPostman(MailSettings settings) : IPostman
{
    public async Task Deliver(Letter letter, CancellationToken cancel)
    {
        Directory.CreateDirectory(settings.Folder);
        var text = string.Join("\r\n",
            $"Message-ID: <{letter.Id.ToString(CultureInfo.InvariantCulture)}@lianxin>",
            $"Date: {letter.Date.ToString("ddd, dd MMM yyyy HH:mm:ss +0000", CultureInfo.InvariantCulture)}",
            $"From: {settings.From}",
            $"To: {Encoded(letter.ToName)} <{letter.ToAddress}>",
            $"Subject: {Encoded(letter.Subject)}",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(letter.Body), Base64FormattingOptions.InsertLineBreaks),
            "");
        var name = letter.Id.ToString("D9", CultureInfo.InvariantCulture) + ".eml";
        var unfinished = Path.Combine(settings.Folder, name + ".part");
        await File.WriteAllTextAsync(unfinished, text, cancel).ConfigureAwait(false);
        File.Move(unfinished, Path.Combine(settings.Folder, name), overwrite: true);
    }

    /// <summary>RFC 2047, whole words of UTF-8 short enough for a line.</summary>
    private static string Encoded(string text)
    {
        // Whole characters only: half of a rare one (two UTF-16 units) cannot be read on the other side.
        const int RunesPerWord = 10;
        return string.Join("\r\n ", text.EnumerateRunes().Chunk(RunesPerWord).Select(c =>
            $"=?utf-8?B?{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(string.Concat(c)))}?="));
    }
}

/// <summary>Hands letters to an SMTP server.</summary>
public sealed class SmtpPostman(MailSettings settings) : IPostman
{
    public async Task Deliver(Letter letter, CancellationToken cancel)
    {
        using var client = new SmtpClient(settings.Server, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User is not null)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        using var message = new MailMessage(new MailAddress(settings.From), new MailAddress(letter.ToAddress, letter.ToName))
        {
            Subject = letter.Subject,
            Body = letter.Body,
        };
        await client.SendMailAsync(message, cancel).ConfigureAwait(false);
    }
}
