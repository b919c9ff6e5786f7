namespace Lianxin.Rules.Sentences;

/// <summary>
/// A mistake in a sentence, as a value. Codes: <c>sentence.empty</c>, <c>sentence.character</c>, <c>sentence.term</c>,
/// <c>sentence.trailing</c>, <c>sentence.share_alone</c> (a count with an "of"), <c>bound.words</c>, <c>bound.number</c>,
/// <c>bound.range</c>, <c>bound.trailing</c>.
/// </summary>
/// <param name="Offset">0-based character at which the words at fault begin.</param>
/// <param name="Length">Their length; 0 where something is missing.</param>
/// <param name="Code">The code.</param>
/// <param name="Facts">What the message names: the words found, then what was expected.</param>
public sealed record SentenceError(int Offset, int Length, string Code, params IReadOnlyList<string> Facts)
{
    /// <summary>The mistake in words for the clerk who wrote the sentence.</summary>
    public string InWords(Language language)
    {
        var found = Facts.Count > 0 ? Facts[0] : "";
        return (Code, language) switch
        {
            ("sentence.empty", Language.Chinese) => "这里要写一个门槛,例如 at least 1/2 of eligible",
            ("sentence.empty", _) => "a threshold is wanted here, such as: at least 1/2 of eligible",
            ("sentence.character", Language.Chinese) => $"门槛里不能有“{found}”",
            ("sentence.character", _) => $"\"{found}\" cannot stand in a threshold",
            ("sentence.term", Language.Chinese) => $"“{found}”之后要写一个计数的名称,例如 eligible",
            ("sentence.term", _) => $"the name of a count, such as eligible, must follow \"{found}\"",
            ("sentence.share_alone", Language.Chinese) => $"“{found}”是个数,后面不能再写 of;要占比请写分数或百分数",
            ("sentence.share_alone", _) => $"\"{found}\" is a count and takes no \"of\"; write a fraction or a percentage for a share",
            ("bound.words", Language.Chinese) => $"这里要写 at least、more than、at most、less than 或 params.名称,不能写“{found}”",
            ("bound.words", _) => $"at least, more than, at most, less than or params.NAME is wanted here, not \"{found}\"",
            ("bound.number", Language.Chinese) => $"这里要写整数、分数(1/2)或百分数(50%),不能写“{found}”",
            ("bound.number", _) => $"an integer, a fraction (1/2) or a percentage (50%) is wanted here, not \"{found}\"",
            ("bound.range", Language.Chinese) => $"“{found}”超出范围:分母不能为零,数值不超过 10^12,百分数最多四位小数",
            ("bound.range", _) => $"\"{found}\" is out of range: no zero below the line, no number above 10^12, at most four decimals in a percentage",
            (_, Language.Chinese) => $"门槛到此已完整,多出“{found}”",
            _ => $"the threshold is complete here; \"{found}\" is too much",
        };
    }
}
