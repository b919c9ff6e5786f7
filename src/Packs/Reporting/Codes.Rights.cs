namespace Lianxin.Packs.Reporting;

/// <summary>What protects persons: S7 due process, S9 privacy and services, S11 several hands.</summary>
public static partial class Codes
{
    public static readonly Code NoHearing = new("S701", Severity.Error,
        "不利结果“{0}”之前可以不听取申辩：{1}", "the adverse outcome of {0} can come without a hearing: {1}",
        "在它前面加 open: hearing", "put open: hearing before it");

    public static readonly Code NoFreshHearing = new("S702", Severity.Error,
        "“{0}”之后再作不利决定“{1}”，没有重新听取申辩：{2}", "after {0} the adverse step {1} can follow without a fresh hearing: {2}",
        "在它前面再加一步 open: hearing", "put another open: hearing before it");

    public static readonly Code NoAppeal = new("S703", Severity.Error,
        "不利结果没有经过申诉就到了“{1}”：{0}", "an adverse outcome reaches {1} without an appeal that stood: {0}",
        "中间加 open: appeal，只有 stands 往下走；有利的终点写进 clears。如果只是不受理、不满足，那就不是对当事人的处分：把不利的部分另设程序转办，这里不写 subject",
        "put open: appeal in between, let only stands lead on, and name the favourable ends in clears. If this only declines a request, it is nothing against a person: open what is adverse as a procedure of its own, and leave subject out here");

    public static readonly Code AppealIgnored = new("S704", Severity.Error,
        "申诉“{0}”得到“{1}”，却没有还当事人清白，也没有回到原决定：{2}", "the appeal {0} ended with {1}, but the way neither clears the person nor goes back to the decision: {2}",
        "让它只走到 clears 里的终点（中间可以告知、退还），或 back 到作决定的步骤", "let it lead to ends in clears only (telling or paying back may come in between), or back to the decision");

    public static readonly Code EffectWithoutAppeal = new("S705", Severity.Error,
        "对当事人不利的效果“{0}”之前可以没有申诉：{1}", "the effect {0} against a person can come without an appeal that stood: {1}",
        "前面依次写：作不利决定的一步（adverse）、open: appeal，只有 stands 走到这里", "put before it a step that decides (adverse) and open: appeal, and let only stands lead here");

    public static readonly Code EffectOnOther = new("S706", Severity.Error,
        "不利的效果只能落在 subject 身上，这里是“{0}”", "an effect against a person may name only the subject; this names {0}",
        "改成 subject；要动别人的，另开一个以那个人为当事人的程序", "write subject; what concerns somebody else is a procedure about that person");

    public static readonly Code SameJudges = new("S707", Severity.Error,
        "申诉由“{0}”复核，“{1}”这一步也是他们决定的", "the appeal goes to {0}, who also decided at {1}",
        "换一个人群；岗位只有一部分相同的，把作决定的人交给 deciders（actors.步骤），由他们回避", "name another group; where only some posts are the same, hand over those who decided as deciders (actors.STEP), who are then excepted");

    public static readonly Code WrongPerson = new("S708", Severity.Error,
        "“{0}”要告知当事人，这里给的是“{1}”", "{0} must concern the subject of the case; this gives {1}",
        "写 subject: 当事人，和这个程序的 subject 一样", "write the person of this procedure's own subject");

    public static readonly Code WrongDeciders = new("S709", Severity.Error,
        "deciders 应当是作出不利决定的人（actors.步骤），这里是“{0}”", "deciders must be those of the adverse step (actors.STEP); this is {0}",
        "写 deciders: actors.作出不利决定的步骤", "write deciders: actors. and the step that decided");

    public static readonly Code NoSubject = new("S710", Severity.Error,
        "有不利结果的程序要写明 subject", "a procedure with adverse outcomes must name its subject",
        "写上 subject: form.字段，说明是对谁", "write subject: form.FIELD, the person it is about");

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

    public static readonly Code ClearsAgainst = new("S724", Severity.Error,
        "不利结果“{0}”没有经过申诉、也没有人再作决定就到了“{1}”，它却写在 clears（有利的终点）里：{2}",
        "the adverse outcome of {0} reaches {1} with no appeal and nobody deciding again, and yet {1} is named in clears: {2}",
        "把这个终点从 clears 里去掉，中间加 open: appeal；clears 只写对当事人有利的终点",
        "take the end out of clears and put open: appeal in between; clears names only ends that are good for the person");

    public static readonly Code HearingShape = new("S721", Severity.Error,
        "“{0}”不能当申辩程序：{1}", "{0} cannot serve as a hearing: {1}",
        "照 basics 里的 hearing 写：先 notify 告知当事人，再 gather 听答复，最后各条路都到终点；或直接用它（uses: [basics]）", "write it as hearing of basics: notify the person, gather the reply, then end on every path; or use that one (uses: [basics])");

    public static readonly Code AppealShape = new("S722", Severity.Error,
        "“{0}”不能当申诉程序：{1}", "{0} cannot serve as an appeal: {1}",
        "照 basics 里的 appeal 写：告知、当事人写理由、没有参加原决定的人复核、告知结果；或直接用它（uses: [basics]）", "write it as appeal of basics: tell, let the person give grounds, let others than those who decided judge, tell the result; or use that one (uses: [basics])");

    public static readonly Code ObjectionShape = new("S723", Severity.Error,
        "“{0}”不能当异议程序：{1}", "{0} cannot serve as an objection: {1}",
        "照 basics 里的 objection 写：有人答复、写理由、告知提出人、成立的走 upheld；或直接用它（uses: [basics]）", "write it as objection of basics: somebody answers with reasons, whoever objected is told, and what is upheld ends as upheld; or use that one (uses: [basics])");

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
}
