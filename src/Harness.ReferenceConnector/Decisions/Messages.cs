using Harness.ReferenceConnector.Contract;

namespace Harness.ReferenceConnector.Decisions;

/// <summary>What a person is told, in one language. No message repeats what the person typed.</summary>
internal sealed record Messages(
    string Blocked, string ProviderBlocked, string EmailNotAccepted, string DisplayNameTooShort, string InvitationNotValid, string TryAgainLater)
{
    private static readonly Messages English = new(
        "You cannot sign up with this e-mail address. Please contact support.",
        "You cannot sign up through this provider. Please use another one.",
        "Please use the e-mail address of a partner company.",
        "Please enter a display name of more than five characters.",
        "This invitation code is not valid. Please check it, or leave it out.",
        "Something on our side is not available at the moment. Please try again in a few minutes.");

    private static readonly Dictionary<string, Messages> ByLanguage = new()
    {
        ["en"] = English,
        ["de"] = new(
            "Mit dieser E-Mail-Adresse ist keine Registrierung möglich. Bitte wenden Sie sich an den Support.",
            "Über diesen Anbieter ist keine Registrierung möglich. Bitte wählen Sie einen anderen.",
            "Bitte verwenden Sie für die Registrierung die E-Mail-Adresse eines Partnerunternehmens.",
            "Bitte geben Sie einen Anzeigenamen mit mehr als fünf Zeichen ein.",
            "Dieser Einladungscode ist nicht gültig. Bitte prüfen Sie ihn oder lassen Sie ihn weg.",
            "Ein Dienst ist im Moment nicht verfügbar. Bitte versuchen Sie es in einigen Minuten noch einmal."),
        ["fr"] = new(
            "L’inscription n’est pas possible avec cette adresse e-mail. Veuillez contacter l’assistance.",
            "L’inscription n’est pas possible par ce fournisseur d’identité. Veuillez en choisir un autre.",
            "Veuillez utiliser l’adresse e-mail d’une entreprise partenaire.",
            "Veuillez saisir un nom d’affichage de plus de cinq caractères.",
            "Ce code d’invitation n’est pas valide. Veuillez le vérifier ou ne pas l’indiquer.",
            "Un service n’est pas disponible pour le moment. Veuillez réessayer dans quelques minutes."),
        ["es"] = new(
            "No es posible registrarse con esta dirección de correo electrónico. Póngase en contacto con el servicio de asistencia.",
            "No es posible registrarse a través de este proveedor. Elija otro.",
            "Utilice la dirección de correo electrónico de una empresa colaboradora.",
            "Introduzca un nombre para mostrar de más de cinco caracteres.",
            "Este código de invitación no es válido. Compruébelo o déjelo en blanco.",
            "Un servicio no está disponible en este momento. Vuelva a intentarlo dentro de unos minutos."),
        // The Portuguese of Brazil serves Portugal as well.
        ["pt"] = new(
            "Não é possível se cadastrar com este endereço de e-mail. Entre em contato com o suporte.",
            "Não é possível se cadastrar por este provedor. Escolha outro.",
            "Use o endereço de e-mail de uma empresa parceira.",
            "Informe um nome de exibição com mais de cinco caracteres.",
            "Este código de convite não é válido. Verifique o código ou deixe o campo em branco.",
            "Um serviço não está disponível no momento. Tente novamente em alguns minutos."),
        ["ja"] = new(
            "このメールアドレスではご登録いただけません。サポートまでお問い合わせください。",
            "このプロバイダーではご登録いただけません。別のプロバイダーをお選びください。",
            "提携企業のメールアドレスをご使用ください。",
            "表示名は6文字以上で入力してください。",
            "この招待コードは無効です。ご確認いただくか、空欄にしてください。",
            "現在サービスをご利用いただけません。数分後にもう一度お試しください。"),
        ["ar"] = new(
            "لا يمكن التسجيل باستخدام عنوان البريد الإلكتروني هذا. يُرجى الاتصال بالدعم.",
            "لا يمكن التسجيل عبر هذا الموفّر. يُرجى اختيار موفّر آخر.",
            "يُرجى استخدام عنوان بريد إلكتروني تابع لإحدى الشركات الشريكة.",
            "يُرجى إدخال اسم عرض يزيد على خمسة أحرف.",
            "رمز الدعوة هذا غير صالح. يُرجى التحقق منه أو تركه فارغًا.",
            "إحدى الخدمات غير متاحة حاليًا. يُرجى إعادة المحاولة بعد بضع دقائق."),
    };

    public static bool Know(Locale locale) => ByLanguage.ContainsKey(locale.Language);

    public static Messages For(Locales locales) =>
        locales.All.Select(locale => ByLanguage.GetValueOrDefault(locale.Language)).FirstOrDefault(found => found is not null) ?? English;
}
