using Lianxin.Store.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lianxin.Host.Accounts;

/// <summary>Whether accounts.db can be read: without it nobody signs in.</summary>
internal sealed class AccountsHealth(IDbContextFactory<AccountsDb> files) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await files.CreateDbContextAsync(cancellationToken);
        await db.Accounts.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
