using System.Security.Cryptography;
using System.Text;
using Lianxin.Engine.Access;
using Lianxin.Engine.Writing;
using Lianxin.Host.Accounts;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Web.Board;
using Lianxin.Web.Forms;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Organisation.Keeping;

/// <summary>
/// Acts of those who keep organisations, their registers and posts: as whom the visitor acts, and what became of it. Whether
/// they may is judged by the engine for the page, and again by the kernel for the act.
/// </summary>
public sealed class Keeper(PageRealm realm, AccessRules access, Visitor visitor, FormValues values, RefusalWords refusals)
{
    /// <summary>Runs the installation, and so sets the realm up before it has heads.</summary>
    public bool IsOperator => visitor.IsAdministrator;

    public bool May(OrgId? org) => access.KeeperOf(realm.Viewer, IsOperator, org) is not null;

    /// <summary>Organisations that stand and that the visitor keeps, from the top down.</summary>
    public IReadOnlyList<Org> Mine() =>
        [.. realm.Queries.Orgs().Where(o => o.To is null && May(o.Id)).Select(o => realm.Tree.Find(o.Id)).OfType<Org>().OrderBy(o => realm.Above(o).Count).ThenBy(o => o.Id)];

    /// <summary>Submits an act; refusals go into the errors at their inputs, in words. Null where it was refused.</summary>
    /// <param name="form">name of the form on its page</param>
    /// <param name="errors">where refusals go</param>
    /// <param name="org">the organisation kept; null for one yet to be formed at the top</param>
    /// <param name="content">
    /// what was entered: a form sent twice is one act, but one gone back to and filled in anew is another, though the browser
    /// kept its key
    /// </param>
    /// <param name="build">makes the kernel's command</param>
    /// <param name="inputOf">the input of a refused field; null puts the refusal on the form as a whole</param>
    public async Task<Outcome?> Submit(
        string form, FormErrors errors, OrgId? org, string content, Func<ISealer, object> build, Func<string, string?>? inputOf = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (access.KeeperOf(realm.Viewer, IsOperator, org) is not { } by)
        {
            errors.Add(null, refusals.Of(OrgRefusals.NotEntitled()));
            return null;
        }

        var outcome = await realm.Engine.Submit(new Command(Key(form, org, content), by, build));
        foreach (var refusal in outcome.Refusals)
        {
            errors.Add(refusal.Field is { } field ? inputOf?.Invoke(field) : null, refusals.Of(refusal));
        }

        return outcome.Accepted ? outcome : null;
    }

    /// <summary>Whether this very form was carried out already: then nothing more is to be asked, and sending it again answers as before.</summary>
    public bool IsDone(string form, OrgId? org, string content) => realm.Queries.IsAnswered(Key(form, org, content));

    private string Key(string form, OrgId? org, string content) =>
        $"web:{form}:{values.ActKey}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{org}\n{content}")))[..16]}";

    /// <summary>A day of a form; where it is none, or empty and not optional, null and the error at its input.</summary>
    /// <param name="wrong">the error in words</param>
    public DateOnly? Day(string name, FormErrors errors, string wrong, bool optional = false)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (values.Text(name).Length == 0 && optional)
        {
            return null;
        }

        var day = values.Day(name);
        errors.Need(day is not null, name, wrong);
        return day;
    }
}
