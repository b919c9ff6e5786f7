using System.Text;
using System.Text.RegularExpressions;
using Lianxin.Engine.Clockwork;
using Lianxin.Host.Delivery;
using Lianxin.Tests.Engine.World;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Lianxin.Tests.Host;

/// <summary>Mail that says there is something to see, and nothing more.</summary>
public sealed partial class MailTests : IDisposable
{
    private readonly string folder = Folders.New();

    public void Dispose() => Folders.Delete(folder);

    [Fact]
    public async Task Letters_lie_in_the_folder_and_any_mail_program_reads_them()
    {
        await using var county = await Called();
        await using var mail = Loop(county, new FolderPostman(Settings()));
        var settled = await mail.Round(TestContext.Current.CancellationToken);
        var letters = Directory.GetFiles(folder, "*.eml").Select(File.ReadAllText).ToArray();

        // The three of thirty members who gave an address; the others are settled without a letter.
        Assert.Equal(3, letters.Length);
        Assert.Equal(30, settled);
        Assert.All(letters, letter =>
        {
            var (head, body) = Split(letter);
            Assert.DoesNotContain(head, c => c > 126);
            Assert.Contains($"<{Founding.Mail}>", head);
            Assert.StartsWith("连心：党员首议制 · ", Header(head, "Subject"));
            Assert.StartsWith("王", Header(head, "To"));
            Assert.Contains("Content-Type: text/plain; charset=utf-8", head);
            Assert.Matches("Date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} ", head);
            Assert.Contains("请登录连心查看", body);
            Assert.DoesNotContain(Course.Title, letter + body);
            Assert.DoesNotContain(Course.Body, body);
            Assert.DoesNotContain("村部会议室", body);
        });
        Assert.Equal(0, await mail.Round(TestContext.Current.CancellationToken));
        Assert.Equal(3, Directory.GetFiles(folder).Length);
    }

    /// <summary>The server ends them, and then what made them does.</summary>
    [Fact]
    public async Task Mail_and_clockwork_may_be_ended_twice()
    {
        await using var county = await Called();
        var mail = Loop(county, new FolderPostman(Settings()));
        var clockwork = new ClockworkLoop(county.Engine, TimeProvider.System);
        mail.Start();
        clockwork.Start();
        foreach (var loop in (IAsyncDisposable[])[mail, clockwork, mail, clockwork])
        {
            await loop.DisposeAsync();
        }
    }

    [Fact]
    public async Task Rare_characters_and_long_names_stay_whole_in_the_head()
    {
        var name = string.Concat(Enumerable.Repeat("𠮷野家龘", 12));
        await new FolderPostman(Settings()).Deliver(new Letter(1, name, Founding.Mail, name, "正文", DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        var (head, body) = Split(await File.ReadAllTextAsync(Path.Combine(folder, "000000001.eml"), TestContext.Current.CancellationToken));
        Assert.Equal(name, Header(head, "Subject"));
        Assert.StartsWith(name, Header(head, "To"));
        Assert.Equal("正文", body);
        Assert.All(head.Split("\r\n"), line => Assert.True(line.Length <= 76 + Founding.Mail.Length, line));
    }

    [Fact]
    public async Task A_letter_that_fails_is_tried_again_later_and_in_the_end_given_up()
    {
        await using var county = await Called();
        var postman = new Unwilling();
        await using var mail = Loop(county, postman);
        await mail.Round(TestContext.Current.CancellationToken);
        Assert.Equal(3, postman.Tries);
        await mail.Round(TestContext.Current.CancellationToken);
        Assert.Equal(3, postman.Tries);
        for (var i = 0; i < 12; i++)
        {
            county.Clock.Set(county.Now.Plus(TimeSpan.FromHours(3)));
            await mail.Round(TestContext.Current.CancellationToken);
        }

        Assert.Equal(3 * 8, postman.Tries);
        Assert.Empty(county.Store.Outbox.PendingMail(county.Now.Plus(TimeSpan.FromDays(365)), 10));
    }

    [Fact]
    public async Task A_letter_that_failed_once_arrives_once()
    {
        await using var county = await Called();
        var postman = new Unwilling { Refusals = 1 };
        await using var mail = Loop(county, postman);
        await mail.Round(TestContext.Current.CancellationToken);
        county.Clock.Set(county.Now.Plus(TimeSpan.FromMinutes(5)));
        await mail.Round(TestContext.Current.CancellationToken);
        await mail.Round(TestContext.Current.CancellationToken);
        Assert.Equal(3, postman.Delivered.Count);
        Assert.Equal(3, postman.Delivered.Distinct().Count());
    }

    [Fact]
    public async Task A_mail_server_takes_them_by_the_ordinary_protocol()
    {
        await using var county = await Called();
        await using var server = new SmallMailServer();
        await using var mail = Loop(county, new SmtpPostman(Settings() with { Server = "127.0.0.1", Port = server.Port, Tls = false }));
        await mail.Round(TestContext.Current.CancellationToken);
        Assert.Equal(3, server.Letters.Count);
        Assert.All(server.Letters, l =>
        {
            Assert.Equal(["MAIL FROM:<lianxin@localhost>", $"RCPT TO:<{Founding.Mail}>"], l.Envelope);
            Assert.Contains("Subject: =?utf-8?", l.Data);
        });
    }

    [Fact]
    public async Task A_mail_server_that_is_not_there_loses_nothing()
    {
        await using var county = await Called();
        await using var server = new SmallMailServer();
        var settings = Settings() with { Server = "127.0.0.1", Port = server.Port, Tls = false };
        await server.DisposeAsync();
        await using var mail = Loop(county, new SmtpPostman(settings));
        Assert.Equal(27, await mail.Round(TestContext.Current.CancellationToken));
        Assert.Equal(3, county.Store.Outbox.PendingMail(county.Now.Plus(TimeSpan.FromHours(1)), 10).Count);
    }

    /// <summary>A county where a meeting of thirty members has just been called for a topic.</summary>
    private static async Task<County> Called()
    {
        var county = await County.Fresh();
        var topic = await county.Topic();
        await county.Review(topic);
        await county.Call("members_meeting", county.Cast.Secretary, topic);
        return county;
    }

    private MailSettings Settings() => new(null, 25, MailSettings.DefaultFrom, null, null, false, folder);

    private static MailLoop Loop(County county, IPostman postman) =>
        new(county.Engine, county.Store.Outbox, postman, TimeProvider.System, NullLogger<MailLoop>.Instance);

    private static (string Head, string Body) Split(string letter)
    {
        var end = letter.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return (letter[..end], Encoding.UTF8.GetString(Convert.FromBase64String(letter[(end + 4)..])));
    }

    private static string Header(string head, string name)
    {
        var line = Regex.Match(head, $"^{name}: (?<value>[^\r\n]*(\r\n [^\r\n]*)*)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;
        return EncodedWord().Replace(line.Replace("\r\n ", "", StringComparison.Ordinal), m => new UTF8Encoding(false, true).GetString(Convert.FromBase64String(m.Groups["word"].Value)));
    }

    [GeneratedRegex(@"=\?utf-8\?B\?(?<word>[^?]*)\?=", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex EncodedWord();

    private sealed class Unwilling : IPostman
    {
        public int Refusals { get; init; } = int.MaxValue;

        public int Tries { get; private set; }

        public List<long> Delivered { get; } = [];

        public Task Deliver(Letter letter, CancellationToken cancel)
        {
            if (Tries++ < Refusals)
            {
                throw new IOException("no way");
            }

            Delivered.Add(letter.Id);
            return Task.CompletedTask;
        }
    }
}
