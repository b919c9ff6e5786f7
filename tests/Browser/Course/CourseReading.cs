using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Lianxin.Browser.Setup;
using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Cases.Shapes;
using Lianxin.Kernel.Journal;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Lianxin.Browser.Course;

/// <summary>What the course reads from addresses and from the command line.</summary>
public sealed partial class CourseTests
{
    private static async Task<int> VerifyProof(string file)
    {
        using var verify = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "lianxin.dll"), "verify", "--proof", file]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await verify.WaitForExitAsync();
        return verify.ExitCode;
    }

    private static string IdText(string url, string place) => Regex.Match(url, $"/{place}/([0-9-]+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value;

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
