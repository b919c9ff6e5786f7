using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Packs.Library;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Compiling;

/// <summary>Kinds of meetings. Without <c>by</c> the head of the organisation calls and chairs, or the head's deputy.</summary>
internal sealed class MeetingCompiler(Pieces pieces)
{
    /// <summary>Name of the group that stands for the head; its word is the product's, not the pack's.</summary>
    public const string Head = "head";

    public MeetingDefinition? Compile(MeetingDecl decl, Scope scope)
    {
        if (decl.Of is not { } of || decl.At is not { } at || pieces.Group(scope, of) is not { } group)
        {
            return null;
        }

        var by = decl.By is { } named ? pieces.Group(scope, named) : HeadOf(at.Value, scope);
        if (by is null)
        {
            return pieces.Unknown<MeetingDefinition>(at);
        }

        return new MeetingDefinition(
            scope.Pack.Name.Value, decl.Name.Value, group, at.Value, by, Lead(decl.Lead), decl.AbsentOpinion, decl.Quorum?.Set,
            decl.Split?.Value, [.. decl.Keep.Select(k => k.Value)],
            [.. decl.Records.Select(r => pieces.Form(scope, r)).OfType<FormDefinition>()]);
    }

    private static PostGroup? HeadOf(string kind, Scope scope)
    {
        if (scope.Orgs.Find(kind) is not { } org)
        {
            return null;
        }

        var heads = org.Head.Select(h => h.Value).ToArray();
        var deputies = heads.Select(h => scope.Posts.Find(h)?.Deputy?.Value).OfType<string>();
        return new PostGroup(Head, [.. heads.Concat(deputies).Distinct(StringComparer.Ordinal)], GroupCompiler.Here);
    }

    private DurationSpec? Lead(DurationText? lead)
    {
        switch (lead)
        {
            case null:
                return null;
            case { Fixed: { } length }:
                return new FixedDuration(length);
            case { Param: { } param }:
                return new ParamDuration(param);
            default:
                pieces.Report.Add(Codes.BadDuration, lead.Place, lead.Text);
                return null;
        }
    }
}
