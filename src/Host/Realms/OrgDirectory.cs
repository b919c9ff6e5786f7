using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Engine.Writing;

namespace Lianxin.Host.Realms;

/// <summary>The tree as pages see it: a copy of its own, made anew when a commit touched an organisation.</summary>
public sealed class OrgDirectory
{
    private readonly IRealmQueries queries;
    private volatile OrgTree current;

    public OrgDirectory(RealmEngine engine)
    {
        queries = engine.Queries;
        current = new OrgTree(queries.Orgs());
        engine.Committed += (_, e) =>
        {
            if (e.OrgsChanged)
            {
                current = new OrgTree(queries.Orgs());
            }
        };
    }

    public OrgTree Current => current;
}
