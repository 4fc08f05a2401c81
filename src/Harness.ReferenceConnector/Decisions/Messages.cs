using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>What a person is told, in one language. No message repeats what the person typed.</summary>
internal sealed record Messages(string Blocked, string EmailNotAccepted, string DisplayNameTooShort)
{
    private static readonly Messages English = new(
        "You cannot sign up with this e-mail address. Please contact support.",
        "Please use the e-mail address of a partner company.",
        "Please enter a display name of more than five characters.");

    private static readonly Dictionary<string, Messages> ByLanguage = new()
    {
        ["en"] = English,
        ["de"] = new(
            "Mit dieser E-Mail-Adresse ist keine Registrierung möglich. Bitte wenden Sie sich an den Support.",
            "Bitte verwenden Sie die E-Mail-Adresse eines Partnerunternehmens.",
            "Bitte geben Sie einen Anzeigenamen mit mehr als fünf Zeichen ein."),
        ["fr"] = new(
            "L’inscription n’est pas possible avec cette adresse e-mail. Veuillez contacter l’assistance.",
            "Veuillez utiliser l’adresse e-mail d’une entreprise partenaire.",
            "Veuillez saisir un nom d’affichage de plus de cinq caractères."),
        ["ja"] = new(
            "このメールアドレスではご登録いただけません。サポートまでお問い合わせください。",
            "提携企業のメールアドレスをご使用ください。",
            "表示名は6文字以上で入力してください。"),
        ["ar"] = new(
            "لا يمكن التسجيل باستخدام عنوان البريد الإلكتروني هذا. يُرجى الاتصال بالدعم.",
            "يُرجى استخدام عنوان بريد إلكتروني تابع لإحدى الشركات الشريكة.",
            "يُرجى إدخال اسم عرض يزيد على خمسة أحرف."),
    };

    public static Messages For(Locales locales) =>
        locales.All.Select(locale => ByLanguage.GetValueOrDefault(locale.Language)).FirstOrDefault(found => found is not null) ?? English;
}
