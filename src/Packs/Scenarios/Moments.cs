using System.Globalization;
using Lianxin.Packs.Reading;
using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Scenarios;

/// <summary>Reads moments of the realm's zone, which may only go forward.</summary>
internal sealed class Moments(NodeReader nodes)
{
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public DateTime Now { get; private set; }

    /// <summary>Reads a moment and makes it now.</summary>
    public DateTime? Read(YamlNode? node, Phrase what)
    {
        if (Parse(node, what) is not { } moment)
        {
            return null;
        }

        if (moment < Now)
        {
            nodes.Report.Add(Codes.TimeGoesBack, node!.Place, Now.ToString(Formats[0], CultureInfo.InvariantCulture));
            return null;
        }

        Now = moment;
        return moment;
    }

    /// <summary>Reads a moment without going there; a day alone is its midnight.</summary>
    public DateTime? Parse(YamlNode? node, Phrase what)
    {
        if (nodes.Text(node, what) is not { } text)
        {
            return null;
        }

        if (DateTime.TryParseExact(text.Value, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            return moment;
        }

        nodes.Report.Add(Codes.BadMoment, text.Place, text.Value);
        return null;
    }
}
