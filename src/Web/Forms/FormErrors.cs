namespace Lianxin.Web.Forms;

/// <summary>
/// What is wrong with a form, in words, field by field in the order found. Given to <c>Form</c>, it makes the summary at
/// the top, the words at each field, and the answer's status 422.
/// </summary>
public sealed class FormErrors
{
    private readonly List<(string? Field, string Words)> all = [];

    /// <summary>Everything, in the order found.</summary>
    public IReadOnlyList<(string? Field, string Words)> All => all;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => all.Count > 0;

    /// <summary>The first thing wrong with a field, or null.</summary>
    public string? this[string field] => all.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.Ordinal)).Words;

    /// <summary>All that is wrong with a field, or null.</summary>
    public string? AllOf(string field, string between) =>
        all.Where(error => string.Equals(error.Field, field, StringComparison.Ordinal)).Select(error => error.Words).ToArray() is { Length: > 0 } found ? string.Join(between, found) : null;

    /// <summary>Adds one; field null is for the form as a whole.</summary>
    public void Add(string? field, string words) => all.Add((field, words));

    /// <summary>Adds one unless the condition holds; answers the condition.</summary>
    public bool Need(bool holds, string field, string words)
    {
        if (!holds)
        {
            Add(field, words);
        }

        return holds;
    }
}
