using System.Globalization;
using System.Text;
using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.CustomPolicies;

/// <summary>What a person is told about a loyalty ID, in one language.</summary>
internal sealed record LoyaltyMessages(string NotAssociatedFormat, string Missing, string NotValid, string NotUnderstood)
{
    private static readonly LoyaltyMessages English = new(
        "Loyalty ID '{0}' is not associated with '{1}' email address.",
        "Please enter your e-mail address and your loyalty ID.",
        "Please check your e-mail address and your loyalty ID.",
        "Your data could not be read. Please contact support.");

    private static readonly Dictionary<string, LoyaltyMessages> ByLanguage = new()
    {
        ["en"] = English,
        ["de"] = new(
            "Die Kundennummer '{0}' gehört nicht zu der E-Mail-Adresse '{1}'.",
            "Bitte geben Sie Ihre E-Mail-Adresse und Ihre Kundennummer ein.",
            "Bitte prüfen Sie Ihre E-Mail-Adresse und Ihre Kundennummer.",
            "Ihre Angaben konnten nicht gelesen werden. Bitte wenden Sie sich an den Support."),
        ["fr"] = new(
            "Le numéro de fidélité « {0} » n’est pas associé à l’adresse e-mail « {1} ».",
            "Veuillez saisir votre adresse e-mail et votre numéro de fidélité.",
            "Veuillez vérifier votre adresse e-mail et votre numéro de fidélité.",
            "Vos données n’ont pas pu être lues. Veuillez contacter l’assistance."),
        ["es"] = new(
            "El número de fidelidad «{0}» no está asociado a la dirección de correo electrónico «{1}».",
            "Introduzca su dirección de correo electrónico y su número de fidelidad.",
            "Compruebe su dirección de correo electrónico y su número de fidelidad.",
            "No se han podido leer sus datos. Póngase en contacto con el servicio de asistencia."),
        ["pt"] = new(
            "O número de fidelidade '{0}' não está associado ao endereço de e-mail '{1}'.",
            "Informe o seu endereço de e-mail e o seu número de fidelidade.",
            "Verifique o seu endereço de e-mail e o seu número de fidelidade.",
            "Não foi possível ler os seus dados. Entre em contato com o suporte."),
        ["ja"] = new(
            "会員番号「{0}」は、メールアドレス「{1}」に登録されていません。",
            "メールアドレスと会員番号を入力してください。",
            "メールアドレスと会員番号をご確認ください。",
            "入力内容を読み取れませんでした。サポートまでお問い合わせください。"),
        ["ar"] = new(
            "رقم الولاء «{0}» غير مرتبط بعنوان البريد الإلكتروني «{1}».",
            "يُرجى إدخال عنوان بريدك الإلكتروني ورقم الولاء الخاص بك.",
            "يُرجى التحقق من عنوان بريدك الإلكتروني ورقم الولاء الخاص بك.",
            "تعذّرت قراءة بياناتك. يُرجى الاتصال بالدعم."),
    };

    private readonly CompositeFormat notAssociated = CompositeFormat.Parse(NotAssociatedFormat);

    public static LoyaltyMessages For(Locales locales) =>
        locales.All.Select(locale => ByLanguage.GetValueOrDefault(locale.Language)).FirstOrDefault(found => found is not null) ?? English;

    public string NotAssociated(string id, string email) => string.Format(CultureInfo.InvariantCulture, notAssociated, id, email);
}
