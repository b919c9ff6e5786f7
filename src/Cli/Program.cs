using Lianxin.Host.Accounts;
using Lianxin.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

if (args is not ["serve", ..])
{
    Console.Error.WriteLine("lianxin serve [--data DIR] [--urls URL]");
    return 1;
}

string Option(string name, string otherwise)
{
    var at = Array.IndexOf(args, name);
    return at > 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}

var url = Option("--urls", "http://127.0.0.1:5180");
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls(url);
builder.Services.AddLianxinAccounts(Option("--data", "data"));
builder.Services.AddLianxinWeb(web => web.ShowGallery = args.Contains("--gallery", StringComparer.Ordinal));
var app = builder.Build();
await app.Services.PrepareAccounts();
app.MapLianxinWeb();
await using (var scope = app.Services.CreateAsyncScope())
{
    if (await scope.ServiceProvider.GetRequiredService<FirstStart>().Link() is { } link)
    {
        Console.WriteLine($"首次启动，请在 24 小时内打开此链接设置管理员：\n{url}{link}");
    }
}

await app.RunAsync();
return 0;
