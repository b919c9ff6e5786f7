using Lianxin.Packs.Checking;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining;

/// <summary>Organisations formed, moved, dissolved and tied, in words.</summary>
internal sealed class OrgEffectTelling(Teller teller)
{
    /// <param name="term">for how long, as it is told behind a tie; empty where it is not said</param>
    public string One(EffectDecl effect, ProcedureDecl procedure, string term)
    {
        return effect.Kind.Value switch
        {
            "form_org" => teller.Say($"设立{Kind()}（名称按{Org("name")}），隶属{Org("under")}", $"a {Kind().ToLowerInvariant()} is formed under {Org("under")}, named by {Org("name")}"),
            "move_org" => teller.Say($"把{Org("org")}划归{Org("under")}", $"{Org("org")} is moved under {Org("under")}"),
            "dissolve" when effect.Argument("into") is not null => teller.Say(
                $"撤销{Org("org")}，人员转入{Org("into")}；还有任职、在办的事、下级组织或账上余额的，不能撤",
                $"{Org("org")} is dissolved and its people pass over to {Org("into")}; not while posts are held, cases run, parts stand or accounts are not empty"),
            "dissolve" => teller.Say(
                $"撤销{Org("org")}；还有人员、任职、在办的事、下级组织或账上余额的，不能撤",
                $"{Org("org")} is dissolved; not while it has people, posts are held, cases run, parts stand or accounts are not empty"),
            "link" => teller.Say($"{Org("org")}与{Org("to")}结成“{Link()}”{term}", $"{Org("org")} and {Org("to")} are tied as “{Link()}”{term}"),
            _ => teller.Say($"{Org("org")}与{Org("to")}的“{Link()}”结束", $"“{Link()}” of {Org("org")} and {Org("to")} ends"),
        };

        string Kind() => teller.Words.Org(effect.Argument("kind")?.Text ?? "");
        string Link() => teller.Words.Link(effect.Argument("name")?.Text ?? "");
        string Org(string key) => effect.Argument(key)?.Text.Trim() is not { } place ? ""
            : OrgPathText.Parse(place) is not { } path ? teller.Say($"“{teller.Path(place, procedure)}”", $"“{teller.Path(place, procedure)}”")
            : path.Moves switch
            {
                [] => teller.Say("本组织", "the organisation"),
                [.., { To: { } kind }] => teller.Words.Org(kind),
                [.., { Word: "beside" }] => teller.Say("所在的村（社区）", "the village or community it works beside"),
                _ => teller.Say("上级组织", "the organisation above"),
            };
    }
}
