using Lianxin.Kernel.Cases.Definitions;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.Ledgers;
using Lianxin.Web.Wording;
using Lianxin.Web.Workbench;

namespace Lianxin.Web.Books;

/// <summary>Accounts and sheets in words: what a ledger and a column are called, and numbers in their unit.</summary>
public sealed class BookWords(Desk desk)
{
    /// <summary>The ledger as any institution in force declares it; null where none does any more.</summary>
    public LedgerDefinition? Ledger(string name) => desk.Engine.Institutions.Latest.Select(i => i.Ledgers.GetValueOrDefault(name)).FirstOrDefault(l => l is not null);

    public string LedgerWord(string name) => desk.AnyWord($"ledgers.{name}");

    /// <summary>An amount of a ledger: money as yuan, all else as a whole number.</summary>
    public string Amount(string ledger, long amount) => Ledger(ledger)?.IsMoney == true ? Numbers.Fen(amount) : Numbers.Whole(amount);

    /// <summary>What a sheet is called: the word of its kind, else that of the step that made it.</summary>
    public string Sheet(ProcedureDefinition procedure, FreezeStep step) =>
        Known($"sheets.{step.Kind}", procedure.Pack, step.KindPack) ?? desk.Word(procedure.Pack, $"procedures.{procedure.Name}.steps.{step.Name}");

    /// <summary>What a column is called: by the step that adds it, or by the kind of sheet.</summary>
    public string Column(ProcedureDefinition procedure, string column)
    {
        ArgumentNullException.ThrowIfNull(procedure);
        var steps = procedure.Steps.OfType<FreezeStep>().ToArray();
        return steps.Select(s => Known($"procedures.{procedure.Name}.steps.{s.Name}.{column}", procedure.Pack)).FirstOrDefault(w => w is not null)
            ?? steps.Select(s => Known($"sheets.{s.Kind}.{column}", procedure.Pack, s.KindPack)).FirstOrDefault(w => w is not null)
            ?? column;
    }

    public string Band(ProcedureDefinition procedure, FreezeStep step, string band) => Known($"sheets.{step.Kind}.{band}", procedure.Pack, step.KindPack) ?? band;

    public static string Number(long number, bool isMoney) => isMoney ? Numbers.Fen(number) : Numbers.Whole(number);

    public string Holder(Holder who) => who.Kind == HolderKind.Person ? desk.Name(new PersonId(who.Id)) : desk.OrgName(new OrgId(who.Id));

    private string? Known(string path, params ReadOnlySpan<string> packs)
    {
        foreach (var pack in packs)
        {
            if (desk.Word(pack, path) is var word && word != path[(path.LastIndexOf('.') + 1)..])
            {
                return word;
            }
        }

        return null;
    }
}
