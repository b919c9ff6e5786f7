namespace Lianxin.Rules.Cel.Checking;

/// <summary>Which variables, fields and host functions an expression asks for, so that an engine can fetch them first.</summary>
internal static class Reads
{
    public static IReadOnlyList<string> Of(Checked root)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        Collect(root, paths);
        return [.. paths];
    }

    public static IReadOnlyList<string> FunctionsOf(Checked root) =>
        [.. All(root).OfType<CheckedCall>().SelectMany(call => call.Overloads).Where(form => form.Host is not null).Select(form => form.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// The path of a piece that reads one value wherever it stands: no part of it may be missing, and what its functions
    /// are given is written out. Null for anything else.
    /// </summary>
    public static string? Plain(Checked node) => node switch
    {
        CheckedField { IsOptional: true } or CheckedHas => null,
        CheckedMember member when member.Arguments.Any(argument => argument is not CheckedConstant) => null,
        CheckedVariable => Path(node),
        CheckedField or CheckedMember => Operand(node) is { Type.Kind: not CelKind.Optional } operand && Plain(operand) is not null ? Path(node) : null,
        _ => null,
    };

    private static void Collect(Checked node, SortedSet<string> paths)
    {
        if (Path(node) is { } path)
        {
            paths.Add(path);
            // The arguments of a function on the path may read more.
            for (var step = node; step is not CheckedVariable; step = Operand(step)!)
            {
                foreach (var argument in step is CheckedMember member ? member.Arguments : [])
                    Collect(argument, paths);
            }
            return;
        }
        foreach (var child in node.Children)
            Collect(child, paths);
    }

    private static string? Path(Checked node)
    {
        if (node is CheckedVariable variable)
            return variable.Name;
        if (Operand(node) is not { } operand || Path(operand) is not { } prefix)
            return null;
        return node switch
        {
            CheckedField field => $"{prefix}.{field.Field}",
            CheckedHas has => $"{prefix}.{has.Field}",
            CheckedMember member => $"{prefix}.{member.Function}({string.Join(", ", member.Arguments.Select(Shown))})",
            _ => null,
        };
    }

    private static Checked? Operand(Checked node) => node switch
    {
        CheckedField field => field.Operand,
        CheckedHas has => has.Operand,
        CheckedMember member => member.Target,
        _ => null,
    };

    private static string Shown(Checked argument) => argument is CheckedConstant constant ? CelPrinter.Print(constant.Value) : "_";

    private static IEnumerable<Checked> All(Checked node) => node.Children.SelectMany(All).Prepend(node);
}
