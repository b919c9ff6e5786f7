using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;
using Lianxin.Rules.Time;

namespace Lianxin.Engine.Writing;

/// <summary>
/// What an act was, so that its key answers a genuine retry and nothing else: who gave it, a hash of the kind of command
/// and of all it says in the clear, and where its texts lie in the vault. Texts are no part of the hash: whoever is erased
/// leaves nothing behind by which a text could be guessed; on a retry they are compared where they lie. A ballot is no part
/// of it at all. New ids count from the first one the act was given, so a retry builds the same.
/// </summary>
internal static class Fingerprint
{
    private const int HashBytes = 18;
    private const char Between = '/';

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    /// <summary>As stored: <c>person/agent/hash/texts</c>.</summary>
    /// <param name="from">the last id given out before the command was built</param>
    public static string Of(Command command, object built, long from, IReadOnlyList<VaultId> texts) =>
        $"{Shape(command, built, from)}{Between}{string.Join(',', texts.Select(t => t.Value.ToString(CultureInfo.InvariantCulture)))}";

    /// <summary>Whether a command is the one that was answered: built again, without an effect, and compared.</summary>
    public static bool IsSame(string stored, Command command, long from, Func<VaultId, byte[]?> open)
    {
        var cut = stored.LastIndexOf(Between);
        var texts = cut < 0 || cut == stored.Length - 1 ? [] : stored[(cut + 1)..].Split(',');
        var again = new Comparing(from, [.. texts.Select(t => new VaultId(long.Parse(t, CultureInfo.InvariantCulture)))], open);
        var built = command.Build(again);
        return cut >= 0 && again.AreSame && Shape(command, built, from) == stored[..cut];
    }

    private static string Shape(Command command, object built, long from)
    {
        var text = new StringBuilder();
        Write(text, built, from);
        Write(text, command.Happened, from);
        return $"{command.By.Person?.Value}{Between}{command.By.Agent?.Value}{Between}"
            + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, HashBytes)).Replace('/', '_');
    }

    private static void Write(StringBuilder text, object? value, long from)
    {
        switch (value)
        {
            case null:
                text.Append('-');
                break;
            case string s:
                text.Append(CultureInfo.InvariantCulture, $"{s.Length}:{s}");
                break;
            case TextRef t:
                // Where it lies is new each time; what it says is compared in the vault. Only whether there is one counts.
                text.Append(t.Hash.Length == 0 ? "t0" : "t1");
                break;
            case TextValue { Mark: not null } marked:
                Write(text, marked with { Mark = null }, from);
                break;
            case long number:
                Number(text, number, from);
                break;
            case IId id:
                Number(text, id.Value, from);
                break;
            case Instant at:
                text.Append(CultureInfo.InvariantCulture, $"@{at.Millis}");
                break;
            case DateOnly day:
                text.Append(CultureInfo.InvariantCulture, $"d{day.DayNumber}");
                break;
            case bool or int or Enum:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable list:
                List(text, list, from);
                break;
            default:
                text.Append(value.GetType().Name).Append('(');
                foreach (var part in Parts.GetOrAdd(value.GetType(), static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(p => p.GetIndexParameters().Length == 0 && p.GetSetMethod() is not null).ToArray()))
                {
                    Write(text, part.GetValue(value), from);
                    text.Append(',');
                }

                text.Append(')');
                break;
        }
    }

    /// <summary>Tables in the order of their keys: a form read twice may give its fields in another order.</summary>
    private static void List(StringBuilder text, IEnumerable list, long from)
    {
        var items = new List<string>();
        var isTable = false;
        foreach (var item in list)
        {
            var one = new StringBuilder();
            if (item?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
            {
                isTable = true;
                Write(one, type.GetProperty("Key")!.GetValue(item), from);
                one.Append('=');
                Write(one, type.GetProperty("Value")!.GetValue(item), from);
            }
            else
            {
                Write(one, item, from);
            }

            items.Add(one.ToString());
        }

        if (isTable)
        {
            items.Sort(StringComparer.Ordinal);
        }

        text.Append('[').AppendJoin(';', items).Append(']');
    }

    private static void Number(StringBuilder text, long number, long from) =>
        _ = number > from && Ids.RealmOf(number) == Ids.RealmOf(from)
            ? text.Append(CultureInfo.InvariantCulture, $"new{number - from}")
            : text.Append(number);

    /// <summary>Seals nothing and uses up no id; compares each text with the one that was sealed in its place.</summary>
    private sealed class Comparing(long from, IReadOnlyList<VaultId> texts, Func<VaultId, byte[]?> open) : ISealer
    {
        private long given = from;
        private int next;
        private bool differs;

        public bool AreSame => !differs && next == texts.Count;

        public long NewId() => ++given;

        public TextRef Text(long owner, string plain) =>
            VisibleText.Lines(plain) is { Length: > 0 } text ? Compare(Encoding.UTF8.GetBytes(text)) : new TextRef(default, "");

        public string Mark(string plain) => "";

        public TextRef File(long owner, string name, string mediaType, ReadOnlyMemory<byte> content) =>
            Compare(Publishing.SealedFile.Pack(name, mediaType, content.Span));

        public string PackText(ReadOnlyMemory<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content.Span));

        public void Name(PersonId person, string name, string initials)
        {
        }

        /// <summary>A text that was erased since opens as null and cannot be told apart any more.</summary>
        private TextRef Compare(ReadOnlySpan<byte> content)
        {
            differs |= next >= texts.Count || (open(texts[next]) is { } sealedBefore && !content.SequenceEqual(sealedBefore));
            next++;
            return new TextRef(new VaultId(++given), "again");
        }
    }
}
