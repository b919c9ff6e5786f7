using System.Text;
using Lianxin.Packs.Reporting;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Lianxin.Packs.Reading;

/// <summary>
/// Reads one YAML 1.2 file into nodes. Every scalar is text, so <c>no</c> and <c>1.0</c> stay what was written.
/// Anchors, aliases, tags, several documents and duplicate keys are refused; so is what is beyond <see cref="YamlLimits"/>.
/// </summary>
public static class YamlFile
{
    /// <summary>Reads a file from disk; null after an error that was reported.</summary>
    public static YamlNode? Read(string path, string shown, Report report)
    {
        byte[] bytes;
        try
        {
            // A link may lead anywhere, and what is wrong with a file is shown with its lines.
            if (new FileInfo(path).LinkTarget is not null)
            {
                report.Add(Codes.IsLink, new Place(shown, 1, 1, 1), Path.GetFileName(path));
                return null;
            }

            if (Bytes(path) is not { } read)
            {
                report.Add(Codes.FileTooLarge, new Place(shown, 1, 1, 1), YamlLimits.BytesMost);
                return null;
            }

            bytes = read;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            report.Add(Codes.FileUnreadable, new Place(shown, 1, 1, 1), Path.GetFileName(path));
            return null;
        }

        return Parse(bytes, shown, report);
    }

    /// <summary>Parses a file's bytes; null after an error that was reported.</summary>
    public static YamlNode? Parse(byte[] bytes, string shown, Report report)
    {
        if (bytes.Length > YamlLimits.BytesMost)
        {
            report.Add(Codes.FileTooLarge, new Place(shown, 1, 1, 1), YamlLimits.BytesMost);
            return null;
        }

        try
        {
            return Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF'), shown, report);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            report.Add(Codes.NotUtf8, new Place(shown, line, 1, 1));
            return null;
        }
    }

    /// <summary>Parses a text; null after an error that was reported.</summary>
    public static YamlNode? Parse(string text, string file, Report report)
    {
        if (Encoding.UTF8.GetByteCount(text) > YamlLimits.BytesMost)
        {
            report.Add(Codes.FileTooLarge, new Place(file, 1, 1, 1), YamlLimits.BytesMost);
            return null;
        }

        report.Source(file, text);
        LookAlikes.Check(text, file, report);

        var parser = new Parser(new StringReader(text));
        try
        {
            return new Walk(parser, file, report).Document();
        }
        catch (YamlException e)
        {
            Malformed(text, file, report, At(file, e.Start.Line > 1 || e.Start.Column > 1 ? e.Start : e.End, 1), new Phrase("从这里读不下去", e.InnerException?.Message ?? e.Message));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or OverflowException)
        {
            // The scanner lets some broken texts out as faults of its own; the last event is where it stood.
            Malformed(text, file, report, At(file, parser.Current?.End ?? new Mark(), 1), new Phrase("从这里起，括号、引号或缩进没有收尾", "from here on a bracket, a quotation mark or an indentation is not closed"));
            return null;
        }
        catch (StopReading)
        {
            return null;
        }
    }

    /// <summary>
    /// The file's bytes, or null where there are more than allowed. What says it has none is not opened: a pipe would have
    /// us wait for ever and a device never ends, and both say so.
    /// </summary>
    private static byte[]? Bytes(string path)
    {
        var file = new FileInfo(path);
        if (file.Length == 0)
        {
            return [];
        }

        using var from = file.OpenRead();
        var bytes = new byte[Math.Min(file.Length, YamlLimits.BytesMost) + 1];
        var length = from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > YamlLimits.BytesMost ? null : bytes[..length];
    }

    /// <summary>What is known to make a file unreadable is named where it stands; else the place where reading stopped.</summary>
    private static void Malformed(string text, string file, Report report, Place stopped, Phrase otherwise)
    {
        // The scanner reads ahead, so the slip may stand a line behind what it complains of.
        var slips = YamlSlips.In(text, file, stopped.Line > 1 ? stopped.Line + 1 : int.MaxValue).ToList();
        foreach (var (place, says) in slips)
        {
            report.Add(Codes.Malformed, place, says);
        }

        if (slips.Count == 0)
        {
            report.Add(Codes.Malformed, stopped, otherwise);
        }
    }

    private static Place At(string file, Mark mark, int length) =>
        new(file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column), Math.Max(1, length));

    // Left only through Parse: a limit was crossed and reported, what follows would be noise.
    private sealed class StopReading : Exception;

    private sealed class Walk(Parser parser, string file, Report report)
    {
        private int nodes;

        public YamlNode? Document()
        {
            parser.MoveNext();
            parser.MoveNext();
            if (parser.Current is not DocumentStart)
            {
                report.Add(Codes.EmptyFile, new Place(file, 1, 1, 1));
                return null;
            }

            parser.MoveNext();
            var root = Node(0);
            parser.MoveNext();
            if (parser.Current is DocumentStart second)
            {
                report.Add(Codes.SeveralDocuments, At(file, second.Start, 3));
            }

            return root;
        }

        // On entry Current is the node's first event, on leaving the event after its last.
        private YamlNode Node(int depth)
        {
            if (depth > YamlLimits.DepthMost)
            {
                Stop(Codes.TooDeep, YamlLimits.DepthMost);
            }

            if (++nodes > YamlLimits.NodesMost)
            {
                Stop(Codes.TooManyNodes, YamlLimits.NodesMost);
            }

            if (parser.Current is NodeEvent node)
            {
                Refuse(node);
            }

            switch (parser.Current)
            {
                case Scalar scalar:
                    parser.MoveNext();
                    return new ScalarNode(PlaceOf(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain);
                case SequenceStart start:
                    return Sequence(start, depth);
                case MappingStart start:
                    return Mapping(start, depth);
                case AnchorAlias alias:
                    report.Add(Codes.Anchor, At(file, alias.Start, Span(alias)), alias.Value.Value);
                    parser.MoveNext();
                    return new ScalarNode(At(file, alias.Start, Span(alias)), "", true);
                default:
                    throw new InvalidOperationException($"unexpected event {parser.Current}");
            }
        }

        private SequenceNode Sequence(SequenceStart start, int depth)
        {
            var items = new List<YamlNode>();
            parser.MoveNext();
            while (parser.Current is not SequenceEnd)
            {
                items.Add(Node(depth + 1));
            }

            parser.MoveNext();
            return new SequenceNode(At(file, start.Start, 1), items);
        }

        private MappingNode Mapping(MappingStart start, int depth)
        {
            var entries = new List<YamlEntry>();
            var lines = new Dictionary<string, int>(StringComparer.Ordinal);
            parser.MoveNext();
            while (parser.Current is not MappingEnd)
            {
                var key = Node(depth + 1);
                var value = Node(depth + 1);
                if (key is not ScalarNode name)
                {
                    report.Add(Codes.KeyNotText, key.Place);
                }
                else if (name.Plain && YamlSlips.InKey(name) is { } slip)
                {
                    report.Add(Codes.Malformed, slip.Place, slip.Says);
                }
                else if (!lines.TryAdd(name.Text, name.Place.Line))
                {
                    report.Add(Codes.DuplicateKey, name.Place, name.Text, lines[name.Text]);
                }
                else
                {
                    entries.Add(new YamlEntry(name, value));
                }
            }

            parser.MoveNext();
            return new MappingNode(entries.Count > 0 ? entries[0].Key.Place : At(file, start.Start, 1), entries);
        }

        private void Refuse(NodeEvent node)
        {
            if (!node.Anchor.IsEmpty)
            {
                report.Add(Codes.Anchor, At(file, node.Start, 1), node.Anchor.Value);
            }

            if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
            {
                report.Add(Codes.Tag, At(file, node.Start, 1), node.Tag.Value);
            }
        }

        private Place PlaceOf(Scalar scalar)
        {
            // A quoted text begins behind its quotation mark, so that columns of expressions are true.
            var quoted = scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted;
            var place = At(file, scalar.Start, Span(scalar));
            return quoted ? place with { Column = place.Column + 1, Length = Math.Max(1, place.Length - 2) } : place;
        }

        private static int Span(ParsingEvent e) =>
            e.End.Line == e.Start.Line ? (int)Math.Max(1, e.End.Column - e.Start.Column) : 1;

        private void Stop(Code code, int limit)
        {
            report.Add(code, At(file, parser.Current!.Start, 1), limit);
            throw new StopReading();
        }
    }
}
