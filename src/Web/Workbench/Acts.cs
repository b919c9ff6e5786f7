using Lianxin.Engine.Writing;
using Lianxin.Kernel.Journal;
using Lianxin.Rules.Time;
using Lianxin.Web.Forms;

namespace Lianxin.Web.Workbench;

/// <summary>Sends a page's act to the realm's writer and puts what comes back into words. A form sent twice is one act.</summary>
public sealed class Acts(Desk desk, FormValues values, RefusalWords refusals)
{
    /// <summary>The idempotency key of a posted form; forms of one page never share one.</summary>
    public string Key(string form) => $"web:{form}:{values.ActKey}";

    /// <summary>Submits; refusals go into the errors, at their fields. Null where nobody of this realm is signed in.</summary>
    /// <param name="form">name of the form on its page</param>
    /// <param name="errors">where refusals go</param>
    /// <param name="build">makes the kernel's command</param>
    /// <param name="said">pack, procedure and names of inputs, for the words</param>
    /// <param name="by">whose act it is; the visitor's own where not given</param>
    /// <param name="happened">when it happened, for acts entered later</param>
    public async Task<Outcome?> Submit(
        string form, FormErrors errors, Func<ISealer, object> build, Said? said = null, Actor? by = null, Instant? happened = null)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (desk.Me is not { } me)
        {
            errors.Add(null, refusals.Of(EngineRefusals.OtherRealm()));
            return null;
        }

        var outcome = await desk.Engine.Submit(new Command(Key(form), by ?? new Actor(me), build, happened));
        Tell(outcome, errors, said);
        return outcome.Accepted ? outcome : null;
    }

    /// <summary>Puts refusals into the errors of a form.</summary>
    public void Tell(Outcome outcome, FormErrors errors, Said? said = null)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var refusal in outcome.Refusals)
        {
            var field = refusal.Field is { } f ? said?.InputOf?.Invoke(f) : null;
            errors.Add(field, said?.Form is { } form && field is not null ? refusals.In(form, said.Procedure)(refusal) : refusals.Of(refusal, said?.Pack, said?.Procedure));
        }
    }
}

/// <summary>What an act is about, for the words of a refusal.</summary>
/// <param name="InputOf">the input of a refused field; null puts the refusal on the form as a whole</param>
/// <param name="Form">the form that was filled, whose field names stand before its refusals</param>
public sealed record Said(string? Pack = null, string? Procedure = null, Func<string, string?>? InputOf = null, Kernel.Records.FormDefinition? Form = null);
