using System.CommandLine;
using System.Net.Sockets;
using Lianxin.Host.Accounts;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
using Lianxin.Host.Upkeep;
using Lianxin.Web;

namespace Lianxin.Cli.Verbs;

/// <summary><c>lianxin serve</c>: the server on a data folder.</summary>
internal static class Serve
{
    public static Command Verb()
    {
        var data = Options.Data();
        var urls = Options.Urls();
        var verb = new Command("serve", "启动服务 / start the server") { data, urls };
        verb.SetAction((parsed, cancel) => Run(parsed.GetValue(data)!, parsed.GetValue(urls)!, cancel));
        return verb;
    }

    public static Task<int> Run(string folder, string urls, CancellationToken cancel) => Upkeep.Try(async () =>
    {
        if (File.Exists(folder))
        {
            Console.Error.WriteLine(Options.Say($"{folder} 是文件，不是文件夹；请用 --data 指明数据文件夹", $"{folder} is a file, not a folder; name the data folder with --data"));
            return 2;
        }

        if (!Addresses(urls))
        {
            Console.Error.WriteLine(Options.Say($"“{urls}”不是监听地址；--urls 要写成 http://127.0.0.1:5180 这样", $"'{urls}' is no address to listen on; --urls is written like http://127.0.0.1:5180"));
            return 2;
        }

        OwnerOnly.FromHere();
        return await Listen(folder, urls, cancel);
    });

    private static bool Addresses(string urls) => urls.Split(';', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } all && all.All(u =>
    {
        try
        {
            return BindingAddress.Parse(u) is { Port: >= 0 and <= 65_535, Scheme: "http" or "https", Host.Length: > 0 };
        }
        catch (FormatException)
        {
            return false;
        }
    });

    private static async Task<int> Listen(string folder, string urls, CancellationToken cancel)
    {
        var settings = RealmSettings.Of(folder);
        await using var app = Build(folder, urls, settings);
        await app.Services.PrepareAccounts(cancel);
        app.MapLianxinWeb();
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            Console.Error.WriteLine(Options.Say($"{urls} 已被别的程序占用，请用 --urls 另选一个，例如 --urls http://127.0.0.1:5181", $"{urls} is in use; choose another with --urls, such as --urls http://127.0.0.1:5181"));
            return 2;
        }
        catch (Exception e) when (e is SocketException || (e is InvalidOperationException && urls.Contains("https", StringComparison.OrdinalIgnoreCase)))
        {
            Console.Error.WriteLine(Options.Say($"不能在 {urls} 上监听：{e.Message}", $"cannot listen on {urls}: {e.Message}"));
            return 2;
        }

        var address = app.Urls.First();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (settings.Demo is null && await scope.ServiceProvider.GetRequiredService<FirstStart>().Link(cancel) is { } link)
            {
                Console.WriteLine(Options.Say("首次启动。请在 24 小时内打开此链接，设置管理员：", "First start. Open this link within 24 hours to set up the administrator:"));
                Console.WriteLine(address + link);
            }
        }

        if (settings.Demo is not null)
        {
            Tell(folder, address);
        }
        else
        {
            Console.WriteLine(address);
        }

        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    /// <summary>The server of a data folder, not yet started.</summary>
    /// <param name="change">changes what it is made of; tests put their clock in</param>
    internal static WebApplication Build(string folder, string urls, RealmSettings settings, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Lianxin.Host.Upkeep", LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        // A start that fails is told once, in words; see Run.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddLianxinAccounts(folder);
        builder.Services.AddLianxinRealm(folder, settings);
        builder.Services.AddLianxinWeb(web =>
        {
            web.IsDemo = settings.Demo is not null;
            web.PublicAddress = settings.PublicAddress ?? "";
        });
        if (settings.Demo is not null)
        {
            builder.Services.AddLianxinDemo(folder);
        }

        change?.Invoke(builder.Services);
        return builder.Build();
    }

    private static void Tell(string folder, string address)
    {
        Console.WriteLine(Options.Say("演示账号（登录页上也有）：", "Demo accounts (also on the sign-in page):"));
        foreach (var role in DemoMaker.Roles(folder))
        {
            Console.WriteLine($"  {role.SignInName,-12} {role.Password,-12} {Options.Say(role.Zh, role.En)} {role.Person}");
        }

        Console.WriteLine();
        Console.WriteLine(Options.Say($"请打开 {address}/welcome", $"Open {address}/welcome"));
    }
}
