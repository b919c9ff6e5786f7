using Lianxin.Engine.Ports;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Kernel.Records;

namespace Lianxin.Engine.Projecting;

/// <summary>A meeting as a row, its agenda and its to-dos: to hold it, and to say whether one comes.</summary>
internal static class MeetingRows
{
    private const int HoldSlot = 0;
    private const int ReplySlot = 1;

    public static void Put(IProjectionWriter rows, Meeting? before, Meeting m)
    {
        rows.Put(new MeetingRow(
            m.Id, m.Org, m.Pack, m.Kind, m.At, m.Place.Id, m.Phase, m.Eligible.Count, m.Present.Count, m.Items.Count, m.Replies.Count, m.CalledBy));
        if (before is null || !ReferenceEquals(before.Items, m.Items))
        {
            for (var i = 0; i < m.Items.Count; i++)
            {
                var item = m.Items[i];
                rows.Put(new MeetingItemRow(m.Id, item.Case, i, item.State, item.Outcome));
            }
        }

        if (before?.Phase != m.Phase)
        {
            rows.SetTodos(m.Id.Value, TodosOf(m));
        }

        foreach (var person in m.Replies.Keys)
        {
            if (before?.Phase != m.Phase || !before.Replies.ContainsKey(person))
            {
                rows.MarkDone(m.Id.Value, person);
            }
        }
    }

    private static IReadOnlyList<TodoRow> TodosOf(Meeting m) => m.Phase switch
    {
        MeetingPhase.Called => [Todo(m, HoldSlot, TodoKind.HoldMeeting, m.By), Todo(m, ReplySlot, TodoKind.Reply, m.To)],
        MeetingPhase.InSession => [Todo(m, HoldSlot, TodoKind.HoldMeeting, m.By)],
        _ => [],
    };

    private static TodoRow Todo(Meeting m, int slot, TodoKind kind, Audience to) => new(
        m.Id.Value, slot, kind, m.Pack, m.Kind, null, m.Org, m.At, false, 0, to.Atoms, to.Except)
    {
        Without = to.Without,
    };
}
