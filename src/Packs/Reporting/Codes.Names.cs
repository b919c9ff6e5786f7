namespace Lianxin.Packs.Reporting;

public static partial class Codes
{
    public static readonly Code UnknownPeople = new("P201", Severity.Error,
        "没有叫“{0}”的人或人群{1}", "nobody is called {0}{1}",
        "可写 groups 里的名称、subject、opener、form.字段、steps.步骤.字段、actors.步骤", "write the name of a group, subject, opener, form.FIELD, steps.STEP.FIELD or actors.STEP");

    public static readonly Code UnknownForm = new("P202", Severity.Error,
        "没有表单“{0}”{1}", "there is no form {0}{1}",
        "在 forms 里声明它，或改成已有的名称", "declare it in forms, or write the name of one that is there");

    public static readonly Code UnknownMeeting = new("P203", Severity.Error,
        "没有会议“{0}”{1}", "there is no meeting {0}{1}",
        "在 meetings 里声明它，或改成已有的名称", "declare it in meetings, or write the name of one that is there");

    public static readonly Code UnknownProcedure = new("P204", Severity.Error,
        "没有程序“{0}”{1}", "there is no procedure {0}{1}",
        "在 procedures 里声明它，或改成已有的名称", "declare it in procedures, or write the name of one that is there");

    public static readonly Code UnknownTerm = new("P205", Severity.Error,
        "这里没有“{0}”这个数{1}", "{0} is not counted here{1}",
        "这里可用：{2}", "counted here: {2}");

    public static readonly Code UnknownParam = new("P206", Severity.Error,
        "没有参数“{0}”{1}", "there is no parameter {0}{1}",
        "在 params 里声明它，或改成已有的名称", "declare it in params, or write the name of one that is there");

    public static readonly Code UnknownStep = new("P207", Severity.Error,
        "没有步骤“{0}”{1}", "there is no step {0}{1}",
        "改成这个程序里已有的步骤名，或加上这一步", "write the name of a step of this procedure, or add that step");

    public static readonly Code UnknownOrg = new("P208", Severity.Error,
        "没有组织类型“{0}”{1}", "there is no kind of organisation {0}{1}",
        "在 orgs 里声明它，或改成已有的名称", "declare it in orgs, or write the name of one that is there");

    public static readonly Code UnknownPost = new("P209", Severity.Error,
        "没有岗位“{0}”{1}", "there is no post {0}{1}",
        "在 posts 里声明它，或改成已有的名称", "declare it in posts, or write the name of one that is there");

    public static readonly Code UnknownField = new("P210", Severity.Error,
        "“{0}”里没有“{1}”{2}", "{0} has no {1}{2}",
        "先在“{0}”里加上“{1}”，或改成已有的名称", "give {0} this field, or write the name of one it has");

    public static readonly Code UnknownOutcome = new("P211", Severity.Error,
        "“{0}”不是{1}{2}", "{0} is none of {1}{2}",
        "可选：{3}", "choose from: {3}");

    public static readonly Code UnknownFact = new("P212", Severity.Error,
        "没有“{0}”这类数据{1}", "no facts of kind {0} are made{1}",
        "例如 程序.opened、程序.ended、程序.步骤、会议.held、表单.recorded", "for example PROCEDURE.opened, PROCEDURE.ended, PROCEDURE.STEP, MEETING.held, FORM.recorded");

    public static readonly Code UnknownTag = new("P213", Severity.Error,
        "“{0}”没有“{1}”这个值{2}", "{0} has no value {1}{2}",
        "可选：{3}", "choose from: {3}");

    public static readonly Code UnknownLedger = new("P221", Severity.Error,
        "没有账本“{0}”{1}", "there is no ledger {0}{1}",
        "在 ledgers 里声明它，或改成已有的名称", "declare it in ledgers, or write the name of one that is there");

    public static readonly Code UnknownSheet = new("P222", Severity.Error,
        "这里没有册子“{0}”{1}", "there is no sheet {0} here{1}",
        "可写 sheets 里的名称、人群、组织类型，或同一程序里前面 freeze 的步骤", "write the name of a sheet, a group, a kind of organisation, or an earlier freeze of the same procedure");

    public static readonly Code NotInLedger = new("P223", Severity.Error,
        "账本“{0}”不给“{1}”开户", "the ledger {0} gives no account to {1}",
        "把它写进账本的 of，或换一个账本", "name it in the ledger's of, or take another ledger");

    public static readonly Code NothingMade = new("P224", Severity.Error,
        "步骤“{0}”没有{1}", "the step {0} made no {1}",
        "写前面一个 enact 步骤的名称，它做了这件事", "write the name of an earlier enact step that does it");

    public static readonly Code BadOrgPath = new("P214", Severity.Error,
        "“{0}”不是组织的路径", "{0} is no path to an organisation",
        "写 org、org.up、org.up('town')、org.beside，或以 desk 开头；人群的 of 还可以写 org.below、org.below('group')、subject.as('member').org、form.字段", "write org, org.up, org.up('town'), org.beside, or begin with desk; a group can also be of org.below, org.below('group'), subject.as('member').org, form.FIELD");

    public static readonly Code GroupNeedsCase = new("P247", Severity.Error,
        "“{0}”在哪个组织，要有了事项才知道（它的 of 以 subject 或 form 开头），不能写在这里", "only a running case knows where {0} is (its of begins with subject or form), so it cannot stand here",
        "只写在步骤里说人的地方（by、except、from、of、to、tell）；这里写一个 of 以 org 或 desk 开头的人群", "name it only where a step names people (by, except, from, of, to, tell); write here a group whose of begins with org or desk");

    public static readonly Code NotComputed = new("P250", Severity.Error,
        "“{0}”要算才知道，这里只能写值在哪里", "{0} would have to be computed; here stands only where a value is found",
        "写 form.字段、steps.步骤.字段、actors.步骤、params.名称、case、人群或期限；要算的数，写成 freeze 的一列或请人填",
        "write form.FIELD, steps.STEP.FIELD, actors.STEP, params.NAME, case, a group or a duration; compute a number as a column of a freeze, or let somebody fill it in");

    public static readonly Code NotInColumn = new("P251", Severity.Error,
        "列“{0}”不能是 {1}：列里是整数，而一件也没有的时候，比率和平均数什么都不是", "the column {0} cannot be a {1}: columns are whole numbers, and of nothing there is no rate and no mean",
        "写成两列和一个算式，自己说明没有的时候算多少，例如 done: {{ count: … }}、all: {{ count: … }}、share: \"row.all == 0 ? 0 : row.done * 100 / row.all\"",
        "write two columns and an expression that says what stands where there is nothing, such as done: {{ count: … }}, all: {{ count: … }}, share: \"row.all == 0 ? 0 : row.done * 100 / row.all\"");

    public static readonly Code UniqueOfNothing = new("P252", Severity.Error,
        "表单“{0}”没有人存成记录，unique 不起作用", "nobody files the form {0} as a record, so unique has no effect",
        "写上 filed_by，或在会上登记它，或用 enact 的 record 存它；不然去掉 unique", "say who files it (filed_by), or record it in a meeting or by an enact; else leave unique out");

    public static readonly Code NoLimits = new("P253", Severity.Error,
        "{0}类型的字段没有 least、most", "a field of type {0} has no least and no most",
        "least、most 只用于短文字、长文字、数、金额、多个组织、地点、联系方式、表格；别的限制写在 rule 里", "least and most are for text, longtext, number, money, orgs, place, contact and table; write another limit as rule");

    public static readonly Code BallotByColumn = new("P254", Severity.Error,
        "步骤“{0}”的选票有多个选项，只能按人数计，不能按“{1}”", "the ballot of {0} has many options; it counts heads and not {1}",
        "要按列计，就一个方案一个方案地表决，赞成或反对", "to count by a column, put one plan after the other to the vote, for or against");

    public static readonly Code ArgumentMissing = new("P215", Severity.Error,
        "程序“{0}”要的“{1}”没有给", "the procedure {0} takes {1}, which is not given",
        "给它补上“{1}: …”（转办的写在 with 里）", "give it {1}: ... (where a procedure is opened, in with)");

    public static readonly Code ArgumentUnknown = new("P216", Severity.Error,
        "程序“{0}”不要“{1}”{2}", "the procedure {0} takes no {1}{2}",
        "删去这一项；确实要用的，先在“{0}”的 takes 里声明", "remove it; where it is wanted, declare it in takes of {0} first");

    public static readonly Code PeopleNotHere = new("P217", Severity.Error,
        "“{0}”不能写在这里", "{0} cannot stand here",
        "这里只能写{1}", "only {1} can stand here");

    public static readonly Code GroupCycle = new("P218", Severity.Error,
        "人群“{0}”把自己包含在内", "the group {0} contains itself",
        "any 和 except 里只写别的人群，不绕回“{0}”", "name other groups in any and except, none that leads back to {0}");

    public static readonly Code NotOpened = new("P219", Severity.Warning,
        "程序“{0}”没有人能提起，也没有步骤用到它", "nobody can open the procedure {0} and no step uses it",
        "写上 open，或从别的程序转办", "say who may open it, or open it from another procedure");

    public static readonly Code UsedByNothing = new("P248", Severity.Warning,
        "{0}“{1}”声明了，没有一处用到", "{0} {1} is declared, and nothing uses it",
        "删去它（连同 text 里的文字）；或{2}", "remove it (and its texts), or {2}");

    public static readonly Code NotAbout = new("P225", Severity.Error,
        "“{0}”不是“{1}”的附带程序", "{0} is no side-case of {1}",
        "在它里面写 about: {1}", "give it about: {1}");

    public static readonly Code NotEach = new("P226", Severity.Error,
        "“{0}”不能逐个转办：{1}", "no case can be opened for each of {0}: {1}",
        "写一个多人、多个组织或一组办件的字段，例如 form.people，并让转到的程序收得下（takes 或 at）", "write a field of several people, organisations or cases, such as form.people, and let the procedure take one of them (takes or at)");

    public static readonly Code UnknownClock = new("P227", Severity.Error,
        "没有叫“{0}”的时限{1}", "there is no clock {0}{1}",
        "写 clocks 里的名称：{2}；不写就是全部", "write the name of one of clocks: {2}; without it all are meant");

    public static readonly Code MarkIsNoTag = new("P234", Severity.Error,
        "“{0}”是本制度给人记的一笔（mark），不是标签，这里问不到它", "{0} is a mark that this pack puts down, no tag; it cannot be asked for here",
        "要按它区分人，让人成为一种身份（enter），再问 p.is；把人挡在外面的身份，要先听申辩、能申诉才能记",
        "to tell people apart by it let them become a stage (enter) and ask p.is; a stage that shuts people out needs a hearing and an appeal first");

    public static readonly Code NothingSets = new("P233", Severity.Error,
        "参数“{0}”只能由程序“{1}”来定，那个程序里却没有哪一步改它", "the parameter {0} is set by cases of {1} only, and no step of that procedure sets it",
        "在那个程序的 enact 里写 rule: {{ param: {0}, value: … }}，或去掉 set_by", "let an enact of that procedure do rule: {{ param: {0}, value: … }}, or leave set_by out");

    public static readonly Code ActNotHere = new("P232", Severity.Error,
        "“{0}”不能写在程序“{1}”里：{2}", "{0} cannot be allowed in {1}: {2}",
        "删去它，或把那些步骤放进另一个程序", "remove it, or move those steps into another procedure");

    public static readonly Code VoteOfNothing = new("P220", Severity.Error,
        "表决的范围“{0}”应当是前面的一个开会步骤、前面造好的名册，或一个人群", "a vote is of an earlier meet step, of a sheet frozen before or of a group; {0} is none of these",
        "写 of: 前面开会或造册的步骤名，或人群的名称", "write of: and the name of an earlier meet or freeze step, or of a group");

    public static readonly Code ProxyInMeeting = new("P246", Severity.Error,
        "在“{0}”上表决的是到会的人，不能委托", "those present at {0} vote there; nobody can hand their right to another",
        "去掉 proxy，或让人群、名册投票（of: 人群或造册的步骤）", "leave out proxy, or let a group or a frozen sheet vote");

    public static readonly Code RollOfOrgs = new("P245", Severity.Error,
        "名册“{0}”上的是组织，投票的只能是人", "the sheet {0} has organisations in it; only people vote",
        "换一份每行一个人的名册", "let a sheet vote whose rows are people");

    public static readonly Code ShareNeedsOf = new("P301", Severity.Error,
        "“{0}”是占比，要写明占谁的：of …", "\"{0}\" is a share and must say of what",
        "后面写上 of 和总数，例如 agree more than 1/2 of eligible", "write of and the whole behind it, such as agree more than 1/2 of eligible");

    public static readonly Code PickNeedsChoice = new("P302", Severity.Error,
        "pick 只能用在选项或是否上，“{0}”不是", "pick needs a choice or a yesno; {0} is neither",
        "例如 form.instant、params.course", "for example form.instant, params.course");

    public static readonly Code ParamType = new("P303", Severity.Error,
        "参数“{0}”是{1}，这里要{2}", "the parameter {0} is a {1}, a {2} is wanted here",
        "换一个类型是{2}的参数，或把“{0}”的 is 改成要的类型", "name a parameter that is a {2}, or declare {0} as one");

    public static readonly Code Expression = new("P304", Severity.Error,
        "表达式：{0}", "expression: {0}",
        "字段前面写 form.，固定的值加引号；能用的名称见 docs/packs.zh-CN.md 的“表达式”一节", "write form. in front of a field, quotes around a fixed value; docs/packs.md, Expressions, lists the names that can be used");

    public static readonly Code BadValue = new("P305", Severity.Error,
        "“{0}”不是{1}", "{0} is no {1}",
        "改成这样的值", "write such a value");

    public static readonly Code ArgumentType = new("P306", Severity.Error,
        "“{0}”要的是{1}，“{2}”不是", "{0} takes a {1}, which {2} is not",
        "换一个类型合适的字段、参数或人群", "hand over a field, parameter or group of that type");

    public static readonly Code NotOpenToPublic = new("P307", Severity.Error,
        "“{0}”不是公开的字段，不能向所有人公示", "{0} is not an open field and cannot be shown to everybody",
        "从 show 里去掉它；要让村民知道又不说是谁，可以写 .masked；本来就该公开的，才把字段设为 privacy: open",
        "leave it out of show; .masked shortens a name; only what is everybody's to know is declared privacy: open");

    public static readonly Code FieldType = new("P308", Severity.Error,
        "“{0}”不是{1}", "{0} is not a {1}",
        "换一个类型合适的字段，或改它在表单里的类型", "name a field of that type, or change its type in the form");

    public static readonly Code ArgumentMayBeEmpty = new("P309", Severity.Error,
        "“{0}”必须有，而“{1}”可以不填", "{0} is needed, and {1} may be left empty",
        "把“{1}”改成必填，或把“{0}”写成 optional", "ask for {1} always, or write {0} as optional");

    public static readonly Code PartNotGiven = new("P310", Severity.Error,
        "“{0}”分成几份，每一份都要有且只有一处去处：{1}", "{0} is split into parts, and each part goes to one place: {1}",
        "各行得的写在 columns，其余写在 rest，不漏、不重", "write what the rows get in columns and the others in rest, each once");

    public static readonly Code BallotList = new("P320", Severity.Error,
        "“{0}”不能列在选票上，要一组人、一组组织或一组事项", "{0} cannot stand on a ballot: a list of people, organisations or cases is needed",
        "例如 form.people、steps.standing.stands、cases.idea.feasible", "for example form.people, steps.standing.stands, cases.idea.feasible");

    public static readonly Code BallotCost = new("P321", Severity.Error,
        "“{0}”不是选票上事项的费用", "{0} is no cost of what stands on the ballot",
        "写 c.名称；那个程序的 gives 里要有这个名称，类型是金额", "write c.NAME; the procedure of those cases must give that name, as money");

    public static readonly Code BallotWin = new("P322", Severity.Error,
        "表决“{0}”的选票和计票规则对不上：分配金额（spend）用 within，选人选项（choose）用 seats，排名次（rank）用 seats 和 by: points", "ballot and count of vote {0} do not go together: spend is counted with within, choose with seats, rank with seats and by: points",
        "把 win 换成和选票相配的一种，并写全：选人写 win: {{ seats: 3, each: agree at least 1 }}，排名次写 win: {{ seats: 1, by: points }}，分配金额写 win: {{ within: params.pot, by: agree }}", "let win go with the ballot: to elect, win: {{ seats: 3, each: agree at least 1 }}; for a ranking, win: {{ seats: 1, by: points }}; to share out, win: {{ within: params.pot, by: agree }}");

    public static readonly Code RankCountsPoints = new("P324", Severity.Error,
        "表决“{0}”的选票排名次，按名次计分，不能写“{1}”", "the ballots of {0} put options in order and are counted by points; {1} cannot stand here",
        "要求过半（each），或要点纸票（paper），就用 choose：得票是一张票一张票数出来的", "where each elected needs a share of the ballots, or papers are counted, use choose: there each ballot is one vote");

    public static readonly Code DrawsNothing = new("P323", Severity.Error,
        "“{0}”不是前面会出现票数相同的表决", "{0} is no earlier vote that can end in a tie",
        "写前面一个有 win 的表决步骤", "name an earlier vote step that has win");

    public static readonly Code NearlyKnown = new("P228", Severity.Warning,
        "没有别处用过“{0}”，是不是想写“{1}”", "{0} is used nowhere else; did you mean {1}",
        "身份和标签不用声明，写错了就没有人在里面：改成“{1}”，或换一个不容易看错的名称", "stages and tags are not declared, and nobody is in a group by a misspelt one: write {1}, or choose a name that cannot be taken for it");

    public static readonly Code UnknownStage = new("P229", Severity.Error,
        "没有哪个人群是“{0}”这种身份{1}", "no group asks for people of the stage {0}{1}",
        "可用的身份：{2}", "stages: {2}");

    public static readonly Code SaysNothing = new("P311", Severity.Warning,
        "条件“{0}”{1}，写了等于没写", "the condition {0} {1}: it says nothing",
        "对照字段和参数的 least、most 改条件，或删去", "mend it by the least and most of the fields and parameters in it, or remove it");

    public static readonly Code DutyNowhere = new("P313", Severity.Error,
        "“{0}”不在{1}办理，这项任务就从来不会要", "cases of {0} do not run at a {1}, so this is never owed",
        "在 while 写一个在那里办的程序，或者让{2}来做", "name in while a procedure that runs there, or let a {2} owe it");

    public static readonly Code NobodyPasses = new("P312", Severity.Error,
        "条件“{0}”{1}，谁也过不去", "the condition {0} {1}: nobody can pass",
        "对照字段和参数的 least、most 改条件", "mend it by the least and most of the fields and parameters in it");
}
