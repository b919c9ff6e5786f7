namespace Lianxin.Host.Accounts;

/// <summary>Tells the owner of a session which device it is, without keeping the whole user agent.</summary>
public static class Devices
{
    private static readonly (string Mark, string Name)[] Systems =
        [("HarmonyOS", "harmony"), ("OpenHarmony", "harmony"), ("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("Windows", "windows"), ("Mac OS X", "mac"), ("Linux", "linux")];

    private static readonly (string Mark, string Name)[] Browsers =
        [("MicroMessenger", "wechat"), ("HuaweiBrowser", "huawei"), ("MiuiBrowser", "mi"), ("QQBrowser", "qq"), ("UCBrowser", "uc"), ("Edg/", "edge"), ("Firefox/", "firefox"), ("Chrome/", "chrome"), ("Safari/", "safari")];

    /// <summary><c>system/browser</c> from a user agent, each <c>other</c> where unknown.</summary>
    public static string Kind(string? userAgent) => Pick(Systems, userAgent) + "/" + Pick(Browsers, userAgent);

    private static string Pick((string Mark, string Name)[] list, string? userAgent) =>
        list.FirstOrDefault(entry => userAgent?.Contains(entry.Mark, StringComparison.OrdinalIgnoreCase) ?? false).Name ?? "other";
}
