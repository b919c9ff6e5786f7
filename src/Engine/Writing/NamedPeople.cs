using Lianxin.Kernel.Cases;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Records;
using Object = Lianxin.Kernel.Cases.Object;

namespace Lianxin.Engine.Writing;

/// <summary>People named in what was filled in: forms come from outside, and an id on one may be forged.</summary>
internal static class NamedPeople
{
    public static IEnumerable<PersonId> In(object command) => ValuesOf(command).OfType<PeopleValue>().SelectMany(p => p.People).Distinct();

    private static IEnumerable<FieldValue> ValuesOf(object command) => command switch
    {
        OpenCase c => c.Form.Values,
        GiveAnswer c => c.Values.Values,
        HandIn c => c.Values.Values,
        Object c => c.Form.Values,
        Correct c => [c.Value],
        FileRecord c => c.Values.Values,
        CallMeeting c => c.Filings.SelectMany(f => f.Values.Values),
        FileUnder c => c.Filing.Values.Values,
        CloseItem c => c.Values.Values,
        _ => [],
    };
}
