using System.CommandLine;
using Lianxin.Rules;

namespace Lianxin.Cli.Verbs;

/// <summary>Options that several verbs share.</summary>
internal static class Options
{
    public const string DataFolder = "data";

    public const string DefaultUrl = "http://127.0.0.1:5180";

    public static Option<string> Data() => new("--data") { Description = "数据文件夹 / data folder", DefaultValueFactory = _ => DataFolder };

    public static Option<string> Urls() => new("--urls") { Description = "监听地址 / address to listen on", DefaultValueFactory = _ => DefaultUrl };

    public static Option<bool> Json() => new("--json") { Description = "机器可读 / machine readable" };

    /// <summary>Messages follow the locale, Chinese by default.</summary>
    public static Language Language =>
        (Environment.GetEnvironmentVariable("LC_ALL") ?? Environment.GetEnvironmentVariable("LANG") ?? "") is { } locale
            && locale.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? Language.English
            : Language.Chinese;

    public static string Say(string zh, string en) => Language == Language.English ? en : zh;
}
