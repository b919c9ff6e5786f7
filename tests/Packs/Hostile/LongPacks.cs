using System.Globalization;
using System.Text;

namespace Lianxin.Tests.Packs.Hostile;

/// <summary>Packs made long or entangled, to see what the checker makes of them.</summary>
internal static class LongPacks
{
    private const string Head = """
        pack: long
        version: 1
        title: 长
        orgs:
          branch: { head: secretary }
        posts:
          secretary: { in: branch }
        groups:
          officers: { hold: secretary, of: org }
        procedures:

        """;

    /// <summary>One procedure with so many decisions one after the other; <paramref name="more"/> adds keys to each but the first.</summary>
    public static string Steps(int count, Func<int, string>? more = null)
    {
        var text = new StringBuilder(Head).Append("  topic:\n    at: branch\n    form: { whom: person }\n    subject: form.whom\n    open: [{ by: officers }]\n    steps:\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"      - decide: s{i}\n        by: officers\n        fill: {{ reasons: longtext }}\n        within: 5 days\n");
            text.Append(i > 0 ? more?.Invoke(i) : "");
            text.Append(CultureInfo.InvariantCulture, $"        then: {{ yes: {(i == count - 1 ? "end done" : "next")}, no: {(i == count - 1 ? "end no" : "next")}, late: escalate }}\n");
        }

        return text.ToString();
    }

    /// <summary>Procedures of which each opens the next so many times: the chains of calls are width to the power of depth.</summary>
    public static string Calls(int depth, int width)
    {
        var text = new StringBuilder(Head);
        for (var i = 0; i < depth; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  p{i}:\n    binds: officers\n{(i == 0 ? "    at: branch\n    open: [{ by: officers }]\n" : "")}    steps:\n");
            text.Append("      - decide: first\n        by: officers\n        fill: { reasons: longtext }\n        within: 1 days\n        then: { yes: next, no: next, late: escalate }\n");
            for (var call = 0; i < depth - 1 && call < width; call++)
            {
                text.Append(CultureInfo.InvariantCulture, $"      - open: c{call}\n        procedure: p{i + 1}\n        then: {{ done: next }}\n");
            }
        }

        return text.ToString();
    }
}
