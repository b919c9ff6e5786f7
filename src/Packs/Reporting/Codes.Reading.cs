namespace Lianxin.Packs.Reporting;

/// <summary>
/// Every mistake that can be reported, closed and numbered; docs/codes has a page for each group.
/// Y: the file. P1: the shape of a pack. P2: names. P3: types. P4: texts. P5: packs among each other.
/// P6: scenarios. P7: compiling. S and a number of LANGUAGE's proofs: what is proven of a procedure.
/// </summary>
public static partial class Codes
{
    public static readonly Code Malformed = new("Y001", Severity.Error,
        "YAML 写法有误：{0}", "malformed YAML: {0}",
        "检查缩进、引号、冒号后的空格", "check indentation, quotes and the space behind each colon");

    public static readonly Code FileTooLarge = new("Y002", Severity.Error,
        "文件超过 {0} 字节", "the file is larger than {0} bytes",
        "拆成几个制度包；成段的文字放进附件或 README，不写进 pack.yaml", "split it into several packs; long prose belongs into attachments or the README, not into pack.yaml");

    public static readonly Code TooDeep = new("Y003", Severity.Error,
        "层次超过 {0} 层", "nested deeper than {0} levels",
        "少套几层；一层套一层的内容另起名称，分开写", "nest less deeply; give what is nested a name of its own and write it apart");

    public static readonly Code TooManyNodes = new("Y004", Severity.Error,
        "内容超过 {0} 项", "more than {0} nodes",
        "拆成几个制度包", "split it into several packs");

    public static readonly Code Anchor = new("Y005", Severity.Error,
        "不能使用锚点或引用“{0}”", "anchors and aliases are not allowed: {0}",
        "把内容写出来", "write the content out");

    public static readonly Code Tag = new("Y006", Severity.Error,
        "不能使用标签“{0}”", "tags are not allowed: {0}",
        "去掉标签，一切都按文字读取", "leave the tag out, everything is read as text");

    public static readonly Code DuplicateKey = new("Y007", Severity.Error,
        "“{0}”写了两次，第 {1} 行已有", "{0} stands twice, it is already on line {1}",
        "只留一处", "keep one of them");

    public static readonly Code NotUtf8 = new("Y008", Severity.Error,
        "文件不是 UTF-8 编码", "the file is not UTF-8",
        "另存为 UTF-8", "save it as UTF-8");

    public static readonly Code EmptyFile = new("Y009", Severity.Error,
        "文件是空的，或者不是普通文件", "the file is empty or is no ordinary file",
        "用记事本之类的编辑器重新存成一个普通的文本文件，第一行写 pack: 名称", "save it again from an editor as a plain text file whose first line is pack: NAME");

    public static readonly Code SeveralDocuments = new("Y010", Severity.Error,
        "一个文件只能有一份内容，这里又开始一份", "one file holds one document, here begins another",
        "去掉单独成行的 ---；两个制度包各放一个目录", "remove the line ---; two packs stand in two folders");

    public static readonly Code KeyNotText = new("Y011", Severity.Error,
        "键必须是文字", "a key must be a text",
        "冒号前面只写一个名称，例如 source: 文件名", "write one name in front of the colon, such as source: ...");

    public static readonly Code FileUnreadable = new("Y012", Severity.Error,
        "读不到文件“{0}”", "cannot read the file {0}",
        "看文件在不在、名称对不对、有没有读的权限", "see that the file is there, has this name and may be read");

    public static readonly Code TooManyMistakes = new("Y013", Severity.Error,
        "到这里已有 {0} 处问题，其余的不再列出", "{0} are listed up to here, the rest is left out",
        "先改这些，再检查一次", "mend these and check again");

    public static readonly Code TooManyItems = new("Y014", Severity.Error,
        "{0} 超过 {1} 项", "{0}: more than {1} items",
        "拆成几个程序或几个制度包", "split it into several procedures or packs");

    public static readonly Code Unseen = new("Y015", Severity.Error,
        "这里有一个看不见的字符（{0}）", "here is a character that cannot be seen ({0})",
        "删掉这一处，重新打一遍", "delete this stretch and type it again");

    public static readonly Code MixedScripts = new("Y016", Severity.Error,
        "“{0}”混用了不同文字里看起来一样的字母", "{0} mixes letters of several scripts that look alike",
        "用同一种文字重新打一遍", "type it again in one script");

    public static readonly Code IsLink = new("Y017", Severity.Error,
        "“{0}”是链接，制度包的文件必须在自己的目录里", "{0} is a link; the files of a pack stand in its own folder",
        "把文件本身放进来", "put the file itself there");

    public static readonly Code UnknownKey = new("P101", Severity.Error,
        "{1} 里没有“{0}”这个键{2}", "{0} is no key of {1}{2}",
        "可用的键：{3}", "keys known here: {3}");

    public static readonly Code MissingKey = new("P102", Severity.Error,
        "{1} 缺少“{0}”", "{1} lacks {0}",
        "写上“{0}”", "write {0}");

    public static readonly Code WrongType = new("P103", Severity.Error,
        "{0} 应当是{1}，这里是{2}", "{0} must be {1}, this is {2}",
        "照 docs/packs.md 里同样地方的例子写", "write it as the example of the same place in docs/packs.md");

    public static readonly Code KeyOfOtherVerbs = new("P123", Severity.Error,
        "步骤“{0}”（{1}）不能写“{2}”", "the step {0} ({1}) cannot have {2}",
        "“{2}”只用于：{3}。within 是要在多久内办好，for 是开放多久，fill 是请办事的人填的表；会上的 vote 随会议结束，不写 for；wait 写了 until 就不写 for",
        "{2} is for {3} only. within: it must be done by then; for: it stays open so long; fill: a form for who acts. A vote in a meeting ends with it and has no for; a wait with until has none either");

    public static readonly Code BadName = new("P105", Severity.Error,
        "“{0}”不能作名称", "{0} cannot be a name",
        "用小写英文字母开头，可含数字和下划线，至多 40 个字符，且不是保留词；只有制度包自己的名称用连字符，如 hall-lending",
        "begin with a lower-case letter, then letters, digits and underscores, at most 40 characters, and no reserved word; only a pack's own name has hyphens, such as hall-lending");

    public static readonly Code BadDuration = new("P106", Severity.Error,
        "“{0}”不是期限", "{0} is no duration",
        "写成 5 workdays、7 days、1 month、12 hours 或 params.名称", "write 5 workdays, 7 days, 1 month, 12 hours or params.NAME");

    public static readonly Code BadSentence = new("P107", Severity.Error,
        "门槛“{0}”写法有误：{1}", "threshold \"{0}\": {1}",
        "例如 agree more than 1/2 of eligible、at least 10、params.pass of present", "for example: agree more than 1/2 of eligible, at least 10, params.pass of present");

    public static readonly Code BadWay = new("P108", Severity.Error,
        "“{0}”不是去向", "{0} is no way on",
        "可写 next、后面步骤的名称、end 名称、{{ back: 步骤, most: 次数, else: 去向 }};late 还可写 escalate 或 remind",
        "write next, the name of a later step, end NAME, {{ back: STEP, most: N, else: WAY }}; for late also escalate or remind");

    public static readonly Code NotOneOf = new("P109", Severity.Error,
        "{0} 不能是“{1}”{2}", "{0} cannot be {1}{2}",
        "可选：{3}", "choose one of: {3}");

    public static readonly Code UnknownVerb = new("P110", Severity.Error,
        "步骤的第一个键应当是动词，“{0}”不是{1}", "the first key of a step is its verb, {0} is none{1}",
        "动词：{2}", "verbs: {2}");

    public static readonly Code DuplicateName = new("P111", Severity.Error,
        "{1}“{0}”声明了两次", "{1} {0} is declared twice",
        "给其中一个换名称，用到它的地方一起改", "give one of them another name, and mend what meant it");

    public static readonly Code NumberOutOfRange = new("P112", Severity.Error,
        "{0} 应当是 {1} 到 {2} 之间的整数，这里是“{3}”", "{0} must be a whole number from {1} to {2}, this is {3}",
        "改成 {1} 到 {2} 之间的整数", "write a whole number from {1} to {2}");

    public static readonly Code Contradicting = new("P113", Severity.Error,
        "{0} 里“{1}”和“{2}”只能写一个", "{0} may have {1} or {2}, not both",
        "留下要的那一个，删去另一个", "keep the one that is meant and remove the other");

    public static readonly Code NeedsOneOf = new("P114", Severity.Error,
        "{0} 要写这些键之一：{1}", "{0} needs one of these keys: {1}",
        "从这些键里选一个写上", "write one of these keys");

    public static readonly Code EscalateOnlyLate = new("P115", Severity.Error,
        "“{0}”只能用在 late 上", "{0} is a way for late only",
        "这个结果若就是逾期，名称要写成 late；不是，就写 next、步骤名或 end 名称", "if this outcome is being late, call it late; if not, write next, a step or end NAME");

    public static readonly Code EmptyList = new("P117", Severity.Error,
        "{0} 不能是空的", "{0} must not be empty",
        "写上至少一项，或把这个键整个删去", "write one item at least, or remove the key");

    public static readonly Code TextTooLong = new("P118", Severity.Error,
        "{0} 超过 {1} 个字符", "{0} is longer than {1} characters",
        "写短一些；长的说明放进 text 里的 .hint 或 README", "write it shorter; a long explanation belongs into a .hint of the texts or into the README");

    public static readonly Code BadTimes = new("P119", Severity.Error,
        "“{0}”不是次数", "{0} is no frequency",
        "写成 1 per month，周期可用 day、week、month、quarter、half_year、year", "write 1 per month; periods are day, week, month, quarter, half_year, year");

    public static readonly Code NoReasons = new("P120", Severity.Error,
        "步骤“{0}”的结果“{1}”是退回、不同意或对当事人不利，却没有地方写理由", "step {0}: {1} sends back, declines or is adverse, and there is nowhere to say why",
        "在 fill 里加一个文字字段 reasons", "give the step a text field reasons in fill");

    public static readonly Code BadDay = new("P130", Severity.Error,
        "“{0}”不是反复到来的日子", "{0} is no day that comes again",
        "写成 first workday of year、last day of quarter、the 15th of month、10 days after year_end、60 days before term_end of 岗位；期限不得长过它所在的时期",
        "write first workday of year, last day of quarter, the 15th of month, 10 days after year_end, 60 days before term_end of POST; a distance is shorter than the period it lies in");

    public static readonly Code NotByItself = new("P131", Severity.Error,
        "程序“{0}”到日子自己开始，但是：{1}", "procedure {0} is opened by a day, but {1}",
        "到日子自己开始的程序没有提出人，也没有人填表", "what a day opens has no opener, and nobody fills in a form");

    public static readonly Code WithdrawnTooLate = new("P121", Severity.Warning,
        "“{0}”生效以后，到“{1}”还可以撤回（withdraw），已经生效的不会退回去", "the case may still be withdrawn at {1}, after {0} took effect, and what took effect is not undone",
        "在 withdraw 里写 until: 生效之前的步骤", "write until: a step before the effect in withdraw");

    public static readonly Code RefusedAsEnacted = new("P122", Severity.Warning,
        "步骤“{0}”生效和没能生效（refused）都到终点“{1}”，分不出办成没有", "step {0} ends as {1} whether it took effect or was refused: nobody can tell",
        "给 refused 另一个终点", "give refused an end of its own");
}
