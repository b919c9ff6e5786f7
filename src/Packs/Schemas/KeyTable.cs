using System.Collections.Frozen;

namespace Lianxin.Packs.Schemas;

/// <summary>What stands behind a key, and what it says to whoever writes it.</summary>
/// <param name="Shape">see <see cref="Shapes"/></param>
public sealed record KeyWords(string Shape, string Chinese, string English);

/// <summary>
/// What every key means, for editors: <c>PLACE.KEY | shape | Chinese | English</c>; <c>*</c> stands for any place, <c>step.*</c>
/// for any verb, and the nearest line counts.
/// </summary>
public static class KeyTable
{
    private const string Declarations = """
        pack.pack | pack-name | 制度包的名字，就是文件夹名 | the pack's name, which is its folder
        pack.version | number | 版本号，整数 | version, a whole number
        pack.title | text | 中文标题 | title in Chinese
        pack.source | text | 制度从哪里来 | where the institution comes from
        pack.uses | texts | 用到的其他制度包 | packs whose names can be used here
        pack.draft | yesno | 草稿：只检查，不施行 | a draft is checked and never in force
        pack.class | words:service | service：公共服务，不得与积分、名册、身份挂钩 | service: nothing in it may hang on points, sheets or membership
        pack.carry_over | any | 旧版本的办件怎么接到新版本 | how running cases of older versions go on
        pack.params | map:param | 参数：各组织可在法定范围内设定 | values an organisation may set within bounds
        pack.orgs | map:org | 组织类型 | kinds of organisation
        pack.posts | map:post | 岗位 | posts
        pack.groups | map:group | 人群：称呼人的唯一办法 | groups, the only way to name people
        pack.forms | map:form | 表单 | forms
        pack.meetings | map:meeting | 会议 | kinds of meeting
        pack.procedures | map:procedure | 程序 | procedures
        pack.ledgers | map:ledger | 账本 | ledgers
        pack.sheets | map:sheet | 册子 | kinds of sheet
        pack.measures | map:measure | 指标 | measures
        pack.routines | map:routine | 定期任务 | routines
        param.is | type:param | 类型 | type
        param.default | texts | 默认值，在下限和上限之间 | the default, between floor and ceiling
        param.least | text | 下限 | floor
        param.most | text | 上限 | ceiling
        param.of | texts | 可选的值 | the choices
        param.source | text | 依据 | what it rests on
        param.set_by | text | 只能由这个程序的事项来定，负责人不能直接改 | only cases of this procedure set it, heads cannot
        param.grade | words:A,B,C | 依据核对到什么程度 | how well the source was verified
        org.under | texts | 上级是哪种组织 | kinds it stands under
        org.beside | text | 与哪种组织对应 | the kind it works beside
        org.head | texts | 由哪些岗位负责 | posts that head it
        post.in | texts | 设在哪种组织 | kinds of organisation it exists in
        post.seats | text | 席数：3 或 3..7 | number of seats: 3 or 3..7
        post.deputy | text | 副职 | deputy
        post.not_with | texts | 不得兼任的岗位 | posts that cannot be held with it
        group.are | text | 某种身份或标签的人 | people of a stage or tag
        group.hold | texts | 担任某些岗位的人 | holders of posts
        group.any | texts | 几个人群合在一起 | a union of groups
        group.of | path | 哪个组织的：org、desk、org.up、org.beside | at which organisation: org, desk, org.up, org.beside
        group.where | expr | 条件，p 是其中一个人 | a condition on each person p
        group.except | texts | 除去谁 | less these
        form.rule | expr | 整张表要满足的条件 | what must hold of the whole form
        form.unique | texts | 凭这些字段认定重复 | fields by which two records are the same
        form.filed_by | texts | 谁可以单独登记 | who may file it by itself
        form.retention | duration | 填写的文字保存多久，到期删除：2 years 或 params.名称 | how long what is written on it is kept: 2 years, or params.NAME
        field.is | type:argument | 类型 | type
        field.of | any | 可选的值，哪种组织、哪个程序，或表格的列 | the choices, kinds of organisation, a procedure, or the columns of a table
        field.optional | yesno | 可以不填 | may be left out
        field.privacy | words:open,inner,personal,sealed | 谁看得到 | who may see it
        field.least | text | 最少 | least
        field.most | text | 最多 | most
        field.default | text | 默认值 | default
        meeting.of | text | 谁参加 | who attends
        meeting.at | text | 哪种组织开 | the kind of organisation that holds it
        meeting.by | text | 谁召集和主持 | who calls and chairs it
        meeting.lead | duration | 会前多久通知 | notice before it
        meeting.absent | words:opinion | 缺席的人先征求意见 | the absent are asked for their opinion
        meeting.quorum | sentences | 到会多少才能开 | quorum
        meeting.split | text | 分成哪种小组讨论 | discusses in groups of this kind
        meeting.keep | texts | 留存什么 | what is kept
        meeting.records | texts | 会上可以登记哪些表单 | forms filed under it
        ledger.unit | name | 单位：fen、point | unit: fen, point
        ledger.of | texts | 谁有账户 | who has accounts
        ledger.heads | texts | 分哪几项 | heads that entries stand under
        ledger.least | text | 最低余额 | the least an account may hold
        ledger.caps | list:cap | 每期上限 | caps per period
        ledger.over | words:trim,refuse | 超过上限时截去还是拒绝 | beyond the cap: trim or refuse
        ledger.hold | yesno | 可以预留 | amounts may be held
        ledger.opens | text | 每期从零开始：0 each year | begins anew: 0 each year
        ledger.issued | text | 最多发放多少 | how much may be issued
        cap.gain | text | 得分上限 | cap on gains
        cap.deduction | text | 扣分上限 | cap on deductions
        cap.of | texts | 只算哪几项 | counts these heads only
        cap.per | periods | 每哪个时期 | per which period
        sheet.of | text | 谁上册 | whose rows it has
        sheet.period | periods | 多长一期 | its period
        sheet.columns | columns | 列 | columns
        sheet.bands | results | 等次 | bands
        sheet.opens | results | 哪些行启动程序 | procedures opened for rows
        sheet.rank | texts | 按哪些列排名 | ranked by these columns
        sheet.best | map-of:best | 评先 | the best of them
        best.of | text | 在谁当中 | among whom
        best.top | text | 前多少：20% by 列名 | 20% by COLUMN
        column.streak | text | 连续几期 | how many periods in a row
        column.split | expr | 把一笔数分给各行 | an amount split over the rows
        column.parts | text | 按哪个比例参数分成几份：params.NAME | split by the weights of this parameter: params.NAME
        column.part | text | 其中哪一份 | which of the parts
        column.over | text | 按哪一列分 | split over this column
        *.count | text | 数哪种事 | kind of fact counted
        *.sum | text | 合计哪种事的数量 | kind of fact summed
        *.mean | text | 平均：哪种事的数量 | the mean amount of a kind of fact
        *.rate | any | 两个指标之比 | a rate of two measures
        *.tag | texts | 只算这些 | only with these tags
        *.level | texts | 只算这些层级 | only of these levels
        *.unless | texts | 有这些事的不算 | not those with one of these
        routine.owe | text | 欠什么：会议、表单、程序、事项 | what is owed
        routine.tag | texts | 只算这些 | only with these tags
        routine.by | text | 谁欠：组织类型或人群 | who owes it
        routine.at | texts | 在哪种组织 | kinds of organisation that owe it
        routine.times | text | 多少：1 per quarter | how many: 1 per quarter
        routine.due | text | 到哪天为止：the 15th of month | by which day: the 15th of month
        routine.every | text | 每隔多久：3 days | so long after the last time: 3 days
        routine.while | text | 只在那里有这种事项在办时才要：procedure 或 procedure.step | only while a case of it runs there: procedure, or procedure.step
        """;

    private const string Procedures = """
        procedure.serves | words:hearing,appeal,objection | 用作申辩、申诉或异议 | serves as hearing, appeal or objection
        procedure.class | words:service | service：公共服务 | service
        procedure.form | form-use | 提出时填的表单 | the form a case is opened with
        procedure.takes | map:field | 转来时带的参数 | arguments
        procedure.gives | map:field | 交回什么 | what it hands back
        procedure.at | texts | 在哪种组织办 | kinds of organisation it runs at
        procedure.about | text | 附属于哪个程序 | a side-case of this procedure
        procedure.start | picked:path | 先由哪里办 | where it first lies
        procedure.subject | text | 涉及的当事人 | the person it is about
        procedure.open | list:opener | 谁可以提出 | who may open it
        procedure.refuse | map-of-expr | 不予受理的情形 | refused at the door
        procedure.recuse | expr | 谁全程回避 | who takes no part
        procedure.steps | steps | 步骤，按先后 | the steps, in order
        procedure.clocks | map:clock | 跨步骤的时限 | clocks over several steps
        procedure.allow | map-of:allow | 随时可以做的事 | acts possible at any time
        procedure.see | texts | 还有谁看得到 | who sees it beside those concerned
        procedure.watch | texts | 谁可以旁观 | who may watch
        procedure.binds | texts | 对谁有约束力 | whom it binds
        procedure.clears | texts | 有利于当事人的结果 | ends that are favourable to the subject
        opener.by | text | 谁 | who
        opener.due | text | 到哪天自己开始：first workday of year | a day that opens it: first workday of year
        opener.cosigned | sentences | 要多少人联名 | how many must sign
        opener.for | duration | 联名多久，或替谁提出 | how long signatures are collected, or on whose behalf
        opener.paper | duration | 纸上签的多久内可以代录 | how long paper may be entered
        clock.from | text | 从哪一步起 | from the beginning of this step
        clock.until | text | 到哪一步办完 | until this step is left
        clock.within | picked:duration | 多久 | within
        clock.late | words:remind,escalate | 逾期怎么办 | when late
        clock.remind | text | 提前提醒：1 workdays before | reminds in time: 1 workdays before
        any_of.any | texts | 满足其一 | one of these
        allow.withdraw | map-of:allow.withdraw | 撤回 | withdraw it
        allow.correct | map-of:allow.correct | 更正内容 | correct what was filled in
        allow.pause | map-of:allow.pause | 暂停计时 | let its clocks stand still
        allow.extend | map-of:allow.extend | 延期 | give it more time
        allow.reassign | map-of:allow.reassign | 换人办 | hand it to another
        allow.join | map-of:allow.join | 并案 | join it to another
        allow.reopen | map-of:allow.reopen | 重新办理 | take it up again
        allow.override | map-of:allow.override | 改走别的步骤 | let it go on at another step
        allow.*.by | texts | 谁 | who
        allow.*.until | text | 到哪一步为止 | until this step
        allow.*.reasons | texts | true：须写明理由；或可选理由的名称 | true: with reasons; or names of reasons to choose from
        allow.*.unless | expr | 什么情况下不可以 | not where this holds
        allow.*.times | number | 最多几次 | how often at most
        allow.*.approve | text | 由谁批准 | who approves
        allow.*.most | duration | 一次最多停多久 | how long a pause lasts at most
        allow.*.adds | duration | 延长多久 | how much longer
        allow.*.for | duration | 结束后多久内可以 | how long after the end
        allow.*.to | text | 从哪一步接着办 | the step it goes on at
        allow.*.clocks | texts | 影响哪些跨步骤的时限；不写是全部 | which clocks over several steps; all where it is not said
        step.*.when | expr | 条件不成立就跳过 | passed over where false
        step.*.within | picked:duration | 要在多久内办完 | must be done within
        step.*.fill | form-use | 要填的表单 | what is filled in
        step.*.then | then | 每种结果去哪里 | where each outcome leads
        step.*.adverse | texts | 对当事人不利的结果 | outcomes against the subject
        step.*.by | texts | 谁来办 | who
        step.*.except | texts | 除去谁 | not these
        step.*.paper | duration | 写在纸上的多久内可以代录 | how long paper may be entered
        step.*.sealed | texts | 这几步都结束前谁也看不到答了什么 | nobody sees what is answered until these steps have ended
        step.*.tell | texts | 告诉什么、告诉谁 | what or who is told
        step.*.to | texts | 给谁 | to whom
        step.*.recuse | expr | 谁回避 | who takes no part
        step.*.result | results | 怎样算哪种结果 | which result it is
        step.*.opens | text | 期间可以提出哪个附属程序 | side-case that may come in meanwhile
        step.*.for | picked:duration | 开放多久 | stays open so long
        step.decide.need | sentences | 要多少人同意：one、each 或门槛 | one, each or a threshold
        step.do.hand_in | map-of:hand_in | 交什么报告 | the report
        step.do.see | texts | 承办人只看得到什么 | all that the holder sees
        step.claim.show | texts | 可认领的人只看得到什么 | all that those it is offered to see
        step.claim.hold | duration | 认领后保留多久 | how long it is theirs
        step.gather.from | texts | 向谁征集 | who is asked
        step.gather.secret | yesno | 不记名 | without names
        step.vote.of | text | 哪一步会议到会的人、哪个人群，或前面造好的名册 | a meet step, a group, or a sheet frozen before
        step.vote.secret | text | 无记名：true、false 或参数 | secret: true, false or a parameter
        step.vote.paper | words:counted | 可以点纸票 | paper ballots may be counted
        step.vote.proxy | map-of:proxy | 可以委托名册上的别人投票 | a right may be handed to another of the roll
        proxy.most | number | 一人最多受托几票 | how many rights of others one may hold
        step.vote.hands | words:counted | 可以点举手 | raised hands may be counted
        step.vote.quorum | sentences | 多少人投了才算 | quorum
        step.vote.ballot | map-of:ballot | 选票上有许多项时怎么填 | the ballot where there are many options
        step.vote.win | map-of:win | 怎样算当选 | how winners are found
        step.decide.draws | texts | 为哪次票数相同抽签 | the votes whose tie is drawn
        step.publish.opens | texts | 期间可以提出哪些附属程序 | side-cases that may come in meanwhile
        ballot.choose | text | 选哪些人或事项 | what is chosen from
        ballot.rank | text | 把哪些人或事项排出名次 | what is put in order
        ballot.write_in | yesno | 可以另写他人 | others may be written in
        ballot.most | text | 最多选几个 | how many at most
        ballot.spend | text | 总共多少钱 | the amount to spend
        ballot.on | text | 用在哪些事项上 | what it is spent on
        ballot.cost | expr | 每项要多少钱：c.cost | what each costs: c.cost
        win.seats | text | 选几个 | how many are elected
        win.each | sentences | 每个当选的须达到什么 | what each elected needs
        win.within | text | 总共分配多少钱 | the amount shared out
        win.by | words:agree,points | 按得票多少，或按名次计分 | by votes, or by points for places
        step.meet.in | picked:text | 上哪个会 | the kind of meeting
        step.publish.show | texts | 公示什么 | what is shown
        step.publish.objections | map-of:objections | 异议由谁答复 | who answers objections
        step.freeze.of | text | 哪种册子 | the kind of sheet
        step.freeze.as_of | expr | 截至哪天 | as of this day
        step.freeze.period | expr | 哪一期 | the period
        step.freeze.columns | columns | 另加的列 | columns added
        step.freeze.rest | columns | 不分到各行的几份 | parts that no row gets
        step.freeze.check | sentences | 核对 | what must hold
        step.open.procedure | text | 转入哪个程序 | the procedure opened
        step.open.with | map-of-expr | 交给它什么 | arguments handed over
        step.open.for | expr | 逐个各开一件 | one case for each of these
        step.open.wait | yesno | 等不等它办完 | whether it is waited for
        step.wait.until | expr | 等到哪天 | until this date
        step.enact.do | effects | 产生哪些效果 | the effects
        step.verb | name | 动词：步骤的名字 | the verb: the step's name
        step.* | any | 见 docs/packs.md | see docs/packs.md
        hand_in.form | form-use | 报告的表单 | form of the report
        hand_in.stages | picked:texts | 分几次交 | its stages
        objections.opens | text | 异议走哪个程序 | procedure of an objection
        objections.to | texts | 谁答复 | who answers
        back.back | name | 退回哪一步 | back to this step
        climb.climb | name | 同一步，上一级再办 | the same step one level up
        *.most | number | 最多几次 | at most so often
        *.else | way | 超过之后去哪里 | then
        climb.to | text | 最高到哪种组织 | as far as this kind
        effect.record.form | text | 记入哪张表单 | form put on record
        effect.record.with | map-of-expr | 各字段取自哪里 | its fields
        effect.* | expr | 效果的内容，见 docs/packs.md | content of the effect, see docs/packs.md
        """;

    private const string Scenarios = """
        scenario.scenario | scenario-title | 标题 | title
        scenario.world | world | 人物表 | who exists
        scenario.start | text | 从什么时候开始：2026-03-02 08:00 | when it begins: 2026-03-02 08:00
        scenario.course | course | 经过，一行一件事 | what happens, line by line
        title.zh | text | 中文 | Chinese
        title.en | text | 英文 | English
        world.cast | words:village | 人物表的名字 | name of the cast
        world.orgs | map:world.org | 另加的组织 | organisations added
        world.people | list:world.people | 另加的人 | people added
        world.* | number | 有几位 | how many of these
        world.org.* | text | 组织的类型、上级、对应和名称 | kind, what it stands under or beside, and name
        world.people.count | number | 几位 | how many
        world.people.first | number | 从第几号人起 | from this number on
        world.people.tags | texts | 标签 | tags
        world.people.* | text | 岗位或身份，在哪个组织 | post or stage, and where
        wait.wait_until | text | 时间过到 | time passes until
        expect.expect | text | 哪件事；figures 是指标，org 是组织 | which case; figures for measures, org for an organisation
        expect.todo_of | texts | 在谁的待办里 | whose to-do it is
        expect.no_todo_of | texts | 不在谁的待办里 | whose to-do it is not
        expect.signatures | number | 几个人签了名 | signatures
        expect.outcome | map-of-expr | 各步的结果 | outcomes of steps
        expect.tally | any | 各步的票数 | counts of steps
        expect.visits | any | 各步走了几次 | visits of steps
        expect.owed | yesno | 现在有没有这项任务 | whether it is owed now
        expect.kept | day | 填写的文字保存到哪一天 | the day until which what was written is kept
        expect.erased | yesno | 填写的文字是不是已经删除 | whether what was written was erased
        expect.paused | yesno | 是不是暂停着 | whether its clocks stand still
        expect.clocks | map-of-expr | 跨步骤的时限：到期日、met、late 或 paused | clocks over several steps: due day, met, late or paused
        expect.child | any | 给转出的办件取名 | names a case that it opened
        expect.* | text | 应当是 | must be so
        counts.* | number | 票数 | votes
        act.*.at | text | 什么时候：2026-03-02 09:00 | when: 2026-03-02 09:00
        act.*.who | texts | 谁：secretary、member 3、member 1..15 | who: secretary, member 3, member 1..15
        act.*.do | text | 做什么：answer canal | what: answer canal
        act.*.fill | any | 填什么 | what is filled in
        act.*.present | texts | 到会的人 | those present
        act.*.items | texts | 议题 | items
        act.*.to | texts | 新的值，或交给谁 | the new value, or who has it now
        expect.winners | texts | 当选的人或事项 | who or what is elected
        act.*.mark | texts | 选票上选谁、抽中谁 | what is marked on the ballot, or drawn
        act.*.marks | map-of-expr | 纸票上各人的得票 | votes of each on paper
        act.*.counts | any | 各项票数 | counts
        act.*.refused | text | 应因什么被拒绝 | the refusal that must come
        act.* | text | 见 docs/packs.md | see docs/packs.md
        """;

    private static readonly FrozenDictionary<string, KeyWords> Lines = new[] { Declarations, Procedures, Scenarios }
        .SelectMany(t => t.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .ToFrozenDictionary(l => l[0], l => new KeyWords(l[1], l[2], l[3]), StringComparer.Ordinal);

    /// <summary>The nearest line for a key; null where nothing is said of it.</summary>
    public static KeyWords? Find(string place, string key)
    {
        ArgumentNullException.ThrowIfNull(place);
        var kind = place.Split('.')[0];
        return Lines.GetValueOrDefault(place == $"step.{key}" ? "step.verb" : $"{place}.{key}")
            ?? Lines.GetValueOrDefault($"{place}.*")
            ?? (place == kind ? null : Lines.GetValueOrDefault($"{kind}.*.{key}") ?? Lines.GetValueOrDefault($"{kind}.*"))
            ?? Lines.GetValueOrDefault($"*.{key}");
    }
}
