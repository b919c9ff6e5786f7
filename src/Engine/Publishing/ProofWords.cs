using Lianxin.Rules;

namespace Lianxin.Engine.Publishing;

/// <summary>A verdict on a proof, for people.</summary>
internal static class ProofWords
{
    public static string Of(ProofVerdict verdict, Language language)
    {
        string T(string chinese, string english) => language == Language.English ? english : chinese;
        return verdict switch
        {
            { Failed: ProofCheck.Readable } => T("这不是一份核验文件，或者文件不完整。请重新下载。", "This is not a proof file, or part of it is missing. Download it again."),
            { Failed: ProofCheck.Named } => T("不符：文件里的内容不是这条公示的内容。", "Does not fit: the content in the file is not that of the notice it names."),
            { Failed: ProofCheck.InTheLog } => T("不符：内容和公示时不一样，或者它不在公示记录里。", "Does not fit: the content is not what was shown, or it is not in the log of the board."),
            { Failed: ProofCheck.Signed } => T("不符：公示记录没有有效签名。", "Does not fit: the head of the log carries no valid signature."),
            { Failed: ProofCheck.KnownKey } => T("不符：签名的密钥不是您给的那一把。", "Does not fit: it was signed by another key than the one given."),
            { File: { } file, Shown: { } shown } => string.Join('\n',
                T($"相符：《{shown.Title}》的内容没有改动。", $"Holds: the content of “{shown.Title}” is unchanged."),
                T($"公示单位：{shown.Org}；公示期：{shown.From} 至 {shown.Until}。", $"Published by {shown.Org}, {shown.From} to {shown.Until}."),
                T($"公示记录共 {file.TreeSize} 条，这是第 {file.Leaf + 1} 条，{file.SignedAt} 签名。", $"Entry {file.Leaf + 1} of {file.TreeSize} in the log, signed {file.SignedAt}."),
                T($"密钥指纹 {file.Fingerprint}，请与公示栏上印的对照。", $"Key fingerprint {file.Fingerprint}; compare it with the one on the board.")),
            _ => "",
        };
    }
}
