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
