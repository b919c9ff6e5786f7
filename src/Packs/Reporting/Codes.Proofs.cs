namespace Lianxin.Packs.Reporting;

public static partial class Codes
{
    public static readonly Code WayMissing = new("S101", Severity.Error,
        "步骤“{0}”的结果“{1}”没有去向", "step {0}: the outcome {1} has no way on",
        "在 then 里写上 {1}: next 或别的去向", "write {1}: next, or another way, in then");

    public static readonly Code WaySuperfluous = new("S102", Severity.Error,
        "步骤“{0}”不会有“{1}”这个结果{2}", "step {0} never has the outcome {1}{2}",
        "可能的结果：{3}", "its outcomes: {3}");

    public static readonly Code NoOutcome = new("S103", Severity.Error,
        "步骤“{0}”没有写可以选的结果", "step {0} names no outcome to choose");

    public static readonly Code Unreachable = new("S201", Severity.Error,
        "没有一条路走到步骤“{0}”", "no path reaches step {0}",
        "让前面的步骤走到它，或删去", "let an earlier step lead to it, or remove it");

    public static readonly Code NoEnd = new("S202", Severity.Error,
        "从步骤“{0}”走不到任何终点", "no path leads from step {0} to an end");

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
        "程序互相转办成环：{0}", "procedures open each other in a circle: {0}");

    public static readonly Code BackForward = new("S305", Severity.Error,
        "步骤“{0}”的 back 指向后面的“{1}”", "step {0}: back leads forward to {1}",
        "往后走直接写步骤名", "write the step's name for a way forward");

    public static readonly Code NotHappened = new("S401", Severity.Error,
        "走到步骤“{0}”时，“{1}”可能还没有：{2}", "at step {0}, {1} may not be there: {2}",
        "换一个一定有的，或在表达式里写 steps.?{3}", "use what is certain, or write steps.?{3} in an expression");

    public static readonly Code ClockTooShort = new("S501", Severity.Error,
        "时钟“{0}”最多 {1} 天，最快也要 {2} 天才到步骤“{3}”", "the clock {0} allows {1} days at most, step {3} is reached after {2} days at the earliest");

    public static readonly Code LeadTooLong = new("S502", Severity.Error,
        "步骤“{0}”要在 {1} 内开会，会前却要提前 {2} 告知，来不及", "step {0} must meet within {1}, but the meeting needs {2} of notice");

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

    public static readonly Code UpheldIgnored = new("S608", Severity.Warning,
        "公示“{0}”的异议成立了，走的还是没有异议时的路", "an objection to the notice {0} that is upheld changes nothing: the way is that of no objection",
        "让 upheld 退回（back）或走到别的终点", "let upheld go back, or to another end");

    public static readonly Code NoHearing = new("S701", Severity.Error,
        "不利结果“{0}”之前可以不听取申辩：{1}", "the adverse outcome of {0} can come without a hearing: {1}",
        "在它前面加 open: hearing", "put open: hearing before it");

    public static readonly Code NoFreshHearing = new("S702", Severity.Error,
        "“{0}”之后再作不利决定“{1}”，没有重新听取申辩：{2}", "after {0} the adverse step {1} can follow without a fresh hearing: {2}");

    public static readonly Code NoAppeal = new("S703", Severity.Error,
        "不利结果没有经过申诉就到了“{1}”：{0}", "an adverse outcome reaches {1} without an appeal that stood: {0}",
        "中间加 open: appeal，只有 stands 往下走；有利的终点写进 clears。如果只是不受理、不满足，那就不是对当事人的处分：把不利的部分另设程序转办，这里不写 subject",
        "put open: appeal in between, let only stands lead on, and name the favourable ends in clears. If this only declines a request, it is nothing against a person: open what is adverse as a procedure of its own, and leave subject out here");

    public static readonly Code AppealIgnored = new("S704", Severity.Error,
        "申诉“{0}”得到“{1}”，却没有还当事人清白，也没有回到原决定：{2}", "the appeal {0} ended with {1}, but the way neither clears the person nor goes back to the decision: {2}",
        "让它只走到 clears 里的终点（中间可以告知、退还），或 back 到作决定的步骤", "let it lead to ends in clears only (telling or paying back may come in between), or back to the decision");

    public static readonly Code EffectWithoutAppeal = new("S705", Severity.Error,
        "对当事人不利的效果“{0}”之前可以没有申诉：{1}", "the effect {0} against a person can come without an appeal that stood: {1}");

    public static readonly Code EffectOnOther = new("S706", Severity.Error,
        "不利的效果只能落在 subject 身上，这里是“{0}”", "an effect against a person may name only the subject; this names {0}");

    public static readonly Code SameJudges = new("S707", Severity.Error,
        "申诉由“{0}”复核，“{1}”这一步也是他们决定的", "the appeal goes to {0}, who also decided at {1}",
        "换一个人群；岗位只有一部分相同的，把作决定的人交给 deciders（actors.步骤），由他们回避", "name another group; where only some posts are the same, hand over those who decided as deciders (actors.STEP), who are then excepted");

    public static readonly Code WrongPerson = new("S708", Severity.Error,
        "“{0}”要告知当事人，这里给的是“{1}”", "{0} must concern the subject of the case; this gives {1}");

    public static readonly Code WrongDeciders = new("S709", Severity.Error,
        "deciders 应当是作出不利决定的人（actors.步骤），这里是“{0}”", "deciders must be those of the adverse step (actors.STEP); this is {0}");

    public static readonly Code NoSubject = new("S710", Severity.Error,
        "有不利结果的程序要写明 subject", "a procedure with adverse outcomes must name its subject");

    public static readonly Code EffectUndecided = new("S711", Severity.Error,
        "对当事人不利的效果“{0}”可以没有人作出决定就发生：{1}", "the effect {0} against a person can come without anybody having decided it: {1}",
        "前面要有人作出决定，并把这个结果写进 adverse；没有自动处罚", "let people decide before it and name that outcome in adverse; nothing is inflicted by itself");

    public static readonly Code OwnJudge = new("S712", Severity.Error,
        "步骤“{0}”作出不利决定，当事人自己也可能参加", "step {0} decides against a person who may be among those deciding",
        "写上 except: [subject]", "write except: [subject]");

    public static readonly Code ScoreOpens = new("S713", Severity.Error,
        "册子里的数可以提起“{0}”，它却没有写明当事人和对当事人有利的结局", "the numbers of a sheet open {0}, which does not name its subject and the ends that clear them",
        "在这个程序里写 subject 和 clears：没有写进 clears 的结局都算不利，须先听申辩、可申诉", "give that procedure subject and clears: every other end counts as adverse and needs a hearing and an appeal");

    public static readonly Code OpenerDecides = new("S714", Severity.Warning,
        "步骤“{0}”一个人就能定，提出人自己也可能在“{1}”里", "one person decides at {0}, and whoever opened the case may be among {1}",
        "写上 except: [opener]", "write except: [opener]");

    public static readonly Code JudgesSawIt = new("S715", Severity.Warning,
        "申诉由“{0}”复核，他们在“{1}”这一步已经对这件事作过判断", "the appeal goes to {0}, who had judged the matter at {1} already",
        "换一个没有经手这件事的人群", "name a group that had nothing to do with the matter");

    public static readonly Code HearingShape = new("S721", Severity.Error,
        "“{0}”不能当申辩程序：{1}", "{0} cannot serve as a hearing: {1}");

    public static readonly Code AppealShape = new("S722", Severity.Error,
        "“{0}”不能当申诉程序：{1}", "{0} cannot serve as an appeal: {1}");

    public static readonly Code ObjectionShape = new("S723", Severity.Error,
        "“{0}”不能当异议程序：{1}", "{0} cannot serve as an objection: {1}");

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
        "会议“{0}”由{1}召开，程序却在{2}", "the meeting {0} is held by a {1}, the procedure runs at a {2}");

    public static readonly Code NobodyLeft = new("S805", Severity.Error,
        "“{0}”除去“{1}”就没有人了", "without {1} nobody is left of {0}",
        "换一个人群来决定，或去掉这项回避", "let another group decide, or leave out the exception");

    public static readonly Code OneInTwoPosts = new("S806", Severity.Warning,
        "这里要两个人，岗位“{0}”和“{1}”却可以由一人兼任", "two persons are wanted here, and one may hold both posts, {0} and {1}",
        "在 posts 里给其中一个写 not_with: {1}", "declare one of the posts not_with: {1}");

    public static readonly Code StageNotThere = new("S807", Severity.Error,
        "“{0}”要身份是“{1}”的人，而{2}里没有这种身份的人", "{0} needs people of the stage {1}, of whom there are none in a {2}",
        "这种身份的人在：{3}", "they are in: {3}");

    public static readonly Code PersonalPosted = new("S901", Severity.Error,
        "“{0}”是{1}的内容，不能张贴", "{0} is {1} and cannot be posted",
        "只给本人看用 notify；要让大家看，改用 .masked 或 .own_line，或把字段设为 inner、open", "tell the person by notify; for others use .masked or .own_line, or declare the field inner or open");

    public static readonly Code LabelLost = new("S902", Severity.Error,
        "“{0}”是{1}的内容，放进“{2}”就成了{3}的", "{0} is {1}; put into {2} it would become {3}",
        "把“{2}”设成同样的 privacy，或不带过去", "declare {2} with the same privacy, or do not hand it on");

    public static readonly Code PersonalTold = new("S909", Severity.Error,
        "“{0}”是{1}的内容，不能告知“{2}”这么多人", "{0} is {1} and cannot be told to all of {2}",
        "只告知本人、提出人、经办的岗位或办件里写明的人；要让大家知道的，去掉这一项或用 .masked", "tell the person concerned, the opener, those in office or people named in the case; for others leave it out or use .masked");

    public static readonly Code DutyTells = new("S913", Severity.Error,
        "“{1}”只给 see 里写明的人看，任务“{0}”却会让大家知道那里正有这样的事", "cases of {1} are only for those named in see, and the duty {0} would tell everybody that one runs there",
        "去掉 while，或在那个程序里用 do 的 stages 汇报", "leave out while, or have it reported by stages of a do step in that procedure");

    public static readonly Code SecretUsed = new("S903", Severity.Error,
        "“{0}”是匿名征集，单个回答（{1}）谁也不能看，只能用汇总", "{0} is answered in secret: nobody may read a single answer ({1}), only the tally",
        "改用 steps.{0}.tally", "use steps.{0}.tally");

    public static readonly Code SecretField = new("S904", Severity.Error,
        "“{0}”不记名，不能问“{1}”：只有选择题和是非题合在一起看不出是谁答的", "{0} is answered in secret and cannot ask for {1}: only choices and yes or no can be put together so that nobody is known by them",
        "改成 choice 或 yesno，或者不写 secret", "make it a choice or yesno, or leave out secret");

    public static readonly Code SecretOnPaper = new("S905", Severity.Error,
        "“{0}”不记名，不能由别人代填纸质答复", "{0} is answered in secret: nobody can enter another's answer from paper",
        "去掉 paper，或者不写 secret", "leave out paper, or leave out secret");

    public static readonly Code SecretTooLong = new("S906", Severity.Error,
        "“{0}”不记名，“{1}”连同人群和选项的名字太长（最多 {2} 个字节），放不进一样大的格子", "{0} is answered in secret and {1} is too long with the names of its group and values ({2} bytes at most) to be kept in slots of one length",
        "把名字改短", "choose shorter names");

    public static readonly Code SealBroken = new("S907", Severity.Error,
        "“{0}”答了什么要等“{1}”结束才能看，这里却用到它（{2}）", "what is answered to {0} is sealed until {1} has ended, and is used here ({2})",
        "挪到“{1}”之后，或者缩短 sealed", "use it behind {1}, or seal it for a shorter time");

    public static readonly Code SealShown = new("S908", Severity.Error,
        "“{0}”答了什么要等“{1}”结束才能看，而结果“{2}”走另一条路：看走到哪里就知道答了什么", "what is answered to {0} is sealed until {1} has ended, but its outcome {2} takes a way of its own, so the course tells it",
        "让各种结果走同一条路，封存结束后再分", "let all outcomes take one way, and part them behind the seal");

    public static readonly Code ColumnInSecret = new("S931", Severity.Error,
        "“{0}”按“{1}”计票，就不能无记名：各人的“{1}”不同，从合计能看出谁投了什么", "\"{0}\" counts by {1} and the vote may be secret: people differ in {1}, so its sums would tell who voted how",
        "改为记名（去掉 secret），或只按人数计票", "let the vote be open (leave out secret), or count heads only");

    public static readonly Code ProxyInSecret = new("S932", Severity.Error,
        "“{0}”可能无记名，不能委托别人投票：受托人会知道委托人投了什么", "{0} may be secret, and a right in it cannot be handed to another, who would know the ballot",
        "去掉 proxy，或去掉 secret", "leave out proxy, or leave out secret");

    public static readonly Code ServiceDepends = new("S911", Severity.Error,
        "程序“{0}”是服务，不能看“{1}”", "procedure {0} is a service and may not depend on {1}",
        "服务对人人一样：去掉这一条，或者这不是服务", "a service is the same for everybody: leave it out, or this is no service");

    public static readonly Code ServiceWaits = new("S912", Severity.Error,
        "程序“{0}”是服务，却要等不是服务的“{1}”", "procedure {0} is a service and waits for {1}, which is none",
        "给“{1}”也写上 class: service", "declare {1} class: service as well");

    public static readonly Code CannotBeMet = new("S1001", Severity.Error,
        "门槛“{0}”达不到：{1}", "the threshold \"{0}\" cannot be met: {1}");

    public static readonly Code BelowFloor = new("S1002", Severity.Error,
        "“{0}”超出了允许的范围 {1}", "{0} is outside the bounds allowed: {1}");

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

    public static readonly Code OneHand = new("S1101", Severity.Error,
        "组织的钱在“{0}”付出去之前，没有经过两个不同的人决定：{1}", "money leaves the organisation at {0} without two different people having decided it: {1}",
        "用两步 decide，后一步写 except: [actors.前一步]；或一步要几个人同意（need: at least 2，或几个岗位 need: each），付钱走写在最前面的那个结果：别的结果一个人就能定；或表决", "let two steps decide, the later with except: [actors.EARLIER]; or one that needs several people (need: at least 2, or several posts with need: each), where the money goes by the first-named outcome, since one person may give any other; or a vote");

    public static readonly Code OneHandForOrg = new("S1104", Severity.Error,
        "“{0}”设立、划转或撤销组织之前，没有经过两个不同的人决定：{1}", "at {0} an organisation is formed, moved or dissolved without two different people having decided it: {1}",
        "用两步 decide，后一步写 except: [actors.前一步]；或一步由几个岗位都同意（need: each），或表决", "let two steps decide, the later with except: [actors.EARLIER]; or one that several posts must all agree to (need: each); or a vote");

    public static readonly Code NotOwnAct = new("S1102", Severity.Error,
        "个人的钱只能由本人办理（opener，数额由本人填写）动用，这里是“{0}”", "a person's money moves by their own act only (from: opener, the amount as they filled it in); this is {0}",
        "没有罚款：请本人提起这件事", "there are no fines: let the person open the matter");

    public static readonly Code ReceiverDecides = new("S1103", Severity.Error,
        "步骤“{0}”决定付钱，收钱的人（{1}）也可能参加", "step {0} decides about money that {1} receives, who may be among those deciding",
        "在这一步的 except 里写上 {1}", "name {1} in the step's except");

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
        "otherwise 要写在最后", "otherwise must stand last");

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
