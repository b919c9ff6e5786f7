using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Store.Sql;

namespace Lianxin.Store.People;

/// <summary>Clear names and pinyin initials: the one exception kept in clear; erasure deletes the row.</summary>
internal sealed class NameTable(Session session)
{
    private Statement Upsert => field ??= session.Prepare(
        "insert into names(person, name, initials) values(?1, ?2, ?3) on conflict(person) do update set name = excluded.name, initials = excluded.initials");

    private Statement Delete => field ??= session.Prepare("delete from names where person = ?1");

    private Statement Get => field ??= session.Prepare("select name from names where person = ?1");

    public void Put(PersonId person, string name, string initials) =>
        Upsert.Set(1, person.Value).Set(2, name).Set(3, initials.ToLowerInvariant()).Run();

    public void Erase(long person) => Delete.Set(1, person).Run();

    public IReadOnlyDictionary<PersonId, string> Names(IReadOnlyCollection<PersonId> persons)
    {
        var names = new Dictionary<PersonId, string>(persons.Count);
        foreach (var person in persons)
        {
            if (!names.ContainsKey(person) && Get.Set(1, person.Value).First(static r => r.Text(0)) is { } name)
            {
                names[person] = name;
            }
        }

        return names;
    }

    /// <summary>By a part of the name, or by how its pinyin initials begin.</summary>
    public IReadOnlyList<NameRow> Search(string query, Subtree? under, int take)
    {
        if (query.Length == 0)
        {
            return [];
        }

        var initials = query.ToLowerInvariant();
        var sql = new Composer().Add("select n.person, n.name, n.initials from names n");
        sql.And($"(instr(n.name, {sql.Bind(query)}) > 0 or substr(n.initials, 1, length({sql.Bind(initials)})) = {sql.Bind(initials)})");
        if (under is not null)
        {
            sql.And($"exists (select 1 from affiliations a join orgs o on o.id = a.org where a.person = n.person and o.path >= {sql.Bind(under.First)} and o.path < {sql.Bind(under.Below)})");
        }

        return sql.Add($" order by n.name, n.person limit {sql.Bind(take)}").On(session)
            .All(static r => new NameRow(new PersonId(r.Long(0)), r.Text(1), r.Text(2)));
    }
}
