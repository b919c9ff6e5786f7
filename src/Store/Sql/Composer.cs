using System.Globalization;
using System.Text;

namespace Lianxin.Store.Sql;

/// <summary>
/// Puts a query together from fixed pieces of text and numbered parameters. Values are only ever bound, never written
/// into the text. In a piece, each <c>?</c> takes the number of the next value given with it.
/// </summary>
internal sealed class Composer
{
    private readonly StringBuilder text = new();
    private readonly List<(long Number, string? Text)> values = [];
    private bool hasCondition;

    public Composer Add(string piece)
    {
        text.Append(piece);
        return this;
    }

    /// <summary>Puts what stands so far into a larger query.</summary>
    public Composer Around(string before, string after)
    {
        text.Insert(0, before).Append(after);
        return this;
    }

    public Composer And(string condition)
    {
        text.Append(hasCondition ? " and " : " where ").Append(condition);
        hasCondition = true;
        return this;
    }

    public Composer And(string condition, long value)
    {
        And("");
        Fill(condition, Bind(value));
        return this;
    }

    public Composer And(string condition, string value)
    {
        And("");
        Fill(condition, Bind(value));
        return this;
    }

    /// <summary>The condition where the value is given, none where it is null.</summary>
    public Composer AndIf(string condition, long? value) => value is { } v ? And(condition, v) : this;

    public Composer AndIf(string condition, string? value) => value is { } v ? And(condition, v) : this;

    /// <summary>A placeholder for a value, to be written into the text.</summary>
    public string Bind(long value)
    {
        values.Add((value, null));
        return Mark();
    }

    public string Bind(string value)
    {
        values.Add((0, value));
        return Mark();
    }

    /// <summary>
    /// Placeholders for a list, in brackets. Filled up to a power of two with the last value, so that lists of many
    /// lengths share few statements; an empty list matches nothing.
    /// </summary>
    public string Bind(IReadOnlyList<long> list)
    {
        if (list.Count == 0)
        {
            return "(null)";
        }

        var marks = new StringBuilder("(");
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)list.Count);
        for (var i = 0; i < length; i++)
        {
            marks.Append(i == 0 ? "" : ",").Append(Bind(list[Math.Min(i, list.Count - 1)]));
        }

        return marks.Append(')').ToString();
    }

    public Statement On(Session session)
    {
        var statement = session.Compose(text.ToString());
        for (var i = 0; i < values.Count; i++)
        {
            _ = values[i].Text is { } word ? statement.Set(i + 1, word) : statement.Set(i + 1, values[i].Number);
        }

        return statement;
    }

    private string Mark() => string.Create(CultureInfo.InvariantCulture, $"?{values.Count}");

    private void Fill(string condition, string mark) => text.Append(condition.Replace("?", mark, StringComparison.Ordinal));
}
