using Lianxin.Engine;
using Lianxin.Host.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lianxin.Host.Demo;

/// <summary>What only a served demo has: accounts shown to everybody, time that can be let pass, others who act.</summary>
public static class DemoWiring
{
    /// <summary>Only the realm's own time can be let pass: sessions, cards and mail keep the machine's, so that nobody is signed out by it.</summary>
    public static IServiceCollection AddLianxinDemo(this IServiceCollection services, string folder)
    {
        services.AddSingleton<IDemoAccounts>(new DemoAccounts(folder));
        services.AddSingleton(p => new DemoClock(folder, p.GetRequiredService<TimeProvider>()));
        services.Replace(ServiceDescriptor.Singleton<IClock>(p => new SystemClock(p.GetRequiredService<DemoClock>())));
        services.AddSingleton<DemoPassage>().AddSingleton<Others>();
        return services;
    }
}
