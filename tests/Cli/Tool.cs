using System.Diagnostics;
using Xunit;

namespace Lianxin.Tests.Cli;

/// <summary>The built program, started as people start it.</summary>
internal static class Tool
{
    public sealed record Ended(int Code, string Out, string Error);

    public static Task<Ended> Run(params string[] arguments) => Run("zh_CN.UTF-8", arguments);

    public static Task<Ended> InEnglish(params string[] arguments) => Run("en_US.UTF-8", arguments);

    private static async Task<Ended> Run(string locale, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            UseShellExecute = false,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "lianxin.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LC_ALL"] = locale;
        start.Environment.Remove("LIANXIN_HOME");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(3));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new Ended(process.ExitCode, await output, await error);
    }
}
