using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Checking;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;
using Lianxin.Rules.Time;

namespace Lianxin.Packs.Compiling;

/// <summary>Effects on persons and parameters, and facts that a pack makes.</summary>
internal sealed class RegisterCompiler(CheckContext context, ProcedureDecl procedure)
{
    private readonly Scope scope = context.Scope;

    /// <summary>Null where the effect is of another kind, or after a report.</summary>
    public EffectSpec? One(EffectDecl effect)
    {
        string Text(string key) => effect.Argument(key)?.Text.Trim() ?? "";
        return effect.Kind.Value switch
        {
            "appoint" => new AppointEffect(Person(effect, "people"), Text("post"), Of(effect), Length(effect, "term")),
            "release" => new ReleaseEffect(Person(effect, "person"), Text("post"), Of(effect)),
            "enter" => new EnterEffect(Person(effect, "person"), Text("stage"), Of(effect)),
            "leave" => new LeaveEffect(Person(effect, "person"), Text("stage"), Of(effect)),
            "rule" when scope.Params.Owner(Text("param")) is { } owner => new RuleEffect(
                owner.Pack, Text("param"), Text("value"), Of(effect), effect.Argument("from")?.Text.Trim()),
            "fact" when scope.Procedures.Owner(Text("kind").Split('.')[0]) is { } of => new FactEffect(
                $"{of.Pack}/{Text("kind")}", effect.Argument("tag")?.Text.Trim(), of.Item.Name.Value != procedure.Name.Value),
            "mark" => new MarkEffect($"{scope.Pack.Name.Value}/mark.{Text("name")}", Person(effect, "person"), Length(effect, "for")),
            "honour" => new MarkEffect($"{scope.Pack.Name.Value}/honour.{Text("name")}", Person(effect, "people"), null),
            _ => null,
        };
    }

    /// <summary>The path to people; the subject is followed to where it stands.</summary>
    private string Person(EffectDecl effect, string key) => effect.Argument(key)?.Text.Trim() switch
    {
        "subject" => procedure.Subject?.Value ?? "subject",
        var path => path ?? "",
    };

    private static OrgPath Of(EffectDecl effect) =>
        effect.Argument("of") is { } of ? GroupCompiler.Path(new Located<string>(of.Text.Trim(), of.Place)) : GroupCompiler.Here;

    private static DurationSpec? Length(EffectDecl effect, string key) => effect.Argument(key)?.Text.Trim() switch
    {
        null => null,
        var text when text.StartsWith("params.", StringComparison.Ordinal) => new ParamDuration(text[7..]),
        var text => Duration.TryParse(text, out var length, out _) ? new FixedDuration(length) : null,
    };
}
