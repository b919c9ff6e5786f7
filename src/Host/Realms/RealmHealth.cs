using Lianxin.Engine;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lianxin.Host.Realms;

/// <summary>Whether the realm still takes acts. Where it has stopped, it says at which journal position and why; reading goes on.</summary>
public sealed class RealmHealth(RealmEngine engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(engine.Halted is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy());
}
