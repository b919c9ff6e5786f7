using System.Globalization;
using Lianxin.Engine;
using Lianxin.Engine.Reading;
using Lianxin.Kernel.Journal;
using Lianxin.Packs.Catalog;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Scenarios;

namespace Lianxin.Host.Simulation;

/// <summary>Judges what a scenario says of days: what they opened, and what is owed by them.</summary>
internal sealed class DutyExpecting(RealmEngine engine, SimWorld world, CatalogPack pack, Labels labels, Action<Mismatch> report)
{
    private const int CasesMost = 1_000;

    public void Judge(ExpectItem e)
    {
        if (e.Opened is { } opened)
        {
            Opened(opened);
        }

        if (e.Duty is { } duty)
        {
            Owed(duty);
        }
    }

    private void Opened(ExpectedOpening wanted)
    {
        var name = wanted.Procedure.Value;
        var procedure = engine.Institutions.Latest.Select(i => i.Procedures.GetValueOrDefault(name)).First(p => p is not null)!;
        var filter = new CaseFilter(Org: world.At(wanted.In?.Value, procedure.At), Pack: procedure.Pack, Procedure: name, Sort: CaseSort.Begun, Take: CasesMost);
        var found = engine.Queries.Cases(filter).Rows.Where(c => c.Opener is null && c.Parent is null).ToList();
        if (wanted.Count is { } count && count != found.Count)
        {
            Miss(wanted.Procedure.Place, $"{name} 到日子开了几件", $"{name} opened by days", count, found.Count);
        }

        if (wanted.Label is not { } label)
        {
            return;
        }

        if (found.Count == 0)
        {
            report(new Mismatch(label.Place, "expected", $"没有到日子开始的 {name}", $"no day opened {name}"));
        }
        else
        {
            // Those without a name yet come first, in the order they were opened.
            labels.Put(label.Value, (found.Find(c => labels.NameOf(c.Id.Value) is null) ?? found[^1]).Id.Value);
        }
    }

    private void Owed(ExpectedDuty wanted)
    {
        var routine = pack.Institution.Routines.GetValueOrDefault(wanted.Of.Value) ?? pack.Institution.Routines[$"due.{wanted.Of.Value}"];
        var tree = new Engine.Writing.OrgTree(engine.Queries.Orgs());
        var org = tree.Find(world.At(wanted.In?.Value, routine.At))!;
        var today = engine.Time.DayOf(engine.Clock.Now);
        if (DutyReading.Of(routine, [org], today, engine.Queries, engine.Time) is not [var standing])
        {
            if (wanted.Owed == false)
            {
                return;
            }

            report(new Mismatch(wanted.Of.Place, "expected", $"现在没有 {wanted.Of.Value} 这项任务", $"{wanted.Of.Value} is not owed now"));
            return;
        }

        if (wanted.Owed == false)
        {
            report(new Mismatch(wanted.Of.Place, "expected", $"现在不应当有 {wanted.Of.Value} 这项任务", $"{wanted.Of.Value} should not be owed now"));
        }

        if (wanted.Missing is { } missing && missing != standing.Missing)
        {
            Miss(wanted.Of.Place, $"{wanted.Of.Value} 还差几次", $"missing of {wanted.Of.Value}", missing, standing.Missing);
        }

        if (wanted.Due is { } due && due.Value != standing.Span.Day)
        {
            Miss(due.Place, $"{wanted.Of.Value} 到期", $"due of {wanted.Of.Value}", due.Value.ToString("o", CultureInfo.InvariantCulture), standing.Span.Day.ToString("o", CultureInfo.InvariantCulture));
        }
    }

    private void Miss(Place place, string zh, string en, object wanted, object found) => report(new Mismatch(
        place, "expected", string.Create(CultureInfo.InvariantCulture, $"{zh}：应当是 {wanted}，实际是 {found}"), string.Create(CultureInfo.InvariantCulture, $"{en} should be {wanted}, is {found}")));
}
