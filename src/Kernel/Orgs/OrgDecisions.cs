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

    bool IsHead(PersonId person, OrgId org);
}

/// <summary>Judges one command on one organisation: its events, or every reason against it.</summary>
public static class OrgDecisions
{
    public const int NameCharsMax = 60;

    public static Decision Decide(Org? state, IOrgCommand command, Act act, IOrgReads reads)
    {
        if (command is FormOrg form)
        {
            return state is null ? Form(form, reads) : Decision.Refuse(OrgRefusals.Exists(command.Org));
        }

        if (state is null)
        {
            return Decision.Refuse(OrgRefusals.Unknown(command.Org));
        }

        if (state.To is not null)
        {
            return Decision.Refuse(OrgRefusals.Dissolved(command.Org));
        }

        return command switch
        {
            RenameOrg c => JudgeName(c.Name) is { } bad ? Decision.Refuse(bad) : Decision.Of(new OrgRenamed(c.Name.Trim())),
            MoveOrg c => Move(state, c, reads),
            DissolveOrg c => reads.Orgs.Below(c.Org).Count(id => reads.Orgs.Find(id)?.To is null) is > 0 and var parts
                ? Decision.Refuse(OrgRefusals.HasParts(parts))
                : Decision.Of(new OrgDissolved(c.On)),
            LinkOrg c => Link(c, reads),
            SetRule c => Set(c, act, reads),
            _ => throw new BrokenInvariantException("Orgs", $"no decision for {command.GetType().Name}"),
        };
    }

    private static Decision Form(FormOrg c, IOrgReads reads)
    {
        var refusals = new List<Refusal>();
        if (JudgeName(c.Name) is { } bad)
        {
            refusals.Add(bad);
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
            : Decision.Of(new OrgFormed(c.Kind, c.Name.Trim(), c.Under, c.Beside, c.From));
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

    private static Decision Link(LinkOrg c, IOrgReads reads)
    {
        if (c.Other == c.Org)
        {
            return Decision.Refuse(OrgRefusals.LinkToSelf());
        }

        return reads.Orgs.Find(c.Other) is null
            ? Decision.Refuse(OrgRefusals.Unknown(c.Other))
            : Decision.Of(new OrgLinked(c.Kind, c.Other, c.From, c.To));
    }

    private static Decision Set(SetRule c, Act act, IOrgReads reads)
    {
        if (act.By.Person is { } person && !reads.IsHead(person, c.Org))
        {
            return Decision.Refuse(OrgRefusals.NotHead());
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
        string.IsNullOrWhiteSpace(name) ? OrgRefusals.NameEmpty()
        : name.Length > NameCharsMax ? OrgRefusals.NameTooLong(NameCharsMax)
        : null;
}
