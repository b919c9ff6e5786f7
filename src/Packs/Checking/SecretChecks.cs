using System.Text;
using Lianxin.Kernel.Cases;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Checking;

/// <summary>
/// What can be asked without names: what is put together in one box, in slots of one length, and tells of nobody. A text
/// tells its writer by its words, a number or a day by being rare.
/// </summary>
internal static class SecretChecks
{
    /// <summary>What those present at a meeting are called in a box.</summary>
    private const string Present = "present";

    public static void Run(CheckContext context, GatherStep gather)
    {
        if (gather.Paper is { } paper)
        {
            context.Report.Add(Codes.SecretOnPaper, paper.Place, gather.Name.Value);
        }

        var group = gather.From.Select(f => f.Value.Length).Append(Present.Length).Max();
        foreach (var field in context.Form(gather.Fill)?.Fields ?? new Table<FieldDecl>())
        {
            if (field.Type is not (FieldType.Choice or FieldType.YesNo))
            {
                context.Report.Add(Codes.SecretField, field.Name.Place, gather.Name.Value, field.Name.Value);
            }
            else if (group + field.Name.Value.Length + Longest(field) + 2 > PutIntoBox.SlipBytesMax)
            {
                context.Report.Add(Codes.SecretTooLong, field.Name.Place, gather.Name.Value, field.Name.Value, PutIntoBox.SlipBytesMax);
            }
        }
    }

    private static int Longest(FieldDecl field) =>
        field.Of.Select(o => Encoding.UTF8.GetByteCount(o.Value)).Append("false".Length).Max();
}
