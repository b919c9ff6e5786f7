using Lianxin.Host.Realms;
using Lianxin.Kernel.Journal;
using Lianxin.Kernel.People;
using Lianxin.Web.Forms;
using Lianxin.Web.Wording;

namespace Lianxin.Web.Organisation.Keeping;

/// <summary>Name and contact as typed, judged: what a register takes of a person.</summary>
public static class PersonForm
{
    private const int MailCharsMax = 100;
    private const int PhoneDigitsLeast = 5;
    private const int PhoneDigitsMost = 15;

    /// <summary>The details; every mistake goes into the errors at its field.</summary>
    /// <param name="before">what is known already: what the form does not ask for stays</param>
    public static PersonDetails Read(FormValues values, FormErrors errors, Words words, PersonDetails? before = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentNullException.ThrowIfNull(words);
        var name = Name(values.Text("name"));
        var chars = VisibleText.Count(name);
        if (errors.Need(chars > 0, "name", words.T("keep.name_missing")) && errors.Need(chars <= PersonDecisions.NameCharsMax, "name", words.T("keep.name_long", ("most", PersonDecisions.NameCharsMax))))
        {
            errors.Need(!name.Any(c => char.IsControl(c) || char.IsAsciiDigit(c) || c is '<' or '>' or '@'), "name", words.T("keep.name_strange"));
        }

        var phone = new string([.. values.Text("phone").Normalize(System.Text.NormalizationForm.FormKC).Where(c => c is not (' ' or '-' or '(' or ')'))]);
        errors.Need(phone.Length == 0 || IsPhone(phone), "phone", words.T("keep.phone_wrong"));
        var mail = values.Text("mail");
        errors.Need(mail.Length == 0 || IsMail(mail), "mail", words.T("keep.mail_wrong"));
        return (before ?? new PersonDetails("")) with { Name = name, Phone = phone.Length == 0 ? null : phone, Mail = mail.Length == 0 ? null : mail };
    }

    /// <summary>Some digits in the middle as stars: 138****5678.</summary>
    public static string Masked(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.Length < 7 ? new string('*', phone.Length) : $"{phone[..3]}****{phone[^4..]}";
    }

    /// <summary>Chinese names are typed with blanks between the characters to stand in columns; other names keep one between words.</summary>
    public static string Name(string typed)
    {
        var words = typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(words.All(w => w[0] > 0x2E80) ? "" : " ", words);
    }

    private static bool IsPhone(string phone) =>
        phone.TrimStart('+') is var digits && digits.Length is >= PhoneDigitsLeast and <= PhoneDigitsMost && digits.All(char.IsAsciiDigit) && phone.Length - digits.Length <= 1;

    private static bool IsMail(string mail) =>
        mail.Length <= MailCharsMax && System.Net.Mail.MailAddress.TryCreate(mail, out var address) && address.Address == mail && mail.IndexOf('.', mail.IndexOf('@', StringComparison.Ordinal)) > 0;
}
