using System.Globalization;

namespace Lianxin.Rules.Cel;

/// <summary>The words for every code, in both languages, with {0}, {1} for the facts. Written for the clerk who wrote the rule.</summary>
public static class CelMessages
{
    private static readonly Dictionary<string, (string Chinese, string English)> Words = new(StringComparer.Ordinal)
    {
        // What the text is not.
        ["cel.empty"] = ("这里要写一个表达式", "an expression is wanted here"),
        ["cel.too_long"] = ("表达式有 {0} 个字符,最多 {1} 个", "the expression has {0} characters; the most is {1}"),
        ["cel.too_deep"] = ("表达式嵌套太深,最多 {0} 层", "the expression is nested too deep; the most is {0} levels"),
        ["cel.character"] = ("表达式里不能有“{0}”", "\"{0}\" cannot stand in an expression"),
        ["cel.quoted_name"] = ("反引号里的名称不完整", "the name in backquotes is not complete"),
        ["cel.number"] = ("“{0}”不是数", "\"{0}\" is not a number"),
        ["cel.number_range"] = ("数 {0} 太大", "the number {0} is too large"),
        ["cel.unclosed_text"] = ("文字缺少结尾的引号 {0}", "the text lacks its closing {0}"),
        ["cel.surrogate"] = ("文字里有残缺的字符", "the text holds half a character"),
        ["cel.escape"] = ("“{0}”不是转义写法", "\"{0}\" is not an escape"),
        ["cel.field_name"] = ("点号之后要写字段名,不能写“{0}”", "a field's name must follow the dot, not \"{0}\""),
        ["cel.expression_wanted"] = ("这里要写一个值,不能写“{0}”", "a value is wanted here, not \"{0}\""),
        ["cel.ends_early"] = ("表达式没有写完", "the expression ends too early"),
        ["cel.reserved"] = ("“{0}”是保留字,不能作名称", "\"{0}\" is a reserved word and cannot be a name"),
        ["cel.unclosed"] = ("缺少“{0}”", "\"{0}\" is missing"),
        ["cel.symbol_wanted"] = ("这里要写“{0}”,不能写“{1}”", "\"{0}\" is wanted here, not \"{1}\""),
        ["cel.word_operator"] = ("“{0}”不是运算符", "\"{0}\" is not an operator"),
        ["cel.trailing"] = ("表达式到此已完整,多出“{0}”", "the expression is complete here; \"{0}\" is too much"),
        ["cel.has_field"] = ("has 里要写一个字段,例如 has(form.due)", "has takes a field, such as has(form.due)"),
        ["cel.loop_name"] = ("{0} 的变量要写一个简单名称,两个变量不能同名", "a variable of {0} must be a simple name, and two of them must differ"),
        ["cel.macro_shape"] = ("{0} 的写法不对", "{0} is not written like this"),

        // What names and types do not fit.
        ["cel.unknown_name"] = ("没有名为“{0}”的值", "there is no value named \"{0}\""),
        ["cel.unknown_type"] = ("没有名为“{0}”的类型", "there is no type named \"{0}\""),
        ["cel.unknown_field"] = ("{1} 没有字段“{0}”", "{1} has no field \"{0}\""),
        ["cel.unknown_member"] = ("{1} 没有函数“{0}”", "{1} has no function \"{0}\""),
        ["cel.unknown_function"] = ("没有函数“{0}”可这样使用", "there is no function \"{0}\" to be used like this"),
        ["cel.no_fields"] = ("{0} 没有字段,不能取“{1}”", "{0} has no fields, so \"{1}\" cannot be taken from it"),
        ["cel.may_be_missing"] = ("字段“{0}”可以不填,用之前要先确认有值", "the field \"{0}\" may be missing and must be asked for first"),
        ["cel.argument_count"] = ("{0} 要 {1} 个参数,写了 {2} 个", "{0} takes {1} arguments, {2} were given"),
        ["cel.argument_type"] = ("{0} 的这个参数要 {1},写的是 {2}", "this argument of {0} must be {1}, not {2}"),
        ["cel.no_overload"] = ("“{0}”不能用于 {1}", "\"{0}\" does not apply to {1}"),
        ["cel.not_comparable"] = ("{0} 与 {1} 不能比较是否相等", "{0} and {1} cannot be compared for equality"),
        ["cel.not_a_choice"] = ("“{0}”不在可选值之内: {1}", "\"{0}\" is not one of the choices: {1}"),
        ["cel.bool_wanted"] = ("这里要一个条件(bool),写的是 {0}", "a condition (bool) is wanted here, not {0}"),
        ["cel.branch_types"] = ("? 后两个分支的类型不同: {0} 与 {1}", "the two branches after ? differ in type: {0} and {1}"),
        ["cel.index_type"] = ("下标是 {0},应是 {1}", "the index is {0}; it must be {1}"),
        ["cel.not_indexed"] = ("{0} 不能用下标", "{0} cannot be indexed"),
        ["cel.key_type"] = ("{0} 不能作映射的键", "{0} cannot be a key of a map"),
        ["cel.optional_wanted"] = ("这里要一个可空值(optional),写的是 {0}", "an optional is wanted here, not {0}"),
        ["cel.range_wanted"] = ("{0} 用于列表或映射,不能用于 {1}", "{0} works on a list or a map, not on {1}"),
        ["cel.result_type"] = ("这里要 {1},表达式得出 {0}", "{1} is wanted here; the expression gives {0}"),
        ["cel.integer_division"] = ("整数相除会舍去余数,规则里不能用", "dividing whole numbers drops the rest, so rules may not do it"),
        ["cel.pattern"] = ("“{0}”不是可用的匹配式(不支持环视、反向引用和过多的重复)", "\"{0}\" is not a usable pattern (no look-around, no back-references, no excessive repeats)"),
        ["cel.too_dear"] = ("表达式最多可能要 {0} 步,上限是 {1} 步", "the expression may take {0} steps; the bound is {1}"),

        // What to write instead.
        ["cel.hint.write"] = ("请写 {0}", "write {0}"),
        ["cel.hint.did_you_mean"] = ("是不是要写 {0}", "did you mean {0}"),
        ["cel.hint.known"] = ("可以写: {0}", "known here: {0}"),
        ["cel.hint.has"] = ("请写 has({0}) && ...,或写 {1}", "write has({0}) && ..., or write {1}"),
        ["cel.hint.convert"] = ("请先换算类型,例如 {0}(...)", "convert it first, such as {0}(...)"),
        ["cel.hint.sentence"] = ("比例请写成门槛句,例如 agree more than 1/2 of present;算钱算量的,把单价存成更小的单位(一半的价另设参数),再用乘法", "write a share as a threshold, such as agree more than 1/2 of present; for amounts keep the price in a smaller unit (half of it as a parameter of its own) and multiply"),

        // What can happen when run.
        ["cel.run.budget"] = ("计算步数超出上限", "the steps allowed were used up"),
        ["cel.run.unbound"] = ("缺少要用的值", "a value needed is missing"),
        ["cel.run.type"] = ("值的类型不符", "a value has the wrong type"),
        ["cel.run.no_overload"] = ("运算不能用于这些值", "the operation does not apply to these values"),
        ["cel.run.overflow"] = ("数值超出范围", "a number went out of range"),
        ["cel.run.divide_by_zero"] = ("除数为零", "division by zero"),
        ["cel.run.no_key"] = ("映射里没有这个键", "the map has no such key"),
        ["cel.run.no_field"] = ("没有这个字段", "there is no such field"),
        ["cel.run.no_function"] = ("没有这个函数", "there is no such function"),
        ["cel.run.index"] = ("下标超出列表", "the index lies outside the list"),
        ["cel.run.conversion"] = ("不能这样换算", "the value cannot be converted"),
        ["cel.run.regex"] = ("匹配式不可用", "the pattern cannot be used"),
        ["cel.run.duplicate_key"] = ("映射的键重复", "a map's key came twice"),
        ["cel.run.bad_key"] = ("这种值不能作映射的键", "such a value cannot be a map's key"),
        ["cel.run.no_value"] = ("可空值没有值", "the optional has no value"),
        ["cel.run.place"] = ("位置超出文字或数的范围", "the place lies outside the text or number"),
        ["cel.run.format"] = ("格式与要填入的值不符", "the format does not fit the values to fill in"),
        ["cel.run.zone"] = ("没有这个时区", "there is no such time zone"),
        ["cel.run.time_range"] = ("时间超出范围", "a time went out of range"),
    };

    /// <summary>Every code there is.</summary>
    public static IReadOnlyCollection<string> Codes => Words.Keys;

    /// <summary>The words for a code, with its facts; a host's own code gives itself.</summary>
    public static string Text(string code, IReadOnlyList<string> facts, Language language)
    {
        if (!Words.TryGetValue(code, out var words))
            return code;
        var template = language == Language.Chinese ? words.Chinese : words.English;
        return string.Format(CultureInfo.InvariantCulture, template, [.. facts, "", "", ""]);
    }
}
