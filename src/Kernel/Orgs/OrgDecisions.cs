using Lianxin.Kernel.Journal;

namespace Lianxin.Kernel.Orgs;

/// <summary>What decisions on organisations must know beside the organisation itself.</summary>
public interface IOrgReads
{
    IOrgTree Orgs { get; }

    OrgKind? Kind(string name);

    /// <summary>The value of a parameter now in force here, or null where the pack has no such parameter.</summary>
    string? Rule(OrgId org, string pack, string name);

    /// <summary>Null where the value keeps the pack's type and bounds, else why not.</summary>
    Refusal? JudgeRule(string pack, string name, string value);

    /// <summary>The procedure whose cases alone set a parameter, or null.</summary>
    string? SetBy(string pack, string name);

    bool IsHead(PersonId person, OrgId org);

    /// <summary>What still lies with an organisation after a day.</summary>
    OrgLeft Left(OrgId org, DateOnly after);

    DateOnly Today { get; }
}

/// <summary>What an organisation cannot be dissolved over.</summary>
/// <param name="Posts">people who hold a post there after the day</param>
/// <param name="People">people who are of it after the day</param>
/// <param name="Cases">cases that run there now</param>
/// <param name="Accounts">accounts of it on which something stands or is held</param>
public readonly record struct OrgLeft(int Posts, int People, int Cases, int Accounts = 0);

/// <summary>
/// Judges one command on one organisation: its events, or every reason against it. A person needs to head the organisation
/// or one above it, for a new one that under which it is to stand; where there is no person, the operator or the realm
/// itself acts, and who that is was judged before.
/// </summary>
public static class OrgDecisions
{
    public const int NameCharsMax = 60;

    public static Decision Decide(Org? state, IOrgCommand command, Act act, IOrgReads reads)
    {
        if ((command is FormOrg) != (state is null))
        {
            return Decision.Refuse(state is null ? OrgRefusals.Unknown(command.Org) : OrgRefusals.Exists(command.Org));
        }

        if (command is not SetRule && act.By.Person is { } by && !MayKeep(by, command, reads))
        {
            return Decision.Refuse(OrgRefusals.NotEntitled());
        }

        if (command is FormOrg form)
        {
            return Form(form, reads);
        }

        if (state!.To is not null)
        {
            return Decision.Refuse(OrgRefusals.Dissolved(command.Org));
        }

        return command switch
        {
            RenameOrg c => (JudgeName(c.Name) ?? JudgeSiblings(c.Name, state.Kind, state.Under, state.Id, reads)) is { } bad
                ? Decision.Refuse(bad)
                : Decision.Of(new OrgRenamed(VisibleText.Line(c.Name))),
            MoveOrg c => Move(state, c, reads),
            DissolveOrg c => Dissolve(state, c, reads),
            LinkOrg c => Link(state, c, reads),
            UnlinkOrg c => state.Links.Exists(l => l.Kind == c.Kind && l.Other == c.Other && l.IsOpen(c.On))
                ? Decision.Of(new OrgUnlinked(c.Kind, c.Other, c.On))
                : Decision.Refuse(OrgRefusals.NotLinked()),
            SetRule c => Set(c, act, reads),
            _ => throw new BrokenInvariantException("Orgs", $"no decision for {command.GetType().Name}"),
        };
    }

    private static bool MayKeep(PersonId by, IOrgCommand command, IOrgReads reads) => command switch
    {
        // Who works over another's ground sees and serves its people: that ground must be the former's to give.
        FormOrg c => c.Under is { } under && reads.IsHead(by, under) && (c.Beside is not { } beside || reads.IsHead(by, beside)),
        MoveOrg c => reads.IsHead(by, c.Org) && reads.IsHead(by, c.Under),
        _ => reads.IsHead(by, command.Org),
    };

    private static Decision Form(FormOrg c, IOrgReads reads)
    {
        var refusals = new List<Refusal>();
        if ((JudgeName(c.Name) ?? JudgeSiblings(c.Name, c.Kind, c.Under, null, reads)) is { } bad)
        {
            refusals.Add(bad);
        }

        if (!MeantDay.Holds(c.From, reads.Today))
        {
            refusals.Add(OrgRefusals.DayNotMeant("from", c.From));
        }
        else if (c.Under is { } above && reads.Orgs.Find(above) is { From: var begun } && c.From < begun)
        {
            refusals.Add(OrgRefusals.BeginsBeforeParent(begun));
        }

        var kind = reads.Kind(c.Kind);
        if (kind is null)
        {
            refusals.Add(OrgRefusals.UnknownKind(c.Kind));
        }
        else
        {
            refusals.AddRange(JudgePlace(kind, c.Under, c.Beside, reads));
        }

        return refusals.Count > 0
            ? Decision.Refuse([.. refusals])
            : Decision.Of(new OrgFormed(c.Kind, VisibleText.Line(c.Name), c.Under, c.Beside, c.From));
    }

    private static IEnumerable<Refusal> JudgePlace(OrgKind kind, OrgId? under, OrgId? beside, IOrgReads reads)
    {
        var parent = under is { } id ? reads.Orgs.Find(id) : null;
        if (under is { } missing && parent is null)
        {
            yield return OrgRefusals.Unknown(missing);
        }
        else if (parent is null ? kind.Under.Count > 0 : !kind.Under.Contains(parent.Kind, StringComparer.Ordinal))
        {
            yield return OrgRefusals.WrongParent(kind.Name, parent?.Kind ?? "");
        }
        else if (parent is { To: not null })
        {
            yield return OrgRefusals.Dissolved(parent.Id);
        }

        if (beside is { } next && reads.Orgs.Find(next)?.Kind != kind.Beside)
        {
            yield return OrgRefusals.WrongBeside(kind.Name, reads.Orgs.Find(next)?.Kind ?? "");
        }
        else if (beside is { } gone && reads.Orgs.Find(gone) is { To: not null })
        {
            yield return OrgRefusals.Dissolved(gone);
        }
    }

    private static Decision Dissolve(Org state, DissolveOrg c, IOrgReads reads)
    {
        var refusals = new List<Refusal>();
        if (reads.Orgs.Below(c.Org).Count(id => reads.Orgs.Find(id)?.To is null) is > 0 and var parts)
        {
            refusals.Add(OrgRefusals.HasParts(parts));
        }

        if (c.On < state.From)
        {
            refusals.Add(OrgRefusals.EndsBeforeItBegins(state.From));
        }
        else if (c.On > reads.Today)
        {
            // Who reads an organisation asks only whether it was dissolved: so that is entered when the day has come.
            refusals.Add(OrgRefusals.DissolvedAhead(reads.Today));
        }
        else
        {
            var left = reads.Left(c.Org, c.On);
            refusals.AddRange(JudgeLeft(left with { People = left.People - c.Handed }));
        }

        return refusals.Count > 0 ? Decision.Refuse([.. refusals]) : Decision.Of(new OrgDissolved(c.On));
    }

    private static IEnumerable<Refusal> JudgeLeft(OrgLeft left)
    {
        if (left.Posts > 0)
        {
            yield return OrgRefusals.StillHeld(left.Posts);
        }

        if (left.People > 0)
        {
            yield return OrgRefusals.StillPeopled(left.People);
        }

        if (left.Cases > 0)
        {
            yield return OrgRefusals.StillBusy(left.Cases);
        }

        if (left.Accounts > 0)
        {
            yield return OrgRefusals.StillOwns(left.Accounts);
        }
    }

    private static Decision Move(Org state, MoveOrg c, IOrgReads reads)
    {
        if (reads.Orgs.IsUnder(c.Under, c.Org))
        {
            return Decision.Refuse(OrgRefusals.Circle(c.Under));
        }

        var kind = reads.Kind(state.Kind);
        Refusal[] refusals = kind is null ? [OrgRefusals.UnknownKind(state.Kind)] : [.. JudgePlace(kind, c.Under, null, reads)];
        return refusals.Length > 0 ? Decision.Refuse(refusals) : Decision.Of(new OrgMoved(c.Under, c.On));
    }

    private static Decision Link(Org state, LinkOrg c, IOrgReads reads)
    {
        if (c.Other == c.Org)
        {
            return Decision.Refuse(OrgRefusals.LinkToSelf());
        }

        if (state.Links.Exists(l => l.Kind == c.Kind && l.Other == c.Other && l.IsOpen(c.From)))
        {
            return Decision.Refuse(OrgRefusals.LinkedAlready());
        }

        return reads.Orgs.Find(c.Other) is not { To: null }
            ? Decision.Refuse(OrgRefusals.Unknown(c.Other))
            : Decision.Of(new OrgLinked(c.Kind, c.Other, c.From, c.To));
    }

    private static Decision Set(SetRule c, Act act, IOrgReads reads)
    {
        if (act.By.Person is { } person && !reads.IsHead(person, c.Org))
        {
            return Decision.Refuse(OrgRefusals.NotHead());
        }

        if (act.By.Person is not null && reads.SetBy(c.Pack, c.Name) is { } procedure)
        {
            return Decision.Refuse(OrgRefusals.SetByCases(c.Pack, procedure));
        }

        if (reads.Rule(c.Org, c.Pack, c.Name) is not { } before)
        {
            return Decision.Refuse(OrgRefusals.NoSuchRule(c.Pack, c.Name));
        }

        return reads.JudgeRule(c.Pack, c.Name, c.Value) is { } bad
            ? Decision.Refuse(bad)
            : Decision.Of(new RuleSet(c.Pack, c.Name, c.Value, before, c.From));
    }

    private static Refusal? JudgeName(string name) =>
        VisibleText.Line(name).Length == 0 ? OrgRefusals.NameEmpty()
        : VisibleText.Count(VisibleText.Line(name)) > NameCharsMax ? OrgRefusals.NameTooLong(NameCharsMax)
        : null;

    /// <summary>Two of one kind and name under the same one, or both at the top, could not be told apart.</summary>
    private static Refusal? JudgeSiblings(string name, string kind, OrgId? under, OrgId? self, IOrgReads reads)
    {
        var folded = VisibleText.Fold(name);
        return (under is { } parent ? reads.Orgs.Below(parent) : reads.Orgs.Tops)
            .Any(id => id != self && reads.Orgs.Find(id) is { To: null } o && o.Kind == kind && VisibleText.Fold(o.Name) == folded)
            ? OrgRefusals.NameTaken(VisibleText.Line(name))
            : null;
    }
}
