using System.CommandLine;
using Lianxin.Host.Accounts;
using Lianxin.Host.Demo;
using Lianxin.Host.Realms;
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

    public static async Task<int> Run(string folder, string urls, CancellationToken cancel)
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
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Error);
        builder.Services.AddLianxinAccounts(folder);
        builder.Services.AddLianxinRealm(folder, settings);
        builder.Services.AddLianxinWeb(web => web.IsDemo = settings.Demo is not null);
        if (settings.Demo is not null)
        {
            builder.Services.AddSingleton<IDemoAccounts>(new DemoAccounts(folder));
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
