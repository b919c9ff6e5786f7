namespace Lianxin.Rules;

/// <summary>The two languages in which rules and errors can be put into words.</summary>
public enum Language
{
    /// <summary>Simplified Chinese, the language a pack is written for.</summary>
    Chinese,

    /// <summary>English, complete but second.</summary>
    English,
}
