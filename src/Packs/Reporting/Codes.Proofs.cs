namespace Lianxin.Packs.Reporting;

/// <summary>What holds of every course: S1 to S6, S8, S10 and S12 to S14.</summary>
public static partial class Codes
{
    public static readonly Code WayMissing = new("S101", Severity.Error,
        "步骤“{0}”的结果“{1}”没有去向", "step {0}: the outcome {1} has no way on",
        "在 then 里写上 {1}: next 或别的去向", "write {1}: next, or another way, in then");

    public static readonly Code WaySuperfluous = new("S102", Severity.Error,
        "步骤“{0}”不会有“{1}”这个结果{2}", "step {0} never has the outcome {1}{2}",
        "可能的结果：{3}", "its outcomes: {3}");

    public static readonly Code NoOutcome = new("S103", Severity.Error,
        "步骤“{0}”没有写可以选的结果", "step {0} names no outcome to choose",
        "在 then 里写上能选的结果，例如 then: {{ agree: next, refuse: end refused, late: escalate }}", "name what can be chosen in then, such as then: {{ agree: next, refuse: end refused, late: escalate }}");

    public static readonly Code Unreachable = new("S201", Severity.Error,
        "没有一条路走到步骤“{0}”", "no path reaches step {0}",
        "让前面的步骤走到它，或删去", "let an earlier step lead to it, or remove it");

    public static readonly Code NoEnd = new("S202", Severity.Error,
        "从步骤“{0}”走不到任何终点", "no path leads from step {0} to an end",
        "给它一个往后走的结果，最后走到 end 名称", "give it an outcome that leads on, in the end to end NAME");

    public static readonly Code LoopUnbounded = new("S301", Severity.Error,
        "步骤“{0}”的“{1}”回到“{2}”，没有次数限制", "step {0}: {1} goes back to {2} without a bound",
        "写成 {{ back: {2}, most: 2, else: end … }}", "write {{ back: {2}, most: 2, else: end ... }}");

    public static readonly Code NoClock = new("S302", Severity.Error,
        "步骤“{0}”等人做事，却没有期限", "step {0} waits for people without a clock",
        "写上 {1}: 5 workdays 之类", "write {1}: 5 workdays or the like");

    public static readonly Code FreeWithoutWay = new("S303", Severity.Error,
        "步骤“{0}”等的人（{1}）可以一直不理，催办没有用", "step {0} waits for people who owe nothing ({1}); a reminder does not end it",
        "给 late 一个能往前走的去向", "give late a way that leads on");

    public static readonly Code CallCycle = new("S304", Severity.Error,
        "程序互相转办成环：{0}", "procedures open each other in a circle: {0}",
        "去掉其中一处转办；要再来一遍的，用 back 写明次数", "remove one of these openings; what is to be done again is a back with its number");

    public static readonly Code BackForward = new("S305", Severity.Error,
        "步骤“{0}”的 back 指向后面的“{1}”", "step {0}: back leads forward to {1}",
        "往后走直接写步骤名", "write the step's name for a way forward");

    public static readonly Code NotHappened = new("S401", Severity.Error,
        "走到步骤“{0}”时，“{1}”可能还没有：{2}", "at step {0}, {1} may not be there: {2}",
        "换一个一定有的，或在表达式里写 steps.?{3}", "use what is certain, or write steps.?{3} in an expression");

    public static readonly Code ClockTooShort = new("S501", Severity.Error,
        "时钟“{0}”最多 {1} 天，最快也要 {2} 天才到步骤“{3}”", "the clock {0} allows {1} days at most, step {3} is reached after {2} days at the earliest",
        "放宽这个时限，或缩短前面各步的期限", "allow more time, or give the steps before it less");

    public static readonly Code LeadTooLong = new("S502", Severity.Error,
        "步骤“{0}”要在 {1} 内开会，会前却要提前 {2} 告知，来不及", "step {0} must meet within {1}, but the meeting needs {2} of notice",
        "放宽这一步的期限，或改会议的 lead", "allow more time for the step, or less in lead of the meeting");

    public static readonly Code RetentionTooShort = new("S504", Severity.Error,
        "表单上的文字最短只保存 {0}，“{1}”办结后 {3} 内还可以{2}，那时已经看不到了", "what is written on the form may be kept for only {0}, but for {3} after the end of {1} {2}, and it would be gone",
        "保存期限（retention，或它的参数的 least）不短于这段时间", "keep it at least as long: raise retention, or the least of its parameter");

    public static readonly Code RetentionOfNothing = new("S505", Severity.Error,
        "“{0}”上没有到期要删除的内容：retention 只管文字、地点、联系方式、文件和照片", "there is nothing on {0} that could be erased: retention is about texts, places, contacts, files and photos",
        "去掉 retention", "leave retention out");

    public static readonly Code LeadMayBeTooLong = new("S503", Severity.Warning,
        "步骤“{0}”要在 {1} 内开会；参数可以调到提前 {2} 告知，就来不及了", "step {0} must meet within {1}; the notice may be set to {2}, which would not fit",
        "调低参数的上限，或放宽开会期限", "lower the parameter's most, or allow more time for the meeting");

    public static readonly Code NotPublished = new("S601", Severity.Error,
        "生效步骤“{0}”之前没有公示，可以这样走到：{1}", "step {0} takes effect before it was published with objections: {1}",
        "在它前面加 publish，写上 objections，upheld 要退回或终止", "put a publish with objections before it, whose upheld goes back or ends");

    public static readonly Code NeverPublished = new("S602", Severity.Error,
        "程序“{0}”约束别人，却从不公示", "procedure {0} binds others and is never published with objections",
        "加一步 publish，写上 objections", "add a publish step with objections");

    public static readonly Code DecidedAfterNotice = new("S603", Severity.Error,
        "“{0}”决定之后没有再公示就生效了：{1}", "what {0} decided takes effect without a notice in between: {1}",
        "决定之后再公示", "publish after the decision");

    public static readonly Code EffectTooEarly = new("S604", Severity.Error,
        "“{0}”已经生效，后面的“{1}”却还在决定同一件事", "{0} takes effect while {1} behind it still decides about the same",
        "把生效放到决定之后", "let it take effect after the decision");

    public static readonly Code NoticeTooShort = new("S605", Severity.Error,
        "公示“{0}”可以提异议，公示期“{1}”却不保证满一天，别人来不及看到", "the notice {0} is open to objection, but {1} is not surely a whole day: people may not see it in time",
        "写 1 days 或更长；用参数的，给参数写上 least: 1 days 或更长", "write 1 days or more; of a parameter, give it least: 1 days or more");

    public static readonly Code DecidersAnswer = new("S606", Severity.Error,
        "公示“{0}”的异议由“{1}”答复，“{2}”这一步就是他们决定的", "objections to the notice {0} are answered by {1}, who decided at {2}",
        "在 objections 的 to 里换一个没有参加决定的人群", "name another group in to of objections, one that did not decide");

    public static readonly Code DecidersMayAnswer = new("S607", Severity.Warning,
        "公示“{0}”的异议由“{1}”答复，“{2}”这一步就是他们决定的", "objections to the notice {0} are answered by {1}, who decided at {2}",
        "在 objections 的 to 里换一个没有参加决定的人群", "name another group in to of objections, one that did not decide");

    public static readonly Code PaidUnseen = new("S609", Severity.Warning,
        "“{0}”按名册付钱，付之前可以没有公示：{1}", "{0} pays by a list that need not have been shown before: {1}",
        "付之前加一步 publish，公示名册；再写上 binds，有异议就不能付", "publish the list before, and write binds, so that nothing is paid while an objection stands");

    public static readonly Code UpheldIgnored = new("S608", Severity.Warning,
        "公示“{0}”的异议成立了，走的还是没有异议时的路", "an objection to the notice {0} that is upheld changes nothing: the way is that of no objection",
        "让 upheld 退回（back）或走到别的终点", "let upheld go back, or to another end");

    public static readonly Code PostNotThere = new("S801", Severity.Error,
        "“{0}”要“{1}”，而{2}没有这个岗位", "{0} needs a {1}, a post that does not exist in a {2}",
        "这个岗位在：{3}", "that post exists in: {3}");

    public static readonly Code OrgNotThere = new("S802", Severity.Error,
        "“{0}”在{1}的“{2}”，没有这样的组织", "{0} is of {2} from a {1}, where there is no such organisation",
        "在本包另设一个人群，of 写从{1}走得到的组织，例如 of: org", "declare a group of your own whose of can be reached from a {1}, such as of: org");

    public static readonly Code TooFewSeats = new("S803", Severity.Warning,
        "“{0}”最少 {1} 人，除去回避的可能没有人了，会交给上一级", "{0} may have only {1} people; less those excepted nobody may be left, and it goes one level up",
        "多设席位，或在 posts 里写 not_with，使被回避的人不会在其中", "provide more seats, or declare posts not_with each other so that the excepted are not among them");

    public static readonly Code MeetingElsewhere = new("S804", Severity.Error,
        "会议“{0}”由{1}召开，程序却在{2}", "the meeting {0} is held by a {1}, the procedure runs at a {2}",
        "换一种在{2}召开的会议，或改这个会议的 at", "take a meeting that is held by a {2}, or change at of this one");

    public static readonly Code NobodyLeft = new("S805", Severity.Error,
        "“{0}”除去“{1}”就没有人了", "without {1} nobody is left of {0}",
        "换一个人群来决定，或去掉这项回避", "let another group decide, or leave out the exception");

    public static readonly Code OneInTwoPosts = new("S806", Severity.Warning,
        "这里要两个人，岗位“{0}”和“{1}”却可以由一人兼任", "two persons are wanted here, and one may hold both posts, {0} and {1}",
        "在 posts 里给其中一个写 not_with: {1}", "declare one of the posts not_with: {1}");

    public static readonly Code StageNotThere = new("S807", Severity.Error,
        "“{0}”要身份是“{1}”的人，而{2}里没有这种身份的人", "{0} needs people of the stage {1}, of whom there are none in a {2}",
        "这种身份的人在：{3}", "they are in: {3}");

    public static readonly Code DutyElsewhere = new("S808", Severity.Error,
        "定期任务“{0}”由{1}承担，而“{2}”从来不在{1}做", "the routine {0} is owed by a {1}, where {2} never happens",
        "换成做得到的组织（by 或 at）：{3}；或让那里有人做得了（表单的 filed_by，会议、程序的 at）", "let one of these owe it (by or at): {3}; or let it be done there (filed_by of a form, at of a meeting or procedure)");

    public static readonly Code CannotBeMet = new("S1001", Severity.Error,
        "门槛“{0}”达不到：{1}", "the threshold \"{0}\" cannot be met: {1}",
        "改门槛，或写对占谁的（of 后面）", "mend the number, or what it is a share of (behind of)");

    public static readonly Code BelowFloor = new("S1002", Severity.Error,
        "“{0}”超出了允许的范围 {1}", "{0} is outside the bounds allowed: {1}",
        "改成范围以内的值", "write a value within these bounds");

    public static readonly Code NotComparable = new("S1003", Severity.Error,
        "“{0}”和“{1}”不能比较", "{0} and {1} cannot be compared",
        "用同一种单位，同样写占比或个数，方向也一样", "use one unit, both shares or both counts, in the same direction");

    public static readonly Code NeverResult = new("S1004", Severity.Error,
        "步骤“{0}”的结果“{1}”不会出现：前面的结果总会先成立，或门槛自相矛盾", "step {0} never has the result {1}: an earlier one always holds first, or its thresholds contradict each other",
        "把严的写在前面，或改门槛", "put the stricter one first, or mend the threshold");

    public static readonly Code QuorumTooHigh = new("S1005", Severity.Error,
        "法定人数“{0}”：席位最少只有 {1} 个，这样的班子永远开不成会", "the quorum \"{0}\": as few as {1} seats may be filled, and such a body can never meet",
        "降低人数，写成占比，或提高席位的下限", "lower the number, write a share, or raise the least seats");

    public static readonly Code SeatsTooMany = new("S1006", Severity.Error,
        "表决“{0}”要选 {1} 个，每个须“{2}”，而一张票只能选 {3} 个：永远选不满", "vote {0} fills {1} seats, each needs \"{2}\", and a ballot has {3} marks: they can never all be filled",
        "让一张票多选几个，降低每个的门槛，或少选几个", "let a ballot mark more, lower what each needs, or fill fewer seats");

    public static readonly Code TooManyVariants = new("S1201", Severity.Error,
        "程序“{0}”的走法由这些参数决定：{1}；组合超过 {2} 种，没有人看得清", "the parameters {1} choose the course of {0}; they make more than {2} combinations, which nobody can survey",
        "分成几个程序，或少用几个参数", "split it into several procedures, or let fewer parameters choose");

    public static readonly Code NeverTaken = new("S1202", Severity.Error,
        "参数怎么设，步骤“{0}”都会跳过", "step {0} is passed over whatever the parameters are",
        "改 when 的条件，或删去这一步", "mend the condition in when, or remove the step");

    public static readonly Code NotExhaustive = new("S1301", Severity.Error,
        "没有写到：{0}", "not every case is covered: {0}",
        "补上，或最后写 otherwise", "add it, or end with otherwise");

    public static readonly Code OtherwiseNotLast = new("S1302", Severity.Error,
        "otherwise 要写在最后", "otherwise must stand last",
        "把 otherwise 那一行挪到最后", "move the line otherwise to the end");

    public static readonly Code NoSuchCase = new("S1303", Severity.Error,
        "“{0}”不会是“{1}”{2}", "{0} is never {1}{2}",
        "可选：{3}", "its values: {3}");

    public static readonly Code NoEarlierVersion = new("S1401", Severity.Error,
        "找不到更早的版本 {0}", "there is no earlier version {0}",
        "把旧的 pack.yaml 存为 versions/{0}.yaml", "keep the old pack.yaml as versions/{0}.yaml");

    public static readonly Code StepNotCarried = new("S1402", Severity.Error,
        "程序“{0}”旧版本的步骤“{1}”没有说到哪一步", "procedure {0}: it is not said where cases at the old step {1} go on",
        "在 carry_over 里写 {0}.{1}: 新步骤", "write {0}.{1}: NEW_STEP in carry_over");

    public static readonly Code FieldNotCarried = new("S1403", Severity.Error,
        "程序“{0}”的表单要“{1}”，旧版本的办件没有填", "the form of {0} asks for {1}, which cases of the earlier version do not have",
        "把它设为 optional", "declare it optional");

    public static readonly Code UseNotCarried = new("S1404", Severity.Error,
        "从旧步骤“{0}”接过来的办件，走到“{2}”时没有“{1}”", "cases taken over from {0} come to {2} without {1}",
        "接到更早的一步", "let them go on at an earlier step");

    public static readonly Code DemandLost = new("S1405", Severity.Error,
        "从旧步骤“{0}”接过来的办件，可以不经过 {1} 要求的步骤就生效：{2}", "cases taken over from {0} can take effect without what {1} demands: {2}",
        "接到公示、申诉或决定之前的一步", "let them go on at a step before the notice, the appeal or the decisions");

    public static readonly Code VerbNotCarried = new("S1406", Severity.Error,
        "旧步骤“{0}”和新步骤“{1}”不是同一种步骤，已经收到的答复、票和期限接不过去", "the old step {0} and the new step {1} are of different verbs: what was answered, voted and timed cannot go on",
        "接到同一种步骤上，或者让这个程序的办件留在旧版本", "let it go on at a step of the same verb, or leave cases of this procedure with their version");
}
