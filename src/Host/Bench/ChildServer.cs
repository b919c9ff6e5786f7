using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Lianxin.Host.Bench;

/// <summary>One side of a bench over HTTP: this program again as a process of its own, so that its CPU time can be told apart.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private const int StartMillisMax = 60_000;

    /// <summary>Ticks of /proc a second.</summary>
    private const double TicksPerSecond = 100;

    private readonly Process process;
    private readonly Stopwatch sinceStart;

    /// <param name="program">the program's main assembly; null for this one</param>
    /// <param name="verb">makes the arguments from the address to listen on</param>
    public ChildServer(string? program, Func<string, IReadOnlyList<string>> verb)
    {
        Url = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(program ?? Path.Combine(AppContext.BaseDirectory, Path.GetFileNameWithoutExtension(Environment.GetCommandLineArgs()[0]) + ".dll"));
        foreach (var argument in verb(Url))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LIANXIN_HOME"] = Realms.Installation.Home;
        sinceStart = Stopwatch.StartNew();
        process = System.Diagnostics.Process.Start(start) ?? throw new InvalidOperationException("the child did not start");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => Said += e.Data is { Length: > 0 } line ? line + "\n" : "";
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; }

    private string Said { get; set; } = "";

    /// <summary>CPU time the process has used so far, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Memory it holds, in MB.</summary>
    public double ResidentMb
    {
        get
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    /// <summary>Asks until an answer comes; returns the seconds since the process was started.</summary>
    public async Task<double> FirstAnswer(HttpClient client, string path)
    {
        while (sinceStart.ElapsedMilliseconds < StartMillisMax && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Url + path)).ConfigureAwait(false);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
                    return sinceStart.Elapsed.TotalSeconds;
                }

                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5).ConfigureAwait(false);
            }
        }

        throw new InvalidOperationException($"the child did not answer: {Said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync().ConfigureAwait(false);
        }

        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
