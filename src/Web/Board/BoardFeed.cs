using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Orgs;
using Lianxin.Rules.Time;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Board;

/// <summary>
/// The public board as an Atom feed (RFC 4287), for readers and for sites that show a village's notices: the newest
/// notices of an organisation and all below it, or of the whole realm, standing and past. It holds what the board shows
/// to everyone and nothing else.
/// </summary>
public sealed class BoardFeed(PageRealm realm, NoticeBook book, Words words, Dates dates)
{
    /// <summary>How many of the newest are in it.</summary>
    public const int EntriesMost = 30;

    public const string MediaType = "application/atom+xml";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Where the feed of an organisation stands, or of the whole board, in the language of the page that links to it.</summary>
    public static string PathOf(OrgId? org, string language) => $"/board{(org is { } id ? $"/{id}" : "")}/feed.atom{(language == "zh" ? "" : $"?lang={language}")}";

    /// <summary>The feed as UTF-8.</summary>
    /// <param name="org">null for the whole board</param>
    /// <param name="root">address of the site without a slash at its end</param>
    public byte[] Write(Org? org, string root)
    {
        var notices = book.List(new NoticeFilter(Under: org is null ? null : realm.Seat(org).Id, Take: EntriesMost)).Notices;
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, words.Tag);
            Element(xml, "id", Id("board", org?.Id.ToString() ?? realm.Engine.Realm.ToString(CultureInfo.InvariantCulture)));
            Element(xml, "title", org is null ? words.T("board.title") : words.T("board.of", ("org", org.Name)));
            Element(xml, "updated", Moment(notices.Count == 0 ? default : notices.Max(n => Changed(n.Row))));
            Link(xml, "self", MediaType, root + PathOf(org?.Id, words.Language));
            Link(xml, "alternate", "text/html", root + (org is null ? "/board" : $"/board/{org.Id}"));
            foreach (var notice in notices)
            {
                Entry(xml, notice, root);
            }

            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private void Entry(XmlWriter xml, NoticeView notice, string root)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", Id("notice", notice.Row.Id.ToString()));
        Element(xml, "title", notice.Title);
        Element(xml, "published", Moment(notice.Row.From));
        Element(xml, "updated", Moment(Changed(notice.Row)));
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", realm.OrgName(notice.Row.Org));
        xml.WriteEndElement();
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", $"{notice.Row.Pack}/{notice.Row.Procedure}/{notice.Row.Step}");
        xml.WriteAttributeString("label", Clean(notice.Kind));
        xml.WriteEndElement();
        Link(xml, "alternate", "text/html", root + notice.Href);
        Element(xml, "summary", string.Join('\n', new[] { notice.Summary, Standing(notice.Row) }.OfType<string>()));
        xml.WriteEndElement();
    }

    private string Standing(NoticeRow row) => row.TakenDown
        ? words.T("notice.taken_down")
        : words.T("feed.standing", ("from", dates.FullDay(realm.Engine.Time.DayOf(row.From))), ("until", dates.FullDay(realm.Engine.Time.DayOf(row.Ended ?? row.Until))))
            + (row.Outcome == "upheld" ? words.T("list.and") + words.T("notice.upheld") : "");

    private static Instant Changed(NoticeRow row) => row.Ended ?? row.From;

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Clean(text));

    private static void Link(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Moment(Instant at) => at.ToUtc().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The same thing has the same id for ever, whatever address the site is reached at: a UUID of version 8 made from its number.</summary>
    private static string Id(string kind, string number)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"lianxin/{kind}/{number}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }

    /// <summary>Characters that XML cannot hold are left out: a stray one pasted into a topic must not take the feed away.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(IsXml));

    private static bool IsXml(Rune rune) => rune.Value is '\t' or '\n' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or >= 0x10000;
}
