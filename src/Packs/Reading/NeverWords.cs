using Lianxin.Packs.Reporting;

namespace Lianxin.Packs.Reading;

/// <summary>
/// Words for what is never built: keys, verbs and effects that somebody may look for, and things that are never written
/// down about people. A word is no proof of what is meant, and another may mean the same; it is where the author is
/// stopped, told why, and the one who approves looks twice.
/// </summary>
public static class NeverWords
{
    private static readonly Phrase Suspends = new("没有哪个结果可以停掉人的服务、待遇或权利", "no outcome suspends a service, a benefit or a right");
    private static readonly Phrase Lists = new("不给人立黑名单、红黑榜，不打信用分、道德分", "there are no blacklists and no scores of credit or morality");
    private static readonly Phrase Order = new("服务对人人一样，没有谁先谁后", "services are alike for everybody; nobody goes first");
    private static readonly Phrase Watching = new("不认脸，不暗访，不留暗账", "no faces are recognised, nothing is done in secret");
    private static readonly Phrase Fines = new("不罚款，不自动处罚", "there are no fines and no automatic penalties");
    private static readonly Phrase Silence = new("不奖励沉默：上访、有事不是扣分的理由", "silence is not rewarded: petitions and incidents cost nobody anything");
    private static readonly Phrase Persons = new("这样的个人情况不记录", "such things about people are not recorded");
    private static readonly Phrase Informers = new("不收集对群众的告发和线索", "no reports on residents are gathered");

    private static readonly (Phrase Why, string[] Keys)[] Keys =
    [
        (Suspends, ["suspend", "suspend_service", "suspend_benefit", "withhold", "revoke_right", "disqualify_service", "exclude_from"]),
        (Lists, ["blacklist", "redlist", "red_black_list", "credit", "credit_score", "morality", "shame", "expose"]),
        (Order, ["priority", "precedence", "rank_first", "members_first", "queue_jump"]),
        (Watching, ["face", "camera", "recognise", "secret_report", "covert", "silent", "unrecorded"]),
        (Fines, ["fine", "penalty", "penalise", "punish", "deduct", "automatic"]),
        (Informers, ["informer", "inform_on", "tip_off"]),
    ];

    private static readonly (Phrase Why, string[] English, string[] Chinese)[] Things =
    [
        (Persons, ["religion", "religious", "ethnicity", "ethnic", "clan", "births", "pregnancy", "pregnant", "contraception", "diagnosis", "stranger", "strangers"],
            ["宗教", "信教", "民族成分", "族别", "宗族", "家族势力", "生育", "怀孕", "孕检", "节育", "陌生人", "可疑人员"]),
        (Persons, ["health_status", "medical_history", "special_group", "special_groups", "key_person", "key_persons", "political_view", "voting_intention", "voting_mood"],
            ["健康状况", "病史", "精神障碍", "重点人员", "特殊人群", "政治倾向", "思想动态", "投票意向"]),
        (Silence, ["petitioner", "petitioners", "petitioning", "no_petitions", "no_incidents", "no_obstruction"], ["上访", "信访", "无群体性事件", "零信访"]),
        (Lists, ["blacklist", "blacklisted", "redlist", "credit_score", "social_credit", "morality", "morality_score"], ["黑名单", "红黑榜", "红黑名单", "失信", "信用分", "道德分", "道德评议", "品行分"]),
        (Watching, ["face_recognition", "face_image", "fingerprint", "voiceprint", "covert_check"], ["人脸", "指纹", "声纹", "虹膜", "暗访"]),
        (Informers, ["informer", "informers", "informant", "suspect", "suspects", "crime_lead"], ["耳目", "告密", "违法线索", "嫌疑"]),
        (Persons, ["home_inspection", "household_hygiene", "home_order"], ["户容户貌", "家庭卫生", "入户检查"]),
    ];

    /// <summary>Why there is no such key, verb or effect; null where the word is merely unknown.</summary>
    public static Phrase? WhyNoKey(string word) => Keys.FirstOrDefault(k => k.Keys.Contains(word, StringComparer.Ordinal)).Why;

    /// <summary>Why nothing of this name, or of this text, is written down; null where nothing speaks against it.</summary>
    public static Phrase? WhyNotRecorded(string name, string? text) =>
        Things.FirstOrDefault(t => t.English.Any(e => $"_{name}_".Contains($"_{e}_", StringComparison.Ordinal)) || t.Chinese.Any(c => text?.Contains(c, StringComparison.Ordinal) == true)).Why;
}
