namespace Lianxin.Host.TryOuts;

/// <summary>Names for people who do not exist, the same for the same number.</summary>
internal static class MadeUpNames
{
    private const string Families = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎";

    private static readonly string[] Given =
    [
        "建国", "秀英", "志强", "桂兰", "海军", "玉梅", "永红", "春花", "长河", "淑珍", "立新", "凤霞", "德才", "晓燕", "卫东", "丽华",
        "文明", "雪莲", "守信", "彩云", "金山", "美玲", "学民",
    ];

    public static string Of(int number) => $"{Families[number % Families.Length]}{Given[number * 5 % Given.Length]}";
}
