using System.Net.Mail;
using Lianxin.Engine;
using Lianxin.Engine.Ports;
using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Microsoft.Extensions.Logging;

namespace Lianxin.Host.Delivery;

/// <summary>
/// Sends what the inbox also wants by mail: only to people who gave an address, saying that there is something to see
/// and never what it is about, since mail is read by others on the way.
/// </summary>
public sealed class MailLoop(RealmEngine engine, IOutbox outbox, IPostman postman, TimeProvider time, ILogger<MailLoop> log) : IAsyncDisposable
{
    private const int PerRound = 100;
    private const int TriesMax = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stop = new();
    private Task loop = Task.CompletedTask;
    private bool disposed;

    public void Start() => loop = Task.Run(() => Run(stop.Token), CancellationToken.None);

    /// <summary>Stops it. The server does when it ends, and what made it does once more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await stop.CancelAsync().ConfigureAwait(false);
        await loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
    }

    /// <summary>One round; returns how many letters were settled.</summary>
    public async Task<int> Round(CancellationToken cancel)
    {
        var now = engine.Clock.Now;
        var settled = 0;
        foreach (var row in outbox.PendingMail(now, PerRound))
        {
            if (LetterOf(row) is not { } letter)
            {
                outbox.MarkSent(row.Id, now);
                settled++;
                continue;
            }

            try
            {
                await postman.Deliver(letter, cancel).ConfigureAwait(false);
                outbox.MarkSent(row.Id, engine.Clock.Now);
                settled++;
            }
            catch (Exception e) when (e is SmtpException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
            {
                log.LogWarning("mail {Id} not delivered, try {Try}: {Why}", row.Id, row.Tries + 1, e.Message);
                outbox.MarkFailed(row.Id, now, row.Tries + 1 < TriesMax ? now.Plus(TimeSpan.FromMinutes(1 << row.Tries)) : null);
            }
        }

        return settled;
    }

    private async Task Run(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            var settled = 0;
            try
            {
                settled = await Round(cancel).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // A full disk or a damaged row today is no reason to send no mail tomorrow.
                log.LogError("mail stands still until the next round: {Why}", e.Message);
            }

            if (settled < PerRound)
            {
                await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
            }
        }
    }

    private Letter? LetterOf(MailRow row)
    {
        var message = row.Message;
        if (DetailsOf(message.Person) is not { Mail.Length: > 3 } details || !MailAddress.TryCreate(details.Mail, out var address))
        {
            return null;
        }

        var what = message.Procedure.Length == 0 ? "有制度新版本或接办方案等您批准" : engine.Institutions.Word(message.Pack, message.Step is null ? $"meetings.{message.Procedure}" : $"procedures.{message.Procedure}.steps.{message.Step}", "zh");
        var institution = engine.Institutions.Word(message.Pack, "title", "zh");
        return new Letter(
            row.Id, details.Name, address.Address, $"连心：{institution} · {what}",
            $"{details.Name}：\n\n{institution}有一件事与您有关：{what}。请登录连心查看（编号 {Ids.Show(message.Stream)}）。\n", message.At.ToUtc());
    }

    private PersonDetails? DetailsOf(PersonId person)
    {
        foreach (var e in engine.Queries.Stream(person.Value).Reverse())
        {
            var text = e.Event switch
            {
                Kernel.People.PersonRegistered r => r.Details,
                Kernel.People.DetailsChanged d => d.Details,
                _ => null,
            };
            if (text is not null)
            {
                return PersonDetails.Read(engine.Queries.OpenText(text.Id));
            }
        }

        return null;
    }
}
