using System.Globalization;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;

namespace Lianxin.Store.People;

/// <summary>Lists inside one column, where rows of their own would only ever be read together.</summary>
internal static class AtomText
{
    private const char Between = '\n';

    public static string Join(IReadOnlyList<Atom> atoms) => atoms.Count == 1 ? atoms[0].ToString() : string.Join(Between, atoms);

    public static string Join(IReadOnlyList<string> words) => words.Count == 0 ? "" : string.Join(Between, words);

    public static string Join(IReadOnlyList<PersonId> persons) =>
        persons.Count == 0 ? "" : string.Join(Between, persons.Select(p => p.Value.ToString(CultureInfo.InvariantCulture)));

    public static IReadOnlyList<string> Words(string text) => text.Length == 0 ? [] : text.Split(Between);

    public static IReadOnlyList<PersonId> Persons(string text) =>
        text.Length == 0 ? [] : [.. text.Split(Between).Select(p => new PersonId(long.Parse(p, CultureInfo.InvariantCulture)))];

    public static IReadOnlyList<Atom> Atoms(string text) => text.Length == 0 ? [] : [.. text.Split(Between).Select(Atom)];

    private static Atom Atom(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var at = text.LastIndexOf('@');
        return text.AsSpan(0, colon) switch
        {
            "post" => new Atom(AtomKind.Post, text[(colon + 1)..at], Number(text.AsSpan(at + 1))),
            "stage" => new Atom(AtomKind.Stage, text[(colon + 1)..at], Number(text.AsSpan(at + 1))),
            _ => new Atom(AtomKind.Person, "", Number(text.AsSpan(colon + 1))),
        };
    }

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
