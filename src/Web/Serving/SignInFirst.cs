using Lianxin.Host.Accounts;
using Lianxin.Web.Account;
using Lianxin.Web.Forms;
using Lianxin.Web.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Lianxin.Web.Serving;

/// <summary>
/// What happens when a page wants a sign-in: a link leads to the sign-in page and back; a form gets the sign-in page as its
/// answer, with everything typed sealed inside it.
/// </summary>
internal sealed class SignInFirst(KeptForms forms) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        if (authorizeResult.Forbidden)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var page = context.Request.Path + context.Request.QueryString.Value;
        if (HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType)
        {
            var kept = await forms.Seal(context);
            context.Items[FormValues.ForeignItem] = true;
            await WholePage.Result<SignInPage>(StatusCodes.Status401Unauthorized, new()
            {
                [nameof(SignInPage.Kept)] = kept,
                [nameof(SignInPage.Return)] = page,
                [nameof(SignInPage.Ended)] = true,
            }).ExecuteAsync(context);
            return;
        }

        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.Redirect(QueryHelpers.AddQueryString("/sign-in", "return", page));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
    }
}
