using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>Tables over a choice cover every value (S13).</summary>
internal static class Picks
{
    public const string Otherwise = "otherwise";
    private static readonly string[] YesNo = ["true", "false"];

    public static void Check<T>(CheckContext context, Paths paths, Picked<T> picked)
        where T : class
    {
        if (picked.On is not { } on || paths.Resolve(new Located<string>(on.Text, on.Place)) is not { } target)
        {
            return;
        }

        if (target.Type is not (FieldType.Choice or FieldType.YesNo))
        {
            context.Report.Add(Codes.PickNeedsChoice, on.Place, on.Text);
            return;
        }

        var values = target.Type == FieldType.YesNo ? YesNo : target.Values;
        foreach (var written in picked.Cases.Where(c => c.When.Value != Otherwise && !values.Contains(c.When.Value, StringComparer.Ordinal)))
        {
            context.Report.Add(Codes.NoSuchCase, written.When.Place, on.Text, written.When.Value, Words.DidYouMean(written.When.Value, values), Words.List(values));
        }

        if (picked.Cases.Any(c => c.When.Value == Otherwise))
        {
            if (picked.Cases[^1].When.Value != Otherwise)
            {
                context.Report.Add(Codes.OtherwiseNotLast, picked.Cases.First(c => c.When.Value == Otherwise).When.Place);
            }

            return;
        }

        var missing = values.Where(v => picked.Cases.All(c => c.When.Value != v)).ToList();
        if (missing.Count > 0)
        {
            context.Report.Add(Codes.NotExhaustive, picked.Place, Words.List(missing));
        }
    }
}
