using Lianxin.Packs.Checking;
using Lianxin.Packs.Reporting;
using Lianxin.Packs.Syntax;

namespace Lianxin.Packs.Explaining.Comparing;

/// <summary>Fields of two versions of a form.</summary>
internal static class FieldComparison
{
    public static IEnumerable<PackChange> Fields(
        Version old, Version now, Table<FieldDecl> before, Table<FieldDecl> after, string of, string path, IReadOnlyList<string> touched, Func<string, string> said, Func<string, string> says)
    {
        string Say(string chinese, string english) => now.Teller.Say(chinese, english);
        foreach (var gone in before.Where(f => !after.Has(f.Name.Value)))
        {
            yield return new PackChange(ChangeAbout.Field, touched, Say($"{of}不再填“{said(gone.Name.Value)}”", $"{of}: “{said(gone.Name.Value)}” is no longer filled in"), $"{path}.{gone.Name.Value}", gone.Name.Place);
        }

        foreach (var field in after)
        {
            var (name, here) = (says(field.Name.Value), $"{path}.{field.Name.Value}");
            if (before.Find(field.Name.Value) is not { } was)
            {
                yield return new PackChange(ChangeAbout.Field, touched, field.Optional
                    ? Say($"{of}可以多填一项“{name}”", $"{of}: “{name}” may be filled in as well")
                    : Say($"{of}要多填一项“{name}”", $"{of}: “{name}” must be filled in as well"), here, field.Name.Place);
                continue;
            }

            foreach (var (about, text) in Differ(was, field, name, Say))
            {
                yield return new PackChange(about, touched, of + text, here, field.Name.Place);
            }
        }
    }

    private static IEnumerable<(ChangeAbout, string)> Differ(FieldDecl was, FieldDecl field, string name, Func<string, string, string> say)
    {
        if (was.Type != field.Type)
        {
            var (a, b) = (TypeWords.Of(was.Type), TypeWords.Of(field.Type));
            yield return (ChangeAbout.Field, say($"的“{name}”从{a.Chinese}改为{b.Chinese}", $": “{name}” was a {a.English} and is a {b.English}"));
        }

        if (was.Optional != field.Optional)
        {
            yield return (ChangeAbout.Field, field.Optional ? say($"的“{name}”改为可以不填", $": “{name}” may now be left out") : say($"的“{name}”改为必填", $": “{name}” must now be filled in"));
        }

        if (was.EffectivePrivacy != field.EffectivePrivacy)
        {
            yield return (ChangeAbout.Publicity, say(
                $"的“{name}”从{Who(was.EffectivePrivacy).Chinese}改为{Who(field.EffectivePrivacy).Chinese}", $": “{name}” was {Who(was.EffectivePrivacy).English} and is {Who(field.EffectivePrivacy).English}"));
        }

        string Choices(FieldDecl f) => string.Join(", ", f.Of.Select(o => o.Value));
        if (Choices(was) != Choices(field))
        {
            yield return (ChangeAbout.Field, say($"的“{name}”可选的变了", $": the choices of “{name}” are others"));
        }

        if (was.Least?.Value != field.Least?.Value || was.Most?.Value != field.Most?.Value)
        {
            yield return (ChangeAbout.Field, say(
                $"的“{name}”的上下限从 {Range(was)} 改为 {Range(field)}", $": the bounds of “{name}” were {Range(was)} and are {Range(field)}"));
        }
    }

    private static string Range(FieldDecl f) => $"{f.Least?.Value ?? "…"}–{f.Most?.Value ?? "…"}";

    private static Phrase Who(Privacy privacy) => privacy switch
    {
        Privacy.Open => new Phrase("对外公开", "open to everybody"),
        Privacy.Inner => new Phrase("内部可见", "kept inside"),
        Privacy.Personal => new Phrase("个人信息", "personal"),
        _ => new Phrase("密封", "sealed"),
    };
}
