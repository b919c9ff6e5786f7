using Lianxin.Kernel.People;
using Lianxin.Store.Sql;

namespace Lianxin.Store.People;

/// <summary>Small whole numbers for ways of belonging, so that who may see what is narrow.</summary>
internal sealed class AtomTable(Session session)
{
    /// <summary>How many the writer remembers before it starts afresh.</summary>
    private const int KnownMax = 50_000;

    private readonly Dictionary<Atom, long> known = [];

    private Statement Get => field ??= session.Prepare("select id from atoms where kind = ?1 and name = ?2 and at = ?3");

    private Statement Insert => field ??= session.Prepare("insert into atoms(kind, name, at) values(?1, ?2, ?3) returning id");

    public void Reload() => known.Clear();

    public long Number(Atom atom)
    {
        if (known.TryGetValue(atom, out var number))
        {
            return number;
        }

        if (known.Count >= KnownMax)
        {
            known.Clear();
        }

        number = Find(atom) ?? Bind(Insert, atom).Scalar()!.Value;
        known[atom] = number;
        return number;
    }

    public IReadOnlyList<long> FindAll(IReadOnlyList<Atom> atoms)
    {
        var numbers = new List<long>(atoms.Count);
        foreach (var atom in atoms)
        {
            if (Find(atom) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers;
    }

    private long? Find(Atom atom) => Bind(Get, atom).Scalar();

    private static Statement Bind(Statement statement, Atom atom) =>
        statement.Set(1, (long)atom.Kind).Set(2, atom.Name).Set(3, atom.At);
}
