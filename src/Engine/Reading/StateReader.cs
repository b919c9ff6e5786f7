using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Notices;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Reading;

/// <summary>Folds a stream into its state, for pages that show one thing in full.</summary>
public sealed class StateReader(IRealmQueries queries)
{
    public Case? Case(CaseId id) => queries.Stream(id.Value).Aggregate((Case?)null, (s, e) => Kernel.Cases.Case.Apply(s, id, e));

    public Meeting? Meeting(MeetingId id) => queries.Stream(id.Value).Aggregate((Meeting?)null, (s, e) => Kernel.Records.Meeting.Apply(s, id, e));

    public Notice? Notice(NoticeId id) => queries.Stream(id.Value).Aggregate((Notice?)null, (s, e) => Kernel.Notices.Notice.Apply(s, id, e));

    /// <summary>Everything a person was, is and will be to organisations.</summary>
    public Person? Person(PersonId id) => queries.Stream(id.Value) is [{ Event: PersonRegistered }, ..] stream
        ? stream.Aggregate((Person?)null, (s, e) => Kernel.People.Person.Apply(s, id, e.Event))
        : null;

    public Record? Record(RecordId id) => queries.Stream(id.Value).Aggregate((Record?)null, (s, e) => Kernel.Records.Record.Apply(s, id, e.Event));
}
